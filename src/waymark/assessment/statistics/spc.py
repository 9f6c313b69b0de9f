"""The XmR chart of single values, as NHSRplotthedots 0.2.2 draws it. Every number is exact.

Limits are the mean ± 2.66 average moving ranges; near lines stand at two thirds of the way. A moving range of 3.267
averages or more is screened out once. Between rebases each stretch has its own mean, limits and runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

FEWEST = 6  # no limits under six points
SETTLED = 13  # from six to twelve the limits are trial limits
_RUN = 7
_LIMIT = Fraction(266, 100)
_SCREEN = Fraction(3267, 1000)


class Cause(Enum):
    """Why a point is special, by precedence: the first that holds is said."""

    OUTSIDE = "outside a limit"
    TREND = "seven points, each beyond the one before"
    TWO_OF_THREE = "two of three points near a limit"
    SHIFT = "seven points on one side of the mean"
    COMMON = "common cause"


class Assurance(Enum):
    """Whether the process meets its target, whatever chance does."""

    PASSES = "consistently passes"
    FAILS = "consistently fails"
    HIT_AND_MISS = "hit and miss"


@dataclass(frozen=True)
class Rebase:
    """at: the position of the first point of the new stretch. Raises ValueError without a reason."""

    at: int
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a rebase needs a reason")


@dataclass(frozen=True)
class Limits:
    """Of one stretch, in the values' unit. trial: of six to twelve points."""

    mean: Fraction
    average_range: Fraction
    trial: bool

    @property
    def upper(self) -> Fraction:
        return self.mean + _LIMIT * self.average_range

    @property
    def lower(self) -> Fraction:
        return self.mean - _LIMIT * self.average_range

    @property
    def upper_near(self) -> Fraction:
        return self.mean + _LIMIT * self.average_range * 2 / 3

    @property
    def lower_near(self) -> Fraction:
        return self.mean - _LIMIT * self.average_range * 2 / 3


@dataclass(frozen=True)
class Point:
    """limits: None in a stretch of fewer than six points, where every cause is common ·
    high: whether the special cause is upward; None for common cause."""

    value: Fraction
    limits: Limits | None
    cause: Cause
    high: bool | None


def limits_of(values: Sequence[Fraction], screened: bool = True) -> Limits | None:
    """None under six points."""
    if len(values) < FEWEST:
        return None
    ranges = [abs(after - before) for before, after in pairwise(values)]
    average = _mean(ranges)
    if screened:
        kept = [size for size in ranges if size < _SCREEN * average]
        average = _mean(kept) if kept else average
    return Limits(_mean(values), average, len(values) < SETTLED)


def chart(values: Sequence[Fraction], rebases: Sequence[Rebase] = (), screened: bool = True) -> tuple[Point, ...]:
    """Every point with its limits and its cause, oldest first. Raises ValueError for a rebase outside the values."""
    starts = sorted({rebase.at for rebase in rebases})
    if any(not 0 < start < len(values) for start in starts):
        raise ValueError("a rebase lies between two points")
    points: list[Point] = []
    for start, end in zip([0, *starts], [*starts, len(values)], strict=True):
        points += _stretch(values[start:end], screened)
    return tuple(points)


def assurance(limits: Limits, target: Fraction, higher_is_better: bool) -> Assurance:
    """A target strictly beyond a limit is always met, or never; on a limit it is hit and miss."""
    if limits.lower <= target <= limits.upper:
        return Assurance.HIT_AND_MISS
    return Assurance.PASSES if (target < limits.lower) is higher_is_better else Assurance.FAILS


def _stretch(values: Sequence[Fraction], screened: bool) -> list[Point]:
    limits = limits_of(values, screened)
    if limits is None:
        return [Point(value, None, Cause.COMMON, None) for value in values]
    sides = [_sign(value - limits.mean) for value in values]
    outside = [value > limits.upper or value < limits.lower for value in values]
    near = [
        not out and (value > limits.upper_near or value < limits.lower_near)
        for value, out in zip(values, outside, strict=True)
    ]
    steps = [0, *(_sign(after - before) for before, after in pairwise(values))]
    trending, shifted, paired = _trending(steps), _shifted(sides), _paired(sides, near)
    points = []
    for at, value in enumerate(values):
        cause, way = Cause.COMMON, 0
        if outside[at]:
            cause, way = Cause.OUTSIDE, sides[at]
        elif trending[at]:
            cause, way = Cause.TREND, trending[at]
        elif paired[at]:
            cause, way = Cause.TWO_OF_THREE, sides[at]
        elif shifted[at]:
            cause, way = Cause.SHIFT, sides[at]
        points.append(Point(value, limits, cause, None if not way else way > 0))
    return points


def _trending(steps: Sequence[int]) -> list[int]:
    """1 or −1 for each point of a run of seven that rises or falls throughout, else 0. A tie breaks a run."""
    found = [0] * len(steps)
    for first in range(len(steps) - _RUN + 1):
        within = set(steps[first + 1 : first + _RUN])
        if within in ({1}, {-1}):
            way = within.pop()
            # The later run wins where two meet in one point, as it tells what the figure does now.
            found[first : first + _RUN] = [way] * _RUN
    return found


def _shifted(sides: Sequence[int]) -> list[bool]:
    found = [False] * len(sides)
    for first in range(len(sides) - _RUN + 1):
        if set(sides[first : first + _RUN]) in ({1}, {-1}):
            found[first : first + _RUN] = [True] * _RUN
    return found


def _paired(sides: Sequence[int], near: Sequence[bool]) -> list[bool]:
    """Each near point of three neighbours on one side of the mean, at least two of which are near a limit."""
    found = [False] * len(sides)
    for first in range(len(sides) - 2):
        three = range(first, first + 3)
        if abs(sum(sides[at] for at in three)) == 3 and sum(near[at] for at in three) >= 2:
            for at in three:
                found[at] = found[at] or near[at]
    return found


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)
