"""Published values in SQL: each stands in its own area until the next edition of its series, and is never added up."""

from waymark.domain.measure import External
from waymark.domain.tables import REFERENCE_VALUE, ROW_ID
from waymark.measures.contributions_in_sql.months import editions, month_of
from waymark.measures.filters_in_sql import identifier, literal


def published_values(measure: External) -> str:
    """Columns: area (its code), first, until, value, status. Of several rows of one area in an edition, the last."""
    table, month = identifier(REFERENCE_VALUE.name), month_of('"as_at"')
    of_series = f'"series" = {literal(measure.series)} AND "as_at" IS NOT NULL'
    return f"""
        WITH valued AS (
            SELECT "area", {month} AS month, "value", "status" FROM {table}
            WHERE {of_series} AND "area" IS NOT NULL AND "value" IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY "area", {month} ORDER BY "as_at" DESC, {identifier(ROW_ID)} DESC
            ) = 1
        )
        SELECT "area", month, least(month + {int(measure.window.months)}, edition.next), "value", "status"
        FROM valued JOIN ({editions(REFERENCE_VALUE.name, "as_at", of_series)}) AS edition USING (month)
    """
