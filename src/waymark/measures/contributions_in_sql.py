"""Contributions as SQL text: rows of one term, grouped to (leaf, first, until) or, for events, (leaf, first).

The text reads the standard tables under their own names, the numbered places of `places`, and nothing else. Months
asked for do not appear in it: they come afterwards, on the small grouped arrays.
"""

from waymark.domain.measure import Count, Stock, Sum, Term
from waymark.domain.tables import ROW_ID, STANDARD_TABLES, StandardTable
from waymark.measures.contributions import ALWAYS, OPEN, MonthOf, stock_bounds
from waymark.measures.filters_in_sql import flagged, identifier, literal, render


def places_name(basis: str) -> str:
    """The relation that holds where children count on one basis."""
    return f"places {basis}"


def places(basis: str) -> str:
    """Creates the numbered places of one basis: child, leaf, first day, first day no longer (either may be blank).

    Reads `child_area` and `leaf number` (code, leaf). Rows that cannot be trusted place nobody; a code that is not
    a leaf is the remainder, which is where a child without a row is as well, so both are left out.
    """
    trusted = " AND ".join(f"NOT {flagged(column)}" for column in ("start", "end"))
    return (
        f"CREATE TEMP TABLE {identifier(places_name(basis))} AS "
        'SELECT place."child", number.leaf, place."start", place."end" '
        f'FROM (SELECT * FROM "child_area" WHERE {trusted}) AS place '
        'JOIN "leaf number" AS number ON place."area" = number.code '
        f'WHERE place."basis" = {literal(basis)}'
    )


def contributions(term: Term, remainder: int) -> str:
    """The query of one term. `remainder` is the number of the leaf for rows without a place.

    Columns: leaf, first, value and, for a stock, until; all BIGINT.
    """
    match term:
        case Count():
            return _events(_counted(term), STANDARD_TABLES[term.table], remainder)
        case Sum():
            return _events(_summed(term), STANDARD_TABLES[term.table], remainder)
        case Stock():
            return _spells(term, remainder)


def month_of(expression: str) -> str:
    """The month bucket of a date: year × 12 + month − 1."""
    return f"(year({expression}) * 12 + month({expression}) - 1)"


def _child(table: StandardTable) -> str:
    return '"child"' if table.column("child") else "CAST(NULL AS VARCHAR)"


def _events(events: str, table: StandardTable, remainder: int) -> str:
    """`events` gives child, day, value; each event takes the place of its day."""
    return (
        f"WITH {events} "
        f"SELECT CAST(coalesce(place.leaf, {remainder}) AS BIGINT) AS leaf, "
        f"CAST({month_of('event.day')} AS BIGINT) AS first, CAST(sum(event.value) AS BIGINT) AS value "
        f"FROM event LEFT JOIN {identifier(places_name(table.area_basis))} AS place "
        'ON place."child" = event.child '
        'AND (place."start" IS NULL OR place."start" <= event.day) '
        'AND (place."end" IS NULL OR event.day < place."end") '
        "GROUP BY ALL"
    )


def _summed(term: Sum) -> str:
    at, column = identifier(term.at), identifier(term.column)
    return (
        f"event AS (SELECT {_child(STANDARD_TABLES[term.table])} AS child, {at} AS day, {column} AS value "
        f"FROM {identifier(term.table)} "
        f"WHERE {at} IS NOT NULL AND {column} IS NOT NULL AND {render(term.where)})"
    )


def _counted(term: Count) -> str:
    """One pass where each event stands alone; otherwise one shared window over (entity; date, row id)."""
    table = STANDARD_TABLES[term.table]
    at, entity = identifier(term.at), identifier(table.entity)
    if term.previous is None and not term.once_a_day:
        return (
            f"event AS (SELECT {_child(table)} AS child, {at} AS day, 1 AS value "
            f"FROM {identifier(term.table)} WHERE {at} IS NOT NULL AND {render(term.where)})"
        )
    prepared = f"{_child(table)} AS child, {entity} AS entity, {at} AS day, {identifier(ROW_ID)} AS row_id"
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
        f"dated AS (SELECT {prepared}, {render(term.where)} AS passes, {qualifies} AS qualifies "
        f"FROM {identifier(term.table)} WHERE {at} IS NOT NULL AND {entity} IS NOT NULL), "
        f"ordered AS (SELECT *{earlier} FROM dated), "
        f"event AS (SELECT child, day, 1 AS value FROM ordered WHERE passes{_recent(term)}{one_of_the_day})"
    )


def _recent(term: Count) -> str:
    if term.previous is None:
        return ""
    if term.previous.within_months is None:
        return " AND earlier IS NOT NULL"
    # DuckDB clamps to the month's end as `minus_months` does: 29 February − 12 months = 28 February.
    return f" AND earlier >= day - INTERVAL {int(term.previous.within_months)} MONTH"


