"""Distinct counts in SQL: an entity counts from the month in which it has a row until it has none any more."""

from waymark.domain.measure import Count, Distinct
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import Window, WindowKind
from waymark.measures.contributions_in_sql.areas import located
from waymark.measures.contributions_in_sql.events import event_rows
from waymark.measures.contributions_in_sql.levels import at_every_level, moving, own_of_each_level
from waymark.measures.contributions_in_sql.months import editions, events_until, month_of
from waymark.measures.contributions_in_sql.running import running_states
from waymark.measures.contributions_in_sql.stocks import spell_rows


def distinct_contributions(term: Distinct, window: Window, year_type: YearType, remainder: int) -> str:
    """Columns: area, first, until, value; all BIGINT.

    An entity counts once in each area that holds a row of it (`levels`).
    """
    if isinstance(term.rows, Count):
        rows = _events(term.rows, term.entity, window, year_type, remainder)
    else:
        rows = (
            f"{spell_rows(term.rows, remainder, term.entity)}, "
            "counting AS (SELECT who AS entity, area, first, until, value FROM signed WHERE who IS NOT NULL)"
        )
    return f"""
        WITH {rows},
        netted AS MATERIALIZED (
            SELECT entity, area, first, until, sum(value) AS present FROM counting GROUP BY ALL HAVING sum(value) <> 0
        ),
        mover AS MATERIALIZED ({moving("netted")}),
        whose AS ({at_every_level("netted", "mover", "first, until, present")}),
        {running_states("whose", ("present",))},
        judged AS (SELECT entity, area, first, until, 1 AS one FROM state WHERE present > 0),
        own AS ({own_of_each_level("judged", "mover", "first, until", ("one",))})
        SELECT CAST(area AS BIGINT) AS area, CAST(first AS BIGINT) AS first, CAST(until AS BIGINT) AS until,
            CAST(sum(one) AS BIGINT) AS value
        FROM own GROUP BY ALL
    """


def _events(term: Count, entity: str, window: Window, year_type: YearType, remainder: int) -> str:
    """Relations, the last of them `counting`: entity, area, first, until, value."""
    placed = located(STANDARD_TABLES[term.table], "event", remainder)
    until, joined = events_until(window, year_type, "first"), ""
    if window.kind is WindowKind.STANDING:
        until, joined = (
            f"least({until}, edition.next)",
            f"JOIN ({editions(term.table, term.at)}) AS edition ON month = first",
        )
    return f"""
        {event_rows(term, entity)},
        placed AS ({placed}),
        begun AS (SELECT who AS entity, area, {month_of("day")} AS first FROM placed WHERE who IS NOT NULL),
        counting AS (SELECT entity, area, first, {until} AS until, 1 AS value FROM begun {joined})
    """
