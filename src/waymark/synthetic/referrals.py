"""Referrals to children's social care and the cases that they open.

A child's referrals form a chain: after each there is a chance of another within twelve months, and a smaller one
of another later. Of all referrals the same share are then re-referrals. Both drift over the reported years, and
differ between districts; August and December are quiet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.care_histories import CareHistory, CarePeriod
from waymark.synthetic.chance import Weighted, count, day_of, exponential_days, from_to
from waymark.synthetic.population import Child, Population
from waymark.synthetic.protection_plans import Enquiry, Protection, ProtectionPlan
from waymark.synthetic.timeline import Timeline, Trend

_NEW_CHILDREN_A_YEAR = Trend(11_900.0, 10_900.0)
_YEARS_BEFORE = 4
_RETURNS_WITHIN_YEAR = Trend(0.252, 0.222)
_RETURNS_LATER = 0.17
_LATEST_RETURN = 1_400
_SEASON = {
    1: 1.03,
    2: 0.98,
    3: 1.08,
    4: 0.96,
    5: 1.05,
    6: 1.08,
    7: 1.06,
    8: 0.76,
    9: 1.00,
    10: 1.10,
    11: 1.08,
    12: 0.82,
}
_WEEKEND_WAITS = 0.85

_SOURCE = Weighted({"6": 28.0, "2A": 18.0, "3A": 4.0, "3B": 2.5, "3C": 1.5, "3D": 4.0, "3E": 3.0, "3F": 2.0, "1A": 7.0,
                    "1B": 2.0, "1C": 0.7, "1D": 1.3, "2B": 1.5, "4": 1.5, "5A": 6.0, "5B": 3.5, "5C": 4.0, "7": 4.0,
                    "8": 4.0, "9": 2.0, "10": 0.5})  # fmt: skip
_NEED = Weighted(
    {"N1": 56.0, "N2": 7.0, "N3": 3.5, "N4": 9.0, "N5": 14.0, "N6": 4.0, "N7": 0.5, "N8": 2.0, "N9": 2.0, "N0": 2.0}
)
_FACTORS = Weighted({"4B": 0.26, "3B": 0.24, "4A": 0.10, "17A": 0.12, "16A": 0.10, "2B": 0.08, "1B": 0.06, "14A": 0.04})
_NO_FURTHER_ACTION = 0.065
_CLOSED_AFTER_ASSESSMENT = 0.44
_EARLY_HELP_OF_THOSE = 0.45
_UNBORN = 0.025
_NEVER_BORN = 0.08  # of pregnancies referred: the family moved away, or the pregnancy ended
_PLAN_BEFORE_CARE = 0.35
_AGE = Weighted({(0, 1): 0.09, (1, 5): 0.21, (5, 10): 0.27, (10, 16): 0.34, (16, 18): 0.09})
_CLOSURE_AFTER_CARE = {
    "E11": "RC1",
    "E12": "RC1",
    "E41": "RC3",
    "E43": "RC4",
    "E44": "RC4",
    "E3": "RC5",
    "E7": "RC6",
} | {f"E4{number}": "RC4" for number in (5, 6, 7, 8)}


@dataclass(frozen=True, slots=True)
class Assessment:
    start: date
    authorised: date
    factors: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """One referral and all that followed until the case closed."""

    child: Child
    referred: date
    source: str
    need: str
    no_further_action: bool
    closed: date
    closure_reason: str
    assessment: Assessment | None = None
    need_plan: tuple[date, date] | None = None  # a child in need plan: first day, first day no longer
    enquiry: Enquiry | None = None
    plan: ProtectionPlan | None = None

    @property
    def conference(self) -> date | None:
        return self.enquiry.conference if self.enquiry else None


CasesByChild = Sequence[tuple[Child, Sequence[Case]]]


def cases(
    rng: Random, timeline: Timeline, population: Population, scale: float, in_care: Sequence[CareHistory]
) -> list[Case]:
    """Every case that can touch the reported years: of children in care first, then of all others."""
    drawn: list[Case] = []
    for history in in_care:
        drawn += _cases_of_care(rng, timeline, history)
    for month in timeline.months(_YEARS_BEFORE):
        mean = _NEW_CHILDREN_A_YEAR.at(timeline, month.first) * scale / 12 * _SEASON[month.number]
        for _ in range(count(rng, mean)):
            referred = _working_day(rng, day_of(rng, month))
            drawn += _chain(rng, timeline, _referred_child(rng, population, referred), referred)
    return drawn


def _referred_child(rng: Random, population: Population, referred: date) -> Child:
    if rng.random() < _UNBORN:
        expected = referred + timedelta(days=from_to(rng, 20, 160))
        if rng.random() < _NEVER_BORN:
            return population.child(None, expected)
        return population.child(expected + timedelta(days=from_to(rng, -12, 9)), expected)
    low, high = _AGE.draw(rng)
    return population.child(referred - timedelta(days=from_to(rng, int(low * 365.25), int(high * 365.25) - 3)))


def _chain(rng: Random, timeline: Timeline, child: Child, first: date) -> list[Case]:
    """A child's cases, each closed before the next referral, until the chain ends, or the 18th birthday comes."""
    protection = Protection(rng, timeline, child.pressure)
    adult = birthday(child.born, 18) if child.born else None
    chain: list[Case] = []
    referred: date | None = first
    while referred is not None and referred <= timeline.last and (adult is None or referred < adult):
        following = _next_referral(rng, timeline, child, referred)
        if adult and following and following >= adult:
            following = None
        until = following - timedelta(days=1) if following else adult
        chain.append(_case(rng, child, referred, until, protection))
        referred = following
    return chain


