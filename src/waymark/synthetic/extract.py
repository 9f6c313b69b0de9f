"""An extract: one CSV table in a layout of our own, for what has no national return."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

Cell = str | int


@dataclass(frozen=True)
class Extract:
    """One file to be written. `rows` may be a generator: the largest are never held whole."""

    name: str  # of the file, without .csv
    heading: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True)
class LineExtract:
    """The same with each row written out: for what is too much to be held as cells. No cell needs quotes."""

    name: str
    heading: tuple[str, ...]
    lines: Iterable[str]  # each ends with a line feed


@cache
def dated(day: date | None) -> str:
    """A date as extracts write it, 2019-04-24; blank where there is none."""
    return day.isoformat() if day else ""


def known_by(day: date | None, last: date) -> str:
    """A date that is blank while it has not come."""
    return dated(day) if day is not None and day <= last else ""


SPAN_HEADING = ("covers_from", "covers_to")


def span(first: date, last: date) -> tuple[str, str]:
    """The days for which a file holds every row, stated in each: nobody need guess them from the rows."""
    return dated(first), dated(last)


def yes_no(value: bool) -> str:
    return "yes" if value else "no"


def write_extract(folder: Path, extract: Extract | LineExtract) -> Path:
    """Writes one extract below `folder`; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{extract.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(extract.heading)
        if isinstance(extract, LineExtract):
            file.writelines(extract.lines)
        else:
            writer.writerows(extract.rows)
    return path
