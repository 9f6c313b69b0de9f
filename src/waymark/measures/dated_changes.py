"""What dated changes of a source do to figures: a part of a period is a figure after all, and what a reader must know.

A quarter whose files stop on the day of a change has no figure, unless the framework says that one may be made of the
rows there are. Such a figure is flagged as partial until the files hold the whole. Where a change broke the series,
the figures that lie on both sides of it, and the first that is wholly after it, are flagged.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator
from waymark.domain.measure import (
    Draft,
    Gap,
    Mean,
    Ratio,
    ShareOfEntities,
    Total,
    conditioning_tables,
    tables_of,
)
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason
from waymark.domain.period import latest_ended_by
from waymark.domain.source_change import SourceChange
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import WindowKind
from waymark.measures.needed import Counted, CoverageOf, needed_span, not_covered

_OF_A_PART = Ratio | Total | Mean | Gap | ShareOfEntities  # measures of which a part of a period can be counted


@dataclass(frozen=True)
class Told:
    """Of one figure, whatever its area. missing: why there is none · notes: sentences · partial: the changes for which
    it is of part of its period."""

    missing: Missing | None
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()
    partial: tuple[SourceChange, ...] = ()


def told_of_months(
    indicator: Indicator,
    reading: str,
    months: Iterable[Month],
    coverage_of: CoverageOf,
    changes: Sequence[SourceChange] = (),
    made_whole: Callable[[SourceChange], bool] = lambda _: False,
) -> dict[Month, Told]:
    """For each month what is told of its figures.

    changes: those of every source · made_whole: whether the full figure after a change without `until` is there.
    """
    measure = indicator.measure_of(reading)
    if isinstance(measure, Draft):
        return dict.fromkeys(months, Told(Missing(MissingReason.DEFINITION_TO_BE_CONFIRMED, measure.reason)))
    behind = touching(indicator, reading, changes)
    return {month: _told(indicator, measure, month, coverage_of, behind, made_whole) for month in months}


def touching(indicator: Indicator, reading: str, changes: Iterable[SourceChange]) -> tuple[SourceChange, ...]:
    """The changes that a reader of these figures must know of; none for a draft."""
    measure = indicator.measure_of(reading)
    if isinstance(measure, Draft):
        return ()
    behind = (*tables_of(measure), *conditioning_tables(measure))
    return tuple(change for change in changes if change.touches(indicator.code, behind))


def filled_up(coverage_of: CoverageOf, changes: Iterable[SourceChange]) -> Iterator[Coverage]:
    """The coverage of each table that a change touches as if its gap were whole: a part of those months is a figure."""
    for change in changes:
        for table in change.tables if change.partial else ():
            coverage = coverage_of(table)
            if coverage.covers(change.on, change.on) and not _holds_snapshots(table):
                yield coverage | Coverage.of([change.gap])


def _told(
    indicator: Indicator,
    measure: Counted,
    month: Month,
    coverage_of: CoverageOf,
    changes: Sequence[SourceChange],
    made_whole: Callable[[SourceChange], bool],
) -> Told:
    missing = not_covered(measure, indicator.year_type, month, coverage_of)
    if not changes:
        return Told(missing)
    days = needed_span(measure, indicator.year_type, month)
    if missing is not None:
        partial = _counted_in_part(indicator, measure, month, coverage_of, changes)
        if not partial:
            return Told(missing)
    else:
        partial = [
            change
            for change in changes
            if change.partial and change.until is None and _holds(days, change) and not made_whole(change)
        ]
    broken = [change for change in changes if not change.comparable and _across(indicator, measure, month, change)]
    noted = [change for change in changes if not change.partial and change.comparable and _holds(days, change)]
    flags = (*((Flag.PARTIAL_PERIOD,) if partial else ()), *((Flag.SERIES_BREAK,) if broken else ()))
    notes = (
        *(_partial_in_words(change, days, coverage_of) for change in partial),
        *(f"Series break: {_lowered(change.words)}. Not comparable with earlier figures." for change in broken),
        *(f"{change.words}." for change in noted),
    )
    return Told(None, flags, notes, tuple(partial))


def _counted_in_part(
    indicator: Indicator,
    measure: Counted,
    month: Month,
    coverage_of: CoverageOf,
    changes: Sequence[SourceChange],
) -> list[SourceChange]:
    """The changes that let a figure be made of the rows there are; none where it may not be made all the same."""
    if not isinstance(measure, _OF_A_PART):
        return []
    days = needed_span(measure, indicator.year_type, month)
    allowing = [change for change in changes if change.partial and _allows(change, days)]

    def as_if_whole(table: str) -> Coverage:
        gaps = [change.gap for change in allowing if table in change.tables]
        return coverage_of(table) | Coverage.of(gaps) if gaps and not _holds_snapshots(table) else coverage_of(table)

    if not allowing or not_covered(measure, indicator.year_type, month, as_if_whole) is not None:
        return []
    some = all(_touches(coverage_of(table), days) for table in tables_of(measure))
    return allowing if some else []


def _allows(change: SourceChange, days: Span) -> bool:
    """A change that says until when files leave days out speaks of every figure that holds one; else of those that
    hold its own day."""
    if change.until is None:
        return _holds(days, change)
    return days.first <= change.gap.last and change.gap.first <= days.last


def _holds(days: Span, change: SourceChange) -> bool:
    return days.first <= change.on <= days.last


def _across(indicator: Indicator, measure: Counted, month: Month, change: SourceChange) -> bool:
    """Whether the figure or the one reported before it holds days before the change, and this one days after it."""
    before = latest_ended_by(month - 1, indicator.frequency, indicator.year_type).end_month
    first = _days_of_figure(indicator, measure, before).first
    return first < change.on <= _days_of_figure(indicator, measure, month).last


def _days_of_figure(indicator: Indicator, measure: Counted, month: Month) -> Span:
    """The days that a figure is of: its window, its own day for a stock, and its period where it stands for one."""
    window = measure.window
    if window.kind is WindowKind.SNAPSHOT:
        return Span(month.last, month.last)
    if window.kind is WindowKind.STANDING:
        period = latest_ended_by(month, indicator.frequency, indicator.year_type)
        return Span(period.first, period.last)
    return Span(window.first_month(month, indicator.year_type).first, month.last)


def _partial_in_words(change: SourceChange, days: Span, coverage_of: CoverageOf) -> str:
    left_out = Coverage.of(gap for table in change.tables for gap in coverage_of(table).gaps(days.first, days.last))
    told = f"Partial period: {_lowered(change.words)}"
    if left_out:
        told += f"; the files do not cover {left_out}"
    promise = f" The full figure is promised for {change.promised.label}." if change.promised else ""
    return f"{told}.{promise}"


def _lowered(words: str) -> str:
    """A sentence that goes on after a colon; a name in capitals (EYFSP) stays as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _holds_snapshots(table: str) -> bool:
    return STANDARD_TABLES[table].kind == "snapshot"


def _touches(coverage: Coverage, days: Span) -> bool:
    return any(span.first <= days.last and days.first <= span.last for span in coverage.spans)
