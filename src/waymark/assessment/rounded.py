"""The rounding turned round: which counts give a printed value of at least, or at most, so much.

Halves are rounded away from zero. So a value prints as k last places or more from k − ½ on where k is above zero, and
only beyond k − ½ elsewhere; it prints as k or less below k + ½ where k is zero or more, and up to k + ½ elsewhere.
"""

from fractions import Fraction

from waymark.domain.rounding import round_half_up


def last_places(value: Fraction, decimals: int) -> int:
    """How many units of its last place the printed value has: 12.35 with one decimal has 124."""
    return int(round_half_up(value, decimals).scaleb(decimals))


def least_count(places: int, decimals: int, scale: Fraction, denominator: int) -> int:
    """The least n of which scale × n / denominator prints as at least `places`. Scale and denominator above zero."""
    edge = _counts(places - Fraction(1, 2), decimals, scale, denominator)
    return -(-edge.numerator // edge.denominator) if places > 0 else edge.numerator // edge.denominator + 1


def greatest_count(places: int, decimals: int, scale: Fraction, denominator: int) -> int:
    """The greatest n of which scale × n / denominator prints as at most `places`."""
    edge = _counts(places + Fraction(1, 2), decimals, scale, denominator)
    return -(-edge.numerator // edge.denominator) - 1 if places >= 0 else edge.numerator // edge.denominator


def _counts(places: Fraction, decimals: int, scale: Fraction, denominator: int) -> Fraction:
    """The numerator, whole or not, at which the exact value is so many last places."""
    return places * denominator / (scale * int(10**decimals))
