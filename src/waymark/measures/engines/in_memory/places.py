"""The area in which a row counts; it counts in every area that holds this one as well."""

from datetime import date

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.tables import STANDARD_TABLES, StandardTable
from waymark.measures.engines.in_memory.records import Records, Row
from waymark.measures.engines.in_memory.spells import inside
from waymark.measures.filters_in_memory import value_of


def area_of(row: Row, table: StandardTable, day: date | None, areas: AreaTree, records: Records) -> str:
    """By the row's own area code where the table has one, otherwise by where the child was on the day."""
    if table.area_column:
        return _known(value_of(row, table.area_column), areas)
    if day is None or table.column("child") is None:
        return NOT_KNOWN
    for place in records.of("child_area", value_of(row, "child")):
        if value_of(place, "basis") == table.area_basis and _holds(place, day):
            return _known(value_of(place, "area"), areas)
    return NOT_KNOWN


def _known(code: object, areas: AreaTree) -> str:
    """A blank code, one that the framework does not know, and the authority's own are the remainder."""
    return code if isinstance(code, str) and code in areas and code != areas.root.code else NOT_KNOWN


def _holds(place: Row, day: date) -> bool:
    start, end = STANDARD_TABLES["child_area"].dates
    return inside(place, "child_area", start, end, day).counts is True
