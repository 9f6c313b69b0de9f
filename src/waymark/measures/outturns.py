"""From parts to outturns: what the files do not cover is not available; the rest is divided, once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from waymark.domain.area import AreaTree
from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, Mean, Ratio, look_back, tables_of
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.period import YearType
from waymark.domain.window import WindowKind
from waymark.measures.parts import Parts, no_parts


def outturns(
    indicator: Indicator,
    reading: str,
    parts: Parts | None,
    coverage_of: Callable[[str], Coverage],
    areas: AreaTree,
    months: Sequence[Month],
) -> list[Outturn]:
    """One outturn for each area and month: the root first, then the leaves; months ascending.

    reading: '' for the indicator's own measure · parts: an engine's, for these areas and months; None for a draft,
    which no engine computes · coverage_of: table → what the loaded files cover.
    Raises KeyError for a reading that does not exist, ValueError where the parts are of other areas or months.
    """
    measure = indicator.measure_of(reading)
    shape = no_parts(areas, months)
    if isinstance(measure, Draft):
        unsettled = Missing(MissingReason.DEFINITION_TO_BE_CONFIRMED, measure.reason)
        missing: dict[Month, Missing | None] = dict.fromkeys(shape.months, unsettled)
        parts, scale = shape, Fraction(1)
    else:
        if parts is None or (parts.areas, parts.months) != (shape.areas, shape.months):
            raise ValueError(f"{indicator.code}: the parts are not of the areas and months asked for")
        missing = {month: not_covered(measure, indicator.year_type, month, coverage_of) for month in shape.months}
        scale = measure.scale
    figures: list[Outturn] = []
    for i, area in enumerate(parts.areas):
        for j, month in enumerate(parts.months):
            reason = missing[month]
            if reason is not None:
                figures.append(Outturn(indicator.code, reading, area, month, None, None, None, reason))
                continue
            numerator, denominator = int(parts.numerator[i, j]), int(parts.denominator[i, j])
            figures.append(outturn_from_parts(indicator.code, reading, area, month, numerator, denominator, scale))
    return figures


def needed_span(measure: Ratio | Mean, year_type: YearType, month: Month) -> Span:
    """The days that files must cover for the figure of `month`: its window, and what it looks back on.

    A snapshot without a hold needs its own day only. A look-back without limit reads what history there is, so it
    asks for nothing beyond the window.
    """
    back = look_back(measure) or 0
    if measure.window.kind is WindowKind.SNAPSHOT and back == 0:
        return Span(month.last, month.last)
    return Span((measure.window.first_month(month, year_type) - back).first, month.last)


def covered_months(coverages: Iterable[Coverage]) -> list[Month]:
    """Every month that lies whole inside a span of at least one of the coverages, in order."""
    return sorted({month for coverage in coverages for span in coverage.spans for month in _whole_months(span)})


def _whole_months(span: Span) -> list[Month]:
    first, last = Month.of(span.first), Month.of(span.last)
    return months_between(
        first if first.first == span.first else first + 1, last if last.last == span.last else last - 1
    )


def not_covered(
    measure: Ratio | Mean, year_type: YearType, month: Month, coverage_of: Callable[[str], Coverage]
) -> Missing | None:
    """Why the loaded files cannot give the figure of `month`; None when they can."""
    needed = needed_span(measure, year_type, month)
    gaps = dict.fromkeys(_gaps(tables_of(measure), needed, coverage_of))
    return Missing(MissingReason.NOT_AVAILABLE, "; ".join(gaps)) if gaps else None


def _gaps(tables: tuple[str, ...], needed: Span, coverage_of: Callable[[str], Coverage]) -> Iterator[str]:
    """A sentence for each table whose files leave out some of the days needed."""
    for table in tables:
        coverage = coverage_of(table)
        if not coverage:
            yield f"no file that feeds {table} is loaded"
        elif not coverage.covers(needed.first, needed.last):
            yield f"data cover {coverage}; this figure needs {needed}"
