"""Attendance by hand: one integer for each enrolment and month, added up along the months. DuckDB reads, numpy counts.

It knows what the engine may not assume: that an enrolment has one school, and that a window's sessions fit 16 bits.
The small tables, one row in a hundred, go the way of the sweep.
"""

from collections.abc import Sequence

import duckdb
import numpy as np
from numpy.typing import NDArray

from benchmarks.cases import Absence
from benchmarks.county import lineages
from benchmarks.peers.sweep import cells_of
from benchmarks.question import Answers, Question, answer_of
from benchmarks.sql import month_number, opened
from waymark.domain.month import Month
from waymark.measures.parts import Parts

_LOW = np.uint32(2**16 - 1)

Packed = NDArray[np.uint32]  # possible × 65,536 + absent


def answer(question: Question) -> Answers:
    absences = [case for case in question.cases if isinstance(case, Absence)]
    with opened(question) as connection:
        found: Answers = {}
        if absences:
            sessions = _Sessions(connection, sorted({case.phase for case in absences}))
            found = {case.key: _shares(question, case, sessions) for case in absences}
        for case in question.cases:
            if not isinstance(case, Absence):
                found[case.key] = answer_of(question, cells_of(connection, question, case))
    return found


class _Sessions:
    """Running totals of packed sessions by phase: [month + 1, enrolment]; the first row is zero."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, phases: Sequence[str]) -> None:
        connection.execute(
            "CREATE TEMP TABLE pupil AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS number, enrolment, area "
            "FROM (SELECT enrolment, any_value(area) AS area FROM attendance GROUP BY enrolment)"
        )
        codes, schools = np.unique(
            connection.execute("SELECT area FROM pupil ORDER BY number").fetchnumpy()["area"].astype(str),
            return_inverse=True,
        )
        self.codes: list[str] = codes.tolist()
        self.school = schools
        in_phase = ", ".join(f"phase = '{phase}' AS phase_{number}" for number, phase in enumerate(phases) if phase)
        column = connection.execute(
            f"SELECT number, CAST({month_number('period_end')} AS INTEGER) AS month, "
            "CAST(possible * 65536 + absent AS UINTEGER) AS packed"
            f"{', ' if in_phase else ''}{in_phase} FROM attendance JOIN pupil USING (enrolment)"
        ).fetchnumpy()
        month, pupils = column["month"], len(schools)
        self.first, self.months = int(month.min()), int(month.max() - month.min()) + 1
        cell = (month - self.first + 1).astype(np.int64) * pupils + column["number"]
        self.totals: dict[str, Packed] = {}
        for number, phase in enumerate(phases):
            chosen = column[f"phase_{number}"] if phase else slice(None)
            dense = np.zeros((self.months + 1) * pupils, dtype=np.uint32)
            np.add.at(dense, cell[chosen], column["packed"][chosen])
            self.totals[phase] = np.cumsum(dense.reshape(self.months + 1, pupils), axis=0, dtype=np.uint32)

    def between(self, phase: str, first: Month, last: Month) -> Packed:
        """Packed sums of every enrolment over the months, both included."""
        low, high = (min(max(at - self.first, 0), self.months) for at in (first.index, last.index + 1))
        difference: Packed = self.totals[phase][high] - self.totals[phase][low]
        return difference


def _shares(question: Question, case: Absence, sessions: _Sessions) -> Parts:
    """Judged month by month; then schools into whatever holds them."""
    schools = len(sessions.codes)
    above, below = (np.zeros((schools, len(question.months)), dtype=np.int64) for _ in range(2))
    for place, month in enumerate(question.months):
        packed = sessions.between(case.phase, case.first_month(month), month)
        possible, absent = packed >> np.uint32(16), packed & _LOW
        there = possible > 0
        over = there & (absent * np.uint32(100) >= possible * np.uint32(case.per_cent))
        above[:, place] = np.bincount(sessions.school[over], minlength=schools)
        below[:, place] = np.bincount(sessions.school[there], minlength=schools)
    number = {code: place for place, code in enumerate(sessions.codes)}
    row = question.tree.positions
    rolled = [np.zeros((len(row), len(question.months)), dtype=np.int64) for _ in range(2)]
    for code, area in lineages(question.tree):
        if code in number:
            for total, part in zip(rolled, (above, below), strict=True):
                total[row[area]] += part[number[code]]
    return Parts(tuple(area.code for area in question.tree.areas), question.months, rolled[0], rolled[1])
