"""The counts behind one figure, as protection sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
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

    numerator, denominator: exact; a total has no denominator, None · text: the value as printed, without its unit,
    empty where the denominator is 0 · averaged: the numerator is no count of children, but a sum of days or points, or
    a number of schools · based: the denominator counts children · adds_up: the districts sum to the county, which they
    do not where a child counts once in each of several ·
    sensitive: counts up to 9 are small instead of up to 5 · family: readings of one
    indicator share it, and mostly their denominator too, and so do companions (`linked`): they are hidden in the same
    districts · scale: value =
    scale × numerator / denominator · per_unit: by how much numerator and denominator are scaled up from what is shown.
    """

    numerator: int
    denominator: int | None
    text: str
    family: str
    averaged: bool = False
    sensitive: bool = False
    scale: Fraction = Fraction(100)
    per_unit: tuple[int, int] = (1, 1)
    based: bool = True
    adds_up: bool = True

    def __post_init__(self) -> None:
        if (self.denominator or 0) < 0 or (self.numerator < 0 and not self.averaged):
            raise ValueError("a count is not less than 0")
        if bool(self.text) != (self.denominator != 0):
            raise ValueError("a figure has a printed value exactly when there is something to divide by, or no need to")

    @cached_property
    def counts_of_children(self) -> Mapping[str, int]:
        """The counts that protection is for, by name: a mean has its denominator alone, a total its numerator.

        A rate whose numerator exceeds its denominator has no complement.
        """
        counts = {
            "denominator": self.denominator if self.based else None,
            "numerator": None if self.averaged else self.numerator,
            "complement": self.complement,
        }
        return {name: count for name, count in counts.items() if count is not None}

    @cached_property
    def complement(self) -> int | None:
        """Those in the denominator and not in the numerator. None where that is no count of children: for a mean, a
        total, a rate above its base or over another kind of thing."""
        if self.denominator is None or self.averaged or not self.based or self.numerator > self.denominator:
            return None
        return self.denominator - self.numerator

    @property
    def size(self) -> int:
        """By which districts are compared: what the figure is over, or of a total the number itself."""
        return self.numerator if self.denominator is None else self.denominator
