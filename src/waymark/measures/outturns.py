"""From parts to outturns: what the files do not cover is not available; the rest is divided, once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from waymark.domain.area import AreaTree
from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, External, Gap, MeanOfMonths, Measure, Total
from waymark.domain.month import Month, months_between
from waymark.domain.named_months import every_named_month, named_months
from waymark.domain.outturn import (
    Outturn,
    Part,
    gap_outturn,
    mean_outturn,
    outturn_from_parts,
    published_outturn,
    total_outturn,
)
from waymark.domain.period import YearType
from waymark.measures.dated_changes import Told, told_of_months
from waymark.measures.needed import Counted, CoverageOf
from waymark.measures.parts import Parts, no_parts, status_of


def outturns(
    indicator: Indicator,
    reading: str,
    parts: Parts | tuple[Parts, ...] | None,
    coverage_of: CoverageOf,
    areas: AreaTree,
    months: Sequence[Month],
) -> list[Outturn]:
    """One outturn for each area and month: in the order of the tree and of the months.

    reading: '' for the indicator's own measure · parts: an engine's, for these areas and months; those of both sides
    for a gap, those of the named months for a mean of months; None for a draft, which no engine computes
    (`parts.parts_of` gives what fits) · coverage_of: table → what the loaded files cover.
    Raises KeyError for a reading that does not exist, ValueError where the parts are not what the measure needs or
    are of other areas or months.
    """
    measure, shape = indicator.measure_of(reading), no_parts(areas, months)
    told = told_of_months(indicator, reading, shape.months, coverage_of)
    sides = (parts,) if isinstance(parts, Parts) else parts or ()
    if not isinstance(measure, Draft) and not _fit(
        sides, without_rows(measure, indicator.year_type, areas, shape.months)
    ):
        raise ValueError(f"{indicator.code}: the parts are not of the areas and months asked for")
    return [one for area in shape.areas for one in outturns_of_area(indicator, reading, sides, told, area)]


def outturns_of_area(
    indicator: Indicator,
    reading: str,
    sides: tuple[Parts, ...],
    told: Mapping[Month, Told],
    area: str,
) -> list[Outturn]:
    """The outturns of one area for the months of `told`, in its order.

    sides: what the measure needs, holding the area and the months; of a month with a reason nothing is read.
    """
    measure = indicator.measure_of(reading)
    figures: list[Outturn] = []
    for month, of_month in told.items():
        if of_month.missing is not None or isinstance(measure, Draft):
            figures.append(Outturn(indicator.code, reading, area, month, None, None, None, of_month.missing))
            continue
        figure = _figure(measure, sides, indicator, reading, area, month)
        if figure.value is not None and (of_month.flags or of_month.notes):
            figure = replace(figure, flags=of_month.flags, notes=of_month.notes)
        figures.append(figure)
    return figures


def without_rows(measure: Measure, year_type: YearType, areas: AreaTree, months: Sequence[Month]) -> tuple[Parts, ...]:
    """What an engine computes for a measure from tables without rows, both sides of a gap; nothing for a draft."""
    match measure:
        case Draft():
            return ()
        case Gap():
            return (no_parts(areas, months), no_parts(areas, months))
        case MeanOfMonths():
            return (no_parts(areas, every_named_month(measure, months, year_type)),)
        case Total():
            return (no_parts(areas, months, divided=False),)
        case _:
            return (no_parts(areas, months),)


def _fit(sides: tuple[Parts, ...], shapes: tuple[Parts, ...]) -> bool:
    """As many, of the same areas and months, and all or none of them with a denominator."""
    found, wanted = (
        [(parts.areas, parts.months, parts.denominator is None) for parts in both] for both in (sides, shapes)
    )
    return found == wanted


def _figure(
    measure: Counted, sides: tuple[Parts, ...], indicator: Indicator, reading: str, area: str, month: Month
) -> Outturn:
    code = indicator.code
    match measure:
        case Gap():
            first, second = (
                _part(name, side, area, month, scale)
                for name, side, scale in zip(
                    (measure.first_name, measure.second_name),
                    sides,
                    (measure.first.scale, measure.second.scale),
                    strict=True,
                )
            )
            return gap_outturn(code, reading, area, month, first, second)
        case MeanOfMonths():
            months = named_months(measure, month, indicator.year_type)
            parts = tuple(_part(named.label, sides[0], area, named, measure.of.scale) for named in months)
            return mean_outturn(code, reading, area, month, parts)
        case Total():
            return total_outturn(code, reading, area, month, sides[0].counted(area, month), measure.scale)
        case External():
            value, rows = sides[0].at(area, month)
            return published_outturn(
                code, reading, area, month, measure.scale * value if rows else None, status_of(sides[0], area, month)
            )
        case _:
            numerator, denominator = sides[0].at(area, month)
            return outturn_from_parts(code, reading, area, month, numerator, denominator, measure.scale)


def _part(name: str, parts: Parts, area: str, month: Month, scale: Fraction) -> Part:
    numerator, denominator = parts.at(area, month)
    value = scale * Fraction(numerator, denominator) if denominator else None
    return Part(name, numerator, denominator, value)


def covered_months(coverages: Iterable[Coverage]) -> list[Month]:
    """Every month that lies whole inside a span of at least one of the coverages, in order."""
    return sorted({month for coverage in coverages for span in coverage.spans for month in _whole_months(span)})


def _whole_months(span: Span) -> list[Month]:
    first, last = Month.of(span.first), Month.of(span.last)
    return months_between(
        first if first.first == span.first else first + 1, last if last.last == span.last else last - 1
    )
