"""Promised revisions: listed until the full figures are computed, and then with where those stand."""

from collections.abc import Iterator, Sequence

from waymark.assessment.previous import ends_a_period
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, conditioning_tables, tables_of
from waymark.domain.month import Month
from waymark.domain.promise import PromisedFigure, PromisedRevision
from waymark.domain.source_change import SourceChange
from waymark.measures.needed import needed_span
from waymark.operations.figures import Figures


def promises_of(figures: Figures) -> tuple[PromisedRevision, ...]:
    """Every revision that the framework's dated changes promise, in its order; made or still to come."""
    return tuple(
        _promise(figures, source.title, change)
        for source in figures.framework.sources
        for change in source.changes
        if change.promised is not None and change.partial
    )


def _promise(figures: Figures, title: str, change: SourceChange) -> PromisedRevision:
    """It is made once none of its figures is of part of its period, and there is at least one."""
    found: list[PromisedFigure] = []
    whole = change in figures.made_whole
    for indicator, reading, measure in figures.framework.measures():
        if isinstance(measure, Draft):
            continue
        if not change.touches(indicator.code, (*tables_of(measure), *conditioning_tables(measure))):
            continue
        for month in _months(figures.run.asked, indicator):
            days = needed_span(measure, indicator.year_type, month)
            if days.first <= change.gap.last and change.gap.first <= days.last:
                told = figures.told(indicator, reading, [month])[month]
                if told.missing is None and (whole or change in told.partial):
                    found.append(PromisedFigure(indicator.code, reading, month))
    return PromisedRevision(title, change, whole, tuple(found))


def _months(asked: Sequence[Month], indicator: Indicator) -> Iterator[Month]:
    return (month for month in asked if ends_a_period(month, indicator))
