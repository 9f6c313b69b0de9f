"""Distinct counts: how many different entities the rows that count in an area have."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from waymark.domain.area import AreaTree
from waymark.domain.measure import Distinct
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engines.in_memory.answers import all_of, unknown
from waymark.measures.engines.in_memory.cells import Judged
from waymark.measures.engines.in_memory.records import Records
from waymark.measures.engines.in_memory.terms import judged
from waymark.measures.filters_in_memory import value_of


def figures(
    term: Distinct, month: Month, window: Window, year_type: YearType, areas: AreaTree, records: Records
) -> dict[str, int]:
    """Area → entities. An area is no sum of those it holds: an entity counts once in each."""
    found: dict[str, set[object]] = defaultdict(set)
    for one in judged_once(term, month, window, year_type, areas, records):
        if one.answer.counts:
            for area in areas.lineage(one.area):
                found[area].add(value_of(one.row, term.entity))
    return {area: len(entities) for area, entities in found.items()}


def judged_once(
    term: Distinct, month: Month, window: Window, year_type: YearType, areas: AreaTree, records: Records
) -> Iterator[Judged]:
    """Every row that is not excluded; one whose entity is not known is set aside."""
    for one in judged(term.rows, month, window, year_type, areas, records):
        known = value_of(one.row, term.entity) is not None
        yield one if known else replace(one, answer=all_of((one.answer, unknown(term.entity))))
