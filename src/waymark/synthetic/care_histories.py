"""Children who come into care: when, for how long, where they live and how it ends.

A child takes one of five routes, by age at entry. The rates are near England's, and tuned so that a county of
Kent's size has about 1,600 children in care on a day, some 350 of them unaccompanied, and 850 who enter in a year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

from waymark.synthetic.adoption import AdoptionPath, adoption_path
from waymark.synthetic.birthdays import age_on, birthday
from waymark.synthetic.care_episodes import Episode, episodes
from waymark.synthetic.chance import Weighted, count, day_of, exponential_days, from_to, gamma_days
from waymark.synthetic.legal_statuses import legal_changes, legal_changes_to_adoption
from waymark.synthetic.missing_episodes import MissingSpell, missing_spells
from waymark.synthetic.placements import PlacementHistory
from waymark.synthetic.population import Child, Population
from waymark.synthetic.previous_permanence import PreviousPermanence, previous_permanence
from waymark.synthetic.reviews import Review, reviews
from waymark.synthetic.timeline import Timeline

_ENTRANTS_A_YEAR = 570.0
_UNACCOMPANIED_A_YEAR = 275.0
_YEARS_BEFORE = 17  # a child of 17 on the first reported day may have come into care as a baby
_YEARS_BEFORE_UNACCOMPANIED = 8  # arrives at 14 or older; the last birthday reported is the 21st


class Route(Enum):
    """How a period of care is going to end, unless the 18th birthday comes first."""

    HOME = "home"
    ADOPTION = "adoption"
    GUARDIANSHIP = "guardianship"
    OTHER = "other"
    LONG = "long"


_ROUTE_BY_AGE = (
    (1, Weighted({Route.ADOPTION: 0.47, Route.GUARDIANSHIP: 0.19, Route.HOME: 0.24, Route.LONG: 0.10})),
    (5, Weighted({Route.ADOPTION: 0.27, Route.GUARDIANSHIP: 0.21, Route.HOME: 0.34, Route.LONG: 0.18})),
    (10, Weighted({Route.ADOPTION: 0.02, Route.GUARDIANSHIP: 0.16, Route.HOME: 0.47, Route.LONG: 0.35})),
    (16, Weighted({Route.GUARDIANSHIP: 0.05, Route.OTHER: 0.08, Route.HOME: 0.48, Route.LONG: 0.39})),
    (18, Weighted({Route.OTHER: 0.12, Route.HOME: 0.30, Route.LONG: 0.58})),
)
_AGE_AT_ENTRY = Weighted({(0, 1): 0.20, (1, 5): 0.18, (5, 10): 0.18, (10, 16): 0.28, (16, 18): 0.16})
_AGE_UNACCOMPANIED = Weighted({(14, 15): 0.08, (15, 16): 0.15, (16, 17): 0.38, (17, 18): 0.39})
_NEED = Weighted({"N1": 0.63, "N2": 0.04, "N3": 0.04, "N4": 0.08, "N5": 0.15, "N6": 0.02, "N7": 0.005, "N8": 0.035})

_CEASED = {
    Route.HOME: Weighted({"E4A": 0.78, "E4B": 0.22}),
    Route.GUARDIANSHIP: Weighted({"E45": 0.46, "E46": 0.05, "E47": 0.27, "E48": 0.06, "E41": 0.16}),
    Route.OTHER: Weighted({"E3": 0.10, "E13": 0.36, "E9": 0.10, "E8": 0.44}),
    Route.LONG: Weighted({"E4A": 0.36, "E45": 0.26, "E46": 0.12, "E13": 0.10, "E41": 0.06, "E8": 0.10}),
}
_CEASED_AT_18 = Weighted({"E17": 0.27, "E5": 0.25, "E6": 0.12, "E7": 0.08, "E8": 0.28})
_CEASED_UNACCOMPANIED_AT_18 = Weighted({"E17": 0.12, "E5": 0.36, "E6": 0.22, "E8": 0.30})
_TRANSFERRED = 0.08  # unaccompanied children who move to another authority
_RE_ENTERS = 0.12
_MOTHER_BY_18 = 0.03


@dataclass(frozen=True)
class CarePeriod:
    """One continuous period of care; `end` is the day the child ceased to be looked after."""

    start: date
    end: date
    episodes: tuple[Episode, ...]
    adoption: AdoptionPath | None = None

    @property
    def reason_ceased(self) -> str:
        return self.episodes[-1].reason_ceased


@dataclass(frozen=True, eq=False)
class CareHistory:
    """A child's whole time in care. `short_breaks` stand apart: they are no period of care."""

    child: Child
    born: date
    need: str
    permanence: PreviousPermanence
    periods: tuple[CarePeriod, ...] = ()
    short_breaks: tuple[Episode, ...] = ()
    missing: tuple[MissingSpell, ...] = ()
    reviews: tuple[Review, ...] = ()
    became_mother: date | None = None
    unaccompanied_until: date | None = None
    plan_reversed: tuple[date, date, str] | None = None  # decided, ceased, reason

    @property
    def episodes(self) -> Iterator[Episode]:
        for period in self.periods:
            yield from period.episodes
        yield from self.short_breaks


