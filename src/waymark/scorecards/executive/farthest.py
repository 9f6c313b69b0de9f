"""What is farthest from its target, in proportion to the target."""

from collections.abc import Iterator
from fractions import Fraction

from waymark.domain.verdict import Rating
from waymark.narrative.executive import SummaryItem
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.executive.material import Material, name_of, number


def items(material: Material) -> Iterator[SummaryItem]:
    """Of reds, or of ambers where nothing is red: the distance over the target, the greatest first."""
    red = [row for row in material.measures if row.verdict.rating is Rating.RED]
    behind = red or [row for row in material.measures if row.verdict.rating is Rating.AMBER]
    found = [(row, share) for row in behind if (share := _share(row))]
    found.sort(key=lambda one: -one[1])
    for row, _ in found[: material.limits.farthest]:
        yield SummaryItem(row.in_short, "Farthest from target", row.key, name_of(row))


def _share(row: ScorecardRow) -> Fraction:
    """The distance as a share of the target; 0 where there is no target to be a share of."""
    now, target = number(row.latest.value), number(row.bars.target)
    return Fraction(0) if now is None or not target else abs(now - target) / abs(target)
