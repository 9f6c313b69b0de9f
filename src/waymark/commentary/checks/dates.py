"""Are the dates days of the calendar, and do ranges of them run forwards and cover what they are called?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from waymark.commentary.finding import Finding
from waymark.commentary.periods_said import (
    LENGTH,
    NO_YEAR,
    QUARTER,
    RANGE,
    STARTS,
    Day,
    counted,
    days,
    quarter_in_words,
    quarter_number,
)
from waymark.commentary.reading import Reading


def check(reading: Reading) -> Iterator[Finding]:
    named = days(reading.text)
    for day in named:
        if day.day is None:
            yield Finding("date", day.text, f"on {day.text}", "there is no such day", "Correct the date.")
    yield from _day_ranges(reading.text, named)


def _with_year(one: Day, other: Day) -> Day:
    """`10 June to 3 July 2019`: the first day is of the second's year, or of the one before where months go round."""
    if one.day is None or other.day is None or one.day.year != NO_YEAR or other.day.year == NO_YEAR:
        return one
    return replace(
        one,
        day=one.day.replace(
            year=other.day.year - (one.day.month > other.day.month),
            day=min(one.day.day, 28 if one.day.month == 2 else one.day.day),
        ),
    )


def _day_ranges(text: str, named: list[Day]) -> Iterator[Finding]:
    quarter = QUARTER.search(text)
    said_quarter = False
    for first, other in pairwise(named):
        one = _with_year(first, other)
        between = text[one.end : other.start]
        if one.day is None or other.day is None or not RANGE.match(between):
            continue
        said = text[one.start : other.end]
        if between.strip().casefold() == "and" and not re.search(
            r"\bbetween\s+(?:the\s+)?$", text[: one.start], re.IGNORECASE
        ):
            continue
        if one.day > other.day:
            if NO_YEAR in (one.day.year, other.day.year) and one.day.month != other.day.month:
                continue
            yield Finding("date", said, said, "the range ends before it begins", "Correct one of the two dates.")
            continue
        called = _days_called(text, one.day, other.day, one.start, other.end)
        if called is not None:
            yield called
            continue
        if quarter is None or said_quarter:
            continue
        said_quarter = True
        number = quarter_number(quarter)
        ends = (other.day + timedelta(days=1)).day == 1 or re.search(
            r"\b(?:so\s+far|to\s+date|part(?:ial)?|only|replaced|revised)\b", text
        )
        begins = one.day.day == 1 and one.day.month in ((STARTS[number - 1],) if number else STARTS)
        length = (other.day.year - one.day.year) * 12 + other.day.month - one.day.month + 1
        if (
            begins
            and ends
            and (length == 3 or (other.day + timedelta(days=1)).day != 1 or NO_YEAR in (one.day.year, other.day.year))
        ):
            continue
        right = quarter_in_words(number)
        yield Finding("date", said, f"{quarter.group()} covers {said}", right, "Give the days that the quarter covers.")


def _days_called(text: str, first: date, last: date, start: int, end: int) -> Finding | None:
    """`the twelve months 1 January 2017 to 31 March 2018`, `1 April to 30 September, a period of six months`."""
    near = [
        found
        for found in LENGTH.finditer(text)
        if 0 <= start - found.end() < 25
        or re.fullmatch(r"[\s,(:-]*(?:(?:a|the) (?:period|total) of )?", text[end : found.start()])
    ]
    if not near or (first.year == NO_YEAR) is not (last.year == NO_YEAR):
        return None
    after = last + timedelta(days=1)
    length = (after.year - first.year) * 12 + after.month - first.month
    if after.day != first.day or length == counted(near[0]):
        return None
    said = text[min(near[0].start(), start) : max(near[0].end(), end)]
    return Finding("date", said, near[0].group(), f"that is {length} months", "Correct the days or the length.")
