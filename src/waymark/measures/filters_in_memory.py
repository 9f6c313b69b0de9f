"""Filters evaluated on one row, in three-valued logic: true, false, or unknown (None).

This is the meaning of a filter; `filters_in_sql` must give the same answer for every row.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

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
    Operator,
    Or,
    columns_of,
)
from waymark.domain.tables import FLAGGED

Row = Mapping[str, object]

_COMPARE: dict[Operator, Callable[[Any, Any], object]] = {
    Operator.EQUAL: operator.eq,
    Operator.NOT_EQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.LESS_OR_EQUAL: operator.le,
    Operator.GREATER: operator.gt,
    Operator.GREATER_OR_EQUAL: operator.ge,
}


def is_flagged(row: Row, column: str) -> bool:
    """Whether the field was wrong in the source: its name stands between commas in the row's `flagged` text."""
    flagged = row.get(FLAGGED)
    return bool(flagged) and f",{column}," in str(flagged)


def value_of(row: Row, column: str) -> object:
    """The field, or None where it is blank or flagged. Raises KeyError for a column the table does not have."""
    value = row[column]
    return None if value is None or is_flagged(row, column) else value


def evaluate(expression: Filter | None, row: Row) -> bool | None:
    """True, False or None (unknown). No filter is true of every row."""
    match expression:
        case None:
            return True
        case Comparison(left, how, right):
            return _compare(value_of(row, left.name), how, _side(right, row))
        case In(column, values):
            return _any(_compare(value_of(row, column.name), Operator.EQUAL, value) for value in values)
        case Between(column, low, high):
            value = value_of(row, column.name)
            return _all(
                (_compare(value, Operator.GREATER_OR_EQUAL, low), _compare(value, Operator.LESS_OR_EQUAL, high))
            )
        case IsNull(column):
            return None if is_flagged(row, column.name) else row[column.name] is None
        case Like(column, pattern, any_case):
            value = value_of(row, column.name)
            return None if value is None else _like(pattern, any_case).fullmatch(str(value)) is not None
        case Not(operand):
            answer = evaluate(operand, row)
            return None if answer is None else not answer
        case And(operands):
            return _all(evaluate(operand, row) for operand in operands)
        case Or(operands):
            return _any(evaluate(operand, row) for operand in operands)


def unknown_columns(expression: Filter | None, row: Row) -> tuple[str, ...]:
    """The columns whose blank or flagged fields leave the filter unknown; empty where it is true or false."""
    if expression is None or evaluate(expression, row) is not None:
        return ()
    match expression:
        case Not(operand):
            return unknown_columns(operand, row)
        case And(operands) | Or(operands):
            found = (name for operand in operands for name in unknown_columns(operand, row))
            return tuple(dict.fromkeys(found))
        case _:
            return tuple(sorted(name for name in columns_of(expression) if value_of(row, name) is None))


def _side(right: Column | Literal, row: Row) -> object:
    return value_of(row, right.name) if isinstance(right, Column) else right


def _compare(left: object, how: Operator, right: object) -> bool | None:
    if left is None or right is None:
        return None
    return bool(_COMPARE[how](left, right))


def _all(answers: Iterable[bool | None]) -> bool | None:
    unknown = False
    for answer in answers:
        if answer is False:
            return False
        unknown = unknown or answer is None
    return None if unknown else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    unknown = False
    for answer in answers:
        if answer is True:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


@lru_cache(maxsize=256)
def _like(pattern: str, any_case: bool) -> re.Pattern[str]:
    wild = {"%": ".*", "_": "."}
    parts = (wild.get(character) or _letter(character, any_case) for character in pattern)
    return re.compile("".join(parts), re.DOTALL)


def _letter(character: str, any_case: bool) -> str:
    """Only the 26 letters have two cases here, so that every engine agrees."""
    if any_case and character.isascii() and character.isalpha():
        return f"[{character.upper()}{character.lower()}]"
    return re.escape(character)
