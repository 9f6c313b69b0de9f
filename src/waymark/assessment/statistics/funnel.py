"""Districts against one rate: outside what chance explains beyond 99.8 %, worth watching beyond 95 %.

Of twelve districts that are all alike, 46 charts in 100 have one beyond 95 %, and 2 in 100 one beyond 99.8 %.

The limits are exact: binomial where the numerator is a part of the denominator, Poisson where events are counted for
so many people. The usual curves, by the normal distribution, call outliers too often where districts are small. As
curves the same limits are carried on between whole numbers by the incomplete beta and gamma functions. So a point
lies outside the curve exactly when its district lies outside the limits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil, floor, sqrt

from waymark.assessment.statistics.distributions import binomial_at_most, poisson_at_most
from waymark.domain.apart import Apart

WATCH_TAIL = 0.025  # on each side: 95 % lies between
OUTLIER_TAIL = 0.001  # 99.8 %

_CLOSE = 1e-6  # of a case: how closely a curve is followed


class Model(Enum):
    """What chance does to a count. SHARE: so many of so many (binomial) · RATE: events for so many (Poisson)."""

    SHARE = "share"
    RATE = "rate"


@dataclass(frozen=True)
class Centre:
    """What every district is held against. rate: per one of the denominator, above 0 and, of a share, below 1."""

    model: Model
    rate: Fraction

    def __post_init__(self) -> None:
        if self.rate <= 0 or (self.model is Model.SHARE and self.rate >= 1):
            raise ValueError("where nothing happens, or always, chance has nothing to do and there is no funnel")


@dataclass(frozen=True)
class Limits:
    """The fewest and the most of a district's size that are still inside."""

    watch_low: int
    watch_high: int
    outlier_low: int
    outlier_high: int


@dataclass(frozen=True)
class Curve:
    """The same between whole numbers. None where no count of this size is low, or high, enough to lie outside."""

    watch_low: float | None
    watch_high: float | None
    outlier_low: float | None
    outlier_high: float | None


def apart_of(centre: Centre, count: int, whole: int) -> Apart:
    """Raises ValueError for a size of nothing, a negative count, or a share of more than all."""
    if whole <= 0 or count < 0 or (centre.model is Model.SHARE and count > whole):
        raise ValueError("a district in a funnel is a count from 0 up, of a size above 0")
    tail = min(_at_most(centre, count, whole), _at_least(centre, count, whole))
    return Apart.OUTLIER if tail < OUTLIER_TAIL else Apart.WATCH if tail < WATCH_TAIL else Apart.WITHIN


def limits_at(centre: Centre, whole: int) -> Limits:
    """In agreement with `apart_of`: what lies between, ends included, is inside."""
    curve = curve_at(centre, whole)
    most = whole if centre.model is Model.SHARE else None
    return Limits(
        _fewest(centre, whole, curve.watch_low, WATCH_TAIL),
        _most(centre, whole, curve.watch_high, WATCH_TAIL, most),
        _fewest(centre, whole, curve.outlier_low, OUTLIER_TAIL),
        _most(centre, whole, curve.outlier_high, OUTLIER_TAIL, most),
    )


def curve_at(centre: Centre, whole: float) -> Curve:
    """The counts at which the tails are just reached, for a size that need not be whole."""
    return Curve(
        _low(centre, whole, WATCH_TAIL),
        _high(centre, whole, WATCH_TAIL),
        _low(centre, whole, OUTLIER_TAIL),
        _high(centre, whole, OUTLIER_TAIL),
    )


def _at_most(centre: Centre, count: float, whole: float) -> float:
    if centre.model is Model.RATE:
        return poisson_at_most(count, float(centre.rate) * whole)
    return binomial_at_most(count, whole, float(centre.rate))


def _at_least(centre: Centre, count: float, whole: float) -> float:
    return 1 - _at_most(centre, count - 1, whole)


def _low(centre: Centre, whole: float, tail: float) -> float | None:
    """Where the lower tail is just `tail`; below it lies outside. None where even 0 is inside."""
    if _at_most(centre, 0, whole) >= tail:
        return None
    return _crossing(lambda count: _at_most(centre, count, whole) - tail, 0.0, float(centre.rate) * whole)


def _high(centre: Centre, whole: float, tail: float) -> float | None:
    """Where the upper tail is just `tail`; above it lies outside. None where even all of a share are inside."""
    middle = float(centre.rate) * whole
    far = whole if centre.model is Model.SHARE else middle + 10 * sqrt(middle) + 10
    if _at_least(centre, far, whole) >= tail:
        return None
    return _crossing(lambda count: tail - _at_least(centre, count, whole), min(middle, far), far)


def _crossing(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses 0: false position, with an end that does not move counted half (Illinois)."""
    at_low, at_high = rising(low), rising(high)
    if at_low >= 0:
        return low
    moved_last = 0
    while high - low > _CLOSE:
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        if not low < middle < high:
            middle = (low + high) / 2
        at_middle = rising(middle)
        if abs(at_middle) < 1e-15:
            return middle
        if at_middle < 0:
            low, at_low = middle, at_middle
            at_high = at_high / 2 if moved_last < 0 else at_high
            moved_last = -1
        else:
            high, at_high = middle, at_middle
            at_low = at_low / 2 if moved_last > 0 else at_low
            moved_last = 1
    return (low + high) / 2


def _fewest(centre: Centre, whole: int, curve: float | None, tail: float) -> int:
    """The rounded-off end of a curve is put right by the test itself."""
    fewest = 0 if curve is None else max(0, floor(curve))
    while _at_most(centre, fewest, whole) < tail:
        fewest += 1
    return fewest


def _most(centre: Centre, whole: int, curve: float | None, tail: float, all_of_them: int | None) -> int:
    if curve is None:
        return whole
    most = ceil(curve) if all_of_them is None else min(all_of_them, ceil(curve))
    while most > 0 and _at_least(centre, most, whole) < tail:
        most -= 1
    return most
