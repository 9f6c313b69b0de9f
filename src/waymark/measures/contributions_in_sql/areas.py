"""Where a row counts, in SQL: the area of its own area code, or of where the child was on the day.

Areas are numbered by their places in the tree's `areas`: the root 0, then the districts, the remainder, the schools.
"""

from waymark.domain.area import AreaTree
from waymark.domain.tables import StandardTable
from waymark.measures.filters_in_sql import flagged, identifier, literal

AREA_NUMBER = '"area number"'  # code, area: every area but the root, in which no row stands
AREA_ABOVE = '"area above"'  # area, above: the area that holds it; not for the root
AREA_WITHIN = '"area within"'  # within, area: each area in which a row of `within` counts, itself among them


def numbered_areas(areas: AreaTree) -> tuple[str, ...]:
    """Creates the three relations above."""
    numbers = [(literal(area.code), str(place)) for place, area in enumerate(areas.areas) if place]
    above = [(str(place), str(parent)) for place, parent in enumerate(areas.parents) if place]
    within = [
        (str(place), str(areas.positions[code]))
        for place, area in enumerate(areas.areas)
        for code in areas.lineage(area.code)
    ]
    return (
        _relation(AREA_NUMBER, "code, area", numbers),
        _relation(AREA_ABOVE, "area, above", above),
        _relation(AREA_WITHIN, "within, area", within),
    )


def _relation(name: str, columns: str, rows: list[tuple[str, str]]) -> str:
    values = ", ".join(f"({one}, {other})" for one, other in rows)
    return f"CREATE TEMP TABLE {name} AS SELECT * FROM (VALUES {values}) AS numbered({columns})"


def places_name(basis: str) -> str:
    """The relation that holds where children count on one basis."""
    return f"places {basis}"


def places(basis: str) -> str:
    """Creates the numbered places of one basis: child, area, first day, first day no longer (either may be blank).

    Reads `child_area` and `area number`. Rows that cannot be trusted place nobody; a code that is no area is the
    remainder, which is where a child without a row is as well, so both are left out.
    """
    trusted = " AND ".join(f"NOT {flagged(column)}" for column in ("start", "end"))
    return (
        f"CREATE TEMP TABLE {identifier(places_name(basis))} AS "
        'SELECT place."child", number.area, place."start", place."end" '
        f'FROM (SELECT * FROM "child_area" WHERE {trusted}) AS place '
        f'JOIN {AREA_NUMBER} AS number ON place."area" = number.code '
        f'WHERE place."basis" = {literal(basis)}'
    )


def is_placed_by_child(table: StandardTable) -> bool:
    """Whether `child_area` says where a row of the table counts."""
    return not table.area_column and table.column("child") is not None


def locator(table: StandardTable) -> str:
    """What places a row: its area code, or its child; nothing for a table that has neither."""
    if table.area_column:
        return identifier(table.area_column)
    return '"child"' if is_placed_by_child(table) else "CAST(NULL AS VARCHAR)"


def located(table: StandardTable, relation: str, remainder: int) -> str:
    """`SELECT relation.*, area FROM …` for a relation with the columns locator and day; the day may be NULL."""
    if is_placed_by_child(table):
        join = (
            f"LEFT JOIN {identifier(places_name(table.area_basis))} AS place "
            f'ON place."child" = {relation}.locator '
            f'AND (place."start" IS NULL OR place."start" <= {relation}.day) '
            f'AND (place."end" IS NULL OR {relation}.day < place."end") AND {relation}.day IS NOT NULL'
        )
    else:
        join = f"LEFT JOIN {AREA_NUMBER} AS place ON place.code = {relation}.locator"
    return f"SELECT {relation}.*, coalesce(place.area, {remainder}) AS area FROM {relation} {join}"
