"""A scorecard's sections as its file gives them, with what is never judged apart from what is."""

from collections.abc import Iterable
from dataclasses import replace

from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import SectionKind
from waymark.scorecards.document import Section

APART = "Activity"


def with_activity_apart(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections in order. A row without polarity can be neither good nor bad, so where one stands among measures
    it moves to a last section of activity, which the totals leave out."""
    kept: list[Section] = []
    apart = []
    for section in sections:
        if section.kind is not SectionKind.MEASURES:
            kept.append(section)
            continue
        judged = tuple(row for row in section.rows if row.polarity is not Polarity.NONE)
        apart += [row for row in section.rows if row.polarity is Polarity.NONE]
        if judged or not section.rows:
            kept.append(replace(section, rows=judged))
    if apart:
        kept.append(
            Section(_free("activity", {section.id for section in kept}), APART, tuple(apart), SectionKind.ACTIVITY)
        )
    return tuple(kept)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-apart"
    return name
