"""Which days a time period and its identifier stand for."""

from datetime import date

import pytest

from waymark.sources.dfe_open_data.periods import days_of, digits_of


@pytest.mark.parametrize(
    ("period", "identifier", "first", "last"),
    [
        ("201819", "Academic year", date(2018, 9, 1), date(2019, 8, 31)),
        ("201819", "Financial year", date(2018, 4, 1), date(2019, 3, 31)),
        ("2019", "Calendar year", date(2019, 1, 1), date(2019, 12, 31)),
        ("201819", "Tax year", date(2018, 4, 6), date(2019, 4, 5)),
        ("2019", "Reporting year", date(2018, 4, 1), date(2019, 3, 31)),
        ("201819", "Reporting year", date(2018, 4, 1), date(2019, 3, 31)),
        ("201819", "Autumn term", date(2018, 9, 1), date(2018, 12, 31)),
        ("201819", "Spring term", date(2019, 1, 1), date(2019, 4, 30)),
        ("201819", "Summer term", date(2019, 5, 1), date(2019, 8, 31)),
        ("201819", "Autumn and spring term", date(2018, 9, 1), date(2019, 4, 30)),
        ("201819", "Financial year Q1", date(2018, 4, 1), date(2018, 6, 30)),
        ("201819", "Financial year Q4", date(2019, 1, 1), date(2019, 3, 31)),
        ("201819", "Academic year Q1-Q2", date(2018, 9, 1), date(2019, 2, 28)),
        ("2018", "Calendar year Q3", date(2018, 7, 1), date(2018, 9, 30)),
        ("202021", "Part 1 (April to September)", date(2020, 4, 1), date(2020, 9, 30)),
        ("202021", "Part 2 (October to March)", date(2020, 10, 1), date(2021, 3, 31)),
        ("2020", "February", date(2020, 2, 1), date(2020, 2, 29)),
        ("202203", "Month", date(2022, 3, 1), date(2022, 3, 31)),
        ("2020", "Week 53", date(2020, 12, 28), date(2021, 1, 3)),
        ("199900", "academic YEAR", date(1999, 9, 1), date(2000, 8, 31)),
    ],
)
def test_a_period_is_its_days(period, identifier, first, last):
    days = days_of(period, identifier)
    assert (days.first, days.last) == (first, last)


@pytest.mark.parametrize(
    ("period", "identifier", "said"),
    [
        ("201820", "Academic year", "do not follow"),
        ("2019", "Academic year", "six digits"),
        ("201819", "Calendar year", "four digits"),
        ("2019", "Autumn term", "six digits"),
        ("201819", "Financial year Q4-Q2", "wrong order"),
        ("2019", "Fortnight 3", "not known"),
        ("202213", "Month", "six digits"),
        ("2019", "Week 53", "no such week"),
        ("1066", "Calendar year", "before 1990"),
    ],
)
def test_what_does_not_fit_is_said(period, identifier, said):
    with pytest.raises(ValueError, match=said):
        days_of(period, identifier)


@pytest.mark.parametrize(("typed", "digits"), [("2018/19", "201819"), ("2018-2019", "201819"), ("2019", "2019")])
def test_a_period_is_read_however_it_is_written(typed, digits):
    assert digits_of(typed) == digits


@pytest.mark.parametrize("typed", ["", "18/19", "2018 to 2019", "2018190", "twenty"])
def test_no_period_is_no_period(typed):
    with pytest.raises(ValueError, match="four or six digits"):
        digits_of(typed)


def test_only_the_reporting_year_leaves_its_end_open():
    assert days_of("2019", "Reporting year").open_end
    assert not days_of("201819", "Academic year").open_end
