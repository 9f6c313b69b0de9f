"""Sessions possible and missed, for each pupil and census: those of the term before."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import Pupil, phase_of
from waymark.synthetic.schools import PRIMARY, SECONDARY

TERMS = ("autumn", "spring", "summer")  # in the order of a school year

# By census: sessions of the term before, and how much is missed then, 1 being usual.
_SESSIONS = {"autumn": 104, "spring": 144, "summer": 130}
_ILLNESS = {"autumn": 0.98, "spring": 1.03, "summer": 1.05}
_RATE = {PRIMARY: 0.0375, SECONDARY: 0.0390}  # of sessions missed, by the pupil in the middle
_SPREAD = {PRIMARY: 0.58, SECONDARY: 0.76}  # of the logarithm of the rate
_FREE_MEALS = 1.32
_IN_BLOCKS = 2.2  # days missed come together, so terms vary more than if each session were drawn
_MOST = 0.97
_WITH_LEAVE = 0.78  # of what is missed
_MOVES_SCHOOL = 0.02
_TOO_MANY = 2


@dataclass(frozen=True)
class Sessions:
    """Of one pupil, by census of the year: possible, missed with leave, missed without."""

    possible: Sequence[int]
    with_leave: Sequence[int]
    without: Sequence[int]


class TermlyAbsence:
    """Draws a school year at a time. `arrays` draws the sessions missed, `rng` who moves school."""

    def __init__(self, rng: Random, arrays: np.random.Generator, practice: Practice) -> None:
        self._rng = rng
        self._arrays = arrays
        self._practice = practice

    def moves_in(self) -> int:
        """The census by which a pupil has moved to another school, by its place in the year; past the last: stays."""
        return self._rng.randrange(len(TERMS)) if self._rng.random() < _MOVES_SCHOOL else len(TERMS)

    def of_year(self, pupils: Sequence[Pupil], ending: int, spoilt: frozenset[str], term: str) -> list[Sessions]:
        """For each pupil of the year. Reception has no term before its first. spoilt: numbers of pupils who are to
        have missed more, in the census of one term, than there was."""
        possible = np.tile(np.array([_SESSIONS[term] for term in TERMS]), (len(pupils), 1))
        possible[[pupil.cohort == ending for pupil in pupils], 0] = 0
        illness = np.array([_ILLNESS[term] for term in TERMS])
        rates = np.array([self._rate(pupil, ending) for pupil in pupils])
        expected = np.minimum(_MOST, rates[:, None] * illness)
        spread = np.sqrt(_IN_BLOCKS * possible * expected * (1.0 - expected))
        drawn = possible * expected + spread * self._arrays.standard_normal(expected.shape)
        missed = np.clip(np.rint(drawn), 0, possible).astype(int)
        for place, pupil in enumerate(pupils):
            if pupil.number in spoilt:
                missed[place, TERMS.index(term)] = possible[place, TERMS.index(term)] + _TOO_MANY
        with_leave = self._arrays.binomial(missed, _WITH_LEAVE)
        rows = zip(possible.tolist(), with_leave.tolist(), (missed - with_leave).tolist(), strict=True)
        return [Sessions(*row) for row in rows]

    def _rate(self, pupil: Pupil, ending: int) -> float:
        phase = phase_of(ending - pupil.cohort)
        rate = _RATE[phase] * math.exp(_SPREAD[phase] * pupil.absence)
        if pupil.free_meals:
            rate *= _FREE_MEALS
        return rate * (1.0 - self._practice.of(pupil.district))
