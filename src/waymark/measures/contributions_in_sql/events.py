"""Events in SQL: counted, or a column of them added up, each in the place of its day."""

from waymark.domain.measure import Count, Sum
from waymark.domain.tables import ROW_ID, STANDARD_TABLES, StandardTable
from waymark.measures.contributions_in_sql.areas import located, locator
from waymark.measures.contributions_in_sql.conditions import passes
from waymark.measures.contributions_in_sql.months import month_of
from waymark.measures.filters_in_sql import identifier, render


def counted_events(term: Count, remainder: int) -> str:
    return _grouped(event_rows(term), STANDARD_TABLES[term.table], remainder, done=term.done is not None)


def summed_events(term: Sum, remainder: int) -> str:
    table = STANDARD_TABLES[term.table]
    at, column = identifier(term.at), identifier(term.column)
    summed = (
        f"event AS (SELECT {locator(table)} AS locator, {at} AS day, {column} AS value "
        f"FROM {identifier(term.table)} AS counted "
        f"WHERE {at} IS NOT NULL AND {column} IS NOT NULL AND {passes(term.where, term.conditions, table)})"
    )
    return _grouped(summed, table, remainder)


def _grouped(events: str, table: StandardTable, remainder: int, done: bool = False) -> str:
    """`events` gives locator, day, value and, where asked for, done."""
    months = f", CAST({month_of('done')} AS BIGINT) AS done" if done else ""
    return (
        f"WITH {events}, placed AS ({located(table, 'event', remainder)}) "
        f"SELECT CAST(area AS BIGINT) AS area, CAST({month_of('day')} AS BIGINT) AS first{months}, "
        "CAST(sum(value) AS BIGINT) AS value FROM placed GROUP BY ALL"
    )


def event_rows(term: Count, who: str = "") -> str:
    """Relations, the last of them `event`: locator, day, value, and for a column `who` its values as `who`.

    One pass where each event stands alone; otherwise one shared window over (entity; date, row id).
    """
    table = STANDARD_TABLES[term.table]
    at, entity = identifier(term.at), identifier(table.entity)
    passing = passes(term.where, term.conditions, table)
    named, kept = (f", {identifier(who)} AS who", ", who") if who else ("", "")
    if term.previous is None and not term.once_a_day:
        done, is_done = "", ""
        if term.done is not None:
            done, is_done = f", {identifier(term.done)} AS done", f" AND {identifier(term.done)} IS NOT NULL"
        return (
            f"event AS (SELECT {locator(table)} AS locator, {at} AS day{done}, 1 AS value{named} "
            f"FROM {identifier(term.table)} AS counted WHERE {at} IS NOT NULL{is_done} AND {passing})"
        )
    prepared = f"{locator(table)} AS locator, {entity} AS entity, {at} AS day, {identifier(ROW_ID)} AS row_id{named}"
    earlier = ""
    if term.previous is not None:
        # The latest earlier event that qualifies; the row's own filter is applied only afterwards.
        order, frame = ("day", "GROUPS") if term.once_a_day else ("day, row_id", "ROWS")
        earlier = (
            ", max(CASE WHEN qualifies THEN day END) OVER (PARTITION BY entity "
            f"ORDER BY {order} {frame} BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier"
        )
    qualifies = render(term.previous.where if term.previous else None)
    one_of_the_day = (
        " QUALIFY row_number() OVER (PARTITION BY entity, day ORDER BY row_id) = 1" if term.once_a_day else ""
    )
    return (
        f"dated AS (SELECT {prepared}, {passing} AS passes, {qualifies} AS qualifies "
        f"FROM {identifier(term.table)} AS counted WHERE {at} IS NOT NULL AND {entity} IS NOT NULL), "
        f"ordered AS (SELECT *{earlier} FROM dated), "
        f"event AS (SELECT locator, day, 1 AS value{kept} FROM ordered WHERE passes{_recent(term)}{one_of_the_day})"
    )


def _recent(term: Count) -> str:
    if term.previous is None:
        return ""
    if term.previous.within_months is None:
        return " AND earlier IS NOT NULL"
    # DuckDB clamps to the month's end as `minus_months` does: 29 February − 12 months = 28 February.
    return f" AND earlier >= day - INTERVAL {int(term.previous.within_months)} MONTH"
