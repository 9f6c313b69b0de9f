"""When a row of open data is for: the days that `time_period` and `time_identifier` together stand for."""

import re
from dataclasses import dataclass
from datetime import date

from waymark.domain.month import NAMES, Month

_DIGITS = re.compile(r"(\d{4})(?:[-/ ]?(\d{2}|\d{4}))?", re.ASCII)
_FIRST_MONTH = {"academic": 9, "financial": 4, "calendar": 1, "tax": 4, "reporting": 4}
_YEAR = re.compile(r"(academic|financial|calendar|tax|reporting) year", re.ASCII)
_QUARTERS = re.compile(r"(academic|financial|calendar|tax) year q([1-4])(?:(?: ?- ?| to )q?([1-4]))?", re.ASCII)
_PART = re.compile(r"part ([12])\b.*", re.ASCII)
_WEEK = re.compile(r"week (\d{1,2})", re.ASCII)
_TERMS = {  # first and last month; months from September lie in the first of the two years
    "autumn term": (9, 12),
    "spring term": (1, 4),
    "summer term": (5, 8),
    "autumn and spring term": (9, 4),
    "spring and summer term": (1, 8),
}
_MONTHS = {name.casefold(): number for number, name in enumerate(NAMES) if name}
_SEPTEMBER, _LAST_WEEK = 9, 53


@dataclass(frozen=True)
class Days:
    """From `first` to `last`, both included. year: a whole one · open_end: of which only the calendar year is certain
    in which it ends."""

    first: date
    last: date
    year: bool = False
    open_end: bool = False


def digits_of(period: str) -> str:
    """`201819` for 201819, 2018/19 and 2018-2019; four digits as they stand. Raises ValueError with a sentence."""
    found = _DIGITS.fullmatch(period)
    if found is None:
        raise ValueError("This is not a period of four or six digits.")
    return found[1] + (found[2] or "")[-2:]


def days_of(period: str, identifier: str) -> Days:
    """`period`: as `digits_of` gives it. Raises ValueError with one plain sentence where the two do not fit."""
    year = int(period[:4])
    if not 1990 <= year <= 2100:
        raise ValueError("The period lies before 1990 or after 2100.")
    said = " ".join(identifier.casefold().split())
    if said == "month":
        return _months_of(period)
    two_years = len(period) == 6
    if two_years and (year + 1) % 100 != int(period[4:]):
        raise ValueError("The period's two years do not follow one another.")
    if whole := _YEAR.fullmatch(said):
        return _year(whole[1], year, two_years)
    if quarters := _QUARTERS.fullmatch(said):
        return _quarters(quarters, year, two_years)
    if said in _TERMS:
        _need(two_years, said)
        low, high = _TERMS[said]
        return _of_months(_in_school_year(year, low), _in_school_year(year, high))
    if part := _PART.fullmatch(said):
        _need(two_years, said)
        first = Month.at(year, 4) + (0 if part[1] == "1" else 6)
        return _of_months(first, first + 5)
    if said in _MONTHS:
        month = Month.at(year, _MONTHS[said])
        return _of_months(month, month)
    if (week := _WEEK.fullmatch(said)) and 1 <= int(week[1]) <= _LAST_WEEK:
        return _week(year, int(week[1]))
    raise ValueError("This time identifier is not known.")


def _year(kind: str, year: int, two_years: bool) -> Days:
    if kind in ("academic", "financial", "tax"):
        _need(two_years, f"{kind} year")
    if kind == "calendar" and two_years:
        raise ValueError("A calendar year has four digits.")
    if kind == "reporting":  # named by the year in which it ends: on 31 March, unless the publication says otherwise
        ends = year + 1 if two_years else year
        return Days(date(ends - 1, 4, 1), date(ends, 3, 31), year=True, open_end=True)
    if kind == "tax":
        return Days(date(year, 4, 6), date(year + 1, 4, 5), year=True)
    first = Month.at(year, _FIRST_MONTH[kind])
    days = _of_months(first, first + 11)
    return Days(days.first, days.last, year=True)


def _quarters(found: re.Match[str], year: int, two_years: bool) -> Days:
    if found[1] != "calendar":
        _need(two_years, f"{found[1]} year")
    first, last = int(found[2]), int(found[3] or found[2])
    if last < first:
        raise ValueError("The quarters stand in the wrong order.")
    begin = Month.at(year, _FIRST_MONTH[found[1]])
    return _of_months(begin + 3 * (first - 1), begin + 3 * last - 1)


def _need(two_years: bool, what: str) -> None:
    if not two_years:
        raise ValueError(f"The {what} needs six digits, such as 201819: four do not tell which of two years it is.")


def _in_school_year(year: int, month: int) -> Month:
    return Month.at(year if month >= _SEPTEMBER else year + 1, month)


def _of_months(first: Month, last: Month) -> Days:
    return Days(first.first, last.last)


def _months_of(period: str) -> Days:
    if len(period) != 6 or not 1 <= int(period[4:]) <= 12:
        raise ValueError("A month is written with six digits, such as 202203.")
    month = Month.at(int(period[:4]), int(period[4:]))
    return _of_months(month, month)


def _week(year: int, week: int) -> Days:
    try:
        return Days(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
    except ValueError:
        raise ValueError("The year has no such week.") from None
