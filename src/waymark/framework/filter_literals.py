"""Values in a filter: what a column holds, and a literal read as just that."""

import re
from datetime import date

from sqlglot import exp

from waymark.domain.filter import Literal
from waymark.domain.tables import ColumnType, TableColumn

LARGEST_INTEGER = 2**63 - 1  # what an engine's integer column can hold


def holds(column: TableColumn) -> str:
    """What a column holds and how it is written, to follow "holds"."""
    return {
        ColumnType.TEXT: "text, written between single quotes",
        ColumnType.INTEGER: "whole numbers",
        ColumnType.BOOLEAN: "TRUE or FALSE",
        ColumnType.DATE: "dates, written as DATE '2021-03-31'",
    }[column.type]


def typed_value(node: exp.Expr, wanted: ColumnType, negative: bool) -> Literal | None:
    """The literal as a value of the wanted type, None when it is of another."""
    if isinstance(node, exp.Boolean):
        return bool(node.this) if wanted is ColumnType.BOOLEAN and not negative else None
    if node.is_string:
        if negative:
            return None
        return {ColumnType.TEXT: node.name, ColumnType.DATE: day_of(node.name)}.get(wanted)
    if wanted is not ColumnType.INTEGER or not re.fullmatch(r"[0-9]{1,19}", node.name):
        return None
    number = -int(node.name) if negative else int(node.name)
    return number if abs(number) <= LARGEST_INTEGER else None


def day_of(text: str) -> date | None:
    """The day that `2021-03-31` names; None for any other form and for a day that does not exist."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def inverted(low: Literal, high: Literal) -> bool:
    """Whether the bounds, of one type, are the wrong way round. Text is left alone: its order is an engine's own."""
    if isinstance(low, date) and isinstance(high, date):
        return low > high
    return isinstance(low, int) and isinstance(high, int) and low > high
