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
    return Decimal(_last_places(value, decimals)).scaleb(-decimals)


def printed(value: Fraction, decimals: int) -> str:
    """The rounded value as text with exactly `decimals` places and commas for thousands: `1,234.50`."""
    rounded = _last_places(value, decimals)
    if not decimals:
        return f"{rounded:,}"
    whole, rest = divmod(abs(rounded), 10**decimals)
    return f"{'-' if rounded < 0 else ''}{whole:,}.{rest:0{decimals}}"


def _last_places(value: Fraction, decimals: int) -> int:
    """How many units of its last place the rounded value has: 12.35 with one decimal has 124."""
    if decimals < 0:
        raise ValueError("decimals must be 0 or more")
    scaled, below = abs(value.numerator) * int(10**decimals), value.denominator
    rounded: int = (2 * scaled + below) // (2 * below)
    return -rounded if value.numerator < 0 else rounded


def exact(value: Fraction, decimals: int = 0) -> str:
    """`value` as text and never rounded: at least `decimals` places, more where it has more, with commas.

    A number without an end in decimals is a fraction, as in `200/3`.

    >>> exact(Fraction(92), 1), exact(Fraction(367, 4), 1)
    ('92.0', '91.75')
    """
    if value.denominator == 1 and not decimals:
        return f"{value.numerator:,}"
    places = 0
    while 10**places % value.denominator:
        places += 1
        if places > value.denominator.bit_length():
            return f"{value.numerator:,}/{value.denominator:,}"
    return printed(value, max(places, decimals))
