"""How many figures are better or worse than England's; on a district's scorecard, than the county's.

Only figures of one measure and one period are held against each other.
"""

from collections.abc import Iterator
from fractions import Fraction

from waymark.domain.comparator import ComparatorKind
from waymark.domain.polarity import Polarity
from waymark.narrative.executive import SummaryItem
from waymark.narrative.listing import listed, named
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.executive.material import Material, name_of, number

_WORDS = ("better", "worse", "the same")


def items(material: Material) -> Iterator[SummaryItem]:
    if material.county_name:
        beside = [(row, number(row.county.value) if row.county else None) for row in material.measures]
        yield from _counted(beside, material.county_name, material)
    else:
        yield from _counted([(row, _england(row)) for row in material.measures], "England", material)


def _counted(
    beside: list[tuple[ScorecardRow, Fraction | None]], whom: str, material: Material
) -> Iterator[SummaryItem]:
    """`7 figures can be held against England, like with like: 4 better and 3 worse.` and which are worse."""
    groups: dict[str, list[str]] = {word: [] for word in _WORDS}
    for row, other in beside:
        now = number(row.latest.value)
        if now is None or other is None or row.polarity not in (Polarity.HIGHER, Polarity.LOWER):
            continue
        better = now > other if row.polarity is Polarity.HIGHER else now < other
        groups["the same" if now == other else "better" if better else "worse"].append(name_of(row))
    count = sum(len(names) for names in groups.values())
    if count < 2:
        return
    said = listed([f"{len(groups[word])} {word}" for word in _WORDS if groups[word]])
    yield SummaryItem(f"{count} figures can be held against {whom}, like with like: {said}.")
    if groups["worse"] and groups["better"]:
        yield SummaryItem(f"{named(groups['worse'], material.limits.names)}.", f"Worse than {whom}")


def _england(row: ScorecardRow) -> Fraction | None:
    found = row.comparator(ComparatorKind.ENGLAND.value)
    return number(found.value) if found is not None and found.same_period and not found.differs else None
