"""The distributions again, by adding up thin slices under the curve: slow, plain, and nothing like the code tested."""

import math
from fractions import Fraction


def area(curve, low, high, slices=4000):
    """Simpson's rule; `slices` is even."""
    width = (high - low) / slices
    inner = sum((4 if at % 2 else 2) * curve(low + at * width) for at in range(1, slices))
    return (curve(low) + curve(high) + inner) * width / 3


def normal_two_sided(z):
    return 1 - 2 * area(lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi), 0, abs(z))


def t_two_sided(t, freedom):
    """With t = √freedom · tan(angle) the curve is a power of a cosine."""
    size = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    return 1 - 2 * size * area(
        lambda angle: math.cos(angle) ** (freedom - 1), 0, math.atan(abs(t) / math.sqrt(freedom))
    )


def chi_square_above(x, freedom):
    """With x = r² the curve has no edge at 0, for one degree of freedom or more."""
    size = 2 / (2 ** (freedom / 2) * math.gamma(freedom / 2))
    return 1 - size * area(lambda r: r ** (freedom - 1) * math.exp(-r * r / 2), 0, math.sqrt(x))


def binomial_at_most(most, n, chance):
    """Every term, exactly."""
    exact = Fraction(chance)
    return float(sum((math.comb(n, k) * exact**k * (1 - exact) ** (n - k) for k in range(most + 1)), Fraction(0)))


def poisson_at_most(most, mean):
    """Term by term."""
    term, total = math.exp(-mean), math.exp(-mean)
    for k in range(1, most + 1):
        term *= mean / k
        total += term
    return total
