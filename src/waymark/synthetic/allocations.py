"""The worker who has each case: handed on when a worker leaves."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from waymark.synthetic.chance import Weighted
from waymark.synthetic.extract import SPAN_HEADING, Extract, dated, span
from waymark.synthetic.population import Child, Home
from waymark.synthetic.quarters import Quarters
from waymark.synthetic.team_spells import Team, TeamSpell
from waymark.synthetic.workforce import Worker, Workforce

HEADING = ("child_id", "worker_id", "team", "from", "to", *SPAN_HEADING)


def allocation_extract(rng: Random, quarters: Quarters, spells: Sequence[TeamSpell], workforce: Workforce) -> Extract:
    """One row for each child and worker, in the order of the spells with a team."""
    present = _present(quarters, workforce)
    covers = span(quarters.timeline.first, quarters.timeline.last)
    rows = [
        [spell.child.number, worker, spell.team.name, dated(start), dated(end), *covers]
        for spell in spells
        for worker, start, end in _handed_on(rng, quarters, spell, present, workforce.managers[spell.team])
    ]
    return Extract("allocation", HEADING, rows)


def team_homes(spells: Sequence[TeamSpell]) -> dict[Child, tuple[Home, ...]]:
    """Where each child counts by the team that has the case, in the order of days. Spells that follow on at once in
    one district are one.
    """
    found: dict[Child, list[Home]] = {}
    for spell in spells:
        homes = found.setdefault(spell.child, [])
        district = spell.team.district
        if homes and homes[-1].end == spell.start and homes[-1].district == district:
            homes[-1] = Home(district, homes[-1].start, spell.end)
        else:
            homes.append(Home(district, spell.start, spell.end))
    return {child: tuple(homes) for child, homes in found.items()}


_Present = dict[Team, list[Weighted[Worker] | None]]


def _present(quarters: Quarters, workforce: Workforce) -> _Present:
    """The workers of each team in each quarter, drawn by their hours; None where there is nobody."""
    present: _Present = {}
    for team, workers in workforce.workers.items():
        by_quarter: list[dict[Worker, float]] = [{} for _ in quarters.ends]
        for worker in workers:
            for quarter in range(worker.first, worker.last + 1):
                by_quarter[quarter][worker] = worker.hours
        present[team] = [Weighted(hours) if hours else None for hours in by_quarter]
    return present


def _handed_on(
    rng: Random, quarters: Quarters, spell: TeamSpell, present: _Present, manager: str
) -> Iterator[tuple[str, date, date | None]]:
    """Worker, first day and first day no longer; None: still."""
    start = spell.start
    while True:
        quarter = quarters.of(start)
        there = present[spell.team][quarter]
        if there:
            worker = there.draw(rng)
            number, leaves = worker.number, worker.last + 1
        else:
            number, leaves = manager, quarter + 1
        until = quarters.first_day(leaves) if leaves < len(quarters.ends) else None
        if until is None or (spell.end is not None and spell.end <= until):
            yield number, start, spell.end
            return
        yield number, start, until
        start = until
