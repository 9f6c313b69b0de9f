"""Districts against their pooled rate: an outlier only outside 99.8 %, to watch outside 95 %.

Of twelve districts that are all alike, 46 charts in 100 have one outside 95 %, and 2 in 100 one outside 99.8 %. The
limits are exact binomial ones: they hold for small districts too, where the usual curves call outliers too often.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from waymark.assessment.statistics.distributions import binomial_at_most

_WATCH_TAIL = 0.025
_OUTLIER_TAIL = 0.001


class Place(Enum):
    """Where a district stands in the funnel. The value is the wording."""

    WITHIN = "within what chance does"
    WATCH = "to watch: outside 95%"
    OUTLIER = "outlier: outside 99.8%"


@dataclass(frozen=True)
class Standing:
    """count, whole: the district's own · high: whether it is above the pooled rate, None exactly on it."""

    count: int
    whole: int
    place: Place
    high: bool | None


@dataclass(frozen=True)
class Funnel:
    """pooled: all counts over all wholes, 0 to 1 · standings: by district, in the order given."""

    pooled: Fraction
    standings: Mapping[str, Standing]


@dataclass(frozen=True)
class FunnelLimits:
    """The fewest and the most of a whole that are still inside."""

    watch_low: int
    watch_high: int
    outlier_low: int
    outlier_high: int


def funnel(districts: Mapping[str, tuple[int, int]]) -> Funnel:
    """districts: (count, out of) by name; one with nothing to divide by is left out.

    Raises ValueError for a count outside its whole, or when nothing is left.
    """
    held = {name: share for name, share in districts.items() if share[1]}
    if not held or any(not 0 <= count <= whole for count, whole in held.values()):
        raise ValueError("a funnel needs shares: counts from 0 up to a whole above 0")
    pooled = Fraction(sum(count for count, _ in held.values()), sum(whole for _, whole in held.values()))
    return Funnel(pooled, {name: _standing(count, whole, pooled) for name, (count, whole) in held.items()})


def limits_at(whole: int, pooled: Fraction) -> FunnelLimits:
    """For drawing: the limits of a district of this size, as counts, in agreement with the standings."""
    watch, outlier = (_inside(whole, float(pooled), tail) for tail in (_WATCH_TAIL, _OUTLIER_TAIL))
    return FunnelLimits(*watch, *outlier)


def _standing(count: int, whole: int, pooled: Fraction) -> Standing:
    chance = float(pooled)
    tail = min(binomial_at_most(count, whole, chance), 1 - binomial_at_most(count - 1, whole, chance))
    place = Place.OUTLIER if tail < _OUTLIER_TAIL else Place.WATCH if tail < _WATCH_TAIL else Place.WITHIN
    share = Fraction(count, whole)
    return Standing(count, whole, place, None if share == pooled else share > pooled)


def _inside(whole: int, chance: float, tail: float) -> tuple[int, int]:
    """The fewest whose lower tail is not under `tail`, and the most whose upper tail is not."""
    low, high = 0, whole
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if binomial_at_most(middle, whole, chance) >= tail else (middle + 1, high)
    fewest = low
    low, high = 0, whole
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if 1 - binomial_at_most(middle - 1, whole, chance) >= tail else (low, middle - 1)
    return fewest, low
