"""What the loaded files must hold for a figure, and in words what they lack."""

from collections.abc import Callable, Iterator

from waymark.domain.coverage import Coverage, Span
from waymark.domain.measure import (
    Cohort,
    Computed,
    External,
    Gap,
    MeanOfMonths,
    Measure,
    ShareOfEntities,
    conditioning_tables,
    look_ahead,
    look_back,
    simple_terms,
    tables_of,
    windowed_terms,
)
from waymark.domain.month import Month
from waymark.domain.named_months import named_months
from waymark.domain.outturn import Missing, MissingReason
from waymark.domain.period import Frequency, Year, YearType, latest_ended_by
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import Window, WindowKind

CoverageOf = Callable[[str], Coverage]
Counted = Computed | Gap | MeanOfMonths  # every measure but a draft


def not_covered(measure: Counted, year_type: YearType, month: Month, coverage_of: CoverageOf) -> Missing | None:
    """Why the loaded files cannot give the figure of `month`; None when they can.

    A gap needs both of its sides, a mean of months every month.
    """
    match measure:
        case Gap(first, second):
            one, other = (not_covered(side, year_type, month, coverage_of) for side in (first, second))
            return one or other
        case MeanOfMonths():
            return _not_all_months(measure, year_type, month, coverage_of)
        case _:
            gaps = dict.fromkeys(_gaps(measure, year_type, month, coverage_of))
            return Missing(MissingReason.NOT_AVAILABLE, "; ".join(gaps)) if gaps else None


def needed_span(measure: Counted, year_type: YearType, month: Month) -> Span:
    """The days that files must cover for the figure of `month`: its windows, what it looks back on, and ahead to.

    A stock without a hold needs its own day only. A table of snapshots needs one day of the span given for it: of the
    month, or of the months for which a snapshot may stand. Beside other tables its days are not in the span. A
    look-back without limit reads what history there is, so it asks for nothing beyond the window. A cohort's window is
    the latest quarter that had ended by `month`; a mean of months reaches over its months.
    """
    match measure:
        case Cohort():
            quarter = _quarter(month, year_type)
            return Span(quarter.first, (Month.of(quarter.last) + look_ahead(measure)).last)
        case MeanOfMonths():
            spans = [needed_span(measure.of, year_type, named) for named in named_months(measure, month, year_type)]
            return _over(spans) if spans else Span(month.first, month.last)
        case _:
            windows = _windows(measure)
            events = [window for table, window in windows if not _holds_snapshots(table)]
            if not events:
                return _over([_days_of_snapshot(window, month) for _, window in windows])
            back = look_back(measure) or 0
            return _over([_with_look_back(_days(window, year_type, month), back) for window in events])


def needed_in_words(measure: Measure, year_type: YearType, month: Month) -> str:
    """`1 April 2019 to 31 March 2020`; with the snapshots that stand, where there are such. Empty for a draft."""
    if not isinstance(measure, Counted):
        return ""
    standing = [
        f"a snapshot of {table} on a day of {_days_of_snapshot(window, month)}"
        for table, window in dict.fromkeys(_windows(measure))
        if _holds_snapshots(table) and window.kind is WindowKind.STANDING
    ]
    others = not all(_holds_snapshots(table) for table in tables_of(measure))
    said = [str(needed_span(measure, year_type, month))] if others or not standing else []
    return " and ".join((*said, *standing))


def _not_all_months(
    measure: MeanOfMonths, year_type: YearType, month: Month, coverage_of: CoverageOf
) -> Missing | None:
    months = named_months(measure, month, year_type)
    if not months:
        earliest = Year(min(named.from_year for named in measure.months), year_type)
        early = month.last < earliest.first
        said = f"its months are named from {earliest} on" if early else "the months that it averages are not over"
        return Missing(MissingReason.NOT_AVAILABLE, said)
    found = (not_covered(measure.of, year_type, named, coverage_of) for named in months)
    return next((missing for missing in found if missing is not None), None)


def _windows(measure: Counted) -> tuple[tuple[str, Window], ...]:
    """The tables that are counted from, each with the window over which it is."""
    match measure:
        case ShareOfEntities() | Cohort() | External():
            return tuple((table, measure.window) for table in tables_of(measure))
        case _:
            return tuple(
                (simple.table, window) for term, window in windowed_terms(measure) for simple in simple_terms(term)
            )


def _gaps(measure: Computed, year_type: YearType, month: Month, coverage_of: CoverageOf) -> Iterator[str]:
    """A sentence for each table whose files leave out some of what is needed.

    A table whose spells only condition the rows is needed for the window; where it takes away, not at all.
    """
    back = look_back(measure) or 0
    needed = {
        (table, window): _with_look_back(_days(window, year_type, month), back) for table, window in _windows(measure)
    }
    if isinstance(measure, Cohort):
        needed = {(measure.table, measure.window): needed_span(measure, year_type, month)}
    for table in conditioning_tables(measure):
        needed.setdefault((table, measure.window), _days(measure.window, year_type, month))
    for (table, window), span in needed.items():
        coverage = coverage_of(table)
        if not coverage:
            yield f"no file that feeds {table} is loaded"
        elif _holds_snapshots(table):
            if not _touches(coverage, _days_of_snapshot(window, month)):
                yield f"data cover {coverage}; this figure needs a snapshot of {_snapshot_in_words(window, month)}"
        elif not coverage.covers(span.first, span.last):
            yield f"data cover {coverage}; this figure needs {span}"


def _days(window: Window, year_type: YearType, month: Month) -> Span:
    """The days that a window covers: the month's last for a stock."""
    if window.kind is WindowKind.SNAPSHOT:
        return Span(month.last, month.last)
    return Span(window.first_month(month, year_type).first, month.last)


def _with_look_back(days: Span, months: int) -> Span:
    return Span((Month.of(days.first) - months).first, days.last) if months else days


def _days_of_snapshot(window: Window, month: Month) -> Span:
    """The days of which one must have a snapshot."""
    reach = window.months if window.kind is WindowKind.STANDING else 1
    return Span((month - (reach - 1)).first, month.last)


def _snapshot_in_words(window: Window, month: Month) -> str:
    if window.kind is not WindowKind.STANDING:
        return month.label
    before = "the month" if window.months == 2 else f"the {window.months - 1} months"
    return f"{month.label} or of {before} before it"


def _quarter(month: Month, year_type: YearType) -> Span:
    quarter = latest_ended_by(month, Frequency.QUARTERLY, year_type)
    return Span(quarter.first, quarter.last)


def _over(spans: list[Span]) -> Span:
    """From the first of their days to the last."""
    return Span(min(span.first for span in spans), max(span.last for span in spans))


def _holds_snapshots(table: str) -> bool:
    return STANDARD_TABLES[table].kind == "snapshot"


def _touches(coverage: Coverage, days: Span) -> bool:
    return any(span.first <= days.last and days.first <= span.last for span in coverage.spans)
