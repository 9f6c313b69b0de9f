"""The numbers that a rating rule takes from its policy: a tolerance, the bands round a target, an expected range."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from waymark.domain.target import Band


class ToleranceIn(Enum):
    """What a tolerance is counted in. The value is the word used in a policy."""

    POINTS = "points"  # the indicator's own unit: percentage points for a percentage, days for days
    RELATIVE = "relative"  # per cent of the target


@dataclass(frozen=True)
class Tolerance:
    """By how much a target may be missed. Raises ValueError for less than nothing."""

    amount: Fraction
    counted_in: ToleranceIn

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a tolerance cannot be less than 0")

    def around(self, target: Fraction) -> Fraction:
        """The tolerance in the indicator's unit: 5 per cent of a target of 92 is 4.6."""
        return self.amount if self.counted_in is ToleranceIn.POINTS else abs(target) * self.amount / 100


@dataclass(frozen=True)
class NearBands:
    """Distances from the target, in the indicator's unit, within which a figure is near it. They may be unequal.

    Raises ValueError for a distance below 0, and for an outer band that does not hold the inner one.
    """

    inner_below: Fraction
    inner_above: Fraction
    outer_below: Fraction
    outer_above: Fraction

    def __post_init__(self) -> None:
        if self.inner_below < 0 or self.inner_above < 0:
            raise ValueError("a distance from the target cannot be less than 0")
        if self.outer_below < self.inner_below or self.outer_above < self.inner_above:
            raise ValueError("the outer band does not hold the inner one")

    def inner(self, target: Fraction) -> Band:
        return Band(target - self.inner_below, target + self.inner_above)

    def outer(self, target: Fraction) -> Band:
        return Band(target - self.outer_below, target + self.outer_above)


@dataclass(frozen=True)
class ExpectedRange:
    """The range in which an activity figure is expected, both ends included. Raises ValueError when it is empty."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("the expected range is the wrong way round")


@dataclass(frozen=True)
class ExpectedFromHistory:
    """The range is worked out from the same month of the last three years."""


RuleParameters = Tolerance | NearBands | ExpectedRange | ExpectedFromHistory
