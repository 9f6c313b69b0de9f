"""Early Help: notifications, and the cases that Units take on.

A notification comes in about a family; fewer than half go to a Unit, which assesses, plans and closes. Some families
come back. What social work steps down are the very cases that the CIN census closes as referred to early help.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import Weighted, count, day_of, from_to, gamma_days
from waymark.synthetic.districts import District
from waymark.synthetic.extract import SPAN_HEADING, Extract, dated, known_by, span
from waymark.synthetic.fault import Fault
from waymark.synthetic.homes import Practice, district_on, draw_of_districts
from waymark.synthetic.referrals import CasesByChild
from waymark.synthetic.timeline import Timeline, Trend
from waymark.synthetic.working_days import add_working_days, next_working_day

HEADING = (
    *("case_id", "family_id", "child_id", "dob", "district", "contact_date", "notification_type", "stage", "unit"),
    *("allocated_date", "assessment_completed_date", "closure_form_completed_date", "closure_outcome"),
    *SPAN_HEADING,
)
NOTIFICATION, DOMESTIC_ABUSE, STEP_DOWN, REQUEST = (
    "Early Help notification",
    "Police domestic abuse notification",
    "Step down from social work",
    "Request by the family",
)
ACHIEVED = "Outcomes achieved"
_NOT_ACHIEVED = Weighted(
    {
        "Disengaged": 0.40,
        "No outcomes achieved": 0.27,
        "Stepped up to social work": 0.25,
        "Moved out of the county": 0.08,
    }
)

_NEW_FAMILIES_A_YEAR = Trend(6_600.0, 6_200.0)
_YEARS_BEFORE = 2  # so that who comes back in the first year came from somewhere
_WRITTEN_YEARS_BEFORE = 1
SEASON = (1.05, 1.02, 1.14, 0.92, 1.08, 1.10, 1.08, 0.52, 0.98, 1.10, 1.16, 0.85)
_TYPE = Weighted({NOTIFICATION: 0.66, DOMESTIC_ABUSE: 0.20, REQUEST: 0.14})
_TO_UNIT = {NOTIFICATION: 0.44, DOMESTIC_ABUSE: 0.27, STEP_DOWN: 0.66, REQUEST: 0.36}
_COMES_BACK_TO_UNIT = Trend(0.178, 0.160)  # of families that had a Unit, within a year
_COMES_BACK_OTHERWISE = 0.18
_STAGE_OF_UNIT = Weighted({"record": 0.88, "assessment": 0.07, "plan": 0.05})
_STAGE_OTHERWISE = Weighted({"notification": 0.80, "record": 0.20})
_ANOTHER_CHILD = 0.10  # of families that come back: it is about a brother or sister
_ACHIEVED = Trend(0.790, 0.822)
_ACHIEVED_BY_TYPE = {NOTIFICATION: 0.045, DOMESTIC_ABUSE: -0.16, STEP_DOWN: -0.03, REQUEST: 0.0}
_IN_TIME = Trend(0.815, 0.865)
_NOT_ASSESSED = 0.07
_UNIT_DAYS = 105.0
_LOST_IN_CHANGE = 0.30
_FIRST_NUMBER = 5_000_000
_AGES = Weighted({(0, 5): 0.24, (5, 11): 0.38, (11, 16): 0.31, (16, 18): 0.07})


@dataclass(frozen=True, slots=True)
class SteppedDown:
    """A case of social work closed as referred to early help, and the district in which the child then lived."""

    child: str
    born: date
    closed: date
    district: str


def stepped_down(timeline: Timeline, cases: CasesByChild) -> list[SteppedDown]:
    """Those that can have a part in the reported years, in the order of the children."""
    first = date(timeline.first_year - _YEARS_BEFORE, 4, 1)
    return [
        SteppedDown(child.number, child.born, case.closed, district_on(child, case.closed))
        for child, of_child in cases
        for case in of_child
        if case.closure_reason == "RC9" and first <= case.closed <= timeline.last
        if child.born and child.born < case.closed
    ]


@dataclass(frozen=True)
class _Subject:
    """Whom a case is about."""

    family: str
    child: str
    born: date


@dataclass(frozen=True)
class _UnitCase:
    unit: str
    allocated: date
    assessed: date | None
    closed: date
    outcome: str


class EarlyHelp:
    """Makes the episodes up, and those that follow from what social work stepped down."""

    def __init__(
        self,
        rng: Random,
        timeline: Timeline,
        districts: Sequence[District],
        scale: float,
        stepped: Sequence[SteppedDown],
    ) -> None:
        self._rng = rng
        self._timeline = timeline
        self._scale = scale
        self._stepped = stepped
        self._district = draw_of_districts(districts)
        self._codes = [district.code for district in districts]
        self._outcomes = Practice(rng, districts, slope=0.30)
        self._promptness = Practice(rng, districts, slope=0.25)
        self._pressure = {district.code: district.pressure for district in districts}
        self._written_from = date(timeline.first_year - _WRITTEN_YEARS_BEFORE, 4, 1)
        # The case system is changed within a quarter; what was closed in its first weeks came over incomplete.
        middle = timeline.years[len(timeline.years) // 2]
        self._change = (middle.first, middle.first + timedelta(days=45))
        self._families = 0
        self._made = 0
        self._lost = 0

    def extract(self) -> tuple[Extract, list[Fault]]:
        """Every episode with a contact since a year before the first reported one, in the order of contact."""
        drawn = sorted(self._episodes(), key=lambda row: (row[5], row[2]))
        covers = span(self._written_from, self._timeline.last)
        rows = [[f"EH{number:06d}", *row[1:], *covers] for number, row in enumerate(drawn, 1)]
        lost = [Fault("outcome lost in a change of system", self._lost, "extract/early_help_episode.csv")]
        return Extract("early_help_episode", HEADING, rows), lost if self._lost else []

    def _episodes(self) -> Iterator[list[str]]:
        rng = self._rng
        for case in self._stepped:
            subject = _Subject(self._family(), case.child, case.born)
            contact = next_working_day(case.closed + timedelta(days=from_to(rng, 0, 5)))
            yield from self._chain(subject, case.district, contact, STEP_DOWN)
        for month in self._timeline.months(_YEARS_BEFORE):
            mean = _NEW_FAMILIES_A_YEAR.at(self._timeline, month.first) * self._scale / 12 * SEASON[month.number - 1]
            for _ in range(count(rng, mean)):
                contact = next_working_day(day_of(rng, month))
                subject = self._child(self._family(), contact)
                yield from self._chain(subject, self._district.draw(rng).code, contact, _TYPE.draw(rng))

    def _family(self) -> str:
        self._families += 1
        return f"F{self._families:06d}"

    def _child(self, family: str, day: date) -> _Subject:
        self._made += 1
        low, high = _AGES.draw(self._rng)
        born = day - timedelta(days=from_to(self._rng, int(low * 365.25) + 14, int(high * 365.25) - 3))
        return _Subject(family, str(_FIRST_NUMBER + self._made), born)

    def _chain(self, subject: _Subject, district: str, contact: date, kind: str) -> Iterator[list[str]]:
        """A family's episodes until it does not come back, or its child is nearly grown."""
        rng = self._rng
        while contact <= self._timeline.last:
            unit_case = self._unit_case(district, contact, kind) if rng.random() < _TO_UNIT[kind] else None
            if contact >= self._written_from:
                yield self._row(subject, district, contact, kind, unit_case)
            following = self._next(district, contact, unit_case)
            if following is None:
                return
            contact, kind = following, _TYPE.draw(rng)
            if (contact - subject.born).days > 17.7 * 365.25:
                return
            if rng.random() < _ANOTHER_CHILD:
                subject = self._child(subject.family, contact)

    def _next(self, district: str, contact: date, unit_case: _UnitCase | None) -> date | None:
        rng = self._rng
        returns = _COMES_BACK_OTHERWISE
        if unit_case:  # what comes back is sent to a Unit less than half the time
            returns = 2.1 * _COMES_BACK_TO_UNIT.at(self._timeline, contact) * self._pressure.get(district, 1.0)
        if rng.random() >= returns + 0.06:
            return None
        days = from_to(rng, 366, 900) if rng.random() < 0.06 / (returns + 0.06) else 40 + int(320 * rng.random())
        return next_working_day(contact + timedelta(days=days))

    def _unit_case(self, district: str, contact: date, kind: str) -> _UnitCase:
        rng = self._rng
        allocated = add_working_days(contact, from_to(rng, 1, 6))
        assessed: date | None = None
        begun = allocated
        if rng.random() >= _NOT_ASSESSED:
            in_time = _IN_TIME.at(self._timeline, allocated) + self._promptness.of(district)
            days = round(rng.triangular(10, 30, 27)) if rng.random() < in_time else from_to(rng, 31, 58)
            begun = assessed = add_working_days(allocated, days)
        closed = next_working_day(begun + timedelta(days=gamma_days(rng, _UNIT_DAYS, shape=3.0, least=14)))
        achieved = _ACHIEVED.at(self._timeline, closed) + _ACHIEVED_BY_TYPE[kind] + self._outcomes.of(district)
        if assessed is None:
            achieved *= 0.5
        outcome = ACHIEVED if rng.random() < achieved else _NOT_ACHIEVED.draw(rng)
        code = district or rng.choice(self._codes)
        unit = f"{code} {1 + (rng.random() < 0.5)}"
        return _UnitCase(unit, allocated, assessed, closed, outcome)

    def _row(
        self, subject: _Subject, district: str, contact: date, kind: str, unit_case: _UnitCase | None
    ) -> list[str]:
        about = ["", subject.family, subject.child, dated(subject.born), district, dated(contact), kind]
        if unit_case is None:
            return [*about, _STAGE_OTHERWISE.draw(self._rng), "", "", "", "", ""]
        last = self._timeline.last
        closed = known_by(unit_case.closed, last)
        outcome = unit_case.outcome if closed else ""
        first, until = self._change
        if first <= unit_case.closed < until and self._rng.random() < _LOST_IN_CHANGE:
            outcome = ""
            self._lost += 1
        assessed = known_by(unit_case.assessed, last)
        dates = [known_by(unit_case.allocated, last), assessed, closed]
        return [*about, _STAGE_OF_UNIT.draw(self._rng), unit_case.unit, *dates, outcome]
