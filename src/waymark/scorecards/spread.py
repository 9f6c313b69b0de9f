"""What the districts' figures say together, as it may be shown: the funnel of one row.

Made from what is shown of the county and of the districts and from nothing else (`spreading.py`).
"""

from dataclasses import dataclass
from decimal import Decimal

from waymark.disclosure.cell import PublicCell
from waymark.domain.apart import Apart, Side


@dataclass(frozen=True)
class Range:
    """The lowest and the highest figure that chance explains for a district of one size, as printed."""

    low: PublicCell
    high: PublicCell


@dataclass(frozen=True)
class SpreadPoint:
    """One district whose figure is shown.

    size: its denominator · watch, outlier: the limits at its size, that hold 95 and 998 of 1,000 ·
    better: whether its side is the better one, None on the county's own rate or where no side is better.
    """

    area: str
    area_name: str
    value: PublicCell
    count: int
    size: int
    watch: Range
    outlier: Range
    apart: Apart
    side: Side
    better: bool | None


@dataclass(frozen=True)
class CurvePoint:
    """The limits at one size, in the indicator's unit. They run off the scale where no figure could be outside."""

    size: Decimal
    outlier_low: Decimal
    watch_low: Decimal
    watch_high: Decimal
    outlier_high: Decimal


@dataclass(frozen=True)
class Spread:
    """The funnel of one row, or why it has none.

    why_not: a sentence, empty where there is a funnel; without one the rest is empty ·
    centre: the county's rate, unrounded, in the indicator's unit · points, in the dictionary's order ·
    left_out: districts without a shown figure, as (reason, how many) · without_place: of how many, and how many of
    these, the district is not known; None where that is not shown or nil · curve: from the smallest size up.
    """

    why_not: str = ""
    centre: Decimal | None = None
    points: tuple[SpreadPoint, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    without_place: tuple[int, int] | None = None
    curve: tuple[CurvePoint, ...] = ()

    def of(self, apart: Apart) -> tuple[SpreadPoint, ...]:
        return tuple(point for point in self.points if point.apart is apart)

    @property
    def drawn(self) -> bool:
        return bool(self.points)
