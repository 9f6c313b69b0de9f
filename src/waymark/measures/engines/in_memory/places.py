"""The leaf in which a row counts."""

from datetime import date

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.tables import STANDARD_TABLES, StandardTable
from waymark.measures.engines.in_memory.records import Records, Row
from waymark.measures.engines.in_memory.spells import inside
from waymark.measures.filters_in_memory import value_of


def leaf_of(row: Row, table: StandardTable, day: date | None, areas: AreaTree, records: Records) -> str:
    """By the row's own area code where the table has one, otherwise by where the child was on the day."""
    if table.area_column:
        return _leaf(value_of(row, table.area_column), areas)
    if day is None or table.column("child") is None:
        return NOT_KNOWN
    for place in records.of("child_area", value_of(row, "child")):
        if value_of(place, "basis") == table.area_basis and _holds(place, day):
            return _leaf(value_of(place, "area"), areas)
    return NOT_KNOWN


def _leaf(code: object, areas: AreaTree) -> str:
    """A blank code, and one that is no leaf's, is the remainder."""
    return next((leaf.code for leaf in areas.leaves if leaf.code == code), NOT_KNOWN)


def _holds(place: Row, day: date) -> bool:
    start, end = STANDARD_TABLES["child_area"].dates
    return inside(place, "child_area", start, end, day).counts is True
