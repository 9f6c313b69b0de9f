"""From parts to outturns: what the files do not cover is not available; the rest is divided, once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from waymark.domain.area import AreaTree
from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator
from waymark.domain.measure import (
    Cohort,
    Draft,
    Gap,
    Quotient,
    conditioning_tables,
    look_ahead,
    look_back,
    tables_of,
)
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Missing, MissingReason, Outturn, Part, gap_outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType, latest_ended_by
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import WindowKind
from waymark.measures.parts import Parts, no_parts

CoverageOf = Callable[[str], Coverage]


def outturns(
    indicator: Indicator,
    reading: str,
    parts: Parts | tuple[Parts, Parts] | None,
    coverage_of: CoverageOf,
    areas: AreaTree,
    months: Sequence[Month],
) -> list[Outturn]:
    """One outturn for each area and month: in the order of the tree and of the months.

    reading: '' for the indicator's own measure · parts: an engine's, for these areas and months; those of both sides
    for a gap; None for a draft, which no engine computes (`parts.parts_of` gives what fits) · coverage_of: table →
    what the loaded files cover.
    Raises KeyError for a reading that does not exist, ValueError where the parts are not what the measure needs or
    are of other areas or months.
    """
    measure = indicator.measure_of(reading)
    shape = no_parts(areas, months)
    if isinstance(measure, Draft):
        unsettled = Missing(MissingReason.DEFINITION_TO_BE_CONFIRMED, measure.reason)
        missing: dict[Month, Missing | None] = dict.fromkeys(shape.months, unsettled)
        sides: tuple[Parts, ...] = ()
    else:
        missing = {month: not_covered(measure, indicator.year_type, month, coverage_of) for month in shape.months}
        sides = (parts,) if isinstance(parts, Parts) else parts or ()
        if len(sides) != (2 if isinstance(measure, Gap) else 1) or not all(_fits(side, shape) for side in sides):
            raise ValueError(f"{indicator.code}: the parts are not of the areas and months asked for")
    figures: list[Outturn] = []
    for area in shape.areas:
        for month in shape.months:
            reason = missing[month]
            if reason is not None or isinstance(measure, Draft):
                figures.append(Outturn(indicator.code, reading, area, month, None, None, None, reason))
            else:
                figures.append(_divided(measure, sides, indicator.code, reading, area, month))
    return figures


def _fits(parts: Parts, shape: Parts) -> bool:
    return (parts.areas, parts.months) == (shape.areas, shape.months)


def _divided(
    measure: Quotient | Gap, sides: tuple[Parts, ...], code: str, reading: str, area: str, month: Month
) -> Outturn:
    if isinstance(measure, Gap):
        first, second = (
            _part(name, *side.at(area, month), scale)
            for name, side, scale in zip(
                (measure.first_name, measure.second_name),
                sides,
                (measure.first.scale, measure.second.scale),
                strict=True,
            )
        )
        return gap_outturn(code, reading, area, month, first, second)
    numerator, denominator = sides[0].at(area, month)
    return outturn_from_parts(code, reading, area, month, numerator, denominator, measure.scale)


def _part(name: str, numerator: int, denominator: int, scale: Fraction) -> Part:
    value = scale * Fraction(numerator, denominator) if denominator else None
    return Part(name, numerator, denominator, value)


def needed_span(measure: Quotient | Gap, year_type: YearType, month: Month) -> Span:
    """The days that files must cover for the figure of `month`: its window, what it looks back on, and ahead to.

    A stock without a hold needs its own day only; a figure of snapshot tables alone, one day of the month given
    here, which must hold the snapshot. A look-back without limit reads what history there is, so it asks for nothing
    beyond the window. A cohort's window is the latest quarter that had ended by `month`.
    """
    window = _window_span(measure, year_type, month)
    if isinstance(measure, Cohort):
        return Span(window.first, (Month.of(window.last) + look_ahead(measure)).last)
    if all(_holds_snapshots(table) for table in tables_of(measure)):
        return Span(month.first, month.last)
    back = look_back(measure) or 0
    return Span((Month.of(window.first) - back).first, window.last) if back else window


def _window_span(measure: Quotient | Gap, year_type: YearType, month: Month) -> Span:
    """The days that the window itself covers: the month's last for a snapshot."""
    if isinstance(measure, Cohort):
        quarter = latest_ended_by(month, Frequency.QUARTERLY, year_type)
        return Span(quarter.first, quarter.last)
    if measure.window.kind is WindowKind.SNAPSHOT:
        return Span(month.last, month.last)
    return Span(measure.window.first_month(month, year_type).first, month.last)


def covered_months(coverages: Iterable[Coverage]) -> list[Month]:
    """Every month that lies whole inside a span of at least one of the coverages, in order."""
    return sorted({month for coverage in coverages for span in coverage.spans for month in _whole_months(span)})


def _whole_months(span: Span) -> list[Month]:
    first, last = Month.of(span.first), Month.of(span.last)
    return months_between(
        first if first.first == span.first else first + 1, last if last.last == span.last else last - 1
    )


def not_covered(measure: Quotient | Gap, year_type: YearType, month: Month, coverage_of: CoverageOf) -> Missing | None:
    """Why the loaded files cannot give the figure of `month`; None when they can. A gap needs both of its sides."""
    if isinstance(measure, Gap):
        first, second = (not_covered(side, year_type, month, coverage_of) for side in (measure.first, measure.second))
        return first or second
    gaps = dict.fromkeys(_gaps(measure, year_type, month, coverage_of))
    return Missing(MissingReason.NOT_AVAILABLE, "; ".join(gaps)) if gaps else None


def _gaps(measure: Quotient, year_type: YearType, month: Month, coverage_of: CoverageOf) -> Iterator[str]:
    """A sentence for each table whose files leave out some of the days needed.

    A table whose spells only condition the rows is needed for the window; where it takes away, not at all.
    """
    counted = tables_of(measure)
    for table in dict.fromkeys((*counted, *conditioning_tables(measure))):
        coverage = coverage_of(table)
        if not coverage:
            yield f"no file that feeds {table} is loaded"
        elif _holds_snapshots(table):
            if not _touches(coverage, month):
                yield f"data cover {coverage}; this figure needs a snapshot of {month.label}"
        else:
            span = needed_span if table in counted else _window_span
            needed = span(measure, year_type, month)
            if not coverage.covers(needed.first, needed.last):
                yield f"data cover {coverage}; this figure needs {needed}"


def _holds_snapshots(table: str) -> bool:
    return STANDARD_TABLES[table].kind == "snapshot"


def _touches(coverage: Coverage, month: Month) -> bool:
    return any(span.first <= month.last and month.first <= span.last for span in coverage.spans)
