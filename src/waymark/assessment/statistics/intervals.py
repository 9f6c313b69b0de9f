"""How far a figure can be off by chance alone: intervals that hold 95 in 100 times unless said otherwise."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from waymark.assessment.statistics.distributions import chi_square_quantile, normal_quantile, t_quantile

EXACT_UNDER = 10  # counts under ten are taken exactly; from ten on Byar's form is as good


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


def of_proportion(count: int, whole: int, scale: int = 100, level: float = 0.95) -> Interval:
    """Wilson's interval, in `scale` units (per cent). Raises ValueError for a count outside its whole."""
    if whole <= 0 or not 0 <= count <= whole:
        raise ValueError("a share is a count from 0 up to a whole above 0")
    z = normal_quantile((1 + level) / 2)
    share, grown = count / whole, 1 + z * z / whole
    middle = (share + z * z / (2 * whole)) / grown
    reach = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / grown
    low = 0.0 if count == 0 else middle - reach
    high = 1.0 if count == whole else middle + reach
    return Interval(low * scale, high * scale)


def of_rate(count: int, population: int, per: int = 10_000, level: float = 0.95) -> Interval:
    """The interval of a rate, exact for counts under 10 and Byar's from 10 on.

    Raises ValueError for a negative count or an empty population.
    """
    if population <= 0 or count < 0:
        raise ValueError("a rate is a count from 0 up of a population above 0")
    low, high = _exact(count, level) if count < EXACT_UNDER else _byar(count, level)
    return Interval(low * per / population, high * per / population)


def of_mean(values: Sequence[Fraction], level: float = 0.95) -> Interval:
    """Student's interval of the mean of single values. Raises ValueError for fewer than two."""
    if len(values) < 2:
        raise ValueError("the interval of a mean needs two or more values")
    n = len(values)
    mean = sum(values, Fraction(0)) / n
    spread = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (n - 1)
    reach = t_quantile((1 + level) / 2, n - 1) * math.sqrt(spread / n)
    return Interval(float(mean) - reach, float(mean) + reach)


def of_gap(first: tuple[int, int], second: tuple[int, int], scale: int = 100, level: float = 0.95) -> Interval:
    """Newcombe's interval of first − second, each (count, out of); in percentage points."""
    (x1, n1), (x2, n2) = first, second
    one, two = of_proportion(x1, n1, 1, level), of_proportion(x2, n2, 1, level)
    share1, share2 = x1 / n1, x2 / n2
    gap = share1 - share2
    low = gap - math.hypot(share1 - one.low, two.high - share2)
    high = gap + math.hypot(one.high - share1, share2 - two.low)
    return Interval(low * scale, high * scale)


def _exact(count: int, level: float) -> tuple[float, float]:
    tail = (1 - level) / 2
    low = chi_square_quantile(tail, 2 * count) / 2 if count else 0.0
    return low, chi_square_quantile(1 - tail, 2 * count + 2) / 2


def _byar(count: int, level: float) -> tuple[float, float]:
    z = normal_quantile((1 + level) / 2)
    more = count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    return low, more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3
