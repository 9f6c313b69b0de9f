"""Days, months and years that a sentence names, with their places."""

import re
from dataclasses import dataclass
from datetime import date

from waymark.commentary.phrases import spoken

NO_YEAR = 2000  # of a day whose year is not said: a leap year, so that 29 February stands
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    rf"\b(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}}|\d{{2}})\b|"
    rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m2>{_NAME})\b\.?(?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?|"
    r"\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?P<m>{_NAME})\b\.?(?:\s+(?P<y>(?:19|20)\d\d)\b)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<![-/–])\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Day:
    """day: None where there is no such day · text: as written."""

    day: date | None
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class NamedMonth:
    """year: None where the text gives none."""

    month: int
    year: int | None
    start: int
    end: int


def days(text: str) -> list[Day]:
    """Dates of day, month and year; a day and month alone are of a leap year, so that 29 February stands."""
    found: list[Day] = []
    for match in _DAY.finditer(text):
        said = match.groupdict()
        number = said["d"] or said["d2"] or said["d3"]
        month = said["m"] or said["m3"] or _number(said["m2"])
        year = said["y"] or said["y2"] or said["y3"] or str(NO_YEAR)
        if said["d"] and len(year) == 4 and int(month) > 12 >= int(number) and len(said["y"]) != 4:
            continue
        found.append(
            Day(
                _date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number)),
                match.group(),
                *match.span(),
            )
        )
    return found


def months(text: str) -> list[NamedMonth]:
    """Months by name, those within a date left out; `may` is a month only with a capital."""
    taken = [(day.start, day.end) for day in days(text)]
    found = []
    for match in _MONTH.finditer(text):
        if match.group("m")[0].islower() or any(start <= match.start() < end for start, end in taken):
            continue
        if (
            match.group("m") == "May"
            and not match.group("y")
            and re.match(r"\s+(?:be|have|not|also)\b", text[match.end() :])
        ):
            continue
        if match.group("m").casefold() in ("mar", "may") and re.match(r"[a-z]", text[match.end() :]):
            continue
        year = match.group("y")
        found.append(NamedMonth(int(_number(match.group("m"))), int(year) if year else None, *match.span()))
    return found


def years(text: str) -> list[tuple[int, int]]:
    """(year, place) of each year of four digits, the first of a span such as 2016/17 among them."""
    return [(int(match.group()), match.start()) for match in _YEAR.finditer(text)]


def _number(name: str) -> str:
    return str(_MONTHS.index(name[:3].casefold()) + 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RANGE = re.compile(r"^\s*(?:-|–|—|to|until|till|through\s+to|and|up\s+to)\s*(?:the\s+)?$", re.IGNORECASE)
QUARTER = spoken(
    r"""
    \b(?:quarter|qtr|q)\s?(?P<n>[1-4])\b
    \b(?P<w>first|second|third|fourth|final|1st|2nd|3rd|4th) quarter\b
    \bquarter(?:ly)?\b
    """,
)
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
STARTS = (4, 7, 10, 1)  # of the quarters of the financial year
LENGTH = spoken(
    r"""
    \b(?:(?P<n>12|twelve|three|3|six|6|nine|9|18|eighteen|24)[\s-]months?|(?P<half>half[\s-]year))\b
    """,
)
_COUNT = {"twelve": 12, "three": 3, "six": 6, "nine": 9, "eighteen": 18}
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}


def counted(found: re.Match[str]) -> int:
    if found.group("half"):
        return 6
    said = found.group("n").casefold()
    return int(said) if said.isdigit() else _COUNT[said]


def quarter_number(found: re.Match[str]) -> int | None:
    if found.group("n"):
        return int(found.group("n"))
    return _ORDER[found.group("w").casefold()] if found.group("w") else None


def quarter_in_words(number: int | None) -> str:
    if number is None:
        return "quarters begin on 1 April, 1 July, 1 October and 1 January"
    names = ("1 April", "1 July", "1 October", "1 January")
    return f"quarter {number} of the financial year begins on {names[number - 1]}"
