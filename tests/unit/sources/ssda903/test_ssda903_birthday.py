"""The birthday in a financial year."""

from datetime import date

import pytest

from waymark.domain.period import Year, YearType
from waymark.sources.ssda903.birthday import birthday_in


@pytest.mark.parametrize(
    ("start", "born", "birthday", "age"),
    [
        (2021, date(2003, 4, 1), date(2021, 4, 1), 18),
        (2021, date(2003, 3, 31), date(2022, 3, 31), 19),
        (2021, date(2004, 12, 31), date(2021, 12, 31), 17),
        (2023, date(2004, 2, 29), date(2024, 2, 29), 20),
        (2021, date(2004, 2, 29), date(2022, 3, 1), 18),
    ],
)
def test_birthdays(start, born, birthday, age):
    assert birthday_in(Year(start, YearType.FINANCIAL), born) == (birthday, age)
