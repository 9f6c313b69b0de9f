"""How many figures are stale, and how many are of an earlier year."""

from collections.abc import Iterator

from waymark.narrative.executive import SummaryItem
from waymark.scorecards.executive.material import Material
from waymark.scorecards.how_current import sentences


def items(material: Material) -> Iterator[SummaryItem]:
    for sentence in sentences(material.measures):
        yield SummaryItem(sentence)
