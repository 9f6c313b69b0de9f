"""Required pace: how much a figure would have to change in each period that is left, to stand at its target in time.

- (target − figure as printed) ÷ periods left. The periods are those in which the indicator is reported.
- The time ends with the target's year, in the indicator's own calendar.
- An annual figure whose year is over looks to the next later year that has a target.
- Nothing is required where the target is met or, of what is best near it, the figure is green.
- Nothing can be said where no period is left.
- It is plain arithmetic: of a rolling figure too, whose months partly lie behind it.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.comparing import meets
from waymark.assessment.previous import ends_a_period
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month, months_between
from waymark.domain.period import Frequency, Year
from waymark.domain.polarity import Polarity
from waymark.domain.target import Target


@dataclass(frozen=True)
class Pace:
    """each: exact, with its sign, in the indicator's unit · left: how many periods, at least one · year: the
    target's · by: the month in which the last of them ends."""

    each: Fraction
    left: int
    target: Fraction
    year: Year
    by: Month


def pace(
    printed: Decimal, month: Month, indicator: Indicator, row: Target, near: bool = False, later: Target | None = None
) -> Pace | None:
    """From a figure of the period that `month` ends. row: the target row in force · near: what is best near its
    target is near enough · later: of an annual indicator the next row, of a later year, that has a target.
    None where the target is met or no period is left."""
    aimed = row
    if indicator.frequency is Frequency.ANNUAL and later is not None and _over(row, month):
        aimed = later
    target, by = aimed.target, Month.of(aimed.year.last)
    if target is None or _met(printed, target, near, indicator.polarity):
        return None
    left = sum(ends_a_period(at, indicator) for at in months_between(month + 1, by))
    if not left:
        return None
    return Pace((target - Fraction(printed)) / left, left, target, aimed.year, by)


def _over(row: Target, month: Month) -> bool:
    return Month.of(row.year.last) <= month


def _met(printed: Decimal, target: Fraction, near: bool, polarity: Polarity) -> bool:
    """Without polarity there is nothing to reach."""
    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        return meets(printed, target, polarity)
    return polarity is Polarity.NONE or near or Fraction(printed) == target
