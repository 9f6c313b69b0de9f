"""Attendance by hand: one integer for each enrolment and month, added up along the months. numpy, on one core.

It knows what the engine may not assume: that an enrolment has one school, and that a window's sessions fit 16 bits.
The small tables, one row in a hundred, go the way of the sweep.
"""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.cases import Absence
from benchmarks.county import lineages
from benchmarks.peers.sweep import cells_of
from benchmarks.question import Answers, Question, answer_of
from benchmarks.sql import opened
from waymark.domain.month import Month
from waymark.measures.parts import Parts, no_parts

_LOW = 2**16 - 1

Packed = NDArray[np.uint32]  # possible × 65,536 + absent


def answer(question: Question) -> Answers:
    absences = [case for case in question.cases if isinstance(case, Absence)]
    path = question.tables.parquet("attendance")
    found: Answers = {}
    if absences and path is not None:
        found = _absences(question, absences, path)
    with opened(question) as connection:
        found |= {
            case.key: answer_of(question, cells_of(connection, question, case))
            for case in question.cases
            if not isinstance(case, Absence)
        }
    return found


class _Sessions:
    """Running totals of packed sessions by phase: [month + 1, enrolment]; the first row is zero."""

    def __init__(self, path: Path, phases: set[str]) -> None:
        columns = ["enrolment", "area", "period_end", "phase", "possible", "absent"]
        table = pq.read_table(path, columns=columns, read_dictionary=["enrolment", "area", "phase"])
        table = table.unify_dictionaries().combine_chunks()
        enrolment, area, phase = (table[name].chunk(0) for name in ("enrolment", "area", "phase"))
        pupil, school = enrolment.indices.to_numpy(), area.indices.to_numpy()
        self.codes: list[str] = area.dictionary.to_pylist()
        self.pupils = len(enrolment.dictionary)
        self.school = np.zeros(self.pupils, dtype=np.int64)
        self.school[pupil] = school
        days = table["period_end"].to_numpy()
        month = days.astype("datetime64[M]").astype(np.int64) + 1970 * 12
        self.first = int(month.min())
        self.months = int(month.max()) - self.first + 1
        packed = (table["possible"].to_numpy().astype(np.uint32) << 16) + table["absent"].to_numpy().astype(np.uint32)
        cell = (month - self.first + 1) * self.pupils + pupil
        names: list[str] = phase.dictionary.to_pylist()
        self.totals: dict[str, Packed] = {}
        for name in phases:
            chosen = slice(None) if not name else phase.indices.to_numpy() == names.index(name)
            dense = np.zeros((self.months + 1) * self.pupils, dtype=np.uint32)
            np.add.at(dense, cell[chosen], packed[chosen])
            self.totals[name] = np.cumsum(dense.reshape(self.months + 1, self.pupils), axis=0, dtype=np.uint32)

    def between(self, phase: str, first: Month, last: Month) -> Packed:
        """Packed sums of every enrolment over the months, both included."""
        low, high = (min(max(at - self.first, 0), self.months) for at in (first.index, last.index + 1))
        difference: Packed = self.totals[phase][high] - self.totals[phase][low]
        return difference


def _absences(question: Question, cases: list[Absence], path: Path) -> Answers:
    sessions = _Sessions(path, {case.phase for case in cases})
    return {case.key: _shares(question, case, sessions) for case in cases}


def _shares(question: Question, case: Absence, sessions: _Sessions) -> Parts:
    """Judged month by month; then schools into whatever holds them."""
    parts = no_parts(question.tree, question.months)
    row = {code: number for number, code in enumerate(parts.areas)}
    schools = len(sessions.codes)
    above, below = (np.zeros((schools, len(question.months)), dtype=np.int64) for _ in range(2))
    for place, month in enumerate(question.months):
        packed = sessions.between(case.phase, case.first_month(month), month)
        possible, absent = packed >> 16, packed & _LOW
        there = possible > 0
        over = there & (absent * 100 >= possible * case.per_cent)
        above[:, place] = np.bincount(sessions.school[over], minlength=schools)
        below[:, place] = np.bincount(sessions.school[there], minlength=schools)
    number = {code: place for place, code in enumerate(sessions.codes)}
    for code, area in lineages(question.tree):
        if code in number:
            parts.numerator[row[area]] += above[number[code]]
            parts.denominator[row[area]] += below[number[code]]
    return parts
