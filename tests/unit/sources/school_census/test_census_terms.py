"""Census days, the terms they stand for, and what a set calls itself."""

from datetime import date
from itertools import pairwise

import pytest

from waymark.sources.school_census.census import Census, Named, easter_sunday, taught_term


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("2024-autumn", date(2024, 10, 3)),
        ("2025-spring", date(2025, 1, 16)),
        ("2025-summer", date(2025, 5, 15)),
        ("2020-autumn", date(2020, 10, 1)),
        ("2026-spring", date(2026, 1, 15)),
        ("2019-spring", date(2019, 1, 17)),
    ],
)
def test_census_day_is_a_certain_thursday(key, day):
    census = Census.keyed(key)
    assert census.day == day
    assert (census.key, Census.numbered(census.number)) == (key, census)
    assert census.term_span.first <= census.day <= census.sessions_end <= census.term_span.last


def test_a_key_of_something_else_is_no_census():
    with pytest.raises(ValueError, match="no census"):
        Census.keyed("2024-25")


def test_terms_follow_one_another_without_a_gap():
    spans = [Census.numbered(Census.keyed("2024-autumn").number + later).term_span for later in range(4)]
    assert all((after.first - before.last).days == 1 for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("year", "day"), [(2019, date(2019, 4, 21)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20))]
)
def test_easter(year, day):
    assert easter_sunday(year) == day
    assert taught_term(day).last == day
    assert taught_term(date(year, 8, 31)).first > day
    assert taught_term(date(year, 9, 1)).last == date(year, 12, 31)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024_autumn_pupilonroll", ["2024-autumn"]),
        ("autumn 2024-25", ["2024-autumn"]),
        ("Spring 2024-25", ["2025-spring"]),
        ("2024_spring", ["2024-spring", "2025-spring"]),
        ("SC_SUM_2025_fsmperiods", ["2025-summer", "2026-summer"]),
        ("census january 2025", ["2025-spring", "2026-spring"]),
        ("termlysessiondetailsonroll", []),
        ("2025_summerhalfterm2sessiondetailsonroll", []),
        ("autumn", []),
    ],
)
def test_what_a_name_means(text, meant):
    assert [census.key for census in Named.in_text(text).meant] == meant
    assert Named.in_text(str(Named.in_text(text))) == Named.in_text(text)
