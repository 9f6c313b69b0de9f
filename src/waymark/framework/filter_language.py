"""The filter language: a small SQL condition on the columns of one standard table, read into our own tree.

sqlglot reads the text (dialect DuckDB); this module walks what it read and lets through only what is listed here:
the table's columns, = <> < <= > >=, AND, OR, NOT, brackets, IN, BETWEEN, IS [NOT] NULL, LIKE, and literals of the
column's type. Everything else is refused by name. The text itself is never run by anything.
"""

import re
from collections.abc import Callable
from datetime import date

from sqlglot import Dialect, exp
from sqlglot.errors import ParseError, SqlglotError

from waymark.domain.filter import And, Between, Column, Comparison, Filter, In, IsNull, Like, Literal, Not, Operator, Or
from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, StandardTable, TableColumn
from waymark.framework.filter_tokens import DEEPEST, foreign_words, problems_of, strange_characters, too_deep, unread
from waymark.framework.findings import shortened
from waymark.framework.nearest import did_you_mean

LONGEST = 2_000  # characters
LARGEST_INTEGER = 2**63 - 1  # what an engine's integer column can hold

_DIALECT = Dialect.get_or_raise("duckdb")

_COMPARISONS: dict[type[exp.Expr], Operator] = {
    exp.EQ: Operator.EQUAL,
    exp.NEQ: Operator.NOT_EQUAL,
    exp.LT: Operator.LESS,
    exp.LTE: Operator.LESS_OR_EQUAL,
    exp.GT: Operator.GREATER,
    exp.GTE: Operator.GREATER_OR_EQUAL,
}
_MIRRORED = {
    Operator.EQUAL: Operator.EQUAL,
    Operator.NOT_EQUAL: Operator.NOT_EQUAL,
    Operator.LESS: Operator.GREATER,
    Operator.LESS_OR_EQUAL: Operator.GREATER_OR_EQUAL,
    Operator.GREATER: Operator.LESS,
    Operator.GREATER_OR_EQUAL: Operator.LESS_OR_EQUAL,
}


def allowed_columns(table: StandardTable) -> tuple[TableColumn, ...]:
    """The columns that a filter may read: not the row's id, its flags or whose row it is."""
    return tuple(column for column in table.all_columns if column.name not in (ROW_ID, FLAGGED, table.entity))


def parse_filter(text: str, table: StandardTable) -> Filter | list[str]:
    """The filter, or sentences that name everything that is wrong with it. Never raises."""
    if not text.strip():
        return ["The filter is empty."]
    if len(text) > LONGEST:
        return [f"The filter has {len(text):,} characters; {LONGEST:,} are allowed."]
    if strange := strange_characters(text):
        return strange
    try:
        tokens = _DIALECT.tokenize(text)
        problems = problems_of(tokens)
        if too_deep(tokens):
            return [*problems, f"The filter is nested too deeply; {DEEPEST} levels of brackets are allowed."]
        tree = _DIALECT.parser().parse_into(exp.Condition, tokens, text)[0]
        if tree is None:
            return problems or ["The filter holds no condition."]
        walk = _Walk(table)
        filter_ = walk.condition(tree)
    except ParseError as error:
        return list(dict.fromkeys([*problems, *foreign_words(tokens, table.name, allowed_columns(table))])) or [
            unread(error)
        ]
    except SqlglotError:
        return ["The filter cannot be read; check that each quotation mark is closed."]
    except RecursionError:
        return [f"The filter is nested too deeply; {DEEPEST} levels of brackets are allowed."]
    problems = list(dict.fromkeys([*problems, *walk.problems]))
    return problems or filter_ or ["The filter holds no condition."]


