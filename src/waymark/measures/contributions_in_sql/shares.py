"""Shares of entities in SQL: running sums of each entity, ordered by month, and the months from which it counts.

Rows come into an entity's sums in their month and go out when the window has passed them. Between two such months
nothing changes, so an entity is judged once for each change and stands until the next, whatever months are asked.
"""

from waymark.domain.measure import ShareOfEntities
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.contributions import ALWAYS, OPEN
from waymark.measures.contributions_in_sql.areas import located, locator
from waymark.measures.contributions_in_sql.levels import at_every_level, moving, own_of_each_level
from waymark.measures.contributions_in_sql.months import events_until, month_of
from waymark.measures.contributions_in_sql.running import running_states
from waymark.measures.filters_in_sql import identifier, render


def share_contributions(measure: ShareOfEntities, year_type: YearType, remainder: int) -> str:
    """Columns: area, first, until, numerator, denominator; all BIGINT.

    An entity counts in each area once, by all of its rows there (`levels`).
    """
    over, under = measure.threshold.numerator, measure.threshold.denominator
    return f"""
        WITH event AS ({_rows(measure)}),
        placed AS ({located(STANDARD_TABLES[measure.table], "event", remainder)}),
        dated AS (
            SELECT entity, area, part, whole, wanting, coalesce({month_of("day")}, {ALWAYS}) AS first,
                coalesce({events_until(measure.window, year_type, month_of("day"))}, {OPEN}) AS until
            FROM placed
        ),
        mover AS MATERIALIZED ({moving("dated")}),
        whose AS ({at_every_level("dated", "mover", "part, whole, wanting, first, until")}),
        {running_states("whose", ("part", "whole", "wanting"))},
        judged AS (
            SELECT entity, area, first, until, CASE WHEN part * {under} >= whole * {over} THEN 1 ELSE 0 END AS reached,
                1 AS one
            FROM state WHERE whole > 0 AND wanting = 0
        ),
        signed AS ({own_of_each_level("judged", "mover", "first, until", ("reached", "one"))})
        SELECT CAST(area AS BIGINT) AS area, CAST(first AS BIGINT) AS first, CAST(until AS BIGINT) AS until,
            CAST(sum(reached) AS BIGINT) AS numerator, CAST(sum(one) AS BIGINT) AS denominator
        FROM signed GROUP BY ALL
    """


def _rows(measure: ShareOfEntities) -> str:
    """entity, locator, day, part, whole, wanting: 1 where nobody knows whether or how much the row adds."""
    table = STANDARD_TABLES[measure.table]
    at, part, whole, entity = (identifier(name) for name in (measure.at, measure.part, measure.whole, table.entity))
    passing = render(measure.where)
    wanting = " OR ".join(f"{expression} IS NULL" for expression in (passing, at, part, whole))
    return f"""
        SELECT {entity} AS entity, {locator(table)} AS locator, {at} AS day,
            CAST(coalesce({part}, 0) AS HUGEINT) AS part, CAST(coalesce({whole}, 0) AS HUGEINT) AS whole,
            CASE WHEN {wanting} THEN 1 ELSE 0 END AS wanting
        FROM {identifier(measure.table)} AS counted
        WHERE {entity} IS NOT NULL AND coalesce({passing}, TRUE)
    """
