"""The normal, chi-square, t, binomial and Poisson distributions, to nine decimals and more, from the standard library.

Series and continued fractions of the incomplete gamma and beta functions; quantiles by halving an interval.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

_SMALLEST = 1e-300
_CLOSE = 1e-15
_MOST_TERMS = 100_000  # far beyond what any count of a council needs


def normal_two_sided(z: float) -> float:
    """The chance of a normal number at least as far from 0 as `z`."""
    return math.erfc(abs(z) / math.sqrt(2))


def normal_quantile(below: float) -> float:
    """The number that a normal one is under with the chance `below`, 0 < below < 1."""
    return NormalDist().inv_cdf(below)


def chi_square_above(x: float, freedom: float) -> float:
    """The chance of more than `x` for a chi-square number with `freedom` degrees of freedom."""
    return 1.0 if x <= 0 else _gamma_above(freedom / 2, x / 2)


def chi_square_quantile(below: float, freedom: float) -> float:
    """The number that a chi-square one is under with the chance `below`, 0 < below < 1."""
    above = 1 - below
    return _crossing(lambda x: chi_square_above(x, freedom) - above)


def t_two_sided(t: float, freedom: float) -> float:
    """The chance of a number at least as far from 0 as `t`, by Student's t with `freedom` degrees of freedom."""
    if math.isinf(t):
        return 0.0
    return beta_below(freedom / 2, 0.5, freedom / (freedom + t * t))


def t_quantile(below: float, freedom: float) -> float:
    """The number that a t one is under with the chance `below`, 0 < below < 1."""
    if below < 0.5:
        return -t_quantile(1 - below, freedom)
    both_tails = 2 * (1 - below)
    return _crossing(lambda t: t_two_sided(t, freedom) - both_tails)


def binomial_at_most(most: float, n: float, chance: float) -> float:
    """The chance of at most `most` in `n`, each with the same chance; carried on between whole numbers."""
    if most <= -1:
        return 0.0
    return 1.0 if most >= n else beta_below(n - most, most + 1, 1 - chance)


def poisson_at_most(most: float, mean: float) -> float:
    """The chance of at most `most` events where `mean` are expected; carried on between whole numbers."""
    return 0.0 if most <= -1 else chi_square_above(2 * mean, 2 * (most + 1))


def beta_below(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, 0 ≤ x ≤ 1, a and b above 0."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    return front * _beta_fraction(a, b, x) / a


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction, by Lentz's method."""
    above, below = 1.0, _not_nothing(1 - (a + b) * x / (a + 1))
    below = 1 / below
    found = below
    for m in range(1, _MOST_TERMS):
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            below = 1 / _not_nothing(1 + factor * below)
            above = _not_nothing(1 + factor / above)
            change = below * above
            found *= change
        if abs(change - 1) < _CLOSE:
            break
    return found


def _gamma_above(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function: a series below a + 1, a continued fraction above."""
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, _MOST_TERMS):
            term *= x / (a + n)
            total += term
            if term < total * _CLOSE:
                break
        return 1 - front * total
    start = x + 1 - a
    above, below = 1 / _SMALLEST, 1 / _not_nothing(start)
    found = below
    for n in range(1, _MOST_TERMS):
        factor = -n * (n - a)
        start += 2
        below = 1 / _not_nothing(factor * below + start)
        above = _not_nothing(start + factor / above)
        change = below * above
        found *= change
        if abs(change - 1) < _CLOSE:
            break
    return front * found


def _not_nothing(number: float) -> float:
    return _SMALLEST if abs(number) < _SMALLEST else number


def _crossing(falling: Callable[[float], float]) -> float:
    """Where a falling function of a positive number crosses 0."""
    low, high = 0.0, 1.0
    while falling(high) > 0:
        low, high = high, high * 2
    while (middle := (low + high) / 2) not in (low, high):
        if falling(middle) > 0:
            low = middle
        else:
            high = middle
    return high
