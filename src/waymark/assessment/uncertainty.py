"""The 95% interval of one figure: Wilson for a share, exact or Byar's for a rate, Newcombe's for a gap.

An interval is about counts of people or cases, each of which might have gone the other way. So there is none for sums
of places, half-days or posts, for a mean whose single values are not kept, or for what others published as a value.
"""

from dataclasses import dataclass
from fractions import Fraction

from waymark.assessment.statistics.intervals import EXACT_UNDER, Interval, of_gap, of_proportion, of_rate
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import (
    Cohort,
    Count,
    Distinct,
    Gap,
    Mean,
    MeanOfMonths,
    Measure,
    Ratio,
    ShareOfEntities,
    Stock,
    Term,
    Total,
)
from waymark.domain.outturn import Outturn

FEW_IN_ALL = 20
FEW_COUNTED = 5


@dataclass(frozen=True)
class Uncertain:
    """interval: in the figure's unit, None where `why_not` says why there is none · method: its name."""

    interval: Interval | None
    method: str = ""
    why_not: str = ""


def interval_of(outturn: Outturn, indicator: Indicator) -> Uncertain:
    """Of a figure as it was counted, rounded nowhere."""
    measure = indicator.measure_of(outturn.reading)
    if outturn.value is None:
        return Uncertain(None, why_not="there is no figure")
    if isinstance(measure, Gap):
        return _of_gap(outturn, measure, indicator)
    if why_not := _why_not(measure):
        return Uncertain(None, why_not=why_not)
    top, bottom = outturn.numerator, outturn.denominator
    if top is None or not bottom or top < 0:
        return Uncertain(None, why_not="it has no two counts")
    if isinstance(measure, Ratio) and indicator.unit is Unit.RATE_PER_10000:
        of_one = of_rate(top, bottom, 1)
        scale = float(measure.scale)
        return Uncertain(
            Interval(of_one.low * scale, of_one.high * scale),
            "exact, from the chi-square distribution" if top < EXACT_UNDER else "Byar's approximation",
        )
    if indicator.unit is not Unit.PERCENT or not _both_counted(measure) or top > bottom:
        return Uncertain(None, why_not="it is no share of people or cases")
    return Uncertain(of_proportion(top, bottom), "Wilson")


def is_few(counted: Fraction, of: Fraction) -> bool:
    """The small-number caution: fewer than 5 counted, or fewer than 20 in all."""
    return of < FEW_IN_ALL or counted < FEW_COUNTED


def _why_not(measure: Measure) -> str:
    match measure:
        case Mean():
            return "it is a mean, and the spread of the single values is not kept"
        case MeanOfMonths():
            return "it is a mean of months"
        case Total():
            return "it is a number that is counted, out of nothing"
        case Ratio() if not _counts(measure.numerator):
            return "it counts sums, such as places, half-days or posts, and not people or cases one by one"
        case Ratio() | ShareOfEntities() | Cohort():
            return ""
        case _:
            return "it was published as a value, without its counts"


def _of_gap(outturn: Outturn, measure: Gap, indicator: Indicator) -> Uncertain:
    sides = [
        (part.numerator, part.denominator) for part in outturn.parts if 0 <= part.numerator <= part.denominator != 0
    ]
    shares = [side for side in (measure.first, measure.second) if isinstance(side, Ratio) and _both_counted(side)]
    if len(sides) != 2 or len(shares) != 2 or indicator.unit is not Unit.POINTS:
        return Uncertain(None, why_not="its sides are not both shares of people or cases")
    return Uncertain(of_gap(sides[0], sides[1]), "Newcombe")


def _both_counted(measure: Measure) -> bool:
    """A share: things counted one by one, over things counted one by one."""
    if isinstance(measure, Ratio):
        return _counts(measure.numerator) and _counts(measure.denominator)
    return isinstance(measure, ShareOfEntities | Cohort)


def _counts(term: Term) -> bool:
    return isinstance(term, Count | Stock | Distinct)
