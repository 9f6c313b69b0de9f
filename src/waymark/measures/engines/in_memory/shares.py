"""Shares of entities: the rows of each entity are added up over the window, then the entity is tested once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waymark.domain.area import AreaTree
from waymark.domain.measure import ShareOfEntities
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory.answers import Answer, all_of, unknown
from waymark.measures.engines.in_memory.cells import RowsOfCell
from waymark.measures.engines.in_memory.conditions import passes
from waymark.measures.engines.in_memory.events import dated_in
from waymark.measures.engines.in_memory.places import area_of
from waymark.measures.engines.in_memory.records import Records, Row, date_in, entity_of, integer_in, row_id


@dataclass(frozen=True)
class EntityRows:
    """One entity in one area: its rows in the window, and the columns for want of which it is set aside."""

    rows: tuple[Row, ...]
    wanting: tuple[str, ...]
    in_denominator: bool
    in_numerator: bool


def figures(
    measure: ShareOfEntities, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> tuple[dict[str, int], dict[str, int]]:
    """Area → entities, for the numerator and for the denominator of one month. An area is no sum of those it holds."""
    by_area: dict[str, list[tuple[Row, Answer]]] = defaultdict(list)
    for row, answer, own in _rows(measure, month, year_type, areas, records):
        for area in areas.lineage(own):
            by_area[area].append((row, answer))
    numerator: dict[str, int] = {}
    denominator: dict[str, int] = {}
    for area, rows in by_area.items():
        entities = list(_entities(measure, rows))
        numerator[area] = sum(entity.in_numerator for entity in entities)
        denominator[area] = sum(entity.in_denominator for entity in entities)
    return numerator, denominator


def rows_of_cells(
    measure: ShareOfEntities, month: Month, year_type: YearType, areas: AreaTree, area: str, records: Records
) -> tuple[RowsOfCell, RowsOfCell]:
    """The rows of the entities counted, and those of the entities set aside, each with what the entity wants."""
    rows_here = [
        (row, answer)
        for row, answer, own in _rows(measure, month, year_type, areas, records)
        if area in areas.lineage(own)
    ]
    entities = list(_entities(measure, rows_here))
    nobodys = tuple(
        (row_id(row), answer.columns)
        for row, answer in rows_here
        if entity_of(row, STANDARD_TABLES[measure.table]) is None
    )
    set_aside = (
        *((row_id(row), entity.wanting) for entity in entities if entity.wanting for row in entity.rows),
        *nobodys,
    )
    order = {row_id(row): place for place, row in enumerate(records.rows(measure.table))}
    in_order = tuple(sorted(set_aside, key=lambda one: order[one[0]]))

    def cell(part: str, counted: list[EntityRows]) -> RowsOfCell:
        rows = sorted((row_id(row) for entity in counted for row in entity.rows), key=order.__getitem__)
        return RowsOfCell(measure.table, tuple(rows), in_order, part)

    return (
        cell("numerator", [entity for entity in entities if entity.in_numerator]),
        cell("denominator", [entity for entity in entities if entity.in_denominator]),
    )


def _entities(measure: ShareOfEntities, rows_here: Iterable[tuple[Row, Answer]]) -> Iterator[EntityRows]:
    """The entities of one area, from its rows."""
    table = STANDARD_TABLES[measure.table]
    by_entity: dict[object, list[tuple[Row, Answer]]] = defaultdict(list)
    for row, answer in rows_here:
        entity = entity_of(row, table)
        if entity is not None:
            by_entity[entity].append((row, answer))
    for found in by_entity.values():
        rows = tuple(row for row, _ in found)
        together = all_of(answer for _, answer in found)
        if together.counts is None:
            yield EntityRows(rows, together.columns, in_denominator=False, in_numerator=False)
            continue
        part, whole = (sum(integer_in(row, name) or 0 for row in rows) for name in (measure.part, measure.whole))
        reached = part * measure.threshold.denominator >= measure.threshold.numerator * whole
        yield EntityRows(rows, (), in_denominator=whole > 0, in_numerator=whole > 0 and reached)


def _rows(
    measure: ShareOfEntities, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> Iterator[tuple[Row, Answer, str]]:
    """Rows that are, or may be, in the window and pass, each with its area. Unknown also where there is nothing to
    add."""
    table = STANDARD_TABLES[measure.table]
    first = measure.window.first_month(month, year_type)
    for row in records.perhaps_dated(measure.table, measure.at, first, month):
        dated = dated_in(row, measure.table, measure.at, month, measure.window, year_type, records)
        answer = all_of((dated, passes(measure.where, row)))
        if answer.counts is False:
            continue
        columns = dict.fromkeys(
            (
                *answer.columns,
                *((table.entity,) if entity_of(row, table) is None else ()),
                *(name for name in (measure.part, measure.whole) if integer_in(row, name) is None),
            )
        )
        own = area_of(row, table, date_in(row, measure.at), areas, records)
        yield row, unknown(*columns) if columns else answer, own
