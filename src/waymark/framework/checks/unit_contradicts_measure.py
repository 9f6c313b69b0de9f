"""The unit says what the value is counted in; the measure's form and scale must give just that."""

from collections.abc import Iterator
from fractions import Fraction

from waymark.domain.indicator import Unit
from waymark.domain.issue import Issue
from waymark.domain.measure import (
    Cohort,
    Draft,
    External,
    Gap,
    Mean,
    MeanOfMonths,
    Measure,
    Ratio,
    ShareOfEntities,
    Total,
)
from waymark.framework.loaded import LoadedFramework

_SCALES = {Unit.PERCENT: 100, Unit.RATE_PER_10000: 10_000}
_FORMS = {
    Total: "total",
    Ratio: "ratio",
    Mean: "mean",
    Gap: "gap",
    MeanOfMonths: "mean_of_months",
    ShareOfEntities: "share_of_entities",
    Cohort: "cohort",
}


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        measures = [("measure", indicator.measure)]
        measures += [(f"readings.{n}.measure", one.measure) for n, one in enumerate(indicator.readings, start=1)]
        for path, measure in measures:
            if isinstance(measure, Draft | External):  # a published value has the unit it was published in
                continue
            for inner, sentence, hint in _contradictions(indicator.unit, measure):
                place = f"{path}.{_FORMS[type(measure)]}{inner}"
                yield framework.issue("unit_contradicts_measure", f"indicator {indicator.code}", place, sentence, hint)


def _contradictions(unit: Unit, measure: Measure) -> Iterator[tuple[str, str, str]]:
    """Inner path, sentence and hint."""
    match measure:
        case Total():
            yield from _of_total(unit)
        case Mean():
            yield from _of_mean(unit)
        case MeanOfMonths():
            form = _FORMS[type(measure.of)]
            yield from ((f".of.{form}{inner}", said, hint) for inner, said, hint in _contradictions(unit, measure.of))
        case Ratio() | ShareOfEntities() | Cohort():
            yield from _of_scale(unit, measure.scale)
        case Gap():
            yield from _of_gap(unit, measure)


def _of_total(unit: Unit) -> Iterator[tuple[str, str, str]]:
    if unit in _SCALES or unit is Unit.POINTS:
        yield "", f"A number that is counted cannot have the unit '{unit.value}'.", "Use the unit count, days or score."


def _of_mean(unit: Unit) -> Iterator[tuple[str, str, str]]:
    if unit in _SCALES or unit is Unit.POINTS:
        yield "", f"An average cannot have the unit '{unit.value}'.", "Use the unit days, count or score."


def _of_scale(unit: Unit, scale: Fraction, inner: str = ".scale") -> Iterator[tuple[str, str, str]]:
    wanted = _SCALES.get(unit)
    if unit is Unit.POINTS:
        yield inner, f"The unit '{unit.value}' is for a gap.", "Use the unit percent."
    elif wanted is not None and scale != wanted:
        yield inner, f"The unit '{unit.value}' needs the scale {wanted}, not {scale}.", f"Write scale: {wanted}."
    elif wanted is None and scale in _SCALES.values():
        said = f"The scale {scale} makes no {unit.value}."
        yield inner, said, "Write scale: 1, or change the unit to percent or rate per 10,000."


def _of_gap(unit: Unit, gap: Gap) -> Iterator[tuple[str, str, str]]:
    """A gap between percentages is counted in percentage points; one between averages keeps their unit."""
    if unit is Unit.PERCENT:
        yield "", "A gap between percentages is no percentage.", "Use the unit percentage points."
        return
    for name, side in (("first", gap.first), ("second", gap.second)):
        if isinstance(side, Mean):
            yield from ((f".{name}.mean{inner}", said, hint) for inner, said, hint in _of_mean(unit))
        else:
            counted = Unit.PERCENT if unit is Unit.POINTS else unit
            yield from _of_scale(counted, side.scale, f".{name}.ratio.scale")
