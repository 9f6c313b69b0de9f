"""Disabled children who come for short breaks (V3, V4). They are in the return and in almost no measure."""

from datetime import date, timedelta
from random import Random

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.care_episodes import Episode
from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.chance import day_between, from_to
from waymark.synthetic.placements import Placement
from waymark.synthetic.population import Population, postcode
from waymark.synthetic.previous_permanence import PreviousPermanence
from waymark.synthetic.timeline import Timeline

_CHILDREN_A_YEAR = 22.0
_SINGLE_STAY = 0.15


def short_break_histories(rng: Random, timeline: Timeline, population: Population, scale: float) -> list[CareHistory]:
    """Children with a single short stay (V3) or an agreed series of them (V4); at least one child."""
    children = max(1, round(_CHILDREN_A_YEAR * scale * len(timeline.years)))
    histories = []
    for _ in range(children):
        first = day_between(rng, timeline.first, timeline.last - timedelta(days=60))
        born = first - timedelta(days=from_to(rng, 6 * 365, 15 * 365))
        stays = _stays(rng, first, min(birthday(born, 18), timeline.last))
        child = population.child(born)
        histories.append(CareHistory(child, born, "N2", PreviousPermanence("Z1"), short_breaks=stays))
    return histories


def _stays(rng: Random, first: date, last: date) -> tuple[Episode, ...]:
    status = "V3" if rng.random() < _SINGLE_STAY else "V4"
    place, provider = rng.choice((("K2", "PR1"), ("U6", "PR1"), ("K2", "PR5")))
    placement = Placement(first, place, provider, 1, postcode(rng), f"9{from_to(rng, 0, 999_999):06d}", "")
    until = first + timedelta(days=1 if status == "V3" else from_to(rng, 180, 720))
    stays = []
    day = first
    while day < min(until, last):
        end = day + timedelta(days=from_to(rng, 2, 4))
        stays.append(Episode(day, end, "S", status, "N2", placement, "E4A", ""))
        day = end + timedelta(days=from_to(rng, 18, 40))
    return tuple(stays)
