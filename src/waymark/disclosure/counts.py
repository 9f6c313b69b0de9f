"""The counts behind one figure, as protection sees them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from waymark.domain.month import Month


class CellKey(NamedTuple):
    """indicator: `SCS18` or `SCS18.same_carer` · area: its code · month: the last month the figure covers."""

    indicator: str
    area: str
    month: Month


@dataclass(frozen=True)
class CountedCell:
    """One computed figure of the set that is published together, before protection.

    numerator, denominator: exact · text: the value as printed, without its unit, empty where there is no
    denominator · averaged: a mean, whose numerator is a sum of days or points and no count of children ·
    sensitive: counts up to 9 are small instead of up to 5 · family: the indicator's code; readings of one
    indicator share it, and mostly their denominator too, so they are hidden in the same districts · scale: value =
    scale × numerator / denominator · per_unit: by how much numerator and denominator are scaled up from what is shown.
    """

    numerator: int
    denominator: int
    text: str
    family: str
    averaged: bool = False
    sensitive: bool = False
    scale: Fraction = Fraction(100)
    per_unit: tuple[int, int] = (1, 1)

    def __post_init__(self) -> None:
        if self.denominator < 0 or (self.numerator < 0 and not self.averaged):
            raise ValueError("a count is not less than 0")
        if bool(self.text) != bool(self.denominator):
            raise ValueError("a figure has a printed value exactly when it has a denominator")

    @property
    def complement(self) -> int:
        """Those in the denominator and not in the numerator. Not a count for a mean, or a rate above its base."""
        return self.denominator - self.numerator
