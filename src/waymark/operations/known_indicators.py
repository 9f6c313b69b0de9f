"""What a dictionary, and a run where there is one, know of each indicator: for the commentary checker."""

from fractions import Fraction

from waymark.assessment.assessment import Assessment
from waymark.commentary.known import Known, Printed
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, Unit, key_of
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import latest_ended_by
from waymark.domain.rounding import round_half_up
from waymark.operations.figures import Figures

_UNITS = {
    Unit.PERCENT: "%",
    Unit.POINTS: "pp",
    Unit.RATE_PER_10000: "rate",
    Unit.DAYS: "days",
    Unit.COUNT: "count",
    Unit.SCORE: "points",
}


def known_of(framework: Framework, figures: Figures | None = None, as_at: Month | None = None) -> tuple[Known, ...]:
    """Every indicator and reading with its names, polarity and unit; with `figures`, its figures of the authority as
    they stood at the end of `as_at`, or at the end of the run."""
    found: list[Known] = []
    for indicator in framework.indicators:
        found.append(_known(framework, indicator, "", figures, as_at))
        found.extend(_known(framework, indicator, reading.id, figures, as_at) for reading in indicator.readings)
    return tuple(found)


def _known(
    framework: Framework, indicator: Indicator, reading: str, figures: Figures | None, as_at: Month | None
) -> Known:
    names = (indicator.name_of(reading),) if reading else (indicator.name, indicator.short_name)
    code = key_of(indicator.code, reading)
    unit = _UNITS[indicator.unit]
    assessed = None if figures is None else _assessed(framework, indicator, reading, figures, as_at)
    if assessed is None or assessed.outturn.value is None:
        return Known(code, names, indicator.polarity, unit)
    outturn, target = assessed.outturn, assessed.target
    counted = len(outturn.parts) == 0
    return Known(
        code,
        names,
        indicator.polarity,
        unit,
        _printed(outturn, indicator),
        None if assessed.previous is None else _printed(assessed.previous, indicator),
        None if target is None or target.target is None else Printed(target.target, _decimals(target.target)),
        None,
        Fraction(outturn.numerator) if counted and outturn.numerator is not None else None,
        Fraction(outturn.denominator) if counted and outturn.denominator is not None else None,
    )


def _assessed(
    framework: Framework, indicator: Indicator, reading: str, figures: Figures, as_at: Month | None
) -> Assessment | None:
    """The latest figure known at the end of the month."""
    area = framework.areas.root.code
    series = [outturn for outturn in figures.series(indicator.code, reading, area) if outturn.value is not None]
    by = [outturn for outturn in series if as_at is None or outturn.month <= as_at]
    if not by:
        return None
    month = latest_ended_by(by[-1].month, indicator.frequency, indicator.year_type).end_month
    return figures.assess(indicator, reading, area, month)


def _printed(outturn: Outturn, indicator: Indicator) -> Printed | None:
    if outturn.value is None:
        return None
    return Printed(Fraction(round_half_up(outturn.value, indicator.decimals)), indicator.decimals)


def _decimals(value: Fraction) -> int:
    places = 0
    while places < 6 and (value * 10**places).denominator != 1:
        places += 1
    return places