def _next_referral(rng: Random, timeline: Timeline, child: Child, referred: date) -> date | None:
    if child.born is None:
        return None
    within = _RETURNS_WITHIN_YEAR.at(timeline, referred) * (0.4 + 0.6 * child.pressure)
    drawn = rng.random()
    if drawn < within:
        days = 9 + int(352 * rng.betavariate(1.15, 1.7))
    elif drawn < within + _RETURNS_LATER:
        days = 370 + int((_LATEST_RETURN - 370) * rng.betavariate(1.0, 2.0))
    else:
        return None
    day = referred + timedelta(days=days)
    if rng.random() > _SEASON[day.month]:  # in a quiet month some wait until it is over
        day += timedelta(days=from_to(rng, 15, 35))
    return _working_day(rng, day)


def _working_day(rng: Random, day: date) -> date:
    """Most of what happens at a weekend is received on Monday."""
    if day.weekday() >= 5 and rng.random() < _WEEKEND_WAITS:
        return day + timedelta(days=7 - day.weekday())
    return day


def _case(rng: Random, child: Child, referred: date, until: date | None, protection: Protection) -> Case:
    """A case that closes on `until` at the latest."""
    room = (until - referred).days if until else 10_000
    source, need = _SOURCE.draw(rng), _NEED.draw(rng)
    if rng.random() < _NO_FURTHER_ACTION or room < 3:
        return Case(child, referred, source, need, True, referred, "RC8" if rng.random() < 0.5 else "RC7")
    assessment = _assessment(rng, referred, room)
    if room > 150 and protection.plan_follows(referred):
        return _with_plan(rng, child, referred, until, source, need, assessment, protection)
    enquiry = None
    if room > 40 and protection.enquiry_follows():
        enquiry = protection.enquiry(referred + timedelta(days=from_to(rng, 0, 12)), None)
    closed, need_plan, reason = assessment.authorised + timedelta(days=from_to(rng, 0, 6)), None, "RC8"
    if rng.random() < _CLOSED_AFTER_ASSESSMENT:
        if rng.random() < _EARLY_HELP_OF_THOSE:
            reason = "RC9"
    else:
        begins = assessment.authorised + timedelta(days=1)
        ends = begins + timedelta(days=exponential_days(rng, 125.0, least=14))
        if until is None or begins < until:
            need_plan = (begins, min(ends, until) if until else ends)
            closed, reason = need_plan[1] + timedelta(days=from_to(rng, 0, 10)), "RC7"
    closed = min(closed, until) if until else closed
    return Case(child, referred, source, need, False, closed, reason, assessment, need_plan, enquiry)


