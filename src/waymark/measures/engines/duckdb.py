"""The default engine: contributions in SQL over Parquet, then dense months and roll-up in numpy.

The work grows with the rows, not with the months or areas asked for. Each term is queried once, whatever the
number of measures that use it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.measure import (
    Cohort,
    Computed,
    Count,
    Difference,
    Distinct,
    External,
    ShareOfEntities,
    SimpleTerm,
    Stock,
    Sum,
    Term,
    Total,
    WithinWorkingDays,
    conditioning_tables,
    simple_terms,
    tables_of,
    terms_of,
    windowed_terms,
)
from waymark.domain.month import Month
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable
from waymark.domain.window import Window, WindowKind
from waymark.domain.working_calendar import WorkingCalendar
from waymark.measures.contributions import Contributions, events_until
from waymark.measures.contributions_in_sql import (
    cohort_contributions,
    contributions,
    distinct_contributions,
    published_values,
    share_contributions,
)
from waymark.measures.contributions_in_sql.areas import is_placed_by_child, numbered_areas, places
from waymark.measures.contributions_in_sql.conditions import working_days, working_days_name
from waymark.measures.contributions_in_sql.months import editions
from waymark.measures.dense import rolled_up, running_totals
from waymark.measures.engine import Asked, Request, Tables, refuse_contradictions, sides
from waymark.measures.filters_in_sql import identifier, literal
from waymark.measures.parts import STATUSES, Parts, no_parts

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
        every = list(sides(requests, months))
        with duckdb.connect(config=_OFFLINE) as connection:
            session = _Session(connection, tables, every, areas)
            return {asked.key: session.parts(asked) for asked in every}


class _Session:
    """What one call of `compute` shares among its measures: views, places, calendars, and queries already run."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: Tables,
        every: Sequence[Asked],
        areas: AreaTree,
    ) -> None:
        self._connection = connection
        self._areas = areas
        self._remainder = areas.positions[NOT_KNOWN]
        self._queried: dict[str, dict[str, Integers]] = {}
        counted = {name for asked in every for name in tables_of(asked.measure)}
        others = {name for asked in every for name in _spell_tables(asked.measure)}
        for name in sorted({"child_area"} | counted | others):
            connection.execute(_relation(STANDARD_TABLES[name], tables.parquet(name)))
        for relation in numbered_areas(areas):
            connection.execute(relation)
        placed = (STANDARD_TABLES[name] for name in counted)
        for basis in sorted({table.area_basis for table in placed if is_placed_by_child(table)}):
            connection.execute(places(basis))
        calendars = {calendar for asked in every for calendar in _calendars(asked.measure)}
        for calendar in sorted(calendars, key=working_days_name):
            days = [calendar.first + timedelta(days=n) for n in range((calendar.last - calendar.first).days + 1)]
            connection.execute(working_days(calendar), [days, [calendar.number(day) for day in days]])

    def parts(self, asked: Asked) -> Parts:
        measure, year_type = asked.measure, asked.year_type
        empty = no_parts(self._areas, asked.months, divided=not isinstance(measure, Total))
        if not asked.months:
            return empty
        match measure:
            case ShareOfEntities():
                above, below = self._of_both(share_contributions(measure, year_type, self._remainder), asked)
            case Cohort():
                above, below = self._of_both(cohort_contributions(measure, year_type, self._remainder), asked)
            case External():
                value, rows, status = self._published(measure, asked)
                return replace(empty, numerator=value, denominator=rows, status=status)
            case Total():
                return replace(empty, numerator=self._of_term(measure.term, measure.window, asked))
            case _:
                above, below = (self._of_term(term, window, asked) for term, window in windowed_terms(measure))
        return replace(empty, numerator=above, denominator=below)

    def _of_term(self, term: Term, window: Window, asked: Asked) -> Integers:
        """[area, month] for the months asked for."""
        match term:
            case Difference():
                return self._of_term(term.first, window, asked) - self._of_term(term.second, window, asked)
            case Distinct():
                column = self._columns(distinct_contributions(term, window, asked.year_type, self._remainder))
                until = column["until"]
            case Stock():
                column = self._columns(contributions(term, self._remainder))
                until = column["until"]
            case _:
                column = self._columns(contributions(term, self._remainder))
                until = events_until(window, asked.year_type, column["first"], self._editions(term, window))
        first = column["first"]
        if "done" in column:  # what is done after the window never counts: an empty stretch of months
            first = np.minimum(np.maximum(first, column["done"]), until)
        return self._rolled_up(Contributions(column["area"], first, until, column["value"]), asked)

    def _editions(self, term: Count | Sum, window: Window) -> Integers:
        """The months with rows of a table whose snapshots stand, in order."""
        if window.kind is not WindowKind.STANDING:
            return np.empty(0, dtype=np.int64)
        return np.sort(self._columns(editions(term.table, term.at))["month"])

    def _of_both(self, query: str, asked: Asked) -> tuple[Integers, Integers]:
        """Numerator and denominator of a query that gives them side by side."""
        column = self._columns(query)
        above, below = (
            self._rolled_up(Contributions(column["area"], column["first"], column["until"], column[name]), asked)
            for name in ("numerator", "denominator")
        )
        return above, below

    def _published(self, measure: External, asked: Asked) -> tuple[Integers, ...]:
        """Value, whether there is one, and its status: of each area's own row, and so not rolled up."""
        places = self._areas.positions
        said = {status.value: place for place, status in enumerate(STATUSES)}
        rows = [
            (places[area], first, until, value, 1, said.get(status, 0))
            for area, first, until, value, status in self._connection.execute(published_values(measure)).fetchall()
            if area in places
        ]
        area, first, until, *parts = np.array(rows, dtype=np.int64).reshape(-1, 6).T
        return tuple(_dense(Contributions(area, first, until, part), len(places), asked) for part in parts)

    def _rolled_up(self, found: Contributions, asked: Asked) -> Integers:
        return rolled_up(_dense(found, len(self._areas.areas), asked), self._areas)

    def _columns(self, query: str) -> dict[str, Integers]:
        if query not in self._queried:
            found = self._connection.execute(query).fetchnumpy()
            self._queried[query] = {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}
        return self._queried[query]


def _dense(found: Contributions, areas: int, asked: Asked) -> Integers:
    first, last = asked.months[0], asked.months[-1]
    totals = running_totals(found, areas, first, last)
    return totals[:, [month.index - first.index for month in asked.months]]


def _spell_tables(measure: Computed) -> Iterator[str]:
    """Tables that are read, though nothing is counted from them."""
    yield from conditioning_tables(measure)
    for simple in _simple_terms(measure):
        if isinstance(simple, Stock):
            yield from simple.outside


def _calendars(measure: Computed) -> Iterator[WorkingCalendar]:
    for simple in _simple_terms(measure):
        if not isinstance(simple, Stock):
            yield from (one.calendar for one in simple.conditions if isinstance(one, WithinWorkingDays))


def _simple_terms(measure: Computed) -> Iterator[SimpleTerm]:
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
