"""Opens what a mapping reads, whichever kind of file or database it is."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from waymark.sources.blocks import read_blocks
from waymark.sources.delimited import read_header, shown_name
from waymark.sources.intake import Tally
from waymark.sources.mapping.duckdb_rows import opened_parquet, opened_query
from waymark.sources.mapping.opened import Opened
from waymark.sources.mapping.postgresql_rows import opened_postgresql
from waymark.sources.mapping.query_text import dialect_of
from waymark.sources.mapping.refusing import refused
from waymark.sources.mapping.schema import USUAL_WAIT
from waymark.sources.mapping.sqlite_rows import opened_sqlite
from waymark.sources.mapping.statement import Query, Statement
from waymark.sources.tabular.layout import Kind
from waymark.sources.values import shortened
from waymark.sources.workbook import find_header, open_workbook, read_lines
from waymark.written.nearest import did_you_mean

PARQUET = (".parquet", ".pq")
WORKBOOK = (".xlsx", ".xlsm")


def opened(statement: Statement, files: Mapping[str, Sequence[Path]]) -> AbstractContextManager[Opened]:
    """files: what `found_files` of the statement found. Entering raises RefusedError when it cannot be read."""
    if statement.query is not None:
        return _of_query(statement.query, files, statement.shown)
    (path,) = files["data"]
    if path.suffix.lower() in PARQUET:
        return opened_parquet(path, USUAL_WAIT)
    if path.suffix.lower() in WORKBOOK:
        return _workbook(path, statement)
    if statement.sheet:
        sentence = "'sheet' belongs to a workbook, and this is none."
        raise refused("sheet_unfit", sentence, "Take it out.", statement.shown, statement.read_line, "read.sheet")
    return _delimited(path)


def _of_query(query: Query, files: Mapping[str, Sequence[Path]], shown: str) -> AbstractContextManager[Opened]:
    if query.variable:
        return opened_postgresql(query, shown)
    database = files["database"][0] if query.database else None
    if database is not None and dialect_of(query) == "sqlite":
        return opened_sqlite(query, database, shown)
    return opened_query(query, {name: list(files[name]) for name in query.files}, database, shown)


@contextmanager
def _delimited(path: Path) -> Iterator[Opened]:
    header = read_header(path)
    yield Opened(header.file, header.names, lambda wanted: read_blocks(header, wanted))


@contextmanager
def _workbook(path: Path, statement: Statement) -> Iterator[Opened]:
    """One sheet of a workbook, its rows as the lines of a file."""
    book = open_workbook(path)
    name = statement.sheet or book.names[0]
    if name not in book.names:
        sentence = f"{shown_name(path)} has no sheet '{shortened(name)}'."
        hint = did_you_mean(name, book.names)
        raise refused("sheet_missing", sentence, hint, statement.shown, statement.read_line, "read.sheet")
    header = find_header(book.sheet(name), statement.wanted)
    tally = Tally()
    dates = [each.name for each in statement.layout.columns if each.kind in (Kind.DATE, Kind.BIRTH)]
    yield Opened(
        header.file, header.names, lambda wanted: read_lines(header, wanted, tally, dates), header.sheet, tally
    )
