"""The unit says what the value is counted in; the measure's form and scale must give just that."""

from collections.abc import Iterator

from waymark.domain.indicator import Unit
from waymark.domain.issue import Issue
from waymark.domain.measure import Draft, Mean, Measure, Ratio
from waymark.framework.loaded import LoadedFramework

_SCALES = {Unit.PERCENT: 100, Unit.RATE_PER_10000: 10_000}


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        measures = [("measure", indicator.measure)]
        measures += [(f"readings.{n}.measure", one.measure) for n, one in enumerate(indicator.readings, start=1)]
        for path, measure in measures:
            if (found := _contradiction(indicator.unit, measure)) is not None:
                sentence, hint = found
                inner = f"{path}.ratio.scale" if isinstance(measure, Ratio) else f"{path}.mean"
                yield framework.issue("unit_contradicts_measure", f"indicator {indicator.code}", inner, sentence, hint)


def _contradiction(unit: Unit, measure: Measure) -> tuple[str, str] | None:
    """A sentence and a hint."""
    wanted = _SCALES.get(unit)
    match measure:
        case Draft():
            return None
        case Mean() if wanted is not None:
            return f"An average cannot have the unit '{unit.value}'.", "Use the unit days, count or score."
        case Ratio() if wanted is not None and measure.scale != wanted:
            return f"The unit '{unit.value}' needs the scale {wanted}, not {measure.scale}.", f"Write scale: {wanted}."
        case Ratio() if wanted is None and measure.scale in _SCALES.values():
            said = f"The scale {measure.scale} makes no {unit.value}."
            return said, "Write scale: 1, or change the unit to percent or rate per 10,000."
        case _:
            return None
