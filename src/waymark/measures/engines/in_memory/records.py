"""Rows of the standard tables: whose they are, their dates and their integers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from waymark.domain.month import Month, month_index
from waymark.domain.tables import ROW_ID, STANDARD_TABLES, StandardTable
from waymark.measures.engine import Tables
from waymark.measures.filters_in_memory import value_of

Row = Mapping[str, object]


class Records:
    """Rows of the standard tables, each table read once, and found by whose they are."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[str, list[Row]] = {}
        self._of: dict[str, dict[object, list[Row]]] = {}
        self._editions: dict[tuple[str, str], list[Month]] = {}
        self._by_month: dict[tuple[str, str], dict[int | None, list[int]]] = {}

    def rows(self, table: str) -> list[Row]:
        if table not in self._rows:
            self._rows[table] = list(self._tables.rows(table))
        return self._rows[table]

    def perhaps_dated(self, table: str, at: str, first: Month, last: Month) -> list[Row]:
        """The rows dated in the months from `first` to `last`, and those not known to be; in the table's order."""
        rows = self.rows(table)
        if (table, at) not in self._by_month:
            places: dict[int | None, list[int]] = defaultdict(list)
            for place, row in enumerate(rows):
                day = date_in(row, at)
                places[None if day is None else month_index(day)].append(place)
            self._by_month[table, at] = places
        found = self._by_month[table, at]
        months = (None, *range(first.index, last.index + 1))
        return [rows[place] for place in sorted(place for month in months for place in found.get(month, ()))]

    def of(self, table: str, entity: object) -> list[Row]:
        """The rows of one entity; a blank entity has none."""
        if table not in self._of:
            column = STANDARD_TABLES[table].entity
            found: dict[object, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                found[value_of(row, column)].append(row)
            self._of[table] = found
        return [] if entity is None else self._of[table].get(entity, [])

    def latest_edition(self, table: str, at: str, month: Month) -> Month | None:
        """The latest month, not after `month`, in which the table has rows; None where there is none."""
        if (table, at) not in self._editions:
            self._editions[table, at] = months_with_rows(self.rows(table), at)
        return max((edition for edition in self._editions[table, at] if edition <= month), default=None)


def months_with_rows(rows: Iterable[Row], at: str) -> list[Month]:
    """Each once."""
    days = (date_in(row, at) for row in rows)
    return sorted({Month.of(day) for day in days if day is not None})


def row_id(row: Row) -> str:
    return str(row[ROW_ID])


def entity_of(row: Row, table: StandardTable) -> object:
    return value_of(row, table.entity)


def date_in(row: Row, column: str) -> date | None:
    """None where the field is blank or flagged."""
    value = value_of(row, column)
    if value is None or isinstance(value, date):
        return value
    raise TypeError(f"column {column} holds {type(value).__name__}, not dates")


def integer_in(row: Row, column: str) -> int | None:
    """None where the field is blank or flagged."""
    value = value_of(row, column)
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"column {column} holds {type(value).__name__}, not integers")
