"""sqlglot's tree → our own, through an allow-list of nodes, and of what each node may say."""

from collections import Counter
from collections.abc import Callable, Iterable

from sqlglot import ErrorLevel, exp

from waymark.domain.filter import And, Between, Column, Comparison, Filter, In, IsNull, Like, Literal, Not, Operator, Or
from waymark.domain.tables import ColumnType, StandardTable, TableColumn
from waymark.framework.filter_literals import day_of, holds, inverted, typed_value
from waymark.framework.filter_tokens import COLUMN, COMPARISON, NUMBER, TEXT
from waymark.written.findings import shortened
from waymark.written.nearest import did_you_mean

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
_PARTS: dict[type[exp.Expr], frozenset[str]] = {
    exp.Between: frozenset({"this", "low", "high"}),
    exp.In: frozenset({"this", "expressions", "query", "unnest", "field"}),  # the last three are refused by name
    exp.Like: frozenset({"this", "expression", "negate"}),
    exp.ILike: frozenset({"this", "expression", "negate"}),
}
_USUAL_PARTS = frozenset({"this", "expression"})


class Walk:
    """Turns sqlglot's tree into ours, node by node.

    problems: a sentence for each node that is not allowed · used: how often each word of the text was used, by the
    names of `filter_tokens.words_of`, so that a word which sqlglot passed over is seen.
    """

    def __init__(self, table: StandardTable, columns: Iterable[TableColumn]) -> None:
        self.table = table
        self.used: Counter[str] = Counter()
        self.columns = {column.name.casefold(): column for column in columns}
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
            exp.ILike: self._like,
            exp.Column: self._bare,
        }

    def condition(self, node: exp.Expr) -> Filter | None:
        """The condition, or None once its problem is among the problems."""
        reader = self._readers.get(type(node))
        if reader is None or _says_more(node):
            return self._refuse(node)
        return reader(node)

    def _joined(
        self, node: exp.Expr, kind: type[exp.Expr], joined: Callable[[tuple[Filter, ...]], Filter]
    ) -> Filter | None:
        """A chain of the same word becomes one list; the chain leans left, however long, so no call nests."""
        operands: list[exp.Expr] = []
        rest = node
        while type(rest) is kind:
            operands.append(rest.args["expression"])
            self.used[kind.__name__.upper()] += 1
            rest = rest.this
        operands.append(rest)
        read = [self.condition(operand) for operand in reversed(operands)]
        known = tuple(operand for operand in read if operand is not None)
        return joined(known) if len(known) == len(read) else None

    def _negated(self, node: exp.Expr) -> Filter | None:
        self.used["NOT"] += 1
        operand = self.condition(node.this)
        return None if operand is None else Not(operand)

    def _bare(self, node: exp.Expr) -> Filter | None:
        """A yes-or-no column by itself is the condition that it is true."""
        column = self._column(node)
        if column is None:
            return None
        if column.type is not ColumnType.BOOLEAN:
            return self._say(f"'{column.name}' stands alone; compare it with a value or with another column.")
        return Comparison(Column(column.name), Operator.EQUAL, True)

    def _comparison(self, node: exp.Expr) -> Filter | None:
        left, right, operator = node.this, node.args["expression"], _COMPARISONS[type(node)]
        self.used[COMPARISON] += 1
        if not _is_column(left) and _is_column(right):
            left, right, operator = right, left, _MIRRORED[operator]
        if not _is_column(left):
            return self._no_column(left, right)
        column = self._column(left)
        if _is_column(right):
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
        values = [self._literal(item, column) for item in node.args.get("expressions") or ()]
        known = tuple(value for value in values if value is not None)
        self.used.update({"IN": 1, ",": len(values) - 1})
        if not values:
            return self._say("IN needs a list of values between brackets; a query or a name is not allowed.")
        if column is None or len(known) < len(values):
            return None
        return In(Column(column.name), known)

    def _between(self, node: exp.Expr) -> Filter | None:
        column = self._operand(node.this, "BETWEEN")
        low, high = (self._literal(node.args[side], column) for side in ("low", "high"))
        self.used.update(("BETWEEN", "AND"))
        if column is None or low is None or high is None:
            return None
        if column.type is ColumnType.BOOLEAN:
            return self._say(f"'{column.name}' is TRUE or FALSE; compare it with = or <>.")
        if inverted(low, high):
            return self._say(f"BETWEEN {low} AND {high} is never true; put the lower value first.")
        return Between(Column(column.name), low, high)

    def _is(self, node: exp.Expr) -> Filter | None:
        column = self._operand(node.this, "IS NULL")
        if not isinstance(node.args["expression"], exp.Null):
            return self._say("After IS only NULL or NOT NULL is allowed; for a yes-or-no column write = TRUE.")
        self.used.update(("IS", "NULL"))
        return None if column is None else IsNull(Column(column.name))

    def _like(self, node: exp.Expr) -> Filter | None:
        word = "ILIKE" if type(node) is exp.ILike else "LIKE"
        column = self._operand(node.this, word)
        pattern = node.args["expression"]
        if not (isinstance(pattern, exp.Literal) and pattern.is_string):
            return self._say(f"{word} takes a text in single quotes, with % for any characters and _ for one.")
        if column is None:
            return None
        if column.type is not ColumnType.TEXT:
            return self._say(f"{word} is for text; '{column.name}' holds {holds(column)}.")
        self.used.update((word, TEXT))
        like = Like(Column(column.name), pattern.name, any_case=word == "ILIKE")
        if not node.args.get("negate"):
            return like
        self.used["NOT"] += 1
        return Not(like)

    def _operand(self, node: exp.Expr, word: str) -> TableColumn | None:
        """The column before IN, BETWEEN, IS or LIKE."""
        if _is_column(node):
            return self._column(node)
        if isinstance(node, (exp.Literal, exp.Boolean, exp.Null)):
            self._say(f"{word} needs a column of {self.table.name} before it.")
        else:
            self._refuse(node)
        return None

    def _column(self, node: exp.Expr) -> TableColumn | None:
        self.used[COLUMN] += 1
        identifier = node.this
        if _says_more(node) or not isinstance(identifier, exp.Identifier):
            self._say(f"'{_typed_again(node)}' names another table; a filter reads {self.table.name} only.")
            return None
        found = self.columns.get(identifier.name.casefold())
        if found is None:
            self._say(self._no_such_column(identifier.name, quoted=bool(identifier.args.get("quoted"))))
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
        if inner is not node:
            self.used["-"] += 1
        if isinstance(inner, exp.Null):
            self._say("A comparison with NULL is never true; write IS NULL or IS NOT NULL.")
            return None
        if not isinstance(inner, (exp.Literal, exp.Boolean)):
            self._refuse(node)
            return None
        self.used[_word_of(inner)] += 1
        if column is None:
            return None
        value = typed_value(inner, column.type, negative=inner is not node)
        if value is None:
            self._say(f"'{column.name}' holds {holds(column)}; {_typed_again(node)} is not of that kind.")
        return value

    def _date_literal(self, node: exp.Expr, column: TableColumn | None) -> Literal | None:
        """DATE '2021-03-31', which sqlglot shows as a cast; casts by name were refused before parsing."""
        text = node.this
        if not (node.args["to"].this is exp.DataType.Type.DATE and isinstance(text, exp.Literal) and text.is_string):
            self._refuse(node)
            return None
        self.used.update(("DATE", TEXT))
        day = day_of(text.name)
        if day is None:
            self._say(f"DATE '{shortened(text.name)}' is not a date; write it as DATE '2021-03-31'.")
        elif column is not None and column.type is not ColumnType.DATE:
            self._say(f"'{column.name}' holds {holds(column)}; DATE '{day}' is not of that kind.")
            return None
        return day

    def _refuse(self, node: exp.Expr) -> Filter | None:
        return self._say(f"{_named(node)} is not part of the filter language.")

    def _say(self, sentence: str) -> Filter | None:
        """Keeps the sentence. There is no filter then, which is what callers return."""
        self.problems.append(sentence)
        return None


