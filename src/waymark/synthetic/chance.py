"""Draws that `random.Random` does not offer: counts, weighted choices and lengths of time."""

import math
from bisect import bisect
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from waymark.domain.month import Month

T = TypeVar("T")

_LARGE = 30.0  # from here a normal draw is close enough to a Poisson count, and exp(-mean) no longer safe


class Weighted(Generic[T]):
    """Values drawn in proportion to their weights."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        *below, self._whole = accumulate(weights.values())
        self._values = tuple(weights)
        self._below = tuple(below)  # without the last, so that no draw falls beyond it

    def draw(self, rng: Random) -> T:
        return self._values[bisect(self._below, rng.random() * self._whole)]


def from_to(rng: Random, low: int, high: int) -> int:
    """Any whole number from low to high, both included. A quarter of the time that `Random.randint` takes."""
    return low + int(rng.random() * (high - low + 1))


def count(rng: Random, mean: float) -> int:
    """A Poisson count: how many things happen where `mean` are expected."""
    if mean >= _LARGE:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, drawn = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        drawn += 1
    return drawn


def exponential_days(rng: Random, mean: float, least: int = 1) -> int:
    """Days until something that is equally likely every day, on average `mean` after the `least`."""
    return least + int(rng.expovariate(1.0 / mean))


def gamma_days(rng: Random, mean: float, shape: float, least: int) -> int:
    """Days that a procedure takes: `mean` on average, spread by mean / sqrt(shape)."""
    return max(least, round(rng.gammavariate(shape, mean / shape)))


def day_of(rng: Random, month: Month) -> date:
    """Any day of a month."""
    first, days = _days_of(month.index)
    return first + timedelta(days=from_to(rng, 0, days - 1))


@cache
def _days_of(index: int) -> tuple[date, int]:
    """The first day of a month, and how many days it has."""
    month = Month(index)
    return month.first, month.last.day


def day_between(rng: Random, first: date, last: date) -> date:
    """Any day from first to last, both included."""
    return first + timedelta(days=from_to(rng, 0, max(0, (last - first).days)))
