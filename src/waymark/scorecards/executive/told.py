"""The executive summary: where we stand, what changed, what stands out.

What stands out is found by small modules, each of one sort, in the order in which they are listed. A new sort is one
module with `items(material)` and one line in `STANDS_OUT`; or in `BESIDE`, where it is about something else than the
figure's own level and movement. Of those an indicator is told once, by the first that finds it.
"""

from collections.abc import Callable, Iterable, Iterator

from waymark.narrative.executive import ExecutiveSummary, SummaryItem, SummaryPart
from waymark.scorecards.executive import (
    ages,
    arrivals,
    colours,
    demand,
    elsewhere,
    farthest,
    long_red,
    masked,
    movements,
    stale,
    standing,
    unusual,
)
from waymark.scorecards.executive.material import Material

Finder = Callable[[Material], Iterable[SummaryItem]]

STANDS: tuple[Finder, ...] = (standing.items, ages.items, elsewhere.items)
CHANGED: tuple[Finder, ...] = (colours.items, arrivals.items)
STANDS_OUT: tuple[Finder, ...] = (
    long_red.items,
    unusual.items,
    movements.items,
    farthest.items,
    demand.items,
)
BESIDE: tuple[Finder, ...] = (masked.items, stale.items)


HOW = (
    "Made by rule from the printed figures. A movement is named when it is large for its own indicator, "
    "and a red as lasting when it is no better than when it began."
)


def executive_summary(material: Material) -> ExecutiveSummary:
    """A part without anything to say is left out; the first two always have."""
    parts = (
        SummaryPart("stand", "Where we stand", tuple(_once(STANDS, material))),
        SummaryPart("changed", f"What changed since {material.previous.label}", tuple(_once(CHANGED, material))),
        SummaryPart("stands-out", "What stands out", (*_once(STANDS_OUT, material), *_all(BESIDE, material))),
    )
    return ExecutiveSummary(tuple(part for part in parts if part.items), HOW)


def _once(finders: Iterable[Finder], material: Material) -> Iterator[SummaryItem]:
    told: set[str] = set()
    for finder in finders:
        for item in finder(material):
            if not item.key or item.key not in told:
                yield item
            told.add(item.key)


def _all(finders: Iterable[Finder], material: Material) -> Iterator[SummaryItem]:
    for finder in finders:
        yield from finder(material)
