"""Pupils with special educational needs: requests for a plan, how long each takes, plans and lesser support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from waymark.synthetic.chance import Weighted, from_to
from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import YEAR_ELEVEN, YEAR_SIX, YEAR_THIRTEEN, Cohorts, Pupil, school_on
from waymark.synthetic.timeline import Timeline, Trend

# The share of a cohort that has a plan by Year 11: a little more of each cohort than of the one before.
_FIRST_COHORT, _SHARE, _RISE, _MOST = 2008, 0.0135, 0.0047, 0.1
_BY_GROUP = Weighted({-1: 16, 0: 12, 1: 10, 2: 9, 3: 9, 4: 9, 5: 9, 6: 8, 7: 8, 8: 5, 9: 3, 10: 2})  # of Reception 0
_BEFORE_RECEPTION = -1
_IN_TIME = Trend(0.60, 0.77)  # issued within twenty weeks
_TWENTY_WEEKS = 140
_EXCEPTION = 0.05
_TURNED_DOWN = 0.55  # requests without a plan in the end, for each with one
_TO_ADULTHOOD = 0.72  # of plans go on to the end of Year 13
_NEED = Weighted({"ASD": 36, "SEMH": 20, "SLCN": 20, "MLD": 9, "SLD": 6, "PD": 4, "HI": 2, "SPLD": 2, "VI": 1})
_SUPPORT = 0.131  # of pupils without a plan
_SUPPORT_BY_GROUP = (0.70, 0.85, 0.98, 1.06, 1.12, 1.14, 1.12, 1.06, 1.02, 1.00, 0.98, 0.94)


@dataclass(frozen=True, eq=False, slots=True)
class PlanRequest:
    """`decided`: whether to assess · `issued`: the day of the plan, None where there is none in the end · `ends`: the
    first day without it.
    """

    pupil: Pupil
    requested: date
    decided: date
    issued: date | None
    ends: date | None
    exception: bool
    need: str


class SpecialNeeds:
    """Made once for all extracts that show them. `requests`: in the order of their days."""

    def __init__(self, rng: Random, timeline: Timeline, practice: Practice, cohorts: Cohorts) -> None:
        self._timeline = timeline
        self._practice = practice
        self._plans: dict[Pupil, PlanRequest] = {}
        found: list[PlanRequest] = []
        for cohort, pupils in cohorts.items():
            share = min(_MOST, max(0.01, _SHARE + _RISE * (cohort - _FIRST_COHORT)))
            for pupil in pupils:
                request = self._request(rng, pupil, share)
                if request:
                    found.append(request)
                    if request.issued:
                        self._plans[pupil] = request
        found.sort(key=lambda request: (request.requested, request.pupil.number))
        self.requests: Sequence[PlanRequest] = found
        self._leaning = {
            pupil: rng.random() / (0.8 + 0.2 * pupil.pressure) for pupils in cohorts.values() for pupil in pupils
        }

    def plans(self) -> Sequence[PlanRequest]:
        """Requests that came to a plan, by the pupil's number."""
        return list(self._plans.values())

    def provision(self, pupil: Pupil, day: date, year_group: int) -> str:
        """`plan`, `support` or `none` on a day. year_group: Reception is 0."""
        request = self._plans.get(pupil)
        if request and request.issued and request.ends and request.issued <= day < request.ends:
            return "plan"
        return "support" if self._leaning[pupil] < _SUPPORT * _SUPPORT_BY_GROUP[year_group] else "none"

    def _request(self, rng: Random, pupil: Pupil, share: float) -> PlanRequest | None:
        drawn = rng.random() / (0.7 + 0.3 * pupil.pressure)
        comes_to_plan = pupil.special is not None or drawn < share * 0.72
        if not comes_to_plan and drawn >= share * (0.72 + _TURNED_DOWN):
            return None
        group = _BEFORE_RECEPTION if pupil.special else _BY_GROUP.draw(rng)
        day = date(pupil.cohort - 1 + group, 9, 1) + timedelta(days=from_to(rng, 0, 364))
        if not comes_to_plan:
            decided = day + timedelta(days=from_to(rng, 20, 44))
            return PlanRequest(pupil, day, decided, None, None, False, "")
        days = self._days(rng, pupil, day)
        requested = day - timedelta(days=days)
        decided = requested + timedelta(days=min(days - 10, from_to(rng, 18, 44)))
        leaves_after = YEAR_THIRTEEN if rng.random() < _TO_ADULTHOOD else YEAR_ELEVEN
        ends = date(pupil.cohort + leaves_after, 9, 1)
        return PlanRequest(pupil, requested, decided, day, ends, rng.random() < _EXCEPTION, _NEED.draw(rng))

    def _days(self, rng: Random, pupil: Pupil, issued: date) -> int:
        in_time = _IN_TIME.at(self._timeline, issued) + self._practice.of(pupil.district)
        if rng.random() < in_time:
            return from_to(rng, 92, _TWENTY_WEEKS)
        return _TWENTY_WEEKS + 1 + int(rng.expovariate(1.0 / 55.0))


def spells_by_school(request: PlanRequest) -> list[tuple[str, date, date]]:
    """School code, first day and first day no longer: a plan goes with the pupil from school to school. Blank: none."""
    pupil, issued, ends = request.pupil, request.issued, request.ends
    if issued is None or ends is None:
        return []
    changes = [date(pupil.cohort + after, 9, 1) for after in (_BEFORE_RECEPTION, YEAR_SIX, YEAR_ELEVEN)]
    bounds = [issued, *(day for day in changes if issued < day < ends), ends]
    spells: list[tuple[str, date, date]] = []
    for start, end in pairwise(bounds):
        school = school_on(pupil, start)
        if spells and spells[-1][0] == school:
            spells[-1] = (school, spells[-1][1], end)
        else:
            spells.append((school, start, end))
    return spells
