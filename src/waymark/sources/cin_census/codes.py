"""The code sets of the CIN census, year by year: the sets of 2017, and what changed since.

A census is known by the year of its 31 March. Source: the yearly schemas of the Department for Education.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waymark.domain.period import Year, YearType

FIRST_CENSUS = 2017

_FACTORS = (
    "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A 18A 19A"
    " 20 21 22A 23A"
)

_AT_FIRST = {
    "sex": "0 1 2 9",
    "ethnicity": "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT",
    "disability": "NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA",
    "referral_source": "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10",
    "need": "N0 N1 N2 N3 N4 N5 N6 N7 N8 N9",
    "closure_reason": "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8",
    "abuse": "NEG PHY SAB EMO MUL",
    "factor": _FACTORS,
}


@dataclass(frozen=True)
class Change:
    """What one census did to one code set."""

    census: int
    code_set: str
    added: str = ""
    dropped: str = ""


CHANGES = (
    # Abuse by another child was told apart from abuse by an adult; councils went on using 18A and 19A.
    Change(2021, "factor", added="18B 18C 19B 19C"),
    Change(2022, "factor", added="24A"),
    Change(2023, "referral_source", added="5D"),
    Change(2023, "closure_reason", added="RC9"),
    Change(2025, "sex", added="M F U", dropped="0 1 2 9"),
)

# Elements that are not of every census, by record table and name: the first and the last census of each.
ELEMENTS_OF_YEARS: Mapping[tuple[str, str], tuple[int | None, int | None]] = {
    ("child", "Sex"): (2025, None),
    ("child", "GenderCurrent"): (None, 2024),
}
# Records that are not of every census: the first of each.
RECORDS_SINCE = {"child_in_need_plan": 2022}

# Old codes in the words of the newest set. N1 was widened in 2026 but kept its code.
NEWEST = {"sex": {"1": "M", "2": "F", "0": "U", "9": "U"}}


@cache
def codes_of(census: int) -> Mapping[str, frozenset[str]]:
    """Code set → its codes in the census of 31 March `census`. Before 2017: as in 2017; after the last: as in it."""
    sets = {name: set(codes.split()) for name, codes in _AT_FIRST.items()}
    for change in CHANGES:
        if change.census <= census:
            sets[change.code_set] |= set(change.added.split())
            sets[change.code_set] -= set(change.dropped.split())
    return {name: frozenset(codes) for name, codes in sets.items()}


@cache
def codes_of_any_year() -> Mapping[str, frozenset[str]]:
    """Code set → every code it ever held."""
    added = {change.code_set: frozenset[str]() for change in CHANGES}
    for change in CHANGES:
        added[change.code_set] |= frozenset(change.added.split())
    return {name: frozenset(codes.split()) | added.get(name, frozenset()) for name, codes in _AT_FIRST.items()}


def years_of(code_set: str, code: str) -> tuple[int | None, int | None]:
    """The first and the last census of a code; None where it was there before, or is there still."""
    of_set = [change for change in CHANGES if change.code_set == code_set]
    first = next((change.census for change in of_set if code in change.added.split()), None)
    gone = next((change.census for change in of_set if code in change.dropped.split()), None)
    return first, None if gone is None else gone - 1


def when(first: int | None, last: int | None) -> str:
    """Censuses in words, each by the financial year that it is about: `of 2024-25 onwards`, `up to 2023-24`."""
    if first is None:
        return f"up to {_label(last)}" if last else "of every year"
    return f"of {_label(first)} to {_label(last)}" if last else f"of {_label(first)} onwards"


def of_census(census: int) -> str:
    return f"this file is of {_label(census)}"


def _label(census: int) -> str:
    return Year(census - 1, YearType.FINANCIAL).label


def in_newest_set(code_set: str, code: str) -> str:
    """The code that stands today for what `code` stood for in its year."""
    return NEWEST.get(code_set, {}).get(code, code)
