"""Rows joined to a table of months by ranges of dates, then grouped: the shape that metric layers compile to."""

import duckdb

from benchmarks.cases import Absence, Again, Case, Closed, InCare
from benchmarks.question import Answers, Cell, Question, answer_of
from benchmarks.sql import PLACE, opened, phase_is, place_on, placement_is

_ROLLED_UP = """
    SELECT counts_in.area, number, CAST(sum(above) AS BIGINT), CAST(sum(below) AS BIGINT)
    FROM placed JOIN counts_in ON counts_in.code = placed.code GROUP BY counts_in.area, number
"""


def answer(question: Question) -> Answers:
    with opened(question) as connection:
        return {case.key: answer_of(question, _cells(connection, question, case)) for case in question.cases}


def _cells(connection: duckdb.DuckDBPyConnection, question: Question, case: Case) -> list[Cell]:
    connection.execute(
        "CREATE OR REPLACE TABLE months (number BIGINT, first DATE, last DATE, in_care DATE, settled DATE, born DATE)"
    )
    in_care, settled, years = (case.in_care, case.settled, case.under_age) if isinstance(case, InCare) else (0, 0, 0)
    for month in question.months:
        if isinstance(case, Absence):
            first = case.first_month(month)
        else:
            first = month if isinstance(case, InCare) else month - (case.months - 1)
        connection.execute(
            "INSERT INTO months VALUES (?, ?, ?, ?, ?, ?)",
            [
                month.index,
                first.first,
                month.last,
                (month - in_care).last,
                (month - settled).last,
                (month - 12 * years).last,
            ],
        )
    rows: list[Cell] = connection.execute(f"WITH {_query(case)} {_ROLLED_UP}").fetchall()
    return rows


def _query(case: Case) -> str:
    match case:
        case Absence():
            return f"""
                pupil AS (
                    SELECT enrolment, area, number, sum(absent) AS absent, sum(possible) AS possible
                    FROM attendance JOIN months ON period_end BETWEEN months.first AND months.last
                    WHERE {phase_is(case)} GROUP BY enrolment, area, number
                ),
                placed AS (
                    SELECT area AS code, number, count(*) AS below,
                        count(*) FILTER (absent * 100 >= possible * {case.per_cent}) AS above
                    FROM pupil WHERE possible > 0 GROUP BY area, number
                )
            """
        case Again():
            return f"""
                day AS (
                    SELECT child, referral_date AS day,
                        lag(referral_date) OVER (PARTITION BY child ORDER BY referral_date) AS earlier
                    FROM (SELECT DISTINCT child, referral_date FROM referral)
                ),
                placed AS (
                    SELECT {PLACE} AS code, number, count(*) AS below,
                        count(*) FILTER (earlier >= day - INTERVAL 12 MONTH) AS above
                    FROM day JOIN months ON day BETWEEN months.first AND months.last
                    {place_on("day.day", "day.child")} GROUP BY ALL
                )
            """
        case Closed():
            return f"""
                placed AS (
                    SELECT {PLACE} AS code, number, count(*) FILTER (no_further_action) AS above, count(*) AS below
                    FROM referral JOIN months ON referral_date BETWEEN months.first AND months.last
                    {place_on("referral.referral_date", "referral.child")} GROUP BY ALL
                )
            """
        case InCare():
            return f"""
                placed AS (
                    SELECT {PLACE} AS code, number, count(*) AS below,
                        count(*) FILTER (settled_start <= months.settled AND {placement_is(case)}) AS above
                    FROM care_episode AS spell
                    JOIN months ON spell."start" <= months.last AND (spell."end" IS NULL OR spell."end" > months.last)
                        AND period_start <= months.in_care AND birth_date > months.born
                    {place_on("months.last", "spell.child")} GROUP BY ALL
                )
            """
