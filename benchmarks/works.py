"""The works: what is raced against what, on which data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import CASES
from benchmarks.county import County
from benchmarks.made_up_returns import made_returns
from benchmarks.made_up_tables import Size, made_tables
from benchmarks.peers import (
    ENGINE,
    PEERS,
    RANGE_JOIN,
    REFERENCE,
    SCAN,
    element_tree_reader,
    pandas_reader,
    waymark_reader,
)
from benchmarks.question import Answers, Peer, Question
from benchmarks.race import Entry, Timed, difference, race
from benchmarks.typed_cells import Answer, Files, different_cells
from waymark.domain.month import months_between
from waymark.domain.tables import FLAGGED, ROW_ID
from waymark.sources.cin_census.schema import RECORD_TABLES
from waymark.sources.ssda903.schema import TABLES

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
    return Work("W1", title, SCAN.name, race(entries, REFERENCE.name, rounds, difference, progress))


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
    return Work(
        "W2", title, entries[0].name, race(entries, f"{RANGE_JOIN.name}, {_months(most)}", rounds, difference, progress)
    )


def ssda903(cache: Path, rows: int, _county: County, rounds: int, progress: Progress) -> Work:
    """W3: the SSDA903 reader beside pandas, both reading the same sets of CSV files."""
    made = made_returns(cache, rows, progress)
    columns = {name: tuple(column.record_name for column in table.kept) for name, table in TABLES.items()}
    files = _files(made.ssda903, columns, made.key, waymark_reader.ssda903)
    entries = [
        _reader("waymark", "checked, flagged, each row with its line", files, waymark_reader.ssda903),
        _reader("pandas", "read_csv, dates converted, nothing checked", files, pandas_reader.ssda903),
    ]
    title = f"SSDA903, {len(made.ssda903)} years: {sum(files.rows.values()):,} rows to typed cells"
    return Work("W3", title, "waymark", race(entries, "pandas", rounds, different_cells, progress))


def cin_census(cache: Path, rows: int, _county: County, rounds: int, progress: Progress) -> Work:
    """W4: the CIN census reader beside ElementTree, both reading the same XML file."""
    made = made_returns(cache, rows, progress)
    columns = {
        name: tuple(column.name for column in table.columns if column.name not in (ROW_ID, FLAGGED))
        for name, table in RECORD_TABLES.items()
    }
    files = _files((made.census,), columns, made.key, waymark_reader.cin_census)
    entries = [
        _reader("waymark", "checked, flagged, each row with its line", files, waymark_reader.cin_census),
        _reader("ElementTree", "iterparse and findtext, nothing checked", files, element_tree_reader.cin_census),
    ]
    title = f"CIN census: {sum(files.rows.values()):,} records to typed cells"
    return Work("W4", title, "waymark", race(entries, "ElementTree", rounds, different_cells, progress))


WORKS = {"W1": cold, "W2": months_asked, "W3": ssda903, "W4": cin_census}


def _files(
    paths: tuple[Path, ...], columns: Mapping[str, tuple[str, ...]], key: Path, read: Callable[[Files], Answer]
) -> Files:
    """What is to be read, and how many rows each table turns out to have. The files are then in memory for all."""
    found = read(Files(paths, {}, key, {}))
    rows = {name: len(found[name].column(columns[name][0], 0)) for name in columns if name in found}
    return Files(paths, {name: columns[name] for name in rows}, key, rows)


def _reader(name: str, about: str, files: Files, run: Callable[[Files], Answer]) -> Entry[Files, Answer]:
    return Entry(name, about, files, run)


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def _question(cache: Path, size: Size, county: County, months: int, progress: Progress) -> Question:
    """The last so many months of the data."""
    asked = tuple(months_between(size.last - (months - 1), size.last))
    return Question(made_tables(cache, size, county, progress), CASES, county.tree, asked)


def _entry(peer: Peer, question: Question, name: str = "") -> Entry[Question, Answers]:
    return Entry(name or peer.name, peer.about, question, peer.run, peer.answers)
