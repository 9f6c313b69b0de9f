"""An academic year as councils write it, read as the calendar year in which it ends."""

import re
from datetime import date

from waymark.domain.period import Year, YearType

EARLIEST, LATEST = 1990, 2100

_SPANNED = re.compile(r"(\d{4})\s*[-/–]\s*(\d{4}|\d{2})", re.ASCII)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})", re.ASCII)
_ENDING = re.compile(r"(\d{4})(?:\.0)?", re.ASCII)


def parse_academic_year(text: str) -> int:
    """2019 for `2018-19`, `2018/19`, `2018/2019`, `201819` and `2019`. Raises ValueError with a plain sentence."""
    said = text.strip()
    if found := _ENDING.fullmatch(said):
        ending = int(found[1])
    elif found := _SPANNED.fullmatch(said) or _RUN_TOGETHER.fullmatch(said):
        ending = int(found[1]) + 1
        if f"{ending:04d}"[-len(found[2]) :] != found[2]:
            raise ValueError("An academic year ends in the year after it starts.")
    else:
        raise ValueError("This is not an academic year.")
    if not EARLIEST <= ending <= LATEST:
        raise ValueError(f"The year is not between {EARLIEST} and {LATEST}.")
    return ending


def year_ending(ending: int) -> Year:
    """The academic year that ends in August of `ending`."""
    return Year(ending - 1, YearType.ACADEMIC)


def year_containing(day: date) -> Year:
    return Year.containing(day, YearType.ACADEMIC)