class _Walk:
    """Turns sqlglot's tree into ours, node by node, and keeps a sentence for each node that is not allowed."""

    def __init__(self, table: StandardTable) -> None:
        self.table = table
        self.columns = {column.name.casefold(): column for column in allowed_columns(table)}
        self.problems: list[str] = []
        self._readers: dict[type[exp.Expr], Callable[[exp.Expr], Filter | None]] = {
            **dict.fromkeys(_COMPARISONS, self._comparison),
            exp.And: lambda node: self._joined(node, exp.And, And),
            exp.Or: lambda node: self._joined(node, exp.Or, Or),
            exp.Not: self._negated,
            exp.Paren: lambda node: self.condition(node.this),
            exp.In: self._in,
            exp.Between: self._between,
            exp.Is: self._is,
            exp.Like: self._like,
            exp.Column: self._bare,
        }

    def condition(self, node: exp.Expr) -> Filter | None:
        """The condition, or None once its problem is among the problems."""
        return self._readers.get(type(node), self._refuse)(node)

    def _joined(
        self, node: exp.Expr, kind: type[exp.Expr], joined: Callable[[tuple[Filter, ...]], Filter]
    ) -> Filter | None:
        """A chain of the same word becomes one list; the chain leans left, however long, so no call nests."""
        operands: list[exp.Expr] = []
        rest = node
        while type(rest) is kind:
            operands.append(rest.args["expression"])
            rest = rest.this
        operands.append(rest)
        read = [self.condition(operand) for operand in reversed(operands)]
        known = tuple(operand for operand in read if operand is not None)
        return joined(known) if len(known) == len(read) else None

    def _negated(self, node: exp.Expr) -> Filter | None:
        operand = self.condition(node.this)
        return None if operand is None else Not(operand)

    def _bare(self, node: exp.Expr) -> Filter | None:
        """A yes-or-no column by itself is the condition that it is true."""
        column = self._column(node)
        if column is None:
            return None
        if column.type is not ColumnType.BOOLEAN:
            return self._say(f"'{column.name}' stands alone; compare it with something, such as {column.name} = …")
        return Comparison(Column(column.name), Operator.EQUAL, True)

    def _comparison(self, node: exp.Expr) -> Filter | None:
        left, right, operator = node.this, node.args["expression"], _COMPARISONS[type(node)]
        if not isinstance(left, exp.Column) and isinstance(right, exp.Column):
            left, right, operator = right, left, _MIRRORED[operator]
        if not isinstance(left, exp.Column):
            return self._no_column(left, right)
        column = self._column(left)
        if isinstance(right, exp.Column):
            return self._two_columns(column, operator, self._column(right))
        value = self._literal(right, column)
        if column is None or value is None:
            return None
        if column.type is ColumnType.BOOLEAN and operator not in (Operator.EQUAL, Operator.NOT_EQUAL):
            return self._say(f"'{column.name}' is TRUE or FALSE; compare it with = or <>.")
        return Comparison(Column(column.name), operator, value)

    def _no_column(self, left: exp.Expr, right: exp.Expr) -> Filter | None:
        refused = [side for side in (left, right) if not isinstance(side, (exp.Literal, exp.Boolean, exp.Null))]
        for side in refused:
            self._refuse(side)
        return None if refused else self._say("A comparison needs a column on one side.")

    def _two_columns(self, left: TableColumn | None, operator: Operator, right: TableColumn | None) -> Filter | None:
        if left is None or right is None:
            return None
        if left.type is not right.type:
            return self._say(
                f"'{left.name}' ({left.type.value}) cannot be compared with '{right.name}' ({right.type.value})."
            )
        if left.type is ColumnType.BOOLEAN and operator not in (Operator.EQUAL, Operator.NOT_EQUAL):
            return self._say(f"'{left.name}' is TRUE or FALSE; compare it with = or <>.")
        return Comparison(Column(left.name), operator, Column(right.name))

    def _in(self, node: exp.Expr) -> Filter | None:
        column = self._operand(node.this, "IN")
        if (
            node.args.get("query") is not None
            or node.args.get("unnest") is not None
            or node.args.get("field") is not None
        ):
            return self._say("IN takes a list of values between brackets; a query or a name is not allowed.")
        values = [self._literal(item, column) for item in node.args.get("expressions") or ()]
        known = tuple(value for value in values if value is not None)
        if not values:
            return self._say("IN needs at least one value between its brackets.")
        if column is None or len(known) < len(values):
            return None
        return In(Column(column.name), known)

    def _between(self, node: exp.Expr) -> Filter | None:
        column = self._operand(node.this, "BETWEEN")
        low, high = (self._literal(node.args[side], column) for side in ("low", "high"))
        if node.args.get("symmetric"):
            return self._say("SYMMETRIC is not part of the filter language.")
        if column is None or low is None or high is None:
            return None
        if column.type is ColumnType.BOOLEAN:
            return self._say(f"'{column.name}' is TRUE or FALSE; compare it with = or <>.")
        if _inverted(low, high):
            return self._say(f"BETWEEN {low} AND {high} is never true; put the lower value first.")
        return Between(Column(column.name), low, high)

    def _is(self, node: exp.Expr) -> Filter | None:
        column = self._operand(node.this, "IS NULL")
        if not isinstance(node.args["expression"], exp.Null):
            return self._say("After IS only NULL or NOT NULL is allowed; for a yes-or-no column write = TRUE.")
        return None if column is None else IsNull(Column(column.name))

    def _like(self, node: exp.Expr) -> Filter | None:
        column = self._operand(node.this, "LIKE")
        pattern = node.args["expression"]
        if not (isinstance(pattern, exp.Literal) and pattern.is_string):
            return self._say("LIKE takes a text in single quotes, with % for any characters and _ for one.")
        if column is None:
            return None
        if column.type is not ColumnType.TEXT:
            return self._say(f"LIKE is for text; '{column.name}' holds {_holds(column)}.")
        return Like(Column(column.name), pattern.name)

    def _operand(self, node: exp.Expr, word: str) -> TableColumn | None:
        """The column before IN, BETWEEN, IS or LIKE."""
        if isinstance(node, exp.Column):
            return self._column(node)
        if isinstance(node, (exp.Literal, exp.Boolean, exp.Null)):
            self._say(f"{word} needs a column of {self.table.name} before it.")
        else:
            self._refuse(node)
        return None

    def _column(self, node: exp.Expr) -> TableColumn | None:
        name = node.name
        parts = [part.name for part in node.parts] if isinstance(node, exp.Column) else [name]
        if len(parts) > 1:
            self._say(f"'{shortened('.'.join(parts))}' names another table; a filter reads {self.table.name} only.")
            return None
        found = self.columns.get(name.casefold())
        if found is None:
            self._say(self._no_such_column(name, quoted=bool(node.this.args.get("quoted"))))
        return found

    def _no_such_column(self, name: str, quoted: bool) -> str:
        if self.table.column(name.casefold()) is not None:
            return f"The column '{name}' is not open to filters: it says whose row it is, or where the row came from."
        hint = did_you_mean(name, (column.name for column in self.columns.values()))
        if quoted:
            hint = f"Put a text between single quotes. {hint}"
        return f"'{shortened(name)}' is not a column of {self.table.name}. {hint}"

    def _literal(self, node: exp.Expr, column: TableColumn | None) -> Literal | None:
        """A value of the column's type. Without a column only the form is checked."""
        inner = node.this if type(node) is exp.Neg else node
        if type(node) is exp.Cast:
            return self._date_literal(node, column)
        if isinstance(inner, exp.Null):
            self._say("A comparison with NULL is never true; write IS NULL or IS NOT NULL.")
            return None
        if not isinstance(inner, (exp.Literal, exp.Boolean)):
            self._refuse(node)
            return None
        if column is None:
            return None
        value = _typed(inner, column.type, negative=inner is not node)
        if value is None:
            typed = ("-" if inner is not node else "") + inner.sql(dialect="duckdb")
            self._say(f"'{column.name}' holds {_holds(column)}; {shortened(typed)} is not of that kind.")
        return value

    def _date_literal(self, node: exp.Expr, column: TableColumn | None) -> Literal | None:
        """DATE '2021-03-31', which sqlglot shows as a cast; casts by name were refused before parsing."""
        text = node.this
        if not (node.args["to"].this is exp.DataType.Type.DATE and isinstance(text, exp.Literal) and text.is_string):
            self._refuse(node)
            return None
        day = _day(text.name)
        if day is None:
            self._say(f"DATE '{shortened(text.name)}' is not a date; write it as DATE '2021-03-31'.")
        elif column is not None and column.type is not ColumnType.DATE:
            self._say(f"'{column.name}' holds {_holds(column)}; DATE '{day}' is not of that kind.")
            return None
        return day

    def _refuse(self, node: exp.Expr) -> Filter | None:
        return self._say(f"{_named(node)} is not part of the filter language.")

    def _say(self, sentence: str) -> Filter | None:
        """Keeps the sentence. There is no filter then, which is what callers return."""
        self.problems.append(sentence)
        return None


