"""Rows of a query of a PostgreSQL database, which is asked to read only and streams them a batch at a time.

The connection string comes from the environment and is shown nowhere, nor is what the server says of it.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import sql

from waymark.domain.errors import RefusedError
from waymark.sources.blocks import Block
from waymark.sources.mapping.opened import AT_ONCE, MOST_COLUMNS, Opened, TooMuchError, block_of, rows_of_query
from waymark.sources.mapping.refusing import Refuse, refused
from waymark.sources.mapping.statement import Query
from waymark.sources.mapping.values import arrays_of

_SECONDS_TO_CONNECT = 10
_NAMES_ONLY = ("42",)  # classes of errors whose message holds names of the query, and no cell
_CANCELLED = "57014"


@contextmanager
def opened_postgresql(query: Query, shown: str) -> Iterator[Opened]:
    """Raises RefusedError, with the query's line in the mapping."""

    def refuse(rule: str, sentence: str, hint: str) -> RefusedError:
        return refused(rule, sentence, hint, shown, query.line, "read.query")

    @contextmanager
    def told() -> Iterator[None]:
        try:
            yield
        except TooMuchError as problem:
            raise refuse("table_too_large", str(problem), "Export one year at a time.") from None
        except psycopg.Error as problem:
            code = problem.sqlstate or ""
            if code == _CANCELLED:
                raise _too_slow(refuse, query) from None
            said = problem.diag.message_primary if code.startswith(_NAMES_ONLY) else ""
            sentence = f"The query cannot be run: {said}." if said else f"The database gave up (error {code or '?'})."
            raise refuse("query_refused", sentence, "Correct the query, or ask who keeps the database.") from None

    with _connection(query, refuse) as connection:
        with told():
            connection.execute("SET TRANSACTION READ ONLY")
            connection.execute(sql.SQL("SET LOCAL statement_timeout = {}").format(query.wait * 1_000))
            asked = sql.SQL("({}\n) AS asked").format(sql.SQL(_text(query)))
            described = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(asked)).description or ()
        names = tuple(column.name for column in described)
        if len(names) > MOST_COLUMNS:
            sentence = f"There are more than {MOST_COLUMNS:,} columns."
            raise refuse("table_too_wide", sentence, "Keep those that are mapped.")

        def parts(wanted: Sequence[str]) -> Iterator[Block]:
            spelled = {name.casefold(): name for name in names}
            by = [spelled[name.casefold()] for name in query.order_by]
            columns, order = (sql.SQL(", ").join(map(sql.Identifier, each)) for each in (wanted, by))
            statement = sql.SQL("SELECT {} FROM {} ORDER BY {}").format(columns, asked, order)
            end = time.monotonic() + query.wait
            first = 1
            with connection.cursor(name="rows_of_the_query") as cursor:
                with told():
                    cursor.execute(statement)
                while True:
                    with told():
                        taken = cursor.fetchmany(AT_ONCE)
                        if not taken:
                            return
                        block = block_of(first, arrays_of(taken, wanted, refuse))
                    if time.monotonic() > end:
                        raise _too_slow(refuse, query)
                    first += len(taken)
                    yield block

        yield Opened(rows_of_query(shown), names, parts)


@contextmanager
def _connection(query: Query, refuse: Refuse) -> Iterator[psycopg.Connection]:
    stated = os.environ.get(query.variable, "")
    if not stated:
        sentence = f"The environment variable {query.variable} is not set."
        raise refuse("connection_missing", sentence, "Set it to the connection string of the database.")
    try:
        connection = psycopg.connect(stated, connect_timeout=_SECONDS_TO_CONNECT)
    except (psycopg.Error, ValueError, UnicodeError):
        sentence = f"There is no connection to the database that {query.variable} names."
        hint = "Check the connection string, that the database runs, and that you may use it."
        raise refuse("connection_failed", sentence, hint) from None
    try:
        yield connection
    finally:
        connection.close()


def _too_slow(refuse: Refuse, query: Query) -> RefusedError:
    return refuse(
        "query_too_slow", f"It took longer than its time limit of {query.wait} s and was given up.", "Ask less."
    )


def _text(query: Query) -> str:
    return query.text.strip().rstrip(";")
