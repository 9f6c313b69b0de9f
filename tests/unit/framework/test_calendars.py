"""Calendars of working days: England's, recomputed by rule, and what is refused in one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
MONDAY = 0
MOVED = {  # the day by rule → the day that was kept instead
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
ADDED = {date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}


def easter_sunday(year: int) -> date:
    """By counting moons: the first Sunday after the full moon on or after 21 March (Gauss, with Lichtenberg's rule)."""
    century, golden = year // 100, year % 19
    m = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    d = (19 * golden + m) % 30
    limit = 21 + d - (d // 29 + (d // 28 - d // 29) * (golden // 11))
    first_sunday = 7 - (year + year // 4 + 2 - (3 * century + 3) // 4) % 7
    after_march = limit + 7 - (limit - first_sunday) % 7
    return date(year, 3, 1) + timedelta(days=after_march - 1)


def first_monday_from(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def by_rule(year: int) -> set[date]:
    easter = easter_sunday(year)
    days = {
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        first_monday_from(date(year, 5, 1)),
        first_monday_from(date(year, 5, 25)),
        first_monday_from(date(year, 8, 25)),
    }
    for holiday in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while holiday.weekday() > 4 or holiday in days:
            holiday += timedelta(days=1)
        days.add(holiday)
    return {MOVED.get(day, day) for day in days} | {day for day in ADDED if day.year == year}


@pytest.fixture(scope="module")
def england():
    framework, _ = load_framework(KENT)
    (condition,) = framework.indicator("EH52").measure.numerator.conditions
    return condition.calendar


@pytest.mark.parametrize(
    ("year", "day"), [(2011, (4, 24)), (2019, (4, 21)), (2024, (3, 31)), (2038, (4, 25)), (2049, (4, 18))]
)
def test_easter_as_the_church_keeps_it(year, day):
    assert easter_sunday(year) == date(year, *day)


@pytest.mark.parametrize("year", range(2010, 2029))
def test_each_year_of_the_calendar_is_what_the_rules_and_the_proclamations_give(england, year):
    assert {day for day in england.holidays if day.year == year} == by_rule(year)


def test_the_calendar_covers_2010_to_2028_and_no_day_more(england):
    assert (england.first, england.last) == (date(2010, 1, 1), date(2028, 12, 31))
    assert {day.year for day in england.holidays} == set(range(2010, 2029))
    assert england.between(date(2028, 12, 29), date(2029, 1, 2)) is None
    assert england.between(date(2009, 12, 31), date(2010, 1, 4)) is None


@pytest.mark.parametrize(
    ("since", "until"),
    [(date(2018, 12, 10), date(2019, 1, 24)), (date(2019, 4, 1), date(2019, 5, 16))],
)
def test_thirty_working_days_over_christmas_and_easter(england, since, until):
    assert england.between(since, until) == 30
    assert england.between(since, until + timedelta(days=1)) == 31


ABOUT = "first: 2021-01-01\nlast: 2021-12-31\nsource: the council\n"
DAYS = "date,name\n2021-12-27,Christmas Day\n2021-12-28,Boxing Day\n"


@pytest.mark.parametrize(
    ("about", "days", "file", "row", "rule", "said"),
    [
        (ABOUT.replace("2021-12-31", "2020-12-31"), DAYS, "yaml", 2, "calendar_span", "2021-01-01 to 2020-12-31"),
        (ABOUT.replace("2021-12-31", "2921-12-31"), DAYS, "yaml", 2, "calendar_span", "2021-01-01 to 2921-12-31"),
        (ABOUT.replace("source: the council\n", ""), DAYS, "yaml", 1, "key_missing", "'source' is missing"),
        (ABOUT, DAYS.replace("12-28", "12-27"), "csv", 3, "calendar_day", "2021-12-27 is on line 2 already"),
        (ABOUT, DAYS.replace("12-28", "12-26"), "csv", 3, "calendar_day", "2021-12-26 is a Sunday"),
        (ABOUT, DAYS.replace("2021-12-28", "2022-12-28"), "csv", 3, "calendar_day", "2022-12-28 is outside"),
        (ABOUT, DAYS.replace("2021-12-28", "28 December"), "csv", 3, "date_unreadable", "'28 December'"),
        (ABOUT, DAYS.replace("Boxing Day", ""), "csv", 3, "value_missing", "'name' has no value"),
    ],
)
def test_a_mistake_in_a_calendar_is_located(small, about, days, file, row, rule, said):
    small.write("calendars/shire.yaml", about)
    small.write("calendars/shire.csv", days)

    framework, issues = small.load()

    assert framework is None
    assert [(issue.file, issue.row, issue.rule) for issue in issues] == [(f"small/calendars/shire.{file}", row, rule)]
    assert said in issues[0].sentence


@pytest.mark.parametrize(("there", "absent", "text"), [("yaml", "csv", ABOUT), ("csv", "yaml", DAYS)])
def test_a_calendar_needs_both_of_its_files(small, there, absent, text):
    small.write(f"calendars/shire.{there}", text)

    issues = small.load()[1]

    assert [(issue.rule, issue.file) for issue in issues] == [("file_missing", f"small/calendars/shire.{absent}")]


def test_a_broken_calendar_is_not_called_unknown_as_well(small):
    small.write("calendars/shire.yaml", ABOUT)
    small.write("calendars/shire.csv", DAYS.replace("2021-12-28", "2021-12-99"))
    small.change(
        "indicators/AA1.yaml",
        "        previous: {within_months: 12}\n",
        "        within_working_days: {since: referral_date, until: closure_date, days: 5, calendar: shire}\n",
    )

    assert [issue.rule for issue in small.load()[1]] == ["date_unreadable"]


def test_a_calendar_is_part_of_the_version(small):
    small.write("calendars/shire.yaml", ABOUT)
    small.write("calendars/shire.csv", DAYS)
    before = small.load()[0].version

    small.change("calendars/shire.csv", "2021-12-28,Boxing Day\n", "")

    assert small.load()[0].version != before
