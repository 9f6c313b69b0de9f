"""A query's text: one SELECT that reads the tables it was given, and does nothing else.

The text is taken apart by a parser before any database sees it. What is not known to be harmless is refused; that the
database then reads only, with no way to other files, is a second wall behind this one.
"""

import logging
import re
from collections.abc import Callable

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from waymark.sources.mapping.statement import Query
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean

MOST_CHARACTERS = 20_000

# What the parser has to say is said by us, once, with the place in the mapping.
logging.getLogger("sqlglot").addHandler(logging.NullHandler())

# Functions of one system that the parser does not know, and that only reckon.
_HARMLESS = frozenset(
    re.findall(
        r"\w+",
        """
        age bool_and bool_or date date_diff date_part datediff date_trunc datetime dayofweek epoch format hex ifnull
        iif instr isfinite isodow julianday last_day left lpad ltrim make_date monthname nullif nvl printf
        regexp_matches regexp_substr right rpad rtrim strftime string_agg strptime substr time to_char to_date
        to_number total trim try_strptime typeof
        """,
    )
)
# Functions that the parser knows, and that reach outside.
_REACHING_OUT = ("Read", "Current", "Session", "Rand", "Uuid", "Load", "File")
_WRITING = (
    exp.DML,
    exp.DDL,
    exp.Command,
    exp.Into,
    exp.Lock,
    exp.Copy,
    exp.Attach,
    exp.Detach,
    exp.Set,
    exp.Pragma,
    exp.Use,
    exp.Drop,
    exp.Alter,
    exp.TruncateTable,
    exp.Transaction,
)


def dialect_of(query: Query) -> str:
    if query.variable:
        return "postgres"
    return "sqlite" if query.database and not query.database.lower().endswith((".duckdb", ".ddb")) else "duckdb"


def check_query(query: Query, findings: Findings) -> None:
    """Adds what is wrong with the text to the findings, each with the line of `query` in the mapping."""

    def wrong(rule: str, sentence: str, hint: str) -> None:
        findings.add(rule, sentence, row=query.line, field="read.query", hint=hint)

    if len(query.text) > MOST_CHARACTERS:
        wrong("query_too_long", f"The query is longer than {MOST_CHARACTERS:,} characters.", "Make a view of it.")
        return
    try:
        statements = [one for one in sqlglot.parse(query.text, read=dialect_of(query)) if one is not None]
    except (SqlglotError, RecursionError):
        wrong("query_unreadable", "This is not SQL that can be read.", "Try the query in your database first.")
        return
    if len(statements) != 1:
        wrong("query_several", "There must be one statement, and one only.", "Keep one SELECT, without ';' in it.")
        return
    (tree,) = statements
    if not isinstance(tree, exp.Query) or any(isinstance(node, _WRITING) for node in tree.walk()):
        wrong("query_writes", "The query does something else than read.", "Write one SELECT.")
        return
    for name in sorted(_unfit_functions(tree)):
        wrong("query_function", f"The function {name} is not taken in a mapping.", "Make a view that uses it.")
    _check_tables(tree, query, wrong)


def _unfit_functions(tree: exp.Query) -> set[str]:
    found: set[str] = set()
    for node in tree.find_all(exp.Anonymous, exp.Func):
        if isinstance(node, exp.Anonymous):
            name = str(node.this).lower()
            if name not in _HARMLESS:
                found.add(name[:40])
        elif type(node).__name__.startswith(_REACHING_OUT) and type(node).__name__ not in ("CurrentDate",):
            found.add(node.sql_name().lower())
    return found


def _check_tables(tree: exp.Query, query: Query, wrong: Callable[[str, str, str], None]) -> None:
    """Tables of a query over files are those the mapping names; a path or a function is no table."""
    own = {cte.alias_or_name.casefold() for cte in tree.find_all(exp.CTE)}
    views = {name.casefold() for name in query.files}
    for table in tree.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier):
            wrong("query_table", "A function stands where a table should.", "Name a table.")
            continue
        name = table.name
        if name.casefold() in own and not table.db:
            continue
        if query.files and (table.db or name.casefold() not in views):
            hint = did_you_mean(name, query.files) or "Name its files in 'files'."
            wrong("query_table", f"The mapping names no files for the table '{name[:40]}'.", hint)
        elif any(mark in name for mark in "/\\:.*"):
            wrong("query_table", "A path stands where a table should.", "Name a table of the database.")
        elif (
            table.db.casefold() in _SYSTEM or table.catalog or name.casefold().startswith(("pg_", "sqlite_", "duckdb_"))
        ):
            wrong("query_table", f"The table '{name[:40]}' belongs to the database itself.", "Name a table of records.")


_SYSTEM = ("information_schema", "pg_catalog", "pg_toast", "system", "temp")
