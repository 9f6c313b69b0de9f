"""The engine's idea all in SQL: changes by month, running totals over every month, and the roll-up as a join."""

import duckdb

from benchmarks.cases import Absence, Again, Case, Closed, InCare
from benchmarks.question import Answers, Cell, Question, answer_of
from benchmarks.sql import PLACE, month_number, opened, phase_is, place_on, placement_is
from waymark.domain.area import NOT_KNOWN
from waymark.domain.window import WindowKind

_OPEN = 100_000  # later than any month


def answer(question: Question) -> Answers:
    with opened(question) as connection:
        return {case.key: answer_of(question, cells_of(connection, question, case)) for case in question.cases}


def cells_of(connection: duckdb.DuckDBPyConnection, question: Question, case: Case) -> list[Cell]:
    """`piece`: code, first, until, above, below. Every area and month has a cell, also where nothing changed."""
    first, last = question.months[0].index, question.months[-1].index
    rows: list[Cell] = connection.execute(f"""
        WITH {_pieces(case)},
        signed AS (
            SELECT code, greatest(first, {first}) AS month, above, below FROM piece WHERE first <= {last}
            UNION ALL SELECT code, greatest(until, {first}), -above, -below FROM piece WHERE until <= {last}
        ),
        change AS (
            SELECT counts_in.area, month, sum(above) AS above, sum(below) AS below
            FROM (SELECT code, month, sum(above) AS above, sum(below) AS below FROM signed GROUP BY ALL) AS signed
            JOIN counts_in ON counts_in.code = signed.code GROUP BY ALL
        ),
        every AS (SELECT area, unnest(range({first}, {last + 1})) AS month FROM (SELECT DISTINCT area FROM counts_in))
        SELECT every.area, every.month, CAST(sum(coalesce(above, 0)) OVER running AS BIGINT),
            CAST(sum(coalesce(below, 0)) OVER running AS BIGINT)
        FROM every LEFT JOIN change ON change.area = every.area AND change.month = every.month
        WINDOW running AS (PARTITION BY every.area ORDER BY every.month)
    """).fetchall()
    return rows


def _pieces(case: Case) -> str:
    match case:
        case Absence():
            return _absence(case)
        case Again():
            return f"""
                day AS (
                    SELECT child, referral_date AS day,
                        lag(referral_date) OVER (PARTITION BY child ORDER BY referral_date) AS earlier
                    FROM (SELECT DISTINCT child, referral_date FROM referral)
                ),
                piece AS (
                    SELECT {PLACE} AS code, {month_number("day")} AS first, first + {case.months} AS until,
                        count(*) FILTER (earlier >= day - INTERVAL 12 MONTH) AS above, count(*) AS below
                    FROM day {place_on("day.day", "day.child")} GROUP BY ALL
                )
            """
        case Closed():
            return f"""
                piece AS (
                    SELECT {PLACE} AS code, {month_number("referral_date")} AS first, first + {case.months} AS until,
                        count(*) FILTER (no_further_action) AS above, count(*) AS below
                    FROM referral {place_on("referral.referral_date", "referral.child")} GROUP BY ALL
                )
            """
        case InCare():
            return _in_care(case)


def _absence(case: Absence) -> str:
    """Running sums of each enrolment; it counts from the change that makes it count until its next change."""
    year_to_date = f"month + 12 - (month % 12 + {13 - case.year_type.first_month}) % 12"
    until = year_to_date if case.window.kind is WindowKind.YEAR_TO_DATE else f"month + {case.window.months}"
    return f"""
        row AS (
            SELECT enrolment, area, {month_number("period_end")} AS month, absent, possible
            FROM attendance WHERE {phase_is(case)}
        ),
        turn AS (
            SELECT enrolment, area, month, sum(absent) AS absent, sum(possible) AS possible FROM (
                SELECT * FROM row UNION ALL SELECT enrolment, area, {until}, -absent, -possible FROM row
            ) GROUP BY ALL
        ),
        state AS (
            SELECT area, month AS first, lead(month, 1, {_OPEN}) OVER running AS until,
                sum(absent) OVER running AS absent, sum(possible) OVER running AS possible
            FROM turn WINDOW running AS (PARTITION BY enrolment, area ORDER BY month)
        ),
        piece AS (
            SELECT area AS code, first, until, count(*) AS below,
                count(*) FILTER (absent * 100 >= possible * {case.per_cent}) AS above
            FROM state WHERE possible > 0 GROUP BY ALL
        )
    """


def _in_care(case: InCare) -> str:
    """A spell counts between its bounds, cut by the places of its child; what no place holds is not known."""
    start, end = (month_number(column) for column in ('"start"', '"end"'))
    end = f"coalesce({end}, {_OPEN})"
    held = f"{month_number('settled_start')} + {case.settled}"
    below_first = f"greatest({start}, {month_number('period_start')} + {case.in_care})"
    until = f"least({end}, {month_number('birth_date')} + {12 * case.under_age})"
    return f"""
        living AS (
            SELECT child, {below_first} AS first, {until} AS until, 0 AS above, 1 AS below FROM care_episode
            UNION ALL SELECT child, greatest({below_first}, {held}), {until}, 1, 0 FROM care_episode
            WHERE {placement_is(case)}
        ),
        place AS (
            SELECT child, area, coalesce({start}, 0) AS first, {end} AS until FROM child_area WHERE basis = 'home'
        ),
        cut AS (
            SELECT place.area AS code, greatest(living.first, place.first) AS first,
                least(living.until, place.until) AS until, above, below
            FROM living JOIN place ON place.child = living.child
        ),
        piece AS (
            SELECT code, first, until, above, below FROM cut WHERE first < until
            UNION ALL SELECT '{NOT_KNOWN}', first, until, above, below FROM living WHERE first < until
            UNION ALL SELECT '{NOT_KNOWN}', first, until, -above, -below FROM cut WHERE first < until
        )
    """
