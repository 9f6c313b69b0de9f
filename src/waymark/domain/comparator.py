"""A comparator: another area's figure, or the neighbours' average, beside the council's own."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from waymark.domain.publication import NeighbourList

ENGLAND = "E92000001"


class ComparatorKind(Enum):
    """Whose figure it is. The value is the name of the scorecard's column."""

    ENGLAND = "england"
    REGION = "region"
    NEIGHBOURS = "neighbours"
    PUBLISHED = "published"  # the area's own figure, as others publish it


@dataclass(frozen=True)
class Comparator:
    """One figure to compare with.

    value: None where there is none; then `symbol` and `why` say why · method: in words, how it came about ·
    used, members: of an average, how many members had a value, and how many there are.
    """

    kind: ComparatorKind
    name: str
    as_at: date
    period: str
    value: Fraction | None
    publication: str
    method: str
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    symbol: str = ""
    why: str = ""
    status: str = ""
    used: int = 0
    members: int = 0


@dataclass(frozen=True)
class ComparedWith:
    """With whom this council is compared. neighbours: the earliest list first · average: mean or median."""

    region_code: str
    region_name: str
    neighbours: tuple[NeighbourList, ...] = ()
    average: str = "mean"

    def neighbours_in(self, year: int) -> NeighbourList | None:
        """The list that holds in a calendar year; of a year before the first list, that one."""
        holding = [one for one in self.neighbours if one.first_year <= year]
        return holding[-1] if holding else next(iter(self.neighbours), None)
