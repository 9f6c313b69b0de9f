"""Which team has a child's case, and when: children in care with one kind of team, children in need with another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.chance import Weighted, from_to
from waymark.synthetic.districts import District
from waymark.synthetic.homes import district_on
from waymark.synthetic.population import Child
from waymark.synthetic.referrals import Case, CasesByChild
from waymark.synthetic.timeline import Timeline


class TeamKind(Enum):
    """By the name that the teams of each kind begin with."""

    IN_CARE = "CIC"  # children in care
    IN_NEED = "CSWT"  # children's social work team


@dataclass(frozen=True)
class Team:
    kind: TeamKind
    district: str

    @property
    def name(self) -> str:
        return f"{self.kind.value} {self.district}"


@dataclass(frozen=True, slots=True)
class TeamSpell:
    """Days with a team; `end` is the first day no longer there, None where it lies after the reported years."""

    child: Child
    team: Team
    start: date
    end: date | None


def team_spells(
    rng: Random,
    timeline: Timeline,
    districts: Sequence[District],
    histories: Sequence[CareHistory],
    cases: CasesByChild,
) -> list[TeamSpell]:
    """Spells that touch the reported years, in the order of their first day, disjoint for each child.

    The record of allocations begins with the first reported day: what began before stands there as of that day.
    """
    anywhere = Weighted({district.code: district.weight for district in districts})
    care = {history.child: [(period.start, period.end) for period in history.periods] for history in histories}
    spells: list[TeamSpell] = []
    for child, known in cases:
        for start, end, kind in _days(rng, known, care.get(child, [])):
            first = max(start, timeline.first)
            if first >= end or first > timeline.last:
                continue
            district = district_on(child, first) or anywhere.draw(rng)
            still = end > timeline.last
            spells.append(TeamSpell(child, Team(kind, district), first, None if still else end))
    spells.sort(key=lambda spell: (spell.start, spell.child.number))
    return spells


def _days(
    rng: Random, cases: Sequence[Case], care: Sequence[tuple[date, date]]
) -> Iterator[tuple[date, date, TeamKind]]:
    """Time in care, and the rest of every open case around it."""
    for start, end in care:
        yield start, end, TeamKind.IN_CARE
    free = date.min
    for case in cases:
        if case.no_further_action:
            continue
        begin = max(case.referred + timedelta(days=from_to(rng, 0, 3)), free)
        for start, end in care:
            if start < case.closed and begin < end:
                if begin < start:
                    yield begin, start, TeamKind.IN_NEED
                begin = end
        if begin < case.closed:
            yield begin, case.closed, TeamKind.IN_NEED
        free = max(begin, case.closed, free)
