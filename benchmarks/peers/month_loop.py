"""One query for each measure and month, as analysts write them. Plain enough to be what the others must equal."""

from typing import Any

import duckdb

from benchmarks.cases import Absence, Again, Case, Closed, InCare
from benchmarks.question import Answers, Cell, Question, answer_of
from benchmarks.sql import PLACE, opened, phase_is, place_on, placement_is
from waymark.domain.month import Month

Values = list[Any] | dict[str, Any]

_ROLLED_UP = """
    SELECT counts_in.area, CAST(sum(above) AS BIGINT), CAST(sum(below) AS BIGINT)
    FROM placed JOIN counts_in ON counts_in.code = placed.code GROUP BY counts_in.area
"""


def answer(question: Question) -> Answers:
    with opened(question) as connection:
        return {
            case.key: answer_of(
                question, [cell for month in question.months for cell in _of_month(connection, case, month)]
            )
            for case in question.cases
        }


def _of_month(connection: duckdb.DuckDBPyConnection, case: Case, month: Month) -> list[Cell]:
    query, values = _query(case, month)
    rows = connection.execute(f"WITH {query} {_ROLLED_UP}", values).fetchall()
    return [(area, month.index, above, below) for area, above, below in rows]


def _query(case: Case, month: Month) -> tuple[str, Values]:
    match case:
        case Absence():
            return _absence(case, month)
        case Again():
            return _again(case, month)
        case Closed():
            return _closed(case, month)
        case InCare():
            return _in_care(case, month)


def _absence(case: Absence, month: Month) -> tuple[str, Values]:
    query = f"""
        pupil AS (
            SELECT enrolment, area, sum(absent) AS absent, sum(possible) AS possible FROM attendance
            WHERE period_end BETWEEN ? AND ? AND {phase_is(case)} GROUP BY enrolment, area
        ),
        placed AS (
            SELECT area AS code, count(*) FILTER (absent * 100 >= possible * {case.per_cent}) AS above,
                count(*) AS below
            FROM pupil WHERE possible > 0 GROUP BY area
        )
    """
    return query, [case.first_month(month).first, month.last]


def _again(case: Again, month: Month) -> tuple[str, Values]:
    query = f"""
        day AS (SELECT DISTINCT child, referral_date FROM referral WHERE referral_date BETWEEN ? AND ?),
        placed AS (
            SELECT {PLACE} AS code, count(*) AS below, count(*) FILTER (EXISTS (
                SELECT 1 FROM referral AS earlier
                WHERE earlier.child = day.child AND earlier.referral_date < day.referral_date
                    AND earlier.referral_date >= day.referral_date - INTERVAL 12 MONTH
            )) AS above
            FROM day {place_on("day.referral_date", "day.child")} GROUP BY ALL
        )
    """
    return query, [(month - (case.months - 1)).first, month.last]


def _closed(case: Closed, month: Month) -> tuple[str, Values]:
    query = f"""
        placed AS (
            SELECT {PLACE} AS code, count(*) FILTER (no_further_action) AS above, count(*) AS below
            FROM referral {place_on("referral.referral_date", "referral.child")}
            WHERE referral_date BETWEEN ? AND ? GROUP BY ALL
        )
    """
    return query, [(month - (case.months - 1)).first, month.last]


def _in_care(case: InCare, month: Month) -> tuple[str, Values]:
    """A span of months is held when it began in that month or before; a birthday counts from its month's start."""
    query = f"""
        living AS (
            SELECT child, settled_start, placement FROM care_episode
            WHERE "start" <= $last AND ("end" IS NULL OR "end" > $last)
                AND period_start <= $in_care_since AND birth_date > $born_after
        ),
        placed AS (
            SELECT {PLACE} AS code, count(*) AS below,
                count(*) FILTER (settled_start <= $settled_since AND {placement_is(case)}) AS above
            FROM living {place_on("CAST($last AS DATE)", "living.child")} GROUP BY ALL
        )
    """
    values = {
        "last": month.last,
        "in_care_since": (month - case.in_care).last,
        "settled_since": (month - case.settled).last,
        "born_after": (month - 12 * case.under_age).last,
    }
    return query, values
