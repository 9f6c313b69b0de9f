"""Every measure, area and month, counted row by row."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import AreaTree
from waymark.domain.measure import (
    Cohort,
    Difference,
    Distinct,
    External,
    Quotient,
    ShareOfEntities,
    Term,
    Total,
    windowed_terms,
)
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Asked, Request, Tables, refuse_contradictions, sides
from waymark.measures.engines.in_memory import cohorts, distincts, published_values, shares
from waymark.measures.engines.in_memory.cells import figures
from waymark.measures.engines.in_memory.records import Records
from waymark.measures.engines.in_memory.terms import judged
from waymark.measures.parts import Parts

Figures = dict[str, int]


class InMemoryEngine:
    """The slow engine. Use it to check another, or to walk a cell back to its rows."""

    name = "in_memory"

    def compute(
        self, requests: Sequence[Request], tables: Tables, areas: AreaTree, months: Sequence[Month]
    ) -> dict[str, Parts]:
        """Parts by key, as the contract says. Raises ContradictionError."""
        refuse_contradictions(requests)
        records = Records(tables)
        return {asked.key: _parts(asked, areas, records) for asked in sides(requests, months)}


def _parts(asked: Asked, areas: AreaTree, records: Records) -> Parts:
    """Month by month, each part as figures by area."""
    measure, year_type = asked.measure, asked.year_type
    match measure:
        case Total():
            by_month = [(_of_term(measure.term, m, measure.window, year_type, areas, records),) for m in asked.months]
            return Parts(*_shape(asked, areas), _dense(by_month, 0, areas), None)
        case External():
            published = [published_values.figures(measure, month, areas, records) for month in asked.months]
            return Parts(*_shape(asked, areas), *(_dense(published, part, areas) for part in range(3)))
        case _:
            divided = [_of_month(measure, month, year_type, areas, records) for month in asked.months]
            return Parts(*_shape(asked, areas), *(_dense(divided, part, areas) for part in range(2)))


def _shape(asked: Asked, areas: AreaTree) -> tuple[tuple[str, ...], tuple[Month, ...]]:
    return tuple(area.code for area in areas.areas), asked.months


def _dense(by_month: Sequence[Sequence[Figures]], part: int, areas: AreaTree) -> NDArray[np.int64]:
    """[area, month] of one part; an area that has no figure has 0."""
    dense = np.zeros((len(areas.areas), len(by_month)), dtype=np.int64)
    for column, figures_of_month in enumerate(by_month):
        for row, area in enumerate(areas.areas):
            dense[row, column] = figures_of_month[part].get(area.code, 0)
    return dense


def _of_month(
    measure: Quotient, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> tuple[Figures, Figures]:
    match measure:
        case ShareOfEntities():
            return shares.figures(measure, month, year_type, areas, records)
        case Cohort():
            return (
                figures(cohorts.numerator(measure, month, year_type, areas, records), areas),
                figures(cohorts.denominator(measure, month, year_type, areas, records), areas),
            )
        case _:
            (above, window), (below, other) = windowed_terms(measure)
            return (
                _of_term(above, month, window, year_type, areas, records),
                _of_term(below, month, other, year_type, areas, records),
            )


def _of_term(
    term: Term, month: Month, window: Window, year_type: YearType, areas: AreaTree, records: Records
) -> Figures:
    if isinstance(term, Difference):
        first = _of_term(term.first, month, window, year_type, areas, records)
        second = _of_term(term.second, month, window, year_type, areas, records)
        return {area: first.get(area, 0) - second.get(area, 0) for area in first.keys() | second.keys()}
    if isinstance(term, Distinct):
        return distincts.figures(term, month, window, year_type, areas, records)
    return figures(judged(term, month, window, year_type, areas, records), areas)
