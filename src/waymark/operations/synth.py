"""Makes up a county's returns: once, in a folder that says from what they were made."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.area import AreaTree
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import errors_in
from waymark.framework.load import load_framework
from waymark.operations.init import shipped_frameworks
from waymark.synthetic.county import EDITION, write_county
from waymark.synthetic.plan import EARLIEST_YEAR, LATEST_YEAR
from waymark.synthetic.written import Written

MADE_UP = "Made-up figures, for demonstration. They say nothing about Kent or about any child."
SEED = 2019
FIRST_YEAR, LAST_YEAR = 2019, 2025  # financial years by the year in which they start
RETURNS = ("ssda903", "cin-census", "school-census", "csww", "dfe-open-data", "extract")  # that a demonstration loads
WRITTEN = (*RETURNS, "annex-a")  # to try it on: it holds, of six months, what the yearly returns hold
_LATER = "later"
_MADE = "made.txt"  # written last, so that half a county is never taken for whole
_MAKING = "making.txt"  # written first: what else stands beside it may be made anew
_MOST = 10.0
_WORTH_TWO_PROCESSES = 0.1  # a smaller county is made sooner by one


@dataclass(frozen=True)
class Rows:
    """How many rows, against a county of Kent's size."""

    social_care: float  # and Early Help
    pupils: float  # and young people; schools are never fewer

    def __str__(self) -> str:
        return f"social care {self.social_care:g}x, pupils {self.pupils:g}x"


DEMONSTRATION = Rows(1.0, 0.2)


@dataclass(frozen=True)
class Synthesis:
    """`folder`: with a folder for each return · `made`: whether it was made now, or was there already."""

    folder: Path
    rows: Rows
    made: bool


def rows_of(text: str, most: float = _MOST) -> Rows:
    """`1x` is everything at Kent's size, `0.02x` a fiftieth of everything; blank is the size of the demonstration.

    Raises WaymarkError for anything else, and for more than `most`.
    """
    if not text:
        return DEMONSTRATION
    found = re.fullmatch(r"(\d+(?:\.\d+)?|\.\d+)x", text.strip().lower())
    if not found or float(found[1]) <= 0:
        raise WaymarkError(f"'{text}' is not a number of rows", "Write it as 1x, a county of Kent's size, or 0.02x.")
    times = float(found[1])
    if times > most:
        raise WaymarkError(f"{text} is more rows than can be made up here", f"The most is {most:g}x.")
    return Rows(times, times)


def shipped_areas() -> AreaTree:
    """The areas of the dictionary that is shipped."""
    framework, issues = load_framework(shipped_frameworks() / "kent")
    if framework is None:
        raise RefusedError("the shipped dictionary has errors", errors_in(issues), "Get a fresh copy of Waymark.")
    return framework.areas


def synthesise(
    folder: Path,
    areas: AreaTree,
    rows: Rows,
    seed: int = SEED,
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
    progress: Callable[[str], None] = lambda _: None,
) -> Synthesis:
    """Writes the returns into a new or empty folder, or finds them there. What was interrupted is made anew.

    Raises WaymarkError where the folder holds anything else, or a county made from something else.
    """
    if not EARLIEST_YEAR <= first_year <= last_year <= LATEST_YEAR:
        raise WaymarkError(
            f"the financial years from {first_year} to {last_year} cannot be made up",
            f"They run from {EARLIEST_YEAR} to {LATEST_YEAR}, each named by the year in which it starts.",
        )
    made_from = {
        "rows": str(rows),
        "seed": str(seed),
        "years": f"from {first_year} to {last_year}",
        "edition": str(EDITION),
    }
    if (folder / _MADE).exists():
        _refuse_other(folder, made_from)
        return Synthesis(folder, rows, made=False)
    _make_room(folder)
    (folder / _MAKING).write_text(f"{MADE_UP}\nThis county is not finished.\n", encoding="utf-8")
    written = write_county(
        folder,
        seed=seed,
        scale=rows.social_care,
        pupil_scale=rows.pupils,
        first_year=first_year,
        last_year=last_year,
        districts=[area.code for area in areas.areas if area.kind == "district"],
        authority=areas.root.code,
        progress=progress,
        processes=_processes(rows),
    )
    (folder / _MADE).write_text(_made(made_from, written), encoding="utf-8")
    (folder / _MAKING).unlink()
    return Synthesis(folder, rows, made=True)


def _processes(rows: Rows) -> int:
    """Two where there are cores for them. The bytes are the same."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 2 if cores > 1 and rows.social_care + rows.pupils >= _WORTH_TWO_PROCESSES else 1


def _make_room(folder: Path) -> None:
    """Only what an interrupted run left is taken away."""
    if (folder / _MAKING).exists():
        for name in (*WRITTEN, _LATER):
            shutil.rmtree(folder / name, ignore_errors=True)
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WaymarkError(f"{folder} holds something else than a made-up county", "Name a new or empty folder.")
    folder.mkdir(parents=True, exist_ok=True)


def _refuse_other(folder: Path, made_from: dict[str, str]) -> None:
    """A county of other rows, years or seed is never taken for the one asked for."""
    held = dict(
        line.split(": ", 1) for line in (folder / _MADE).read_text(encoding="utf-8").splitlines() if ": " in line
    )
    for name, asked in made_from.items():
        if held.get(name) != asked:
            there = f"{name} {held[name]}" if name in held else "an earlier version of Waymark"
            raise WaymarkError(
                f"{folder} holds a county that was made with {there}, and {name} {asked} is asked for",
                "Name another folder, or remove this one and run the command again.",
            )


def _made(made_from: dict[str, str], written: Written) -> str:
    arguments = "".join(f"{name}: {value}\n" for name, value in made_from.items())
    faults = "".join(f"{fault.count:6} {fault.kind} ({fault.where})\n" for fault in written.faults)
    return f"{MADE_UP}\n\n{arguments}{_NOTES}\nFaults put in on purpose, as real returns have them:\n{faults}"


_NOTES = """
Schools are as many, and as large, at every number of rows; so are permanent exclusions where only pupils are fewer.

The case system of special educational needs was replaced on 11 June of the last year. The file of the old system stops
that day and that of the new one begins on 1 July, so the quarter between is partial. The folder `later` holds the file
that fills it. It is not loaded with the others.
"""
