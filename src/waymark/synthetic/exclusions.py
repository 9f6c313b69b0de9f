"""Pupils who are suspended, and the few who are excluded for good.

Permanent exclusions are as many as in a county of this scale, though its pupils may be fewer: there are so few that
a share of them would be none. Suspensions are as many as the pupils who are made up give.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from waymark.domain.month import Month
from waymark.synthetic.chance import Weighted, count, day_of
from waymark.synthetic.extract import SPAN_HEADING, Extract, dated, span
from waymark.synthetic.pupils import Cohorts, Pupil, academic_year, on_roll
from waymark.synthetic.schools import PRIMARY, SECONDARY, SPECIAL, School
from waymark.synthetic.timeline import Timeline, Trend
from waymark.synthetic.working_days import next_working_day

HEADING = ("pupil_id", "school", "district", "phase", "date", "type", "sessions", *SPAN_HEADING)

_PERMANENT = {PRIMARY: Trend(15.0, 20.0), SECONDARY: Trend(40.0, 47.0), SPECIAL: Trend(1.5, 1.5)}  # a year
_SUSPENSIONS = {PRIMARY: Trend(0.012, 0.019), SECONDARY: Trend(0.085, 0.125), SPECIAL: Trend(0.10, 0.11)}  # a pupil
_CLOSED_SCHOOLS = ((date(2020, 3, 23), date(2020, 8, 31)), (date(2021, 1, 5), date(2021, 3, 7)))
_SEASON = {9: 1.0, 10: 1.15, 11: 1.45, 12: 0.85, 1: 1.1, 2: 0.95, 3: 1.3, 4: 0.6, 5: 1.0, 6: 1.2, 7: 0.6, 8: 0.0}
_TERM = {12: (1, 18), 1: (6, 31), 2: (1, 11), 4: (18, 30), 5: (1, 24), 7: (1, 21), 10: (1, 23)}
_WHOLE_SEASON = sum(_SEASON.values())
_GROUP = {PRIMARY: (0.3, 0.5, 0.7, 0.9, 1.2, 1.5, 1.6), SECONDARY: (0.8, 1.1, 1.3, 1.2, 0.7)}
_SESSIONS = Weighted({1: 0.10, 2: 0.30, 4: 0.24, 6: 0.18, 8: 0.06, 10: 0.10, 20: 0.02})
_OLDEST_PRIMARY = 6


class Exclusions:
    """Makes them up, month by month."""

    def __init__(self, rng: Random, timeline: Timeline, cohorts: Cohorts, scale: float) -> None:
        self._rng = rng
        self._timeline = timeline
        self._scale = scale
        self._by_year = {
            ending: _by_phase(on_roll(cohorts, ending), ending)
            for ending in range(timeline.first_year, timeline.last_year + 2)
        }
        self._gone: set[Pupil] = set()
        self._days: set[tuple[Pupil, date]] = set()  # nobody is excluded twice on a day

    def extract(self) -> Extract:
        """In the order of days."""
        rows = [row for month in self._timeline.months(0) for row in self._of_month(month)]
        rows.sort(key=lambda row: (row[4], row[0], row[5]))
        covers = span(self._timeline.first, self._timeline.last)
        return Extract("exclusion", HEADING, [[*row, *covers] for row in rows])

    def _of_month(self, month: Month) -> Iterator[list[str | int]]:
        rng = self._rng
        season = _SEASON[month.number] / _WHOLE_SEASON
        for phase, (pupils, weights) in self._by_year[academic_year(month.first)].items():
            if not pupils:
                continue
            permanent = _PERMANENT[phase].at(self._timeline, month.first) * self._scale
            suspended = _SUSPENSIONS[phase].at(self._timeline, month.first) * len(pupils)
            for _ in range(count(rng, permanent * season)):
                yield from self._row(weights.draw(rng), phase, month, "permanent")
            for _ in range(count(rng, suspended * season)):
                yield from self._row(weights.draw(rng), phase, month, "suspension")

    def _row(self, pupil: Pupil, phase: str, month: Month, kind: str) -> Iterator[list[str | int]]:
        day = _school_day(self._rng, month)
        if (
            (pupil, day) in self._days
            or pupil in self._gone
            or any(first <= day <= last for first, last in _CLOSED_SCHOOLS)
        ):
            return
        self._days.add((pupil, day))
        school: School = pupil.school(phase)
        if kind == "permanent":
            self._gone.add(pupil)
        sessions: str | int = "" if kind == "permanent" else _SESSIONS.draw(self._rng)
        yield [pupil.number, school.code, school.district, phase, dated(day), kind, sessions]


def _school_day(rng: Random, month: Month) -> date:
    """A working day of the month that is in no school holiday."""
    first, last = _TERM.get(month.number, (1, 31))
    while True:
        day = day_of(rng, month)
        if first <= day.day <= last and next_working_day(day) == day:
            return day


_Pupils = tuple[Sequence[Pupil], Weighted[Pupil]]


def _by_phase(pupils: Sequence[Pupil], ending: int) -> dict[str, _Pupils]:
    """Pupils of each phase, drawn by how likely each is to be excluded."""
    weights: dict[str, dict[Pupil, float]] = {PRIMARY: {}, SECONDARY: {}, SPECIAL: {}}
    for pupil in pupils:
        group = ending - pupil.cohort
        primary = group <= _OLDEST_PRIMARY
        of_group = _GROUP[PRIMARY][group] if primary else _GROUP[SECONDARY][group - _OLDEST_PRIMARY - 1]
        weight = of_group * math.exp(0.9 * pupil.absence) * (1.9 if pupil.free_meals else 1.0) * pupil.pressure
        phase = SPECIAL if pupil.special else PRIMARY if primary else SECONDARY
        weights[phase][pupil] = weight
    return {phase: (list(of_phase), Weighted(of_phase)) for phase, of_phase in weights.items() if of_phase}
