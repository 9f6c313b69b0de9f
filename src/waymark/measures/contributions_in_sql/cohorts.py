"""Cohorts in SQL: the first entry of each person in each quarter, and whether it happened again."""

from waymark.domain.measure import Cohort
from waymark.domain.period import YearType
from waymark.domain.tables import ROW_ID, STANDARD_TABLES
from waymark.measures.contributions_in_sql.areas import located, locator
from waymark.measures.contributions_in_sql.months import month_of, quarter_end
from waymark.measures.filters_in_sql import flagged, identifier, render


def cohort_contributions(measure: Cohort, year_type: YearType, remainder: int) -> str:
    """Columns: area, first, until, numerator, denominator; all BIGINT.

    A quarter's figure stands in the month that ends it and in the two after.
    """
    table = STANDARD_TABLES[measure.table]
    entity, at, row_id = (identifier(name) for name in (table.entity, measure.at, ROW_ID))
    quarter = quarter_end(year_type, month_of(at))
    return f"""
        WITH event AS (
            SELECT {entity} AS entity, {locator(table)} AS locator, {at} AS day, {row_id} AS row_id,
                {quarter} AS quarter
            FROM {identifier(measure.table)} AS counted
            WHERE {entity} IS NOT NULL AND {at} IS NOT NULL AND {render(measure.where)}
            QUALIFY row_number() OVER (PARTITION BY {entity}, {quarter} ORDER BY {at}, {row_id}) = 1
        ),
        other AS (
            SELECT {entity} AS entity, {row_id} AS row_id, {identifier(measure.happened)} AS happened,
                {identifier(measure.known)} AS known, {flagged(measure.known)} AS known_is_flagged
            FROM {identifier(measure.table)}
        ),
        later AS (
            SELECT event.row_id, {_again(measure)} AS again
            FROM event JOIN other ON other.entity = event.entity AND other.row_id <> event.row_id
        ),
        answered AS (
            SELECT row_id, bool_or(again) AS again, bool_or(again IS NULL) AS perhaps FROM later GROUP BY row_id
        ),
        placed AS ({located(table, "event", remainder)}),
        entry AS (
            SELECT placed.area, placed.quarter, coalesce(answered.again, FALSE) AS again,
                coalesce(answered.perhaps, FALSE) AS perhaps
            FROM placed LEFT JOIN answered ON answered.row_id = placed.row_id
        )
        SELECT CAST(area AS BIGINT) AS area, CAST(quarter AS BIGINT) AS first, CAST(quarter + 3 AS BIGINT) AS until,
            CAST(count(*) FILTER (again) AS BIGINT) AS numerator, CAST(count(*) AS BIGINT) AS denominator
        FROM entry WHERE again OR NOT perhaps GROUP BY ALL
    """


def _again(measure: Cohort) -> str:
    """True, false, or unknown where a date is missing that would have to be known; a blank `known` is not known yet.

    DuckDB clamps to the month's end as `plus_months` does: 29 February + 12 months = 28 February.
    """
    known_by = int(measure.follow_up + measure.wait)
    return (
        f"(event.day < other.happened AND other.happened <= event.day + INTERVAL {int(measure.follow_up)} MONTH "
        "AND CASE WHEN other.known IS NULL AND NOT other.known_is_flagged THEN FALSE "
        f"ELSE other.known <= event.day + INTERVAL {known_by} MONTH END)"
    )
