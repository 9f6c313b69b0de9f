"""Section 47 enquiries and child protection plans within a case."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import Weighted, from_to, gamma_days
from waymark.synthetic.timeline import Timeline, Trend

_CATEGORY = Weighted({"NEG": 0.50, "EMO": 0.37, "PHY": 0.08, "SAB": 0.04, "MUL": 0.01})
_CATEGORY_CHANGES = 0.07
_DAYS_ON_PLAN = 300.0
_LEAST_DAYS = 75
_ENQUIRY = 0.155  # of cases that are assessed
_FIRST_PLAN = Trend(0.082, 0.079)  # of cases that are assessed, for a child without an earlier plan
_LATER_PLAN = Trend(0.24, 0.31)  # the same for a child with one
_PLAN_ELSEWHERE = 0.05  # an earlier plan that only the recorded number knows of


@dataclass(frozen=True, slots=True)
class ProtectionPlan:
    """`previous`: how many plans the child had before, here or elsewhere. `end`: the first day without the plan."""

    start: date
    end: date
    initial_category: str
    latest_category: str
    previous: int
    reviews: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 enquiry. `conference` is None where no initial conference was needed."""

    start: date
    target: date
    conference: date | None


class Protection:
    """Draws the enquiries and plans of one child, case after case, and counts the plans."""

    def __init__(self, rng: Random, timeline: Timeline, pressure: float) -> None:
        self._rng = rng
        self._timeline = timeline
        self._pressure = pressure
        self._plans = 0
        self._elsewhere = rng.random() < _PLAN_ELSEWHERE

    def plan_follows(self, referred: date) -> bool:
        """Whether a case that is assessed comes to a plan."""
        known = self._plans or self._elsewhere
        chance = (_LATER_PLAN if known else _FIRST_PLAN).at(self._timeline, referred)
        return self._rng.random() < chance * (self._pressure if known else 1.0)

    def enquiry_follows(self) -> bool:
        """Whether a case without a plan was enquired into all the same."""
        return self._rng.random() < _ENQUIRY

    def enquiry(self, start: date, conference: date | None) -> Enquiry:
        return Enquiry(start, start + timedelta(days=21), conference)

    def plan(self, conference: date, latest_end: date | None) -> ProtectionPlan:
        """A plan from the day of the conference. `latest_end`: the next thing known of the child begins there."""
        rng = self._rng
        days = gamma_days(rng, _DAYS_ON_PLAN, shape=2.2, least=_LEAST_DAYS)
        end = conference + timedelta(days=days)
        if latest_end is not None:
            end = max(conference + timedelta(days=1), min(end, latest_end))
        initial = _CATEGORY.draw(rng)
        latest = _CATEGORY.draw(rng) if rng.random() < _CATEGORY_CHANGES else initial
        previous = self._plans + self._elsewhere
        self._plans += 1
        return ProtectionPlan(conference, end, initial, latest, previous, _reviews(rng, conference, end))


def _reviews(rng: Random, start: date, end: date) -> tuple[date, ...]:
    """Within three months of the conference, then at least every six."""
    held = []
    day = start + timedelta(days=from_to(rng, 78, 91))
    while day < end:
        held.append(day)
        day += timedelta(days=from_to(rng, 165, 182))
    return tuple(held)
