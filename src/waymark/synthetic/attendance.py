"""Sessions possible and missed, for each enrolment and month of the school year."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from waymark.domain.month import Month
from waymark.synthetic.chance import Weighted
from waymark.synthetic.extract import Cell, Extract, dated
from waymark.synthetic.fault import Fault
from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import YEAR_ELEVEN, Pupil, phase_of
from waymark.synthetic.schools import PRIMARY, SECONDARY, School
from waymark.synthetic.timeline import Timeline

HEADING = ("pupil_id", "school", "district", "phase", "period_end", "status", "age", "possible", "absent")

_ACADEMIC_YEARS = 3
_SESSIONS = {9: 38, 10: 34, 11: 42, 12: 30, 1: 40, 2: 30, 3: 42, 4: 20, 5: 36, 6: 40, 7: 28}
_ILLNESS = {9: 0.72, 10: 0.92, 11: 1.10, 12: 1.28, 1: 1.12, 2: 1.05, 3: 1.02, 4: 0.92, 5: 0.90, 6: 0.98, 7: 1.10}
_STATUS = Weighted({"C": 97.6, "M": 0.9, "S": 0.5, "F": 0.4, "O": 0.3, "G": 0.3})
_RATE = {PRIMARY: 0.0375, SECONDARY: 0.0390}  # of sessions missed, by the pupil in the middle
_SPREAD = {PRIMARY: 0.58, SECONDARY: 0.76}  # of the logarithm of the rate
_FREE_MEALS = 1.32
_IN_BLOCKS = 2.2  # days missed come together, so months vary more than if each session were drawn
_MOST = 0.97
_MOVES_SCHOOL = 0.02
_AGE_IN_RECEPTION = 4
_MORE_THAN_POSSIBLE = 12.0  # rows at scale 1.0


@dataclass(frozen=True, eq=False)
class _SchoolMonth:
    """last_day: as written · possible: sessions · illness: how much is missed, 1 being usual."""

    last_day: str
    possible: int
    illness: float


class Attendance:
    """Makes the rows up while they are written. `scale`: as for the county, for how many rows are spoilt."""

    def __init__(
        self,
        rng: Random,
        timeline: Timeline,
        practice: Practice,
        schools: Sequence[School],
        cohorts: Mapping[int, Sequence[Pupil]],
        scale: float,
    ) -> None:
        self._rng = rng
        self._practice = practice
        self._schools: dict[tuple[str, str], list[School]] = {}
        for school in schools:
            self._schools.setdefault((school.district, school.phase), []).append(school)
        latest = timeline.last_year + 1
        ends = range(latest - _ACADEMIC_YEARS + 1, latest + 1)
        self._years = {ending: _months(timeline, ending) for ending in ends}
        self._pupils = {
            ending: [pupil for group in range(YEAR_ELEVEN + 1) for pupil in cohorts.get(ending - group, ())]
            for ending in ends
        }
        in_latest = self._pupils[latest]
        wanted = max(1, round(_MORE_THAN_POSSIBLE * scale))
        self._spoilt = {pupil.number for pupil in rng.sample(in_latest, min(wanted, len(in_latest)))}
        self._spoilt_month = self._years[latest][0]

    def extract(self) -> tuple[Extract, list[Fault]]:
        """Three academic years, the oldest first; the last to the end of the reported years."""
        fault = Fault("more sessions missed than possible", len(self._spoilt), "extract/attendance.csv")
        return Extract("attendance", HEADING, self._rows()), [fault]

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        for ending, months in self._years.items():
            for pupil in self._pupils[ending]:
                yield from self._of_pupil(pupil, ending, months)

    def _of_pupil(self, pupil: Pupil, ending: int, months: Sequence[_SchoolMonth]) -> Iterator[tuple[Cell, ...]]:
        rng = self._rng
        group = ending - pupil.cohort
        phase, age = phase_of(group), _AGE_IN_RECEPTION + group
        school = pupil.school(phase)
        status = _STATUS.draw(rng)
        rate = self._rate(pupil, phase)
        moves = months[rng.randrange(len(months))] if months and rng.random() < _MOVES_SCHOOL else None
        for month in months:
            if month is moves:
                school = rng.choice(self._schools.get((school.district, phase), [school]))
            possible = month.possible
            expected = min(_MOST, rate * month.illness)
            spread = math.sqrt(_IN_BLOCKS * possible * expected * (1.0 - expected))
            absent = min(possible, max(0, round(rng.gauss(possible * expected, spread))))
            if month is self._spoilt_month and pupil.number in self._spoilt:
                absent = possible + 2
            yield (pupil.number, school.code, school.district, phase, month.last_day, status, age, possible, absent)

    def _rate(self, pupil: Pupil, phase: str) -> float:
        rate = _RATE[phase] * math.exp(_SPREAD[phase] * pupil.absence)
        if pupil.free_meals:
            rate *= _FREE_MEALS
        return rate * (1.0 - self._practice.of(pupil.district))


def _months(timeline: Timeline, ending: int) -> list[_SchoolMonth]:
    """September to July of the academic year that ends in a calendar year: those within the reported years."""
    september = Month.at(ending - 1, 9)
    every = (september + months for months in range(len(_SESSIONS)))
    return [
        _SchoolMonth(dated(month.last), _SESSIONS[month.number], _ILLNESS[month.number])
        for month in every
        if timeline.first <= month.first and month.last <= timeline.last
    ]
