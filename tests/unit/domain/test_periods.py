"""Months, years, quarters, terms and windows."""

from datetime import date

import pytest

from waymark.domain.month import Month, minus_months, months_between
from waymark.domain.period import Frequency, Year, YearType, parse_period
from waymark.domain.window import Window

FINANCIAL, ACADEMIC, CALENDAR = YearType.FINANCIAL, YearType.ACADEMIC, YearType.CALENDAR


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2020, 2, 29), 12, date(2019, 2, 28)),
        (date(2021, 2, 28), 12, date(2020, 2, 28)),
        (date(2021, 3, 31), 1, date(2021, 2, 28)),
        (date(2021, 1, 15), 2, date(2020, 11, 15)),
    ],
)
def test_so_many_months_earlier_is_clamped_to_the_months_end(day, months, expected):
    assert minus_months(day, months) == expected


def test_months_are_integers_and_print_as_people_write_them():
    march = Month.parse("2021-03")
    assert (march.index, str(march), march.label) == (2021 * 12 + 2, "2021-03", "March 2021")
    assert (march.first, march.last) == (date(2021, 3, 1), date(2021, 3, 31))
    assert [str(month) for month in months_between(march - 1, march + 1)] == ["2021-02", "2021-03", "2021-04"]


@pytest.mark.parametrize("text", ["2021-13", "2021-00", "202103", "March 2021", ""])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError, match="write it as 2021-03"):
        Month.parse(text)


@pytest.mark.parametrize(
    ("day", "kind", "label"),
    [
        (date(2017, 3, 31), FINANCIAL, "2016-17"),
        (date(2017, 4, 1), FINANCIAL, "2017-18"),
        (date(2017, 8, 31), ACADEMIC, "2016-17"),
        (date(2017, 9, 1), ACADEMIC, "2017-18"),
        (date(2017, 9, 1), CALENDAR, "2017"),
        (date(1999, 4, 1), FINANCIAL, "1999-00"),
    ],
)
def test_a_day_lies_in_the_year_of_its_calendar(day, kind, label):
    year = Year.containing(day, kind)
    assert year.label == label
    assert year.first <= day <= year.last
    assert Year.parse(label, kind) == year


@pytest.mark.parametrize(
    ("text", "frequency", "kind", "label", "last"),
    [
        ("2021-03", Frequency.MONTHLY, FINANCIAL, "2021-03", date(2021, 3, 31)),
        ("2018-Q1", Frequency.QUARTERLY, FINANCIAL, "2018-Q1", date(2018, 6, 30)),
        ("2024-autumn", Frequency.TERMLY, ACADEMIC, "2024-autumn", date(2024, 12, 31)),
        ("2016-17", Frequency.ANNUAL, ACADEMIC, "2016-17", date(2017, 8, 31)),
        # a month asks for the latest period that had ended by then
        ("2021-03", Frequency.ANNUAL, FINANCIAL, "2020-21", date(2021, 3, 31)),
        ("2021-02", Frequency.ANNUAL, FINANCIAL, "2019-20", date(2020, 3, 31)),
        ("2021-04", Frequency.QUARTERLY, FINANCIAL, "2020-Q4", date(2021, 3, 31)),
        ("2021-03", Frequency.TERMLY, ACADEMIC, "2020-autumn", date(2020, 12, 31)),
        # so does any other period of another frequency: a month's figure is not shown as a quarter's
        ("2018-Q1", Frequency.MONTHLY, FINANCIAL, "2018-06", date(2018, 6, 30)),
        ("2018-Q1", Frequency.ANNUAL, FINANCIAL, "2017-18", date(2018, 3, 31)),
        ("2024-autumn", Frequency.QUARTERLY, FINANCIAL, "2024-Q3", date(2024, 12, 31)),
        ("2018-19", Frequency.TERMLY, ACADEMIC, "2019-summer", date(2019, 8, 31)),
        ("2018-19", Frequency.QUARTERLY, FINANCIAL, "2018-Q4", date(2019, 3, 31)),
        # the same text is a year for an annual indicator and a month for any other
        ("2011-12", Frequency.ANNUAL, FINANCIAL, "2011-12", date(2012, 3, 31)),
        ("2011-12", Frequency.MONTHLY, FINANCIAL, "2011-12", date(2011, 12, 31)),
    ],
)
def test_a_period_is_read_in_the_indicators_calendar(text, frequency, kind, label, last):
    period = parse_period(text, frequency, kind)
    assert (period.label, period.last) == (label, last)


def test_what_is_no_period_is_refused_with_examples():
    with pytest.raises(ValueError, match="2018-Q1"):
        parse_period("last week", Frequency.MONTHLY, FINANCIAL)


@pytest.mark.parametrize(
    ("text", "month", "first"),
    [
        ("MS", "2021-03", "2021-03"),
        ("M", "2021-03", "2021-03"),
        ("R3M", "2021-03", "2021-01"),
        ("R12M", "2021-03", "2020-04"),
        ("YTD", "2021-03", "2020-04"),
        ("YTD", "2021-04", "2021-04"),
    ],
)
def test_a_window_starts_in_the_right_month(text, month, first):
    window = Window.parse(text)
    assert str(window) == text
    assert str(window.first_month(Month.parse(month), FINANCIAL)) == first


@pytest.mark.parametrize("text", ["R1M", "R0M", "12M", "r12m", ""])
def test_what_is_no_window_is_refused(text):
    with pytest.raises(ValueError, match="R12M"):
        Window.parse(text)
