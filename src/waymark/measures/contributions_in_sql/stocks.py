"""Stocks in SQL: live spells, less their days inside other spells, cut by the places of their child."""

from waymark.domain.measure import Stock
from waymark.domain.tables import STANDARD_TABLES, StandardTable
from waymark.measures.contributions import ALWAYS, OPEN, MonthOf, stock_bounds
from waymark.measures.contributions_in_sql.areas import AREA_NUMBER, is_placed_by_child, locator, places_name
from waymark.measures.contributions_in_sql.months import month_of
from waymark.measures.filters_in_sql import flagged, identifier, render


def spells(term: Stock, remainder: int) -> str:
    return (
        f"WITH {spell_rows(term, remainder)} SELECT CAST(area AS BIGINT) AS area, CAST(first AS BIGINT) AS first, "
        "CAST(until AS BIGINT) AS until, CAST(sum(value) AS BIGINT) AS value FROM signed GROUP BY ALL"
    )


def spell_rows(term: Stock, remainder: int, who: str = "") -> str:
    """Relations, the last of them `signed`: area, first, until, value, and for a column `who` its values as `who`.

    What no place holds remains in the remainder. Area codes of the table's own are places for ever. Everything is
    linear: a piece is taken out by adding its intersection with the sign turned.
    """
    table = STANDARD_TABLES[term.table]
    kept = ", who" if who else ""
    ctes = [f"live AS MATERIALIZED ({_live(term, table, who)})"]
    piece = f"SELECT locator, first, until, 1 AS value{kept} FROM live"
    if term.outside:
        ctes += [f"inside AS ({_inside(term.outside)})", *_ISLANDS]
        piece += (
            " UNION ALL SELECT live.locator, greatest(live.first, island.first), least(live.until, island.until), "
            f"-1{kept} FROM live JOIN island ON island.entity = live.entity "
            "AND island.first < live.until AND live.first < island.until"
        )
    ctes += [
        f"piece AS MATERIALIZED ({piece})",
        f"place AS ({_place_months(table)})",
        f"placed AS MATERIALIZED ({_placed(kept)})",
        f"signed AS ({_signed(remainder, kept)})",
    ]
    return ", ".join(ctes)


def _live(term: Stock, table: StandardTable, who: str) -> str:
    """locator, entity, first, until, perhaps who, of every row that counts in some month."""
    named = f", {identifier(who)} AS who" if who else ""
    bounds = stock_bounds(term)
    open_until = f"coalesce({month_of(identifier(bounds.until_blank.column))}, {OPEN})"
    firsts = [_bound(month) for month in bounds.firsts]
    untils = [open_until, *(_bound(month) for month in bounds.untils)]
    needed = [identifier(month.column) for month in (*bounds.firsts, *bounds.untils)]
    if term.outside:
        needed.append(identifier(table.entity))  # nobody knows whether a row without an entity is outside
    known = " AND ".join(f"{column} IS NOT NULL" for column in dict.fromkeys(needed))
    return (
        f"SELECT * FROM (SELECT {locator(table)} AS locator, {identifier(table.entity)} AS entity, "
        f"greatest({', '.join(firsts)}) AS first, least({', '.join(untils)}) AS until{named} "
        f"FROM {identifier(term.table)} AS counted "
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


def _place_months(table: StandardTable) -> str:
    """locator, area, first, until: from when until when what locates a row lies in an area."""
    if not is_placed_by_child(table):
        return f"SELECT code AS locator, area, {ALWAYS} AS first, {OPEN} AS until FROM {AREA_NUMBER}"
    start, end = (month_of(identifier(column)) for column in ("start", "end"))
    return (
        f'SELECT "child" AS locator, area, coalesce({start}, {ALWAYS}) AS first, coalesce({end}, {OPEN}) AS until '
        f"FROM {identifier(places_name(table.area_basis))}"
    )


def _placed(kept: str) -> str:
    """kept: a further column, after a comma."""
    return f"""
        SELECT place.area, greatest(piece.first, place.first) AS first, least(piece.until, place.until) AS until,
            piece.value{kept}
        FROM piece JOIN place ON place.locator = piece.locator
            AND place.first < piece.until AND piece.first < place.until AND place.first < place.until
    """


def _signed(remainder: int, kept: str) -> str:
    """Every piece in the remainder, then moved from there to the places that hold it."""
    return f"""
        SELECT {remainder} AS area, first, until, value{kept} FROM piece
        UNION ALL SELECT area, first, until, value{kept} FROM placed
        UNION ALL SELECT {remainder}, first, until, -value{kept} FROM placed
    """
