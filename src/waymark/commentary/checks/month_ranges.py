"""Do months run forwards, and are they the quarter, the term or the number of months that they are called?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from waymark.commentary.finding import Finding
from waymark.commentary.periods_said import (
    LENGTH,
    NUMBERS,
    QUARTER,
    RANGE,
    STARTS,
    NamedMonth,
    counted,
    days,
    months,
    quarter_in_words,
    quarter_number,
)
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading
from waymark.domain.month import Month


def check(reading: Reading) -> Iterator[Finding]:
    yield from _month_ranges(reading.text, months(reading.text))
    yield from _months_listed(reading.text)
    yield from _terms(reading.text)


def _month_ranges(text: str, named: list[NamedMonth]) -> Iterator[Finding]:
    for one, other in pairwise(named):
        if not RANGE.match(text[one.end : other.start]):
            continue
        if text[one.end : other.start].strip().casefold() == "and" and not re.search(
            r"\bbetween\s+$", text[: one.start], re.IGNORECASE
        ):
            continue
        length = _length(one, other)
        said = text[one.start : other.end]
        if length is None:
            yield Finding("date", said, said, "the range ends before it begins", "Correct one of the two months.")
            continue
        finding = (
            _quarter_of_months(text, one, other, length)
            or _months_called(text, one, other, length)
            or _years_called(text, one, other, length)
        )
        if finding is not None:
            yield finding


def _length(one: NamedMonth, other: NamedMonth) -> int | None:
    """Months from the first to the last, both counted; None where it runs backwards."""
    if other.year is None:
        return (other.month - one.month) % 12 + 1
    first = one.year if one.year is not None else other.year - (one.month > other.month)
    length = Month.at(other.year, other.month).index - Month.at(first, one.month).index + 1
    return length if length > 0 else None


def _quarter_of_months(text: str, one: NamedMonth, other: NamedMonth, length: int) -> Finding | None:
    near = [
        found
        for found in QUARTER.finditer(text)
        if abs(found.start() - one.start) < 40 or abs(other.end - found.start()) < 25
    ]
    if not near or re.search(r"\b(?:calendar|academic|quarters)\b", text, re.IGNORECASE):
        return None
    number = quarter_number(near[0])
    label = re.match(r"\s+(?:of\s+)?(?P<a>20\d\d)\s?[-/]\s?(?:20)?\d\d\b", text[near[0].end() :])
    if label and number and other.year and other.year != int(label["a"]) + (number == 4):
        said = text[near[0].start() : other.end]
        return Finding("date", said, said, f"that quarter is in {int(label['a']) + (number == 4)}", "Correct the year.")
    if one.month in ((STARTS[number - 1],) if number else STARTS) and length <= 3:
        return None
    if length > 3 and number is None:
        return None
    said = text[one.start : other.end]
    return Finding(
        "date", said, f"{near[0].group()} is {said}", quarter_in_words(number), "Give the months of the quarter."
    )


_A_FIGURE = re.compile(r"\d\s?%|\d\.\d")  # `within 12 months rose from 21.4% in April to June` says two things


def _months_called(text: str, one: NamedMonth, other: NamedMonth, length: int) -> Finding | None:
    near = [
        found
        for found in LENGTH.finditer(text)
        if (0 <= one.start - found.end() < 60 and not _A_FIGURE.search(text[found.end() : one.start]))
        or 0 <= found.start() - other.end < 12
    ]
    if not near or (one.year is None and other.year is None and length != 12 and int(counted(near[0])) > 12):
        return None
    called = counted(near[0])
    if (
        called == length
        or (called == 12 and length == 1)
        or (called == 12 and length == 13 and re.search(r"\bfrom\b", text[near[0].end() : one.start]))
    ):
        return None
    said = text[min(near[0].start(), one.start) : max(near[0].end(), other.end)]
    return Finding("date", said, near[0].group(), f"that is {length} months", "Correct the months or the length.")


_YEARS_LONG = re.compile(r"\b(?P<n>two|three|four|five|[2-5])[- ]years?\b", re.IGNORECASE)


def _years_called(text: str, one: NamedMonth, other: NamedMonth, length: int) -> Finding | None:
    """`The three year strategy, which runs from April 2024 to March 2026`."""
    if one.year is None or other.year is None:
        return None
    near = [found for found in _YEARS_LONG.finditer(text) if 0 <= one.start - found.end() < 40]
    if not near or abs(NUMBERS[near[-1]["n"].casefold()] * 12 - length) <= 1:
        return None
    said = text[near[-1].start() : other.end]
    return Finding("date", said, near[-1].group(), f"that is {length} months", "Correct the months or the years.")


_TERM = spoken(
    r"""
    \b(?P<term>autumn|spring|summer) term(?: 20\d\d)?(?: (?:report|data|figures?|return|census))?\s*(?:(?P<open>\()|
        ,? (?:is|was|covers?|covered|covering|ran|runs|running|lasts?|lasted|that is)\b(?: from\b)?)\s*
    """,
)
_MONTHS_OF_TERM = {"autumn": (9, 10, 11, 12), "spring": (1, 2, 3, 4), "summer": (4, 5, 6, 7, 8)}


def _terms(text: str) -> Iterator[Finding]:
    """`the summer term (September to December 2025)`, `the spring term report covers 1 September to 18 December`."""
    named = [
        *months(text),
        *(NamedMonth(each.day.month, None, each.start, each.end) for each in days(text) if each.day),
    ]
    for found in _TERM.finditer(text):
        close = text.find(")", found.end()) if found["open"] else found.end() + 35
        inside = sorted((each for each in named if found.end() <= each.start < close), key=lambda each: each.start)
        if not found["open"] and not (len(inside) == 2 and RANGE.match(text[inside[0].end : inside[1].start])):
            continue
        wrong = [each for each in inside if each.month not in _MONTHS_OF_TERM[found["term"].casefold()]]
        if wrong:
            said = text[found.start() : inside[-1].end]
            yield Finding(
                "date",
                said,
                said,
                f"those are not months of the {found['term'].casefold()} term",
                "Correct one of the two.",
            )
            return


def _months_listed(text: str) -> Iterator[Finding]:
    """`the three month average for December, January, February and March`."""
    named = months(text)
    listed = [
        one
        for one, other in pairwise(named)
        if re.fullmatch(r"(?:\s+20\d\d)?\s*(?:,|and|,\s*and)\s*", text[one.end : other.start])
    ]
    if len(listed) < 2 or len(listed) != len(named) - 1:
        return
    for found in LENGTH.finditer(text):
        if 0 <= named[0].start - found.end() < 40 and counted(found) != len(named):
            said = text[found.start() : named[-1].end]
            yield Finding(
                "date", said, found.group(), f"{len(named)} months are named", "Correct the months or the number."
            )
            return
