"""Working days as the made-up county counts them."""

from datetime import date

import pytest

from waymark.synthetic.working_days import add_working_days, next_working_day


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2018, 12, 10), 30, date(2019, 1, 24)),  # over Christmas and New Year
        (date(2019, 4, 1), 30, date(2019, 5, 16)),  # over Easter and the first Monday of May
        (date(2019, 5, 24), 1, date(2019, 5, 28)),
        (date(2019, 8, 23), 1, date(2019, 8, 27)),
        (date(2021, 12, 24), 1, date(2021, 12, 29)),  # Christmas on a Saturday
        (date(2022, 12, 23), 1, date(2022, 12, 28)),  # on a Sunday
        (date(2021, 12, 31), 1, date(2022, 1, 4)),
        (date(2024, 6, 1), 0, date(2024, 6, 1)),
        (date(2024, 6, 1), 1, date(2024, 6, 3)),
    ],
)
def test_working_days_are_added(day, number, then):
    assert add_working_days(day, number) == then


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2022, 4, 16), date(2022, 4, 19)),  # the Saturday before Easter
        (date(2020, 3, 1), date(2020, 3, 2)),
        (date(2024, 4, 16), date(2024, 4, 16)),
    ],
)
def test_the_next_working_day_may_be_the_day_itself(day, then):
    assert next_working_day(day) == then


def test_days_beyond_the_calendar_are_refused():
    with pytest.raises(IndexError):
        add_working_days(date(2030, 12, 31), 1)