def care_histories(rng: Random, timeline: Timeline, population: Population, scale: float) -> list[CareHistory]:
    """Every history that can touch the reported years, in order of entry, unaccompanied children last."""
    histories = []
    for month in timeline.months(_YEARS_BEFORE):
        for _ in range(count(rng, _ENTRANTS_A_YEAR * scale / 12)):
            entered = day_of(rng, month)
            born = _born(rng, entered, _AGE_AT_ENTRY)
            histories.append(_history(rng, timeline, population.child(born), born, entered))
    for month in timeline.months(_YEARS_BEFORE_UNACCOMPANIED):
        for _ in range(count(rng, _UNACCOMPANIED_A_YEAR * scale / 12)):
            entered = day_of(rng, month)
            born = _born(rng, entered, _AGE_UNACCOMPANIED)
            histories.append(_history(rng, timeline, population.child(born, unaccompanied=True), born, entered))
    return histories


def _born(rng: Random, entered: date, ages: Weighted[tuple[int, int]]) -> date:
    low, high = ages.draw(rng)
    days = from_to(rng, int(low * 365.25) + 1, int(high * 365.25) - 3)
    if low == 0 and rng.random() < 0.4:
        days = from_to(rng, 1, 30)
    return entered - timedelta(days=days)


def _history(rng: Random, timeline: Timeline, child: Child, born: date, entered: date) -> CareHistory:
    need = "N8" if child.unaccompanied else _NEED.draw(rng)
    periods = [_period(rng, timeline, child, born, entered, need)]
    adult = birthday(born, 18)
    while periods[-1].reason_ceased in ("E4A", "E4B") and rng.random() < _RE_ENTERS:
        again = periods[-1].end + timedelta(days=from_to(rng, 40, 900))
        if again + timedelta(days=30) >= adult:
            break
        periods.append(_period(rng, timeline, child, born, again, need))
    spans = [(period.start, period.end) for period in periods]
    became_mother = None
    if child.sex == "F" and rng.random() < _MOTHER_BY_18:
        became_mother = birthday(born, 16) + timedelta(days=from_to(rng, 0, 720))
        if not any(start <= became_mother < end for start, end in spans):
            became_mother = None
    return CareHistory(
        child=child,
        born=born,
        need=need,
        permanence=previous_permanence(rng, born, entered),
        periods=tuple(periods),
        missing=missing_spells(rng, timeline, born, spans),
        reviews=reviews(rng, timeline, born, spans),
        became_mother=became_mother,
        unaccompanied_until=_unaccompanied_until(rng, entered, adult) if child.unaccompanied else None,
        plan_reversed=_plan_reversed(rng, born, periods[-1]),
    )


def _period(rng: Random, timeline: Timeline, child: Child, born: date, start: date, need: str) -> CarePeriod:
    history = PlacementHistory(rng, timeline, child)
    if child.unaccompanied:
        end, ceased = _unaccompanied_end(rng, start, born)
        return CarePeriod(start, end, episodes(history.until(start, end), [(start, "V2")], end, need, ceased))
    age = age_on(born, start)
    route = next(routes for below, routes in _ROUTE_BY_AGE if age < below).draw(rng)
    if route is Route.ADOPTION:
        path = adoption_path(rng, timeline, start, child.pressure)
        legal = legal_changes_to_adoption(rng, start, path.placement_order)
        ceased = "E11" if path.consent_given else "E12"
        placements = history.to_adoption(start, path)
        return CarePeriod(start, path.ordered, episodes(placements, legal, path.ordered, need, ceased), path)
    end, ceased = _end(rng, route, start, born)
    staying = (end - start).days > 240
    with_relatives = route is Route.GUARDIANSHIP and ceased in ("E45", "E41")
    placements = history.until(start, end, with_relatives=with_relatives)
    legal = legal_changes(rng, start, end, staying=staying)
    return CarePeriod(start, end, episodes(placements, legal, end, need, ceased))


def _end(rng: Random, route: Route, start: date, born: date) -> tuple[date, str]:
    """The day care ends and why: on the 18th birthday at the latest."""
    adult = birthday(born, 18)
    if route is Route.HOME:
        days = exponential_days(rng, 75.0 if rng.random() < 0.55 else 300.0, least=2)
    elif route is Route.GUARDIANSHIP:
        days = gamma_days(rng, 430.0, shape=4.0, least=60)
    elif route is Route.OTHER:
        days = exponential_days(rng, 160.0, least=2)
    else:
        days = 700 + exponential_days(rng, 365.25 * 9.0)
    end = start + timedelta(days=days)
    if end < adult and route is Route.LONG and end >= birthday(born, 16):
        return adult, _CEASED_AT_18.draw(rng)
    return (adult, _CEASED_AT_18.draw(rng)) if end >= adult else (end, _CEASED[route].draw(rng))


def _unaccompanied_end(rng: Random, start: date, born: date) -> tuple[date, str]:
    adult = birthday(born, 18)
    moved = start + timedelta(days=from_to(rng, 15, 120))
    if rng.random() < _TRANSFERRED and moved < adult:
        return moved, "E3"
    return adult, _CEASED_UNACCOMPANIED_AT_18.draw(rng)


def _unaccompanied_until(rng: Random, entered: date, adult: date) -> date:
    """The 18th birthday, or for a few the day on which leave to remain was granted."""
    granted = entered + timedelta(days=from_to(rng, 200, 700))
    return granted if rng.random() < 0.04 and granted < adult else adult


def _plan_reversed(rng: Random, born: date, period: CarePeriod) -> tuple[date, date, str] | None:
    """For some young children adoption was decided, and the decision given up."""
    days = (period.end - period.start).days
    if period.adoption or age_on(born, period.start) >= 5 or days < 500 or rng.random() > 0.08:
        return None
    decided = period.start + timedelta(days=from_to(rng, 180, 260))
    return decided, decided + timedelta(days=from_to(rng, 60, 230)), rng.choice(("RD1", "RD2", "RD3", "RD4"))
