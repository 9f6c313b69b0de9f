"""The filter language: a small SQL condition on the columns of one standard table, read into our own tree.

sqlglot reads the text (dialect DuckDB). What it read is let through only where it is listed in `filter_tree`: the
table's columns, = <> < <= > >=, AND, OR, NOT, brackets, IN, BETWEEN, IS [NOT] NULL, LIKE, ILIKE, and literals of the
column's type. Everything else is refused by name. The text itself is never run by anything.
"""

from sqlglot import Dialect, exp
from sqlglot.errors import ParseError, SqlglotError

from waymark.domain.filter import Filter
from waymark.domain.tables import FLAGGED, ROW_ID, StandardTable, TableColumn
from waymark.framework.filter_tokens import (
    DEEPEST,
    foreign_words,
    problems_of,
    strange_characters,
    too_deep,
    unread,
    unused_words,
)
from waymark.framework.filter_tree import Walk

LONGEST = 2_000  # characters

_DIALECT = Dialect.get_or_raise("duckdb")


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
    columns = allowed_columns(table)
    try:
        tokens = _DIALECT.tokenize(text)
        problems = problems_of(tokens)
        if too_deep(tokens):
            return [*problems, f"The filter is nested too deeply; {DEEPEST} levels of brackets are allowed."]
        tree = _DIALECT.parser().parse_into(exp.Condition, tokens, text)[0]
        if tree is None:
            return problems or ["The filter holds no condition."]
        walk = Walk(table, columns)
        read = walk.condition(tree)
    except ParseError as error:
        return [*problems, *foreign_words(tokens, table.name, columns)] or [unread(error)]
    except SqlglotError:
        return ["The filter cannot be read; check that each quotation mark is closed."]
    except RecursionError:
        return [f"The filter is nested too deeply; {DEEPEST} levels of brackets are allowed."]
    problems = list(dict.fromkeys([*problems, *walk.problems])) or unused_words(tokens, columns, walk.used)
    return problems or read or ["The filter holds no condition."]
