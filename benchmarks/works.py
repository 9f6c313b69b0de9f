"""The works: what is raced against what, on which data."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import CASES
from benchmarks.county import County
from benchmarks.made_up_tables import Size, made_tables
from benchmarks.peers import ENGINE, PEERS, RANGE_JOIN, REFERENCE, SCAN
from benchmarks.question import Peer, Question
from benchmarks.race import Entry, Timed, race
from waymark.domain.month import months_between

Progress = Callable[[str], None]
_LOOKED_BACK_ON = 12  # months of data before the first month asked for
MONTHS = 60
MONTHS_ASKED = (1, 12, 60, 120)


@dataclass(frozen=True)
class Work:
    """One table of the report. `base`: the entry that the others are so many times of."""

    name: str
    title: str
    base: str
    timed: tuple[Timed, ...]


def cold(cache: Path, rows: int, county: County, rounds: int, progress: Progress) -> Work:
    """W1: every peer from the files, nothing kept between rounds but what the system keeps of files."""
    size = Size(rows, MONTHS + _LOOKED_BACK_ON)
    question = _question(cache, size, county, MONTHS, progress)
    entries = [_entry(peer, question) for peer in PEERS]
    SCAN.run(question)  # the files are in memory before the first round, for everybody
    areas = len(county.tree.areas)
    title = f"{len(CASES)} measures × {MONTHS} months × {areas} areas, from {size.rows:,} rows of attendance"
    return Work("W1", title, SCAN.name, race(entries, REFERENCE.name, rounds, progress))


def months_asked(cache: Path, rows: int, county: County, rounds: int, progress: Progress) -> Work:
    """W2: the same data, 1 to 120 months asked for; beside the engine what range joins take for the most."""
    most = max(MONTHS_ASKED)
    size = Size(rows, most + _LOOKED_BACK_ON)
    entries = [
        _entry(ENGINE, _question(cache, size, county, asked, progress), f"{ENGINE.name}, {_months(asked)}")
        for asked in MONTHS_ASKED
    ]
    entries += [
        _entry(RANGE_JOIN, _question(cache, size, county, asked, progress), f"{RANGE_JOIN.name}, {_months(asked)}")
        for asked in (MONTHS_ASKED[0], most)
    ]
    title = f"{len(CASES)} measures, {MONTHS_ASKED[0]} to {most} months asked for of the same {size.rows:,} rows"
    return Work("W2", title, entries[0].name, race(entries, f"{RANGE_JOIN.name}, {_months(most)}", rounds, progress))


WORKS = {"W1": cold, "W2": months_asked}


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def _question(cache: Path, size: Size, county: County, months: int, progress: Progress) -> Question:
    """The last so many months of the data."""
    asked = tuple(months_between(size.last - (months - 1), size.last))
    return Question(made_tables(cache, size, county, progress), CASES, county.tree, asked)


def _entry(peer: Peer, question: Question, name: str = "") -> Entry:
    return Entry(name or peer.name, peer.about, question, peer.run, peer.answers)
