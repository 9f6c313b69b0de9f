"""The single month beneath a rolling or year-to-date figure: the same measure, counted over one month.

Two rolling figures that follow each other share most of their cases. Their single months share none, so a run of
them can be tested, and the latest one shows what has just happened. Not every measure has single months:

- A stock, a snapshot, a published value, a cohort and a mean of months are of no window that could be shortened.
- A count of what was `done` has none: what is done after the month's end would count in no month at all.
- A denominator with a rolling window of its own has none, since months would be set against something longer. One
  that stands, such as a population, is the same base for every month, and stays as it is.

What an event looks back on (a referral within 12 months of an earlier one) is no window. It stays as it is.
"""

from dataclasses import replace

from waymark.domain.measure import (
    Count,
    Gap,
    Mean,
    Measure,
    Ratio,
    ShareOfEntities,
    Sum,
    Term,
    Total,
    simple_terms,
)
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import Window, WindowKind

MONTH = "month"
"""The id of the reading."""

_ONE = Window(WindowKind.MONTH)
_OF_SEVERAL_MONTHS = (WindowKind.ROLLING, WindowKind.YEAR_TO_DATE)


def single_month(measure: Measure) -> Measure | None:
    """The measure over one month; None where its window is no longer, or where one month would say something else."""
    match measure:
        case Total() if _long(measure.window) and _is_of_events(measure.term):
            return replace(measure, window=_ONE)
        case Ratio() if _long(measure.window) and _is_of_events(measure.numerator):
            return _ratio(measure)
        case Mean() if _long(measure.window) and _is_of_events(measure.total):
            return replace(measure, window=_ONE)
        case ShareOfEntities() if _long(measure.window) and not _holds_snapshots(measure.table):
            return replace(measure, window=_ONE)
        case Gap():
            first, second = single_month(measure.first), single_month(measure.second)
            if isinstance(first, Ratio | Mean) and isinstance(second, Ratio | Mean):
                return replace(measure, first=first, second=second)
    return None


def _ratio(measure: Ratio) -> Ratio | None:
    below = measure.denominator_window
    if below is None or below == measure.window:
        if _is_of_events(measure.denominator):
            return replace(measure, window=_ONE, denominator_window=None)
        return None
    return replace(measure, window=_ONE) if below.kind in (WindowKind.STANDING, WindowKind.SNAPSHOT) else None


def _long(window: Window) -> bool:
    return window.kind in _OF_SEVERAL_MONTHS


def _is_of_events(term: Term) -> bool:
    """Whether each of its rows counts in the month of its own date, and is settled by that month's end."""
    return all(
        isinstance(simple, Count | Sum)
        and not _holds_snapshots(simple.table)
        and not (isinstance(simple, Count) and simple.done is not None)
        for simple in simple_terms(term)
    )


def _holds_snapshots(table: str) -> bool:
    found = STANDARD_TABLES.get(table)
    return found is not None and found.kind == "snapshot"
