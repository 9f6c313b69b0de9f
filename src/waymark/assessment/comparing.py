"""Whether a figure meets a bar. Exactly on the bar counts as met."""

from decimal import Decimal
from fractions import Fraction

from waymark.domain.polarity import Polarity


def meets(value: Decimal | Fraction, bar: Fraction, polarity: Polarity) -> bool:
    """The figure has reached or passed the bar, in the direction that is better.

    Raises ValueError for a polarity that has no better direction.
    """
    if polarity is Polarity.HIGHER:
        return Fraction(value) >= bar
    if polarity is Polarity.LOWER:
        return Fraction(value) <= bar
    raise ValueError(f"a figure with {polarity.phrase} does not reach or pass a bar")
