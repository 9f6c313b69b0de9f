"""Filters rendered to DuckDB SQL text.

SQL's own three-valued logic does the work: flagged fields are NULL in the tables, so every comparison with one is
unknown. Only IS NULL must be told, since a flagged field is not a blank one. Names and texts are always quoted.
"""

from datetime import date
from string import ascii_lowercase, ascii_uppercase

from waymark.domain.filter import (
    And,
    Between,
    Column,
    Comparison,
    Filter,
    In,
    IsNull,
    Like,
    Literal,
    Not,
    Or,
)
from waymark.domain.tables import FLAGGED

_TO_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


def identifier(name: str) -> str:
    """`end` → `"end"`."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: Literal) -> str:
    """A constant as SQL text: `'it''s'`, `DATE '2020-02-29'`, `TRUE`, `-5`."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return f"({value})" if value < 0 else str(value)
        case date():
            return f"DATE '{value.isoformat()}'"
        case str():
            return "'" + value.replace("'", "''") + "'"


def flagged(column: str) -> str:
    """True where the column of this row was wrong in the source."""
    return f"contains(coalesce({identifier(FLAGGED)}, ''), {literal(f',{column},')})"


def render(expression: Filter | None) -> str:
    """The filter as a boolean SQL expression over the columns of its table, safe inside AND, OR and NOT."""
    match expression:
        case None:
            return "TRUE"
        case Comparison(left, how, right):
            side = identifier(right.name) if isinstance(right, Column) else literal(right)
            return f"({identifier(left.name)} {how.value} {side})"
        case In(_, ()):
            return "FALSE"
        case In(column, values):
            return f"({identifier(column.name)} IN ({', '.join(literal(value) for value in values)}))"
        case Between(column, low, high):
            return f"({identifier(column.name)} BETWEEN {literal(low)} AND {literal(high)})"
        case IsNull(column):
            return f"(CASE WHEN {flagged(column.name)} THEN NULL ELSE {identifier(column.name)} IS NULL END)"
        case Like(column, pattern, any_case):
            text = _small_letters(identifier(column.name)) if any_case else identifier(column.name)
            return f"({text} LIKE {literal(pattern.translate(_TO_SMALL) if any_case else pattern)})"
        case Not(operand):
            return f"(NOT {render(operand)})"
        case And(operands):
            return _joined(operands, "AND", "TRUE")
        case Or(operands):
            return _joined(operands, "OR", "FALSE")


def _small_letters(text: str) -> str:
    """Only A to Z change: ILIKE and lower() fold other letters in ways of their own."""
    return f"translate({text}, '{ascii_uppercase}', '{ascii_lowercase}')"


def _joined(operands: tuple[Filter, ...], word: str, empty: str) -> str:
    return "(" + f" {word} ".join(render(operand) for operand in operands) + ")" if operands else empty
