"""Are the dates days of the calendar, do ranges run forwards, and are quarters and twelve months what they are calle"
"d?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.periods_said import NO_YEAR, Day, NamedMonth, days, months, years
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading
from waymark.domain.month import Month

_RANGE = re.compile(r"^\s*(?:-|–|—|to|until|till|through\s+to|and|up\s+to)\s*(?:the\s+)?$", re.IGNORECASE)
_QUARTER = spoken(
    r"""
    \b(?:quarter|qtr|q)\s?(?P<n>[1-4])\b
    \b(?P<w>first|second|third|fourth|final|1st|2nd|3rd|4th) quarter\b
    \bquarter(?:ly)?\b
    """,
)
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_STARTS = (4, 7, 10, 1)  # of the quarters of the financial year
_LENGTH = spoken(
    r"""
    \b(?:(?P<n>12|twelve|three|3|six|6|nine|9|18|eighteen|24)[\s-]months?|(?P<half>half[\s-]year))\b
    """,
)
_COUNT = {"twelve": 12, "three": 3, "six": 6, "nine": 9, "eighteen": 18}
_LAST_YEAR = spoken(
    r"""
    (?:over|in|during|within) (?:the )?(?:last|past) (?:year|12 months|twelve months)
    year[- ]on[- ]year
    in (?:just )?(?:a|one) year
    since last year
    over (?:the )?year
    within (?:a|one) year
    on last year
    annual (?:rise|increase|fall|change|growth)
    """,
    before=r"\b",
    after=r"\b",
)
_YEAR_OF_KIND = spoken(
    r"""
    \b(?P<kind>financial|academic|school|municipal) year (?P<a>20\d\d)\s?[-/–]\s?(?:20)?\d\d\b
    \b(?P<a2>20\d\d)\s?[-/–]\s?(?:20)?\d\d,? (?:the )?(?P<kind2>financial|academic|school|municipal) year\b
    """,
)
_BEGINS = {"financial": 4, "municipal": 5, "academic": 9, "school": 9}
_ENDS_ON = re.compile(r"^[^.;]{0,25}?\b(?:end(?:ed|s|ing)|to\s+the\s+end)\s+(?:on\s+|at\s+)?$", re.IGNORECASE)
_NO_QUARTER = re.compile(r"\b(?:quarter|qtr)\s(?:0|[5-9])\b(?!\s*%)|\bQ[5-9]\b|\bfifth\s+quarter\b", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_YEARS_CALLED = spoken(
    r"""
    \b(?P<n>two|three|four|five|[2-5])[- ]years?\b[^.;]{0,40}?\b(?P<a>20\d\d)\s?[/-]\s?\d\d (?:to|-|
        –) (?P<b>20\d\d)\s?[/-]\s?\d\d\b
    """,
)
_SLASHED = re.compile(r"\b(?P<a>(?:19|20)\d\d)\s?[-/–]\s?(?P<b>\d\d)\b(?![-/\d])")
_SPANNED_YEAR = spoken(
    r"""
    \b(?:financial|academic|school|municipal|reporting) year (?P<a>20\d\d)\s?[-/–]\s?(?P<b>\d{4}|\d\d)\b
    \b(?P<a2>20\d\d)\s?[-/–]\s?(?P<b2>\d{4}|\d\d) (?:financial|academic|school|municipal) year\b
    """,
)


def check(reading: Reading, earlier: Reading | None = None) -> Iterator[Finding]:
    named = days(reading.text)
    for day in named:
        if day.day is None:
            yield Finding("date", day.text, f"on {day.text}", "there is no such day", "Correct the date.")
    yield from _day_ranges(reading.text, named)
    yield from _month_ranges(reading.text, months(reading.text))
    yield from _years_apart(reading, earlier)
    yield from _named_years(reading.text)


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
    quarter = _QUARTER.search(text)
    said_quarter = False
    for first, other in zip(named, named[1:], strict=False):
        one = _with_year(first, other)
        between = text[one.end : other.start]
        if one.day is None or other.day is None or not _RANGE.match(between):
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
        number = _quarter_number(quarter)
        ends = (other.day + timedelta(days=1)).day == 1 or re.search(
            r"\b(?:so\s+far|to\s+date|part(?:ial)?|only|replaced|revised)\b", text
        )
        begins = one.day.day == 1 and one.day.month in ((_STARTS[number - 1],) if number else _STARTS)
        length = (other.day.year - one.day.year) * 12 + other.day.month - one.day.month + 1
        if (
            begins
            and ends
            and (
                length == 3 or not (other.day + timedelta(days=1)).day == 1 or NO_YEAR in (one.day.year, other.day.year)
            )
        ):
            continue
        right = _quarter_in_words(number)
        yield Finding("date", said, f"{quarter.group()} covers {said}", right, "Give the days that the quarter covers.")


def _days_called(text: str, first: date, last: date, start: int, end: int) -> Finding | None:
    """`the twelve months 1 January 2017 to 31 March 2018`."""
    near = [found for found in _LENGTH.finditer(text) if 0 <= start - found.end() < 25 or 0 <= found.start() - end < 12]
    if not near or NO_YEAR in (first.year, last.year):
        return None
    after = last + timedelta(days=1)
    length = (after.year - first.year) * 12 + after.month - first.month
    if after.day != first.day or length == _counted(near[0]):
        return None
    said = text[min(near[0].start(), start) : max(near[0].end(), end)]
    return Finding("date", said, near[0].group(), f"that is {length} months", "Correct the days or the length.")


def _month_ranges(text: str, named: list[NamedMonth]) -> Iterator[Finding]:
    for one, other in zip(named, named[1:], strict=False):
        if not _RANGE.match(text[one.end : other.start]):
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
        for found in _QUARTER.finditer(text)
        if abs(found.start() - one.start) < 40 or abs(other.end - found.start()) < 25
    ]
    if not near or re.search(r"\b(?:calendar|academic|quarters)\b", text, re.IGNORECASE):
        return None
    number = _quarter_number(near[0])
    label = re.match(r"\s+(?:of\s+)?(?P<a>20\d\d)\s?[-/]\s?(?:20)?\d\d\b", text[near[0].end() :])
    if label and number and other.year and other.year != int(label["a"]) + (number == 4):
        said = text[near[0].start() : other.end]
        return Finding("date", said, said, f"that quarter is in {int(label['a']) + (number == 4)}", "Correct the year.")
    if one.month in ((_STARTS[number - 1],) if number else _STARTS) and length <= 3:
        return None
    if length > 3 and number is None:
        return None
    said = text[one.start : other.end]
    return Finding(
        "date", said, f"{near[0].group()} is {said}", _quarter_in_words(number), "Give the months of the quarter."
    )


def _months_called(text: str, one: NamedMonth, other: NamedMonth, length: int) -> Finding | None:
    near = [
        found
        for found in _LENGTH.finditer(text)
        if 0 <= one.start - found.end() < 60 or 0 <= found.start() - other.end < 12
    ]
    if not near or one.year is None and other.year is None and length != 12 and int(_counted(near[0])) > 12:
        return None
    if not near:
        return None
    called = _counted(near[0])
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
    if not near or abs(_NUMBERS[near[-1]["n"].casefold()] * 12 - length) <= 1:
        return None
    said = text[near[-1].start() : other.end]
    return Finding("date", said, near[-1].group(), f"that is {length} months", "Correct the months or the years.")


def _counted(found: re.Match[str]) -> int:
    if found.group("half"):
        return 6
    said = found.group("n").casefold()
    return int(said) if said.isdigit() else _COUNT[said]


def _years_apart(reading: Reading, earlier: Reading | None) -> Iterator[Finding]:
    """`a 16% rise over the last year`, where the figures beside it are of 2016 and 2014."""
    found = _LAST_YEAR.search(reading.text)
    if found is None:
        return
    for where in (reading, earlier):
        pair = None if where is None else _dated_pair(where)
        if pair is None:
            continue
        if abs(pair[0] - pair[1]) >= 2:
            apart = abs(pair[0] - pair[1])
            yield Finding(
                "period",
                reading.text[found.start() : found.end()],
                found.group(),
                f"the figures are of {min(pair)} and {max(pair)}: {apart} years apart",
                f"Say over {apart} years, or give the figure of the year before.",
            )
        return


def _dated_pair(reading: Reading) -> tuple[int, int] | None:
    """The two years that stand beside two figures."""
    said = years(reading.text)
    figures = [each for each in reading.placed if each.role in (Role.VALUE, Role.PREVIOUS)]
    if len(figures) < 2 or len(said) < 2:
        return None
    beside = []
    for each in figures[:2]:
        near = [(year, place) for year, place in said if 0 <= place - each.end < 22]
        if not near:
            return None
        beside.append(near[0][0])
    return beside[0], beside[1]


def _named_years(text: str) -> Iterator[Finding]:
    yield from _year_ends(text)
    yield from _months_listed(text)
    yield from _years_counted(text)
    yield from _terms(text)
    for found in _NO_QUARTER.finditer(text):
        yield Finding("date", found.group(), found.group(), "a year has four quarters", "Correct the quarter.")
        return
    for found in _YEARS_CALLED.finditer(text):
        count = _NUMBERS[found.group("n").casefold()]
        spanned = int(found.group("b")) - int(found.group("a")) + 1
        if spanned != count:
            yield Finding(
                "date", found.group(), f"{found.group('n')} years", f"that is {spanned} years", "Correct one."
            )
            return
    for found in _SLASHED.finditer(text):
        first, last = int(found.group("a")), found.group("b")
        if int(last) <= first % 100 and not (first % 100 == 99 and last == "00"):
            yield Finding(
                "date",
                found.group(),
                found.group(),
                "the year ends before it begins",
                f"Say {first}-{(first + 1) % 100:02d}.",
            )
            return
    for found in _SPANNED_YEAR.finditer(text):
        first, last = int(found.group("a") or found.group("a2")), found.group("b") or found.group("b2")
        if f"{first + 1}".endswith(last):
            continue
        yield Finding(
            "date",
            found.group(),
            found.group(),
            "a year of two halves ends in the next",
            f"Say {first}-{(first + 1) % 100:02d}.",
        )


def _year_ends(text: str) -> Iterator[Finding]:
    """`the financial year 2018/19, which ended on 31 March 2018`; `academic year 2017/18 (September 2016 to July 2017"
    ")`."""
    for found in _YEAR_OF_KIND.finditer(text):
        kind = (found.group("kind") or found.group("kind2")).casefold()
        begins = int(found.group("a") or found.group("a2"))
        first = Month.at(begins, _BEGINS[kind])
        for month, start, end in _months_named(text[found.end() : found.end() + 70]):
            between = text[found.end() : found.end() + start]
            in_brackets = "(" in between and ")" not in between
            runs = re.match(r"^,?\s+(?:running\s+|that\s+is\s+)?from\s+(?:\d{1,2}\s+)?$", between)
            if not (in_brackets or runs or _ENDS_ON.match(between)):
                continue
            if not first.index <= month.index <= first.index + 11:
                said = text[found.start() : found.end() + end]
                last = Month.at((first.index + 11) // 12, (first.index + 11) % 12 + 1)
                yield Finding(
                    "date", said, said, f"that year runs from {first.label} to {last.label}", "Correct one of the two."
                )
                return


def _months_named(text: str) -> list[tuple[Month, int, int]]:
    """(month, start, end) of every day and month with a year."""
    named = [(Month.of(day.day), day.start, day.end) for day in days(text) if day.day and day.day.year != NO_YEAR]
    named += [(Month.at(each.year, each.month), each.start, each.end) for each in months(text) if each.year]
    return sorted(named, key=lambda each: each[1])


_TERM = re.compile(r"\b(?P<term>autumn|spring|summer)\s+term(?:\s+20\d\d)?\s*\(\s*", re.IGNORECASE)
_MONTHS_OF_TERM = {"autumn": (9, 10, 11, 12), "spring": (1, 2, 3, 4), "summer": (4, 5, 6, 7, 8)}


def _terms(text: str) -> Iterator[Finding]:
    """`the summer term (September to December 2025)`."""
    for found in _TERM.finditer(text):
        inside = [each for each in months(text) if found.end() <= each.start < text.find(")", found.end())]
        wrong = [each for each in inside if each.month not in _MONTHS_OF_TERM[found["term"].casefold()]]
        if wrong:
            said = text[found.start() : inside[-1].end]
            yield Finding(
                "date", said, said, f"those are not months of the {found['term'].casefold()} term", "Correct one."
            )
            return


_COUNTED_YEARS = spoken(
    r"""
    \b(?:over|in|within|during) (?:the )?(?:last |past )?(?P<n>two|three|four|five|ten|[2-9]|
        10) years?,? (?:from|between) (?:\w+ )?(?P<a>(?:19|20)\d\d) (?:to|and) (?:\w+ )?(?P<b>(?:19|20)\d\d)\b
    """,
)


def _years_counted(text: str) -> Iterator[Finding]:
    """`Over two years, from 2011 to 2016`."""
    for found in _COUNTED_YEARS.finditer(text):
        said = found.group("n").casefold()
        count = int(said) if said.isdigit() else {**_NUMBERS, "ten": 10}[said]
        apart = int(found.group("b")) - int(found.group("a"))
        if count not in (apart, apart + 1):
            yield Finding("date", found.group(), f"{said} years", f"that is {apart} years", "Correct one of the two.")


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
    for found in _LENGTH.finditer(text):
        if 0 <= named[0].start - found.end() < 40 and _counted(found) != len(named):
            said = text[found.start() : named[-1].end]
            yield Finding(
                "date", said, found.group(), f"{len(named)} months are named", "Correct the months or the number."
            )
            return


def _quarter_number(found: re.Match[str]) -> int | None:
    if found.group("n"):
        return int(found.group("n"))
    return _ORDER[found.group("w").casefold()] if found.group("w") else None


def _quarter_in_words(number: int | None) -> str:
    if number is None:
        return "quarters begin on 1 April, 1 July, 1 October and 1 January"
    names = ("1 April", "1 July", "1 October", "1 January")
    return f"quarter {number} of the financial year begins on {names[number - 1]}"
