"""The default engine: contributions in SQL over Parquet, then dense months and roll-up in numpy.

The work grows with the rows, not with the months or areas asked for. Each term is queried once, whatever the
number of measures that use it.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import AreaTree
from waymark.domain.measure import Draft, Measure, Stock, Term, terms_of
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable
from waymark.domain.window import Window
from waymark.measures.contributions import Contributions, events_until
from waymark.measures.contributions_in_sql import contributions, places
from waymark.measures.dense import rolled_up, running_totals
from waymark.measures.engine import Request, Tables, refuse_contradictions
from waymark.measures.filters_in_sql import identifier, literal
from waymark.measures.parts import Parts, no_parts

_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
}
# Nothing is fetched: an extension that is not in the wheel is an error, not a download.
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

Integers = NDArray[np.int64]


class DuckDBEngine:
    """Embedded, on every core, with one connection for each call."""

    name = "duckdb"

    def compute(
        self, requests: Sequence[Request], tables: Tables, areas: AreaTree, months: Sequence[Month]
    ) -> dict[str, Parts]:
        """Parts by request key; drafts are left out. Raises ContradictionError."""
        refuse_contradictions(requests)
        computed = [request for request in requests if not isinstance(request.measure, Draft)]
        empty = no_parts(areas, months)
        if not empty.months:
            return {request.key: empty for request in computed}
        read = {name for request in computed for name in _tables_read(request.measure)}
        with duckdb.connect(config=_OFFLINE) as connection:
            session = _Session(connection, tables, read, areas, empty)
            return {request.key: session.parts(request) for request in computed}


class _Session:
    """What one call of `compute` shares among its measures: views, places, and terms already queried."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, tables: Tables, read: set[str], areas: AreaTree, shape: Parts
    ) -> None:
        self._connection = connection
        self._shape = shape
        self._leaves = len(areas.leaves)
        self._queried: dict[str, dict[str, Integers]] = {}
        for name in sorted({"child_area", *read}):
            connection.execute(_relation(STANDARD_TABLES[name], tables.parquet(name)))
        numbers = ", ".join(f"({literal(leaf.code)}, {number})" for number, leaf in enumerate(areas.leaves))
        connection.execute(f'CREATE TEMP TABLE "leaf number" AS SELECT * FROM (VALUES {numbers}) AS number(code, leaf)')
        for basis in sorted({STANDARD_TABLES[name].area_basis for name in read}):
            connection.execute(places(basis))

    def parts(self, request: Request) -> Parts:
        assert not isinstance(request.measure, Draft)
        window = request.measure.window
        numerator, denominator = (self._figures(term, window, request.year_type) for term in terms_of(request.measure))
        return Parts(self._shape.areas, self._shape.months, numerator, denominator)

    def _figures(self, term: Term, window: Window, year_type: YearType) -> Integers:
        """[area, month] for the months asked for."""
        first, last = self._shape.months[0], self._shape.months[-1]
        leaves = running_totals(self._contributions(term, window, year_type), self._leaves, first, last)
        asked = [month.index - first.index for month in self._shape.months]
        return rolled_up(leaves[:, asked])

    def _contributions(self, term: Term, window: Window, year_type: YearType) -> Contributions:
        query = contributions(term, remainder=self._leaves - 1)
        if query not in self._queried:
            found = self._connection.execute(query).fetchnumpy()
            self._queried[query] = {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}
        column = self._queried[query]
        until = column["until"] if isinstance(term, Stock) else events_until(window, year_type, column["first"])
        return Contributions(column["leaf"], column["first"], until, column["value"])


def _tables_read(measure: Measure) -> Iterator[str]:
    for term in terms_of(measure):
        yield term.table
        if isinstance(term, Stock):
            yield from term.outside


def _relation(table: StandardTable, parquet: Path | None) -> str:
    """A view on the table's file; a table that nothing feeds is there, without rows."""
    name = identifier(table.name)
    if parquet is None:
        columns = ", ".join(f"{identifier(column.name)} {_TYPES[column.type]}" for column in table.all_columns)
        return f"CREATE TEMP TABLE {name} ({columns})"
    # The path is one file: wildcards in a folder's name, or `key=value` in it, mean nothing.
    path = literal(re.sub(r"([*?\[])", r"[\1]", str(parquet)))
    return f"CREATE TEMP VIEW {name} AS SELECT * FROM read_parquet({path}, hive_partitioning = false)"
