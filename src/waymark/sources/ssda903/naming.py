"""What names tell: the table of a file or sheet, and the year that a set is called by."""

import re
from collections.abc import Callable
from typing import NamedTuple

from waymark.sources.ssda903.schema import TABLES, Table

_ALIASES = {alias: table.name for table in TABLES.values() for alias in table.aliases}
_WORDS = re.compile(r"oc[23]|ad1|[a-z]+|\d+")
_MARKS = " _-.()[]"

_TWO_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/ ]?((?:19|20)\d\d|\d\d)(?!\d)")
_TWO_SHORT_YEARS = re.compile(r"(?<!\d)(\d\d)[-_/ ](\d\d)(?!\d)")
_ONE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class NamedYear(NamedTuple):
    """A year in a label. start: the financial year it means, or None for a single year, which may mean either."""

    text: str
    start: int | None


def named_year(label: str) -> NamedYear | None:
    """The year that a folder or file is called by: 2021-22, 202122, 21-22 or just 2021. None when it names none."""
    for found in _TWO_YEARS.finditer(label):
        start = int(found[1])
        if (start + 1) % 100 == int(found[2]) % 100 and int(found[2]) in (start + 1, (start + 1) % 100):
            return NamedYear(found[0], start)
    for found in _TWO_SHORT_YEARS.finditer(label):
        if (int(found[1]) + 1) % 100 == int(found[2]):
            return NamedYear(found[0], 2000 + int(found[1]))
    if single := _ONE_YEAR.search(label):
        return NamedYear(single[0], None)
    return None


def table_named(stem: str) -> tuple[str, str] | None:
    """The table that a file's name tells and the rest of the name; None when it tells none."""
    words = list(_WORDS.finditer(stem.casefold()))
    best: tuple[int, str, int, int] | None = None
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + 4]:
            joined += word[0]
            if joined in _ALIASES and (best is None or len(joined) >= best[0]):
                best = (len(joined), _ALIASES[joined], words[first].start(), word.end())
    if best is None:
        return None
    _, table, start, end = best
    return table, " ".join(part for part in (stem[:start].strip(_MARKS), stem[end:].strip(_MARKS)) if part)


def table_held(has: Callable[[str], bool]) -> str | None:
    """The table that the column names show: at least half of the columns that only it has, and CHILD."""
    if not has("CHILD"):
        return None
    share, name = max((share_of(table, has), name) for name, table in TABLES.items())
    return name if share >= 0.5 else None


def share_of(table: Table, has: Callable[[str], bool]) -> float:
    """Of the columns that only this table has, how many are there, from 0 to 1."""
    return sum(has(column) for column in table.telling) / len(table.telling)
