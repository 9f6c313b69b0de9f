"""Running sums of entities in SQL: what an entity adds up to in each area, from which month to which.

Rows come into the sums in their first month and go out when they no longer count. Between two such months nothing
changes, so there is one state for each change and it stands until the next, whatever months are asked.
"""

from waymark.measures.contributions import OPEN


def running_states(rows: str, sums: tuple[str, ...]) -> str:
    """Two relations, the last of them `state`: entity, area, first, until and the sums as they stand.

    rows: a relation with the columns entity, area, first, until and the numbers `sums`.
    """
    kept, taken = ", ".join(sums), ", ".join(f"-{name} AS {name}" for name in sums)
    added = ", ".join(f"sum({name}) AS {name}" for name in sums)
    standing = ", ".join(f"sum({name}) OVER running AS {name}" for name in sums)
    return f"""
        changed AS (
            SELECT entity, area, month, {added} FROM (
                SELECT entity, area, first AS month, {kept} FROM {rows}
                UNION ALL SELECT entity, area, until AS month, {taken} FROM {rows}
            ) GROUP BY ALL
        ),
        state AS (
            SELECT entity, area, month AS first, coalesce(lead(month) OVER running, {OPEN}) AS until, {standing}
            FROM changed WINDOW running AS (PARTITION BY entity, area ORDER BY month)
        )
    """
