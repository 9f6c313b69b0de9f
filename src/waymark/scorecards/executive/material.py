"""What the executive summary is made from: the rows of a scorecard and how they stood a month before. All public."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from waymark.disclosure.cell import PublicCell
from waymark.domain.month import Month
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.verdict import Rating
from waymark.narrative.quantities import value
from waymark.scorecards.document import ScorecardRow, TrendPoint

COLOURS = (Rating.GREEN, Rating.AMBER, Rating.RED)


@dataclass(frozen=True)
class Limits:
    """How many of each sort are named; what is left over is counted."""

    changes: int = 8
    movements: int = 3  # improved, and as many worsened
    long_reds: int = 3
    farthest: int = 2
    others: int = 3
    names: int = 4  # in one sentence


WHOLE = Limits()
FEWER = Limits(changes=4, movements=2, long_reds=2, farthest=1, others=2, names=3)


@dataclass(frozen=True)
class Material:
    """measures: the rows that the totals count · apart: those of activity · before: the row's figure as it was known
    at the end of the month before, by key · county_name: the authority that a district lies in, else empty."""

    measures: tuple[ScorecardRow, ...]
    apart: tuple[ScorecardRow, ...]
    before: Mapping[str, TrendPoint]
    previous: Month
    county_name: str = ""
    limits: Limits = WHOLE

    def rating_before(self, row: ScorecardRow) -> Rating:
        found = self.before.get(row.key)
        return found.rating if found else Rating.NOT_RATED

    def changed_colour(self, row: ScorecardRow) -> bool:
        return self.rating_before(row) is not row.verdict.rating

    def is_new(self, row: ScorecardRow) -> bool:
        """Whether the row's figure is of a later period than it had a month before."""
        found = self.before.get(row.key)
        return found is None or found.figure.month != row.latest.month


def name_of(row: ScorecardRow) -> str:
    """The short name; a reading goes by its own name."""
    return row.name if row.reading else row.short_name


def number(cell: PublicCell | None) -> Fraction | None:
    """The number as printed; None behind a symbol."""
    return Fraction(cell.text.replace(",", "")) if cell is not None and cell.text else None


def target_words(cell: PublicCell, row: ScorecardRow) -> str:
    """`79%` of a bar that is shown as `79.0`."""
    return value(exact(Fraction(cell.text.replace(",", ""))), row.unit, row.name)


def worseness(figure: Fraction, row: ScorecardRow) -> Fraction | None:
    """How far from good: greater is worse. Near its target it is the distance. None where nothing is better."""
    if row.polarity is Polarity.HIGHER:
        return -figure
    if row.polarity is Polarity.LOWER:
        return figure
    target = number(row.bars.target)
    return None if row.polarity is Polarity.NONE or target is None else abs(figure - target)
