"""An improvement on a baseline: how a target may be stated instead of a number."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class ImprovedIn(Enum):
    """What an improvement is counted in. The value is the word used in a targets file."""

    RELATIVE = "relative"  # per cent of the baseline: 5 on 60 is 63
    POINTS = "points"  # the indicator's own unit: 5 on 60 is 65


@dataclass(frozen=True)
class Improvement:
    """By how much a baseline is to become better. Raises ValueError for nothing, or less than nothing."""

    amount: Fraction
    counted_in: ImprovedIn

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError("an improvement is more than 0")