def _holds(column: TableColumn) -> str:
    return {
        ColumnType.TEXT: "text, written between single quotes",
        ColumnType.INTEGER: "whole numbers",
        ColumnType.BOOLEAN: "TRUE or FALSE",
        ColumnType.DATE: "dates, written as DATE '2021-03-31'",
    }[column.type]


def _typed(node: exp.Expr, wanted: ColumnType, negative: bool) -> Literal | None:
    """The literal as a value of the wanted type, None when it is of another."""
    if isinstance(node, exp.Boolean):
        return bool(node.this) if wanted is ColumnType.BOOLEAN and not negative else None
    if node.is_string:
        if negative:
            return None
        return {ColumnType.TEXT: node.name, ColumnType.DATE: _day(node.name)}.get(wanted)
    if wanted is not ColumnType.INTEGER or not re.fullmatch(r"[0-9]{1,19}", node.name):
        return None
    number = -int(node.name) if negative else int(node.name)
    return number if abs(number) <= LARGEST_INTEGER else None


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _inverted(low: Literal, high: Literal) -> bool:
    """Whether the bounds, of one type, are the wrong way round. Text is left alone: its order is an engine's own."""
    if isinstance(low, date) and isinstance(high, date):
        return low > high
    return isinstance(low, int) and isinstance(high, int) and low > high


def _named(node: exp.Expr) -> str:
    """What a refused node is called in a sentence."""
    if isinstance(node, (exp.Subquery, exp.Query, exp.Exists, exp.Any, exp.All)):
        return "A query (SELECT …)"
    if isinstance(node, exp.Anonymous):
        return f"The function '{shortened(str(node.this))}'"
    if isinstance(node, (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.DPipe, exp.Neg, exp.Pow)):
        return f"Arithmetic ({shortened(node.sql(dialect='duckdb'))})"
    if isinstance(node, exp.Cast):
        return f"The cast {shortened(node.sql(dialect='duckdb'))}"
    if isinstance(node, exp.Literal):
        return f"The value {shortened(node.sql(dialect='duckdb'))} standing alone"
    if isinstance(node, exp.Func):
        return f"The function '{node.sql_name().lower()}'"
    return f"The expression {shortened(node.sql(dialect='duckdb'))}"
