"""Opens what a mapping reads, whichever kind of file or database it is."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from waymark.sources.blocks import read_blocks
from waymark.sources.delimited import read_header
from waymark.sources.mapping.duckdb_rows import opened_parquet, opened_query
from waymark.sources.mapping.opened import Opened
from waymark.sources.mapping.postgresql_rows import opened_postgresql
from waymark.sources.mapping.query_text import dialect_of
from waymark.sources.mapping.schema import USUAL_WAIT
from waymark.sources.mapping.sqlite_rows import opened_sqlite
from waymark.sources.mapping.statement import Query, Statement

PARQUET = (".parquet", ".pq")
WORKBOOK = (".xlsx", ".xlsm", ".xls")


def opened(statement: Statement, files: Mapping[str, Sequence[Path]]) -> AbstractContextManager[Opened]:
    """files: what `found_files` of the statement found. Entering raises RefusedError when it cannot be read."""
    if statement.query is not None:
        return _of_query(statement.query, files, statement.shown)
    (path,) = files["data"]
    if path.suffix.lower() in PARQUET:
        return opened_parquet(path, USUAL_WAIT)
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
