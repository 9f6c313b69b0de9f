"""Sessions possible and missed, for each enrolment and month of the school year."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from waymark.domain.month import Month
from waymark.synthetic.chance import Weighted
from waymark.synthetic.extract import LineExtract, dated
from waymark.synthetic.fault import Fault
from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import Cohorts, Pupil, on_roll, phase_of
from waymark.synthetic.schools import PRIMARY, SECONDARY, School
from waymark.synthetic.timeline import Timeline

HEADING = ("pupil_id", "school", "district", "phase", "period_end", "status", "age", "possible", "absent")

_ACADEMIC_YEARS = 3  # the latest with the two before it: over a million rows where one pupil in five is made up
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
    """Makes the rows up while they are written. `scale`: as for the county, for how many rows are spoilt.

    `arrays` draws the sessions missed, `rng` all else. Pupils of special schools are not in the extract.
    """

    def __init__(
        self,
        rng: Random,
        arrays: np.random.Generator,
        timeline: Timeline,
        practice: Practice,
        schools: Sequence[School],
        cohorts: Cohorts,
        scale: float,
    ) -> None:
        self._rng = rng
        self._arrays = arrays
        self._practice = practice
        self._schools: dict[tuple[str, str], list[School]] = {}
        for school in schools:
            self._schools.setdefault((school.district, school.phase), []).append(school)
        latest = timeline.last_year + 1
        ends = range(latest - _ACADEMIC_YEARS + 1, latest + 1)
        self._years = {ending: _months(timeline, ending) for ending in ends}
        self._pupils = {
            ending: [pupil for pupil in on_roll(cohorts, ending) if pupil.special is None] for ending in ends
        }
        in_latest = self._pupils[latest]
        wanted = max(1, round(_MORE_THAN_POSSIBLE * scale))
        self._spoilt = {pupil.number for pupil in rng.sample(in_latest, min(wanted, len(in_latest)))}
        self._latest = latest

    def extract(self) -> tuple[LineExtract, list[Fault]]:
        """Three academic years, the oldest first; the last to the end of the reported years."""
        fault = Fault("more sessions missed than possible", len(self._spoilt), "extract/attendance.csv")
        return LineExtract("attendance", HEADING, self._lines()), [fault]

    def _lines(self) -> Iterator[str]:
        for ending, months in self._years.items():
            if not months:
                continue
            missed = self._missed(ending, months)
            parts = [(f",{month.last_day},", f",{month.possible},") for month in months]
            for pupil, absent in zip(self._pupils[ending], missed, strict=True):
                yield from self._of_pupil(pupil, ending, parts, absent)

    def _of_pupil(
        self, pupil: Pupil, ending: int, parts: Sequence[tuple[str, str]], absent: Sequence[int]
    ) -> Iterator[str]:
        rng = self._rng
        group = ending - pupil.cohort
        phase = phase_of(group)
        school = pupil.school(phase)
        about = f"{_STATUS.draw(rng)},{_AGE_IN_RECEPTION + group}"
        at = f"{pupil.number},{school.code},{school.district},{phase}"
        moved = len(parts)
        if rng.random() < _MOVES_SCHOOL:
            moved = int(rng.random() * len(parts))
        for (day, possible), missed in zip(parts[:moved], absent, strict=False):
            yield f"{at}{day}{about}{possible}{missed}\n"
        if moved < len(parts):
            school = rng.choice(self._schools.get((school.district, phase), [school]))
            at = f"{pupil.number},{school.code},{school.district},{phase}"
            for (day, possible), missed in zip(parts[moved:], absent[moved:], strict=True):
                yield f"{at}{day}{about}{possible}{missed}\n"

    def _missed(self, ending: int, months: Sequence[_SchoolMonth]) -> list[list[int]]:
        """For each pupil of the year, the sessions missed in each month."""
        pupils = self._pupils[ending]
        rates = np.array([self._rate(pupil, phase_of(ending - pupil.cohort)) for pupil in pupils])
        possible = np.array([month.possible for month in months], dtype=float)
        illness = np.array([month.illness for month in months])
        expected = np.minimum(_MOST, rates[:, None] * illness)
        spread = np.sqrt(_IN_BLOCKS * possible * expected * (1.0 - expected))
        drawn = possible * expected + spread * self._arrays.standard_normal(expected.shape)
        absent = np.clip(np.rint(drawn), 0.0, possible).astype(int)
        if ending == self._latest:
            absent[[pupil.number in self._spoilt for pupil in pupils], 0] = months[0].possible + 2
        missed: list[list[int]] = absent.tolist()
        return missed

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
