"""How pupils do, at five, eleven and sixteen: the same pupil a little alike each time."""

import math
from collections.abc import Mapping
from functools import cache
from random import Random
from statistics import NormalDist

from waymark.synthetic.extract import Extract, yes_no
from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import YEAR_ELEVEN, YEAR_SIX, Cohorts, Pupil
from waymark.synthetic.schools import PRIMARY, SECONDARY
from waymark.synthetic.timeline import Timeline

EYFSP_HEADING = ("pupil_id", "school", "district", "year", "good_level", "fsm")
KS2_HEADING = ("pupil_id", "school", "district", "year", "reading", "writing", "maths", "fsm")
KS4_HEADING = (
    *("pupil_id", "school", "district", "year", "english_points", "english_both", "maths_points"),
    *("ebacc_1", "ebacc_2", "ebacc_3", "open_1", "open_2", "open_3", "fsm"),
)
NOT_ASSESSED = frozenset({2020, 2021})  # at five and eleven; at sixteen teachers gave the grades

_ALIKE = 0.65
_FSM_NOT_KNOWN = 0.012
_GOOD_LEVEL = {False: 0.776, True: 0.566}
_EXPECTED = {False: 0.686, True: 0.445}
_RISE_A_YEAR = 0.003  # from 2022, when both assessments began again
_ABSENT = 0.006
_GREATER_DEPTH = 0.30
_MISSES_SUBJECT = {"reading": 0.52, "writing": 0.66, "maths": 0.56}
_WORKING_TOWARDS = "WTS"
_POINTS = {False: 4.96, True: 3.42}  # a slot of Attainment 8
_TEACHERS_GRADES = {2020: 0.25, 2021: 0.30, 2022: 0.15}
_POINTS_SPREAD, _SLOT_SPREAD = 1.75, 0.9
_BOTH_ENGLISH = 0.965
_FILLED = {"ebacc_1": 0.99, "ebacc_2": 0.98, "ebacc_3": 0.90, "open_1": 0.985, "open_2": 0.97, "open_3": 0.92}
_TOP_GRADE = 9


class Attainment:
    """Makes the results up, one file for each year of assessment. `cohorts`: as `pupils` gives them."""

    def __init__(self, rng: Random, timeline: Timeline, practice: Practice, cohorts: Cohorts) -> None:
        self._rng = rng
        self._practice = practice
        self._cohorts = cohorts
        self._years = range(timeline.first_year, timeline.last_year + 1)

    def eyfsp(self) -> list[Extract]:
        """`eyfsp_result_2024`: the end of Reception. Nobody was assessed in 2020 and 2021."""
        years = [year for year in self._years if year not in NOT_ASSESSED]
        return [
            Extract(
                f"eyfsp_result_{year}", EYFSP_HEADING, [self._good_level(pupil, year) for pupil in self._cohorts[year]]
            )
            for year in years
        ]

    def ks2(self) -> list[Extract]:
        """`ks2_result_2024`: the end of Year 6. Nobody was assessed in 2020 and 2021."""
        years = [year for year in self._years if year not in NOT_ASSESSED]
        return [
            Extract(
                f"ks2_result_{year}",
                KS2_HEADING,
                [self._expected(pupil, year) for pupil in self._cohorts[year - YEAR_SIX]],
            )
            for year in years
        ]

    def ks4(self) -> list[Extract]:
        """`ks4_result_2024`: the end of Year 11."""
        return [
            Extract(
                f"ks4_result_{year}",
                KS4_HEADING,
                [self._points(pupil, year) for pupil in self._cohorts[year - YEAR_ELEVEN]],
            )
            for year in self._years
        ]

    def _score(self, pupil: Pupil) -> float:
        """Of this assessment, in standard deviations."""
        return _ALIKE * pupil.attainment + math.sqrt(1.0 - _ALIKE**2) * self._rng.gauss(0.0, 1.0)

    def _reaches(self, pupil: Pupil, year: int, shares: Mapping[bool, float]) -> bool:
        share = shares[pupil.free_meals] + _RISE_A_YEAR * max(0, year - 2022) + self._practice.of(pupil.district)
        return self._score(pupil) > _threshold(round(share, 3))

    def _fsm(self, pupil: Pupil) -> str:
        return "" if self._rng.random() < _FSM_NOT_KNOWN else yes_no(pupil.free_meals)

    def _good_level(self, pupil: Pupil, year: int) -> list[str | int]:
        good = yes_no(self._reaches(pupil, year, _GOOD_LEVEL))
        return [pupil.number, *_at(pupil, PRIMARY), year, good, self._fsm(pupil)]

    def _expected(self, pupil: Pupil, year: int) -> list[str | int]:
        rng = self._rng
        subjects: dict[str, str] = {}
        all_three = self._reaches(pupil, year, _EXPECTED)
        missed = [] if all_three else [name for name, share in _MISSES_SUBJECT.items() if rng.random() < share]
        if not all_three and not missed:
            missed = [rng.choice(list(_MISSES_SUBJECT))]
        for name in _MISSES_SUBJECT:
            met = "GDS" if rng.random() < _GREATER_DEPTH else "EXS"
            subjects[name] = _WORKING_TOWARDS if name in missed else met
        if not all_three and rng.random() < _ABSENT / 0.36:
            subjects = dict.fromkeys(subjects, "A")
        return [pupil.number, *_at(pupil, PRIMARY), year, *subjects.values(), self._fsm(pupil)]

    def _points(self, pupil: Pupil, year: int) -> list[str | int]:
        rng = self._rng
        mean = _POINTS[pupil.free_meals] + _TEACHERS_GRADES.get(year, 0.0) + 7.0 * self._practice.of(pupil.district)
        mean += _POINTS_SPREAD * self._score(pupil)
        english, maths = self._slot(mean + 0.1), self._slot(mean - 0.1)
        both = yes_no(rng.random() < _BOTH_ENGLISH)
        filled = [self._slot(mean) if rng.random() < share else "" for share in _FILLED.values()]
        return [pupil.number, *_at(pupil, SECONDARY), year, english, both, maths, *filled, self._fsm(pupil)]

    def _slot(self, mean: float) -> int:
        return min(_TOP_GRADE, max(0, round(self._rng.gauss(mean, _SLOT_SPREAD))))


def _at(pupil: Pupil, phase: str) -> tuple[str, str]:
    """School and its district: results are by school, not by home."""
    school = pupil.school(phase)
    return school.code, school.district


@cache
def _threshold(share: float) -> float:
    """The score that this share of pupils is above."""
    return NormalDist().inv_cdf(1.0 - share)
