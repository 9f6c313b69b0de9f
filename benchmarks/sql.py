"""What the peers in SQL share: a connection with the tables as views, and which areas a row counts in."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from benchmarks.cases import Absence, InCare
from benchmarks.county import lineages
from benchmarks.question import Question
from waymark.domain.area import NOT_KNOWN


@contextmanager
def tables_of(question: Question) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the tables as views; in memory, with the threads that DuckDB takes by itself, as the engine
    opens it."""
    with duckdb.connect() as connection:
        for table in question.tables.counts:
            path = str(question.tables.parquet(table)).replace("'", "''")
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{path}')")
        yield connection


@contextmanager
def opened(question: Question) -> Iterator[duckdb.DuckDBPyConnection]:
    """As `tables_of`, with `counts_in(code, area)`: an area's own code, and each area that a row of it counts in."""
    with tables_of(question) as connection:
        pairs = ", ".join(f"('{code}', '{area}')" for code, area in lineages(question.tree))
        connection.execute(f"CREATE TABLE counts_in AS SELECT * FROM (VALUES {pairs}) AS pair(code, area)")
        yield connection


def month_number(column: str) -> str:
    """year × 12 + month − 1 of a date."""
    return f"(year({column}) * 12 + month({column}) - 1)"


def phase_is(case: Absence, relation: str = "") -> str:
    return f"{relation}phase = '{case.phase}'" if case.phase else "TRUE"


def placement_is(case: InCare) -> str:
    return f"placement = '{case.placement}'" if case.placement else "TRUE"


def place_on(day: str, child: str) -> str:
    """A join that gives `place.area`: where the child counted on the day; NULL where nobody knows."""
    return (
        f"LEFT JOIN child_area AS place ON place.child = {child} AND place.basis = 'home' "
        f'AND (place."start" IS NULL OR place."start" <= {day}) AND (place."end" IS NULL OR {day} < place."end")'
    )


PLACE = f"coalesce(place.area, '{NOT_KNOWN}')"
