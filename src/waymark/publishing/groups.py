"""How a scorecard's rows are laid out: its sections as its file gives them, with activity indicators apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from waymark.domain.polarity import Polarity
from waymark.scorecards.document import Scorecard, ScorecardRow


@dataclass(frozen=True)
class Group:
    """Rows under one heading. Rows of an activity group have no polarity, so they are never rated."""

    id: str
    title: str
    rows: tuple[ScorecardRow, ...]
    activity: bool = False


def is_activity(row: ScorecardRow) -> bool:
    """Whether the row shows how much there was of something, which is neither good nor bad."""
    return row.polarity is Polarity.NONE


def groups_of(scorecard: Scorecard) -> tuple[Group, ...]:
    """The sections in order. Activity rows of a mixed section stand together in a last group of their own."""
    groups: list[Group] = []
    apart: list[ScorecardRow] = []
    for section in scorecard.sections:
        activity = tuple(row for row in section.rows if is_activity(row))
        if len(activity) == len(section.rows):
            groups.append(Group(section.id, section.title, section.rows, activity=bool(section.rows)))
            continue
        apart.extend(activity)
        judged = tuple(row for row in section.rows if not is_activity(row))
        groups.append(Group(section.id, section.title, judged))
    if apart:
        name = "activity"
        while name in {group.id for group in groups}:
            name += "-apart"
        groups.append(Group(name, "Activity (not rated)", tuple(apart), activity=True))
    return tuple(groups)


def activity_count(rows: Iterable[ScorecardRow]) -> int:
    """How many rows are never rated because they show activity."""
    return sum(is_activity(row) for row in rows)