def _assessment(rng: Random, referred: date, room: int) -> Assessment:
    """Most are authorised within 45 working days, which is about 63 days of the calendar."""
    days = from_to(rng, 12, 62) if rng.random() < 0.86 else from_to(rng, 63, 110)
    days = min(days, max(1, room - 1))
    start = referred + timedelta(days=min(from_to(rng, 0, 3), days))
    factors = tuple(sorted({_FACTORS.draw(rng) for _ in range(from_to(rng, 1, 3))}))
    return Assessment(start, referred + timedelta(days=days), factors)


def _with_plan(
    rng: Random,
    child: Child,
    referred: date,
    until: date | None,
    source: str,
    need: str,
    assessment: Assessment,
    protection: Protection,
) -> Case:
    began = referred + timedelta(days=from_to(rng, 0, 25))
    conference = began + timedelta(days=from_to(rng, 8, 24))
    plan = protection.plan(conference, until)
    closed = plan.end + timedelta(days=exponential_days(rng, 60.0))
    closed = min(closed, until) if until else closed
    enquiry = protection.enquiry(began, conference)
    return Case(child, referred, source, need, False, closed, "RC7", assessment, None, enquiry, plan)


def _cases_of_care(rng: Random, timeline: Timeline, history: CareHistory) -> list[Case]:
    """The case behind each period of care, and for some children an earlier one within the year before it."""
    child = history.child
    protection = Protection(rng, timeline, child.pressure)
    if not history.periods:
        referred = history.short_breaks[0].start - timedelta(days=from_to(rng, 30, 400))
        return [_case(rng, child, referred, birthday(history.born, 18), protection)]
    drawn: list[Case] = []
    free_from = history.born
    for period in history.periods:
        lead = 0 if child.unaccompanied else min(from_to(rng, 5, 420), (period.start - free_from).days)
        referred = period.start - timedelta(days=lead)
        earlier = referred - timedelta(days=from_to(rng, 60, 340))
        if not child.unaccompanied and earlier > free_from and rng.random() < _RETURNS_WITHIN_YEAR.start:
            drawn.append(_case(rng, child, earlier, referred - timedelta(days=1), protection))
        drawn.append(_case_of_period(rng, history, period, referred, protection))
        free_from = drawn[-1].closed + timedelta(days=1)
    return drawn


def _case_of_period(
    rng: Random, history: CareHistory, period: CarePeriod, referred: date, protection: Protection
) -> Case:
    """Open until care ends: a child in care is a child in need. A plan before care ends soon after entry."""
    lead = (period.start - referred).days
    assessment = _assessment(rng, referred, max(2, (period.end - referred).days))
    enquiry = plan = None
    if lead > 60 and rng.random() < _PLAN_BEFORE_CARE:
        conference = referred + timedelta(days=from_to(rng, 20, 50))
        enquiry = protection.enquiry(conference - timedelta(days=12), conference)
        plan = protection.plan(conference, min(period.end, period.start + timedelta(days=from_to(rng, 0, 60))))
    return Case(
        child=history.child,
        referred=referred,
        source="7" if history.child.unaccompanied else _SOURCE.draw(rng),
        need=history.need,
        no_further_action=False,
        closed=period.end,
        closure_reason=_CLOSURE_AFTER_CARE.get(period.reason_ceased, "RC7"),
        assessment=assessment,
        enquiry=enquiry,
        plan=plan,
    )
