"""Where a row counts, in SQL: the leaf of its own area code, or of where the child was on the day."""

from waymark.domain.tables import StandardTable
from waymark.measures.filters_in_sql import flagged, identifier, literal

LEAF_NUMBER = '"leaf number"'  # code, leaf: the leaves of the area tree, numbered from 0


def places_name(basis: str) -> str:
    """The relation that holds where children count on one basis."""
    return f"places {basis}"


def places(basis: str) -> str:
    """Creates the numbered places of one basis: child, leaf, first day, first day no longer (either may be blank).

    Reads `child_area` and `leaf number`. Rows that cannot be trusted place nobody; a code that is not a leaf is the
    remainder, which is where a child without a row is as well, so both are left out.
    """
    trusted = " AND ".join(f"NOT {flagged(column)}" for column in ("start", "end"))
    return (
        f"CREATE TEMP TABLE {identifier(places_name(basis))} AS "
        'SELECT place."child", number.leaf, place."start", place."end" '
        f'FROM (SELECT * FROM "child_area" WHERE {trusted}) AS place '
        f'JOIN {LEAF_NUMBER} AS number ON place."area" = number.code '
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
    """`SELECT relation.*, leaf FROM …` for a relation with the columns locator and day; the day may be NULL."""
    if is_placed_by_child(table):
        join = (
            f"LEFT JOIN {identifier(places_name(table.area_basis))} AS place "
            f'ON place."child" = {relation}.locator '
            f'AND (place."start" IS NULL OR place."start" <= {relation}.day) '
            f'AND (place."end" IS NULL OR {relation}.day < place."end") AND {relation}.day IS NOT NULL'
        )
    else:
        join = f"LEFT JOIN {LEAF_NUMBER} AS place ON place.code = {relation}.locator"
    return f"SELECT {relation}.*, coalesce(place.leaf, {remainder}) AS leaf FROM {relation} {join}"
