"""The one rounding: half up, from exact fractions.

Python's `round` is half to even; published local-authority figures reproduce 59 of 59 times half up.
"""

from decimal import Decimal
from fractions import Fraction


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """`value` to `decimals` places, halves away from zero. Exact: no float is involved.

    >>> from fractions import Fraction
    >>> round_half_up(Fraction(5, 2), 0)
    Decimal('3')
    """
    if decimals < 0:
        raise ValueError("decimals must be 0 or more")
    scaled, below = abs(value.numerator) * 10**decimals, value.denominator
    whole = (2 * scaled + below) // (2 * below)
    rounded = Decimal(whole).scaleb(-decimals)
    return -rounded if value < 0 and whole else rounded


def printed(value: Fraction, decimals: int) -> str:
    """The rounded value as text with exactly `decimals` places and commas for thousands: `1,234.50`."""
    return f"{round_half_up(value, decimals):,.{decimals}f}"


def exact(value: Fraction, decimals: int = 0) -> str:
    """`value` as text and never rounded: at least `decimals` places, more where it has more, with commas.

    A number without an end in decimals is a fraction, as in `200/3`.

    >>> exact(Fraction(92), 1), exact(Fraction(367, 4), 1)
    ('92.0', '91.75')
    """
    places = 0
    while 10**places % value.denominator:
        places += 1
        if places > value.denominator.bit_length():
            return f"{value.numerator:,}/{value.denominator:,}"
    return printed(value, max(places, decimals))
