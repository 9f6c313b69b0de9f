"""Filters: a small boolean expression over the columns of one standard table, as a tree.

The framework parses a user's text into this tree against an allow-list; an engine evaluates the tree or renders
it to SQL. Nothing is ever evaluated as a string. Logic is three-valued, as in SQL: a comparison with a missing
value is neither true nor false, and a row counts only where its filter is true.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

Literal = str | int | bool | date


class Operator(Enum):
    EQUAL = "="
    NOT_EQUAL = "<>"
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


@dataclass(frozen=True)
class Column:
    name: str


@dataclass(frozen=True)
class Comparison:
    left: Column
    operator: Operator
    right: "Column | Literal"


@dataclass(frozen=True)
class In:
    column: Column
    values: tuple[Literal, ...]


@dataclass(frozen=True)
class Between:
    column: Column
    low: Literal
    high: Literal


@dataclass(frozen=True)
class IsNull:
    """True where the field is blank; neither true nor false where it was flagged as wrong."""

    column: Column


@dataclass(frozen=True)
class Like:
    """`%` any characters, `_` one. `any_case`: A to Z and a to z are the same letters (ILIKE)."""

    column: Column
    pattern: str
    any_case: bool = False


@dataclass(frozen=True)
class Not:
    operand: "Filter"


@dataclass(frozen=True)
class And:
    operands: tuple["Filter", ...]


@dataclass(frozen=True)
class Or:
    operands: tuple["Filter", ...]


Filter = Comparison | In | Between | IsNull | Like | Not | And | Or


def columns_of(expression: Filter | None) -> frozenset[str]:
    """The columns that a filter reads."""
    match expression:
        case None:
            return frozenset()
        case Comparison(left, _, right):
            return frozenset({left.name} | ({right.name} if isinstance(right, Column) else set()))
        case In(column, _) | Between(column, _, _) | IsNull(column) | Like(column, _):
            return frozenset({column.name})
        case Not(operand):
            return columns_of(operand)
        case And(operands) | Or(operands):
            return frozenset().union(*(columns_of(operand) for operand in operands))
