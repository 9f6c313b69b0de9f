"""Entities that count once in every area, in SQL: for what may not be added up from area to area.

An entity with rows in several schools counts once in each, once in each of their districts and once in the county.
Its rows are therefore looked at again for each area that holds them. Areas are added up afterwards all the same, so
what an area counts is taken back from the area that holds it: what remains there is its own. Entities with rows in
one area alone, nearly all, take no part in this.
"""

from waymark.measures.contributions_in_sql.areas import AREA_ABOVE, AREA_WITHIN


def moving(rows: str) -> str:
    """The entities that have several areas: SELECT entity. `rows`: a relation with the columns entity and area."""
    return f"SELECT entity FROM {rows} GROUP BY entity HAVING min(area) <> max(area)"


def at_every_level(rows: str, movers: str, columns: str) -> str:
    """The rows in the areas in which they count: SELECT entity, area, columns.

    rows: a relation with the columns entity, area and `columns` · movers: what `moving` gives of it.
    """
    return (
        f"SELECT entity, area, {columns} FROM {rows} ANTI JOIN {movers} USING (entity) "
        f"UNION ALL SELECT entity, level.area, {columns} FROM {rows} SEMI JOIN {movers} USING (entity) "
        f"JOIN {AREA_WITHIN} AS level ON level.within = {rows}.area"
    )


def own_of_each_level(counted: str, movers: str, columns: str, values: tuple[str, ...]) -> str:
    """What is added up from area to area so that entities count once in each: SELECT area, columns, values.

    counted: a relation with the columns entity, area, `columns` and the numbers `values`, right for every area that
    `at_every_level` gives.
    """
    taken = ", ".join(f"-{value} AS {value}" for value in values)
    return (
        f"SELECT area, {columns}, {', '.join(values)} FROM {counted} "
        f"UNION ALL SELECT level.above, {columns}, {taken} FROM {counted} SEMI JOIN {movers} USING (entity) "
        f"JOIN {AREA_ABOVE} AS level ON level.area = {counted}.area"
    )