def _spells(term: Stock, remainder: int) -> str:
    """Live spells, less their days inside `outside`, cut by the child's places; what no place holds remains.

    Everything is linear: a piece is taken out by adding its intersection with the sign turned.
    """
    table = STANDARD_TABLES[term.table]
    ctes = [f"live AS MATERIALIZED ({_live(term, table)})"]
    piece = "SELECT child, first, until, 1 AS value FROM live"
    if term.outside:
        ctes += [f"inside AS ({_inside(term.outside)})", *_ISLANDS]
        piece += (
            " UNION ALL SELECT live.child, greatest(live.first, island.first), least(live.until, island.until), -1 "
            "FROM live JOIN island ON island.entity = live.entity "
            "AND island.first < live.until AND live.first < island.until"
        )
    ctes += [
        f"piece AS MATERIALIZED ({piece})",
        f"place AS ({_place_months(table.area_basis)})",
        f"placed AS MATERIALIZED ({_PLACED})",
        f"signed AS ({_signed(remainder)})",
    ]
    return (
        f"WITH {', '.join(ctes)} SELECT CAST(leaf AS BIGINT) AS leaf, CAST(first AS BIGINT) AS first, "
        "CAST(until AS BIGINT) AS until, CAST(sum(value) AS BIGINT) AS value FROM signed GROUP BY ALL"
    )


def _live(term: Stock, table: StandardTable) -> str:
    """child, entity, first, until of every row that counts in some month."""
    bounds = stock_bounds(term)
    open_until = f"coalesce({month_of(identifier(bounds.until_blank.column))}, {OPEN})"
    firsts = [_bound(month) for month in bounds.firsts]
    untils = [open_until, *(_bound(month) for month in bounds.untils)]
    needed = [identifier(month.column) for month in (*bounds.firsts, *bounds.untils)]
    if term.outside:
        needed.append(identifier(table.entity))  # nobody knows whether a row without an entity is outside
    known = " AND ".join(f"{column} IS NOT NULL" for column in dict.fromkeys(needed))
    return (
        f"SELECT * FROM (SELECT {_child(table)} AS child, {identifier(table.entity)} AS entity, "
        f"greatest({', '.join(firsts)}) AS first, least({', '.join(untils)}) AS until "
        f"FROM {identifier(term.table)} "
        f"WHERE {known} AND NOT {flagged(bounds.until_blank.column)} AND {render(term.where)}) WHERE first < until"
    )


def _bound(month: MonthOf) -> str:
    return f"{month_of(identifier(month.column))} + {int(month.plus)}"


def _inside(tables: tuple[str, ...]) -> str:
    """Months in which an entity is, or may be, inside a spell: a blank and a flagged date both leave it open."""
    spells = []
    for name in tables:
        table = STANDARD_TABLES[name]
        start, end = (identifier(column) for column in table.dates)
        spells.append(
            f"SELECT {identifier(table.entity)} AS entity, coalesce({month_of(start)}, {ALWAYS}) AS first, "
            f"coalesce({month_of(end)}, {OPEN}) AS until FROM {identifier(name)}"
        )
    return f"SELECT * FROM ({' UNION ALL '.join(spells)}) WHERE first < until AND entity IS NOT NULL"


# Overlapping and touching spells of an entity become islands, so that no month is taken out twice.
_ISLANDS = (
    """reaching AS (
        SELECT *, max(until) OVER (
            PARTITION BY entity ORDER BY first, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reach FROM inside
    )""",
    """numbered AS (
        SELECT *, sum(CASE WHEN first <= reach THEN 0 ELSE 1 END) OVER (
            PARTITION BY entity ORDER BY first, until ROWS UNBOUNDED PRECEDING
        ) AS island FROM reaching
    )""",
    """island AS (
        SELECT entity, min(first) AS first, max(until) AS until FROM numbered GROUP BY entity, island
    )""",
)


def _place_months(basis: str) -> str:
    start, end = (month_of(identifier(column)) for column in ("start", "end"))
    return (
        f'SELECT "child" AS child, leaf, coalesce({start}, {ALWAYS}) AS first, coalesce({end}, {OPEN}) AS until '
        f"FROM {identifier(places_name(basis))}"
    )


_PLACED = """
    SELECT place.leaf, greatest(piece.first, place.first) AS first, least(piece.until, place.until) AS until,
        piece.value
    FROM piece JOIN place ON place.child = piece.child
        AND place.first < piece.until AND piece.first < place.until AND place.first < place.until
"""


def _signed(remainder: int) -> str:
    """Every piece in the remainder, then moved from there to the places that hold it."""
    return f"""
        SELECT {remainder} AS leaf, first, until, value FROM piece
        UNION ALL SELECT leaf, first, until, value FROM placed
        UNION ALL SELECT {remainder}, first, until, -value FROM placed
    """
