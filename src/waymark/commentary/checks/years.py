"""Are years and spans of years what they are called, and are figures as far apart as is said?"""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.periods_said import NO_YEAR, NUMBERS, days, months, years
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading
from waymark.domain.month import Month

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
    the (?:last|past) (?:year|12 months|twelve months) (?:has|have|had|saw|brought)
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
    """earlier: the statement before, whose figures `over the last year` may speak of."""
    yield from _years_apart(reading, earlier)
    yield from _named_years(reading.text)


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
    yield from _years_counted(text)
    for found in _NO_QUARTER.finditer(text):
        yield Finding("date", found.group(), found.group(), "a year has four quarters", "Correct the quarter.")
        return
    for found in _YEARS_CALLED.finditer(text):
        count = NUMBERS[found.group("n").casefold()]
        spanned = int(found.group("b")) - int(found.group("a")) + 1
        if spanned != count:
            yield Finding(
                "date",
                found.group(),
                f"{found.group('n')} years",
                f"that is {spanned} years",
                "Correct one of the two.",
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
            f"a year that begins in {first} ends in {first + 1}",
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
        count = int(said) if said.isdigit() else {**NUMBERS, "ten": 10}[said]
        apart = int(found.group("b")) - int(found.group("a"))
        if count not in (apart, apart + 1):
            yield Finding("date", found.group(), f"{said} years", f"that is {apart} years", "Correct one of the two.")
