"""Every measure, area and month, counted row by row."""

from collections.abc import Sequence

from waymark.domain.area import AreaTree
from waymark.domain.measure import Cohort, Difference, Mean, Quotient, Ratio, ShareOfEntities, Term, terms_of
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Asked, Request, Tables, refuse_contradictions, sides
from waymark.measures.engines.in_memory import cohorts, shares
from waymark.measures.engines.in_memory.cells import figures
from waymark.measures.engines.in_memory.records import Records
from waymark.measures.engines.in_memory.terms import judged
from waymark.measures.parts import Parts, months_of, no_parts

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
        return {asked.key: _parts(asked, areas, months, records) for asked in sides(requests)}


def _parts(asked: Asked, areas: AreaTree, months: Sequence[Month], records: Records) -> Parts:
    parts = no_parts(areas, months)
    for column, month in enumerate(months_of(months)):
        numerator, denominator = _of_month(asked.measure, month, asked.year_type, areas, records)
        for row, area in enumerate(parts.areas):
            parts.numerator[row, column] = numerator.get(area, 0)
            parts.denominator[row, column] = denominator.get(area, 0)
    return parts


def _of_month(
    measure: Quotient, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> tuple[Figures, Figures]:
    match measure:
        case Ratio() | Mean():
            above, below = terms_of(measure)
            return (
                _of_term(above, month, measure.window, year_type, areas, records),
                _of_term(below, month, measure.window, year_type, areas, records),
            )
        case ShareOfEntities():
            return shares.figures(measure, month, year_type, areas, records)
        case Cohort():
            return (
                figures(cohorts.numerator(measure, month, year_type, areas, records), areas),
                figures(cohorts.denominator(measure, month, year_type, areas, records), areas),
            )


def _of_term(
    term: Term, month: Month, window: Window, year_type: YearType, areas: AreaTree, records: Records
) -> Figures:
    if isinstance(term, Difference):
        first = _of_term(term.first, month, window, year_type, areas, records)
        second = _of_term(term.second, month, window, year_type, areas, records)
        return {area: first.get(area, 0) - second.get(area, 0) for area in first.keys() | second.keys()}
    return figures(judged(term, month, window, year_type, areas, records), areas)
