"""The default engine: contributions in SQL over Parquet, then dense months and roll-up in numpy.

The work grows with the rows, not with the months or areas asked for. Each term is queried once, whatever the
number of measures that use it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import AreaTree
from waymark.domain.measure import (
    Cohort,
    Difference,
    Mean,
    Quotient,
    Ratio,
    ShareOfEntities,
    SimpleTerm,
    Stock,
    Term,
    WithinWorkingDays,
    conditioning_tables,
    simple_terms,
    tables_of,
    terms_of,
)
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable
from waymark.domain.window import Window
from waymark.domain.working_calendar import WorkingCalendar
from waymark.measures.contributions import Contributions, events_until
from waymark.measures.contributions_in_sql import cohort_contributions, contributions, share_contributions
from waymark.measures.contributions_in_sql.areas import LEAF_NUMBER, is_placed_by_child, places
from waymark.measures.contributions_in_sql.conditions import working_days, working_days_name
from waymark.measures.dense import rolled_up, running_totals
from waymark.measures.engine import Asked, Request, Tables, refuse_contradictions, sides
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
        """Parts by key, as the contract says. Raises ContradictionError."""
        refuse_contradictions(requests)
        every = list(sides(requests))
        empty = no_parts(areas, months)
        if not empty.months:
            return {asked.key: empty for asked in every}
        with duckdb.connect(config=_OFFLINE) as connection:
            session = _Session(connection, tables, every, areas, empty)
            return {asked.key: session.parts(asked) for asked in every}


class _Session:
    """What one call of `compute` shares among its measures: views, places, calendars, and queries already run."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: Tables,
        every: Sequence[Asked],
        areas: AreaTree,
        shape: Parts,
    ) -> None:
        self._connection = connection
        self._shape = shape
        self._leaves = len(areas.leaves)
        self._queried: dict[str, dict[str, Integers]] = {}
        counted = {name for asked in every for name in tables_of(asked.measure)}
        others = {name for asked in every for name in _spell_tables(asked.measure)}
        for name in sorted({"child_area"} | counted | others):
            connection.execute(_relation(STANDARD_TABLES[name], tables.parquet(name)))
        numbers = ", ".join(f"({literal(leaf.code)}, {number})" for number, leaf in enumerate(areas.leaves))
        connection.execute(f"CREATE TEMP TABLE {LEAF_NUMBER} AS SELECT * FROM (VALUES {numbers}) AS number(code, leaf)")
        placed = (STANDARD_TABLES[name] for name in counted)
        for basis in sorted({table.area_basis for table in placed if is_placed_by_child(table)}):
            connection.execute(places(basis))
        calendars = {calendar for asked in every for calendar in _calendars(asked.measure)}
        for calendar in sorted(calendars, key=working_days_name):
            days = [calendar.first + timedelta(days=n) for n in range((calendar.last - calendar.first).days + 1)]
            connection.execute(working_days(calendar), [days, [calendar.number(day) for day in days]])

    def parts(self, asked: Asked) -> Parts:
        match asked.measure:
            case Ratio() | Mean():
                window = asked.measure.window
                above, below = (self._of_term(term, window, asked.year_type) for term in terms_of(asked.measure))
            case ShareOfEntities():
                above, below = self._of_both(
                    share_contributions(asked.measure, asked.year_type, remainder=self._leaves - 1)
                )
            case Cohort():
                above, below = self._of_both(
                    cohort_contributions(asked.measure, asked.year_type, remainder=self._leaves - 1)
                )
        return Parts(self._shape.areas, self._shape.months, above, below)

    def _of_term(self, term: Term, window: Window, year_type: YearType) -> Integers:
        """[area, month] for the months asked for."""
        if isinstance(term, Difference):
            return self._of_term(term.first, window, year_type) - self._of_term(term.second, window, year_type)
        column = self._columns(contributions(term, remainder=self._leaves - 1))
        first = column["first"]
        until = column["until"] if isinstance(term, Stock) else events_until(window, year_type, first)
        if "done" in column:  # what is done after the window never counts: an empty stretch of months
            first = np.minimum(np.maximum(first, column["done"]), until)
        return self._dense(Contributions(column["leaf"], first, until, column["value"]))

    def _of_both(self, query: str) -> tuple[Integers, Integers]:
        """Numerator and denominator of a query that gives them side by side."""
        column = self._columns(query)
        above, below = (
            self._dense(Contributions(column["leaf"], column["first"], column["until"], column[name]))
            for name in ("numerator", "denominator")
        )
        return above, below

    def _dense(self, found: Contributions) -> Integers:
        first, last = self._shape.months[0], self._shape.months[-1]
        leaves = running_totals(found, self._leaves + 1, first, last)
        return rolled_up(leaves[:, [month.index - first.index for month in self._shape.months]])

    def _columns(self, query: str) -> dict[str, Integers]:
        if query not in self._queried:
            found = self._connection.execute(query).fetchnumpy()
            self._queried[query] = {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}
        return self._queried[query]


def _spell_tables(measure: Quotient) -> Iterator[str]:
    """Tables that are read, though nothing is counted from them."""
    yield from conditioning_tables(measure)
    for simple in _simple_terms(measure):
        if isinstance(simple, Stock):
            yield from simple.outside


def _calendars(measure: Quotient) -> Iterator[WorkingCalendar]:
    for simple in _simple_terms(measure):
        if not isinstance(simple, Stock):
            yield from (one.calendar for one in simple.conditions if isinstance(one, WithinWorkingDays))


def _simple_terms(measure: Quotient) -> Iterator[SimpleTerm]:
    return (simple for term in terms_of(measure) for simple in simple_terms(term))


def _relation(table: StandardTable, parquet: Path | None) -> str:
    """A view on the table's file; a table that nothing feeds is there, without rows."""
    name = identifier(table.name)
    if parquet is None:
        columns = ", ".join(f"{identifier(column.name)} {_TYPES[column.type]}" for column in table.all_columns)
        return f"CREATE TEMP TABLE {name} ({columns})"
    # The path is one file: wildcards in a folder's name, or `key=value` in it, mean nothing.
    path = literal(re.sub(r"([*?\[])", r"[\1]", str(parquet)))
    return f"CREATE TEMP VIEW {name} AS SELECT * FROM read_parquet({path}, hive_partitioning = false)"
