"""The range in which a figure is expected: the mean of earlier figures, two standard deviations either way."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import isqrt

DEVIATIONS = 2


def expected_range(figures: Sequence[Decimal], decimals: int) -> tuple[Fraction, Fraction]:
    """(low, high), each rounded once, half up, to the indicator's decimals. `figures`: as printed, two or more.

    The standard deviation is that of a sample (divided by n - 1). Exact: the square root is taken in integers.
    Raises ValueError for fewer than two figures.
    """
    if len(figures) < 2:
        raise ValueError("a range needs two figures or more")
    values = [Fraction(figure) for figure in figures]
    mean = sum(values, Fraction(0)) / len(values)
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)
    reach_squared = DEVIATIONS**2 * variance
    return _rounded(mean, -1, reach_squared, decimals), _rounded(mean, 1, reach_squared, decimals)


def _rounded(mean: Fraction, side: int, reach_squared: Fraction, decimals: int) -> Fraction:
    """`mean ± √reach_squared` to `decimals` places, halves away from zero as everywhere. `side`: 1 or -1."""
    below_zero = mean < 0 and mean**2 > reach_squared if side > 0 else mean < 0 or mean**2 < reach_squared
    if below_zero:
        return -_rounded(-mean, -side, reach_squared, decimals)
    # floor(m + √s) with m = mean·10^d + 1/2 and s = reach²·10^2d, brought to (a ± √b) / c in integers
    middle = mean * 10**decimals + Fraction(1, 2)
    square = reach_squared * 10 ** (2 * decimals)
    whole = middle.numerator * square.denominator
    under_root = middle.denominator**2 * square.numerator * square.denominator
    root = isqrt(under_root)
    if side < 0 and root * root < under_root:
        root += 1
    return Fraction((whole + side * root) // (middle.denominator * square.denominator), 10**decimals)