def _says_more(node: exp.Expr) -> bool:
    """Whether a node carries something that its reader would not look at, such as SYMMETRIC or another table."""
    allowed = _PARTS.get(type(node), _USUAL_PARTS)
    return any(value for name, value in node.args.items() if name not in allowed)


def _is_column(node: exp.Expr) -> bool:
    return type(node) is exp.Column


def _word_of(literal: exp.Expr) -> str:
    """The name under which `filter_tokens.words_of` counts a literal."""
    if isinstance(literal, exp.Boolean):
        return str(literal.this).upper()
    return TEXT if literal.is_string else NUMBER


def _named(node: exp.Expr) -> str:
    """What a refused node is called in a sentence."""
    if isinstance(node, (exp.Subquery, exp.Query, exp.Exists, exp.Any, exp.All)):
        return "A query (SELECT …)"
    if isinstance(node, exp.Between):
        return "SYMMETRIC"
    if isinstance(node, exp.Anonymous):
        return f"The function '{shortened(str(node.this))}'"
    if isinstance(node, (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.DPipe, exp.Neg, exp.Pow)):
        return f"Arithmetic ({_typed_again(node)})"
    if isinstance(node, exp.Cast):
        return f"The cast {_typed_again(node)}"
    if isinstance(node, exp.Literal):
        return f"The value {_typed_again(node)} standing alone"
    if isinstance(node, exp.Func):
        return f"The function '{node.sql_name().lower()}'"
    return f"The expression {_typed_again(node)}"


def _typed_again(node: exp.Expr) -> str:
    """The node as text, shortened, for a sentence."""
    return shortened(node.sql(dialect="duckdb", unsupported_level=ErrorLevel.IGNORE, comments=False))
