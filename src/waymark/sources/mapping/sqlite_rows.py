"""Rows of a query of a SQLite file, opened so that nothing in it can be changed and no other file be reached."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.sources.blocks import Block
from waymark.sources.mapping.opened import AT_ONCE, MOST_COLUMNS, Opened, TooMuchError, block_of, rows_of_query
from waymark.sources.mapping.refusing import refused
from waymark.sources.mapping.statement import Query
from waymark.sources.mapping.values import arrays_of

_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_STEPS = 10_000  # of the database's own machine between two looks at the clock


@contextmanager
def opened_sqlite(query: Query, database: Path, shown: str) -> Iterator[Opened]:
    """Raises RefusedError, with the query's line in the mapping."""

    def refuse(rule: str, sentence: str, hint: str) -> RefusedError:
        return refused(rule, sentence, hint, shown, query.line, "read.query")

    @contextmanager
    def told() -> Iterator[None]:
        try:
            yield
        except TooMuchError as problem:
            raise refuse("table_too_large", str(problem), "Export one year at a time.") from None
        except sqlite3.OperationalError as problem:
            if str(problem) == "interrupted":
                sentence = f"It took longer than its time limit of {query.wait} s and was given up."
                raise refuse("query_too_slow", sentence, "Ask less.") from None
            said = str(problem) if str(problem).startswith(("no such", "ambiguous column", "near ")) else ""
            sentence = f"The query cannot be run: {said}." if said else "The query cannot be run."
            raise refuse("query_refused", sentence, "Correct the query, or check the database.") from None
        except (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError):
            sentence = "The database cannot be read: it is damaged, or is no SQLite file."
            hint = "Copy it again; a DuckDB file is known by its ending, .duckdb."
            raise refuse("data_unreadable", sentence, hint) from None

    with told():
        connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        connection.set_authorizer(_reads_only)
        text = query.text.strip().rstrip(";")
        with told():
            described = connection.execute(f"SELECT * FROM ({text}\n) LIMIT 0").description
        names = tuple(str(column[0]) for column in described)
        if len(names) > MOST_COLUMNS:
            sentence = f"There are more than {MOST_COLUMNS:,} columns."
            raise refuse("table_too_wide", sentence, "Keep those that are mapped.")

        def parts(wanted: Sequence[str]) -> Iterator[Block]:
            end = time.monotonic() + query.wait
            connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
            columns, order = (", ".join(map(_quoted, each)) for each in (wanted, query.order_by))
            with told():
                rows = connection.execute(f"SELECT {columns} FROM ({text}\n) ORDER BY {order}")
            first = 1
            while True:
                with told():
                    taken = rows.fetchmany(AT_ONCE)
                    if not taken:
                        return
                    block = block_of(first, arrays_of(taken, wanted, refuse))
                first += len(taken)
                yield block

        yield Opened(rows_of_query(shown), names, parts)
    finally:
        connection.close()


def _reads_only(action: int, first: str | None, *_: str | None) -> int:
    if action not in _READING or (action == sqlite3.SQLITE_READ and str(first).startswith("sqlite_")):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
