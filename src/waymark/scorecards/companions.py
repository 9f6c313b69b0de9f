"""Companions: the indicators without which a row would mislead, and the single month beside a rolling figure.

A companion stands beside the row wherever it is shown, also where it is no row of the scorecard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from waymark.domain.indicator import Indicator, Unit, key_of
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating

if TYPE_CHECKING:
    from waymark.scorecards.document import Figure


@dataclass(frozen=True)
class Companion:
    """One indicator beside another, with its own latest figure, the one before and that of a year before."""

    key: str
    name: str
    short_name: str
    unit: Unit
    polarity: Polarity
    rating: Rating
    figure: "Figure"
    previous: "Figure | None"
    last_year: "Figure | None"


def companions_of(indicator: Indicator, reading: str, known: Mapping[str, Indicator]) -> tuple[str, ...]:
    """The codes of what stands beside an indicator, and beside a reading of it, which alone may mislead as much.

    A companion that the dictionary does not have is left out: its checks say so.
    """
    return tuple(code for code in indicator.shown_with if code in known and code != key_of(indicator.code, reading))
