"""How the rows of several returns live together in one standard table.

Returns overlap: a referral stands in the CIN Census and in Annex A, a post in the workforce census and in an extract.
The registry's order of returns is their rank. What rank means for a table's rows stands here; `store/sharing.py`
does it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from waymark.domain.tables.table import StandardTable


class Rule(Enum):
    """Which rows of a lower return count beside a higher one's."""

    DAYS = "days"  # those of days that no higher return covers
    SPELLS = "spells"  # those that begin after the higher's days, or ended before them
    KEYS = "keys"  # those whose key no higher return has


@dataclass(frozen=True)
class Sharing:
    """key: with the start, what makes two spells one; under `KEYS`, what makes two rows one · day: what places an
    event, or begins a spell · gives_way: returns that hold so little of the table that any other outranks them ·
    no_news: that returns have the same rows is as it should be, and is not said.
    """

    rule: Rule
    key: tuple[str, ...]
    day: str = ""
    gives_way: tuple[str, ...] = ()
    no_news: bool = False


# Annex A knows of these the day of its lists alone, and the workforce census knows no team and no district.
_OF_ONE_DAY = ("annex-a",)
_WITHOUT_TEAMS = ("csww",)

_SAID: Mapping[str, Sharing] = {
    "child": Sharing(Rule.KEYS, ("child",), no_news=True),
    "child_area": Sharing(Rule.KEYS, ("child",)),
    "care_episode": Sharing(Rule.SPELLS, ("child",), "start", _OF_ONE_DAY),
    "unaccompanied_spell": Sharing(Rule.KEYS, ("child",), gives_way=_OF_ONE_DAY),
    "case_allocation": Sharing(Rule.SPELLS, ("child", "worker"), "start", _OF_ONE_DAY),
    "workforce_post": Sharing(Rule.DAYS, ("post",), "as_at", _WITHOUT_TEAMS),
    # Series and areas are published apart: a day of one says nothing of another.
    "population": Sharing(Rule.KEYS, ("area_age", "area", "as_at")),
    "reference_value": Sharing(Rule.KEYS, ("series", "area", "as_at")),
    "inspection": Sharing(Rule.KEYS, ("provider", "as_at")),
}


def sharing_of(table: StandardTable) -> Sharing:
    """What is said of the table; else days for events and snapshots, and spells by entity and start."""
    said = _SAID.get(table.name)
    if said is not None:
        return said
    if table.kind == "spell" and table.dates:
        return Sharing(Rule.SPELLS, (table.entity,), table.dates[0])
    if table.dates:
        return Sharing(Rule.DAYS, (table.entity,), table.dates[0])
    return Sharing(Rule.KEYS, (table.entity,))
