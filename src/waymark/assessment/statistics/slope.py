"""The least-squares line through values, and the t test of its slope."""

import math
from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.statistics.distributions import t_two_sided
from waymark.assessment.statistics.proportions import Tested


def slope_test(values: Sequence[Fraction], times: Sequence[int] | None = None) -> Tested:
    """Whether values rise or fall over time, oldest first, with n − 2 degrees of freedom. Sums are exact.

    times: when each was, in equal steps if left out. A line that all points lie on has p = 0, unless it is level.
    Raises ValueError for fewer than three values, or when all times are one.
    """
    at = range(len(values)) if times is None else times
    if len(values) < 3 or len(at) != len(values) or len(set(at)) == 1:
        raise ValueError("a slope needs three or more values, each at a time of its own")
    n = len(values)
    middle, mean = Fraction(sum(at), n), sum(values, Fraction(0)) / n
    across = sum(((when - middle) ** 2 for when in at), Fraction(0))
    together = sum(((when - middle) * (value - mean) for when, value in zip(at, values, strict=True)), Fraction(0))
    around = sum(((value - mean) ** 2 for value in values), Fraction(0))
    slope = together / across
    if not slope:
        return Tested(0.0, 1.0, None)
    left = around - slope * together
    if not left:
        return Tested(math.inf if slope > 0 else -math.inf, 0.0, slope > 0)
    t = math.copysign(math.sqrt(slope * slope * across * (n - 2) / left), slope)
    return Tested(t, t_two_sided(t, n - 2), slope > 0)
