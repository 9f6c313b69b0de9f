"""Rows from DuckDB: a Parquet file, a query over Parquet and CSV files, or a query of a DuckDB file.

The database in memory may open the files named and nothing else: no other file, no network, no extension, no setting
changed. What it may use of memory and time is bounded. Messages of the database are not passed on as they are, because
they repeat cells.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from waymark.domain.errors import RefusedError
from waymark.sources.blocks import Block
from waymark.sources.delimited import shown_name
from waymark.sources.mapping.opened import (
    AT_ONCE,
    MOST_COLUMNS,
    MOST_ROWS,
    Opened,
    TooMuchError,
    block_of,
    rows_of_query,
)
from waymark.sources.mapping.refusing import Refuse, refused
from waymark.sources.mapping.statement import Query

_MEMORY = "512MB"
_LARGEST_CELL_BYTES = 1 << 20
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": _MEMORY,
    "threads": "1",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
}
# Messages that hold names of the query only, never what a cell holds.
_TELLING = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)
_PLAIN = (
    *("BIGINT", "BOOLEAN", "DATE", "DECIMAL", "DOUBLE", "ENUM", "FLOAT", "HUGEINT", "INTEGER", "SMALLINT", "TIME"),
    *("TIMESTAMP", "TINYINT", "UBIGINT", "UHUGEINT", "UINTEGER", "USMALLINT", "UTINYINT", "UUID", "VARCHAR", '"NULL"'),
)


@contextmanager
def opened_parquet(path: Path, wait: int) -> Iterator[Opened]:
    """A Parquet file. Raises RefusedError when it is none, or claims more than is read."""
    shown = shown_name(path)

    def refuse(rule: str, sentence: str, hint: str) -> RefusedError:
        return refused(rule, sentence, hint, shown)

    with _connection({"data": [path]}, refuse) as connection:
        _check_claims(connection, [path], refuse)
        kinds = _columns(connection, "SELECT * FROM data", refuse)

        def parts(wanted: Sequence[str]) -> Iterator[Block]:
            _check_plain(kinds, wanted, refuse)
            columns = ", ".join(_quoted(name) for name in wanted)
            yield from _blocks(connection, f"SELECT {columns} FROM data", wanted, wait, refuse)

        yield Opened(shown, tuple(kinds), parts)


@contextmanager
def opened_query(query: Query, files: dict[str, list[Path]], database: Path | None, shown: str) -> Iterator[Opened]:
    """The rows of a query. files: by the table's name. Raises RefusedError, with the query's line in the mapping."""

    def refuse(rule: str, sentence: str, hint: str) -> RefusedError:
        return refused(rule, sentence, hint, shown, query.line, "read.query")

    with _connection(files, refuse, database) as connection:
        for paths in files.values():
            _check_claims(connection, [path for path in paths if _is_parquet(path)], refuse)
        asked = f"SELECT * FROM ({query.text.strip().rstrip(';')}\n) AS asked"
        kinds = _columns(connection, asked, refuse)
        order = ", ".join(_quoted(name) for name in query.order_by)

        def parts(wanted: Sequence[str]) -> Iterator[Block]:
            _check_plain(kinds, wanted, refuse)
            columns = ", ".join(f"asked.{_quoted(name)}" for name in wanted)
            ordered = f"SELECT {columns} FROM ({query.text.strip().rstrip(';')}\n) AS asked ORDER BY {order}"
            yield from _blocks(connection, ordered, wanted, query.wait, refuse)

        yield Opened(rows_of_query(shown), tuple(kinds), parts)


@contextmanager
def _connection(
    files: dict[str, list[Path]], refuse: Refuse, database: Path | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(":memory:", config=_CLOSED)
    try:
        with _told(refuse):
            if database is not None:
                connection.execute(f"ATTACH {_text(database)} AS asked_database (READ_ONLY)")
                connection.execute("USE asked_database")
            paths = [path for each in files.values() for path in each]
            connection.execute(f"SET allowed_paths = [{', '.join(map(_text, paths))}]")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            for name, each in files.items():
                connection.execute(f"CREATE TEMP VIEW {_quoted(name)} AS {_scan(each)}")
        yield connection
    finally:
        connection.close()


def _scan(paths: Sequence[Path]) -> str:
    listed = f"[{', '.join(map(_text, paths))}]"
    if all(_is_parquet(path) for path in paths):
        return f"SELECT * FROM read_parquet({listed})"
    return f"SELECT * FROM read_csv({listed}, all_varchar = true, header = true, max_line_size = {_LARGEST_CELL_BYTES})"


def _check_claims(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], refuse: Refuse) -> None:
    """What the files say of themselves, before anything of them is unpacked."""
    for path in paths:
        with _told(refuse):
            (found,) = connection.execute(
                f"SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata({_text(path)})"
            ).fetchall()
        if (found[0] or 0) > MOST_ROWS:
            sentence = f"{shown_name(path)} claims more than {MOST_ROWS:,} rows."
            raise refuse("table_too_large", sentence, "Export one year at a time.")


def _columns(connection: duckdb.DuckDBPyConnection, query: str, refuse: Refuse) -> dict[str, str]:
    """Names of the columns, each with its type."""
    with _told(refuse):
        described = connection.execute(f"DESCRIBE {query}").fetchall()
    if len(described) > MOST_COLUMNS:
        raise refuse("table_too_wide", f"There are more than {MOST_COLUMNS:,} columns.", "Keep those that are mapped.")
    return {str(name): str(kind) for name, kind, *_ in described}


def _check_plain(kinds: Mapping[str, str], wanted: Sequence[str], refuse: Refuse) -> None:
    for name in wanted:
        if not kinds[name].startswith(_PLAIN) or kinds[name].endswith("]"):
            sentence = f"The column {name} holds lists, groups or bytes, not single values."
            raise refuse("column_not_plain", sentence, "Take it out, or make single values of it in a query.")


def _blocks(
    connection: duckdb.DuckDBPyConnection, query: str, wanted: Sequence[str], wait: int, refuse: Refuse
) -> Iterator[Block]:
    texts = ", ".join(f"CAST(column{at} AS VARCHAR)" for at in range(len(wanted)))
    named = ", ".join(f"column{at}" for at in range(len(wanted)))
    done = threading.Event()
    late = threading.Timer(wait, _give_up, (connection, done))
    late.daemon = True
    late.start()
    try:
        with _told(refuse, wait):
            reader: Any = connection.sql(f"SELECT {texts} FROM ({query}) AS rows({named})").to_arrow_reader(AT_ONCE)
        row = 1
        while True:
            with _told(refuse, wait):
                batch = next(reader, None)
                if batch is None:
                    return
                block = block_of(row, batch.columns)
            row += batch.num_rows
            yield block
    finally:
        late.cancel()
        done.set()


def _give_up(connection: duckdb.DuckDBPyConnection, done: threading.Event) -> None:
    if not done.is_set():
        connection.interrupt()


@contextmanager
def _told(refuse: Refuse, wait: int = 0) -> Iterator[None]:
    """What the database objects to, in words of ours: its own may repeat a cell or a path."""
    try:
        yield
    except TooMuchError as problem:
        raise refuse("table_too_large", str(problem), "Export one year at a time.") from None
    except duckdb.InterruptException:
        raise refuse(
            "query_too_slow", f"It took longer than its time limit of {wait} s and was given up.", "Ask less."
        ) from None
    except _TELLING as problem:
        said = str(problem).splitlines()[0].partition(": ")[2] or "it cannot be understood"
        raise refuse("query_refused", f"The query cannot be run: {said}", "Correct the query.") from None
    except duckdb.OutOfMemoryException:
        hint = "Ask for fewer columns or rows, or export one year at a time."
        raise refuse("query_too_large", f"It needs more than {_MEMORY} of memory.", hint) from None
    except duckdb.PermissionException:
        sentence = "The query reaches for a file that the mapping does not name."
        raise refuse("query_elsewhere", sentence, "Name its files in 'files'.") from None
    except (duckdb.ConversionException, duckdb.InvalidInputException):
        sentence = "A value cannot be turned into what the query or the file says it is."
        hint = "Use TRY_CAST in the query, or check that the file is whole and in UTF-8."
        raise refuse("value_not_converted", sentence, hint) from None
    except (duckdb.Error, OSError, RuntimeError, ValueError):
        sentence = "The data cannot be read: a file is damaged or in use, or is not what its name says."
        raise refuse("data_unreadable", sentence, "Close what uses it, or export it again.") from None


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() in (".parquet", ".pq")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
