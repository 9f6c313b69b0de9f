"""A mapping file → its statement, or every mistake in it with its line."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.delimited import shown_name
from waymark.sources.mapping.query_text import check_query
from waymark.sources.mapping.schema import MAPPING, USUAL_WAIT, VARIABLE, VIEW
from waymark.sources.mapping.statement import Filled, Query, Statement
from waymark.sources.mapping.target import needed_columns, pseudonymised, target_of
from waymark.sources.tabular.cells import read_cell
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO, Kind, LayoutColumn, Reach
from waymark.written.fields import Fields, read_fields
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean
from waymark.written.text_file import decode, read_bytes
from waymark.written.yaml_file import read_yaml

ENDINGS = (".yaml", ".yml")
_SECRET = re.compile(r"://|passw|pwd|secret", re.IGNORECASE)


def read_statement(path: Path) -> Statement:
    """Raises RefusedError with every mistake of the file."""
    findings = Findings(shown_name(path))
    fields = _fields(path, findings)
    statement = None if fields is None else _statement(path, fields, findings)
    if statement is None or not findings.sound:
        findings.issues = [_without_secrets(issue) for issue in findings.issues]
        sentence = findings.issues[0].sentence if len(findings.issues) == 1 else "The mapping has mistakes."
        raise RefusedError(sentence, findings.issues, findings.issues[0].hint)
    return statement


def _without_secrets(issue: Issue) -> Issue:
    """A connection string, or a piece of one, may stand on any line of a file that cannot be read."""
    return replace(issue, value="") if _SECRET.search(issue.value) else issue


def _fields(path: Path, findings: Findings) -> Fields | None:
    content, issues = read_bytes(path, findings.file)
    findings.issues += issues
    text, issues = decode(content, findings.file) if content is not None else (None, [])
    findings.issues += issues
    mapping, issues = read_yaml(text, findings.file) if text is not None else (None, [])
    findings.issues += issues
    return None if mapping is None else read_fields(mapping, MAPPING, findings)


def _statement(path: Path, fields: Fields, findings: Findings) -> Statement | None:
    table = fields.text("table")
    if table not in STANDARD_TABLES:
        if table:
            hint = did_you_mean(table, STANDARD_TABLES) or "The guide lists the standard tables."
            said = "There is no such standard table."
            findings.add("table_unknown", said, row=fields.line_of("table"), field="table", value=table, hint=hint)
        return None
    filled = _filled(table, fields, findings)
    covers, covered = _covers(table, fields, findings)
    filled |= covered
    _check_needed(table, fields, filled, findings)
    read = fields.group("read")
    query = None if read is None else _query(read, findings)
    if read is None or not findings.sound:
        return None
    layout = target_of(table)
    columns = tuple(_named(column, filled, fields) for column in layout.columns)
    return Statement(
        path,
        findings.file,
        fields.text("name"),
        table,
        replace(layout, columns=columns),
        filled,
        read.line,
        read.text("file"),
        read.text("sheet"),
        query,
        covers,
    )


def _filled(table: str, fields: Fields, findings: Findings) -> dict[str, Filled]:
    """What fills each column that the mapping names."""
    known = {column.column: column for column in target_of(table).columns if column.column not in _spans()}
    filled: dict[str, Filled] = {}
    for name, said in fields.named("columns").items():
        column = known.get(name)
        if column is None:
            sentence = f"The standard table {table} has no column '{name}'."
            absent = [one for one in known if one not in fields.named("columns")]
            hint = did_you_mean(name, absent)
            findings.add("column_unknown", sentence, row=said.line, field=said.path, hint=hint)
            continue
        if said.has("id") and not said.yes("id") and column.kind is Kind.ID:
            sentence = f"{name} is always an id, for which a pseudonym is kept."
            findings.add("id_not_kept", sentence, row=said.line_of("id"), field=said.path, hint="Take 'id: no' out.")
        if said.yes("id") and column.kind not in (Kind.ID, Kind.TEXT):
            sentence = f"{name} holds {column.meaning}, so it cannot be an id."
            findings.add("id_unfit", sentence, row=said.line_of("id"), field=said.path, hint="Take 'id: yes' out.")
        values = {key.casefold(): one.text for key, one in said.pairs("values").items()}
        filled[name] = Filled(
            said.text("column"), said.text("constant"), values, said.text("default"), said.line_of("column")
        )
        _check_words(column, said, findings)
    return filled


def _check_words(column: LayoutColumn, said: Fields, findings: Findings) -> None:
    """What the mapping itself writes must be what the column may hold."""
    if said.has("constant") and column.kind in (Kind.ID, Kind.BIRTH):
        sentence = f"One and the same {column.column} for every row cannot be right."
        findings.add("constant_unfit", sentence, row=said.line_of("constant"), field=said.path, hint="Name its column.")
        return
    written = [("constant", said.text("constant"), said.line_of("constant"))]
    written.append(("default", said.text("default"), said.line_of("default")))
    written.extend(("values", one.text, one.line) for one in said.pairs("values").values())
    for key, text, line in written:
        cell = read_cell(replace(column, needed=False, expected=False), text)
        if text and cell.wrong:
            hint = cell.hint if cell.hint else f"It should be {column.meaning}."
            findings.add("value_unfit", cell.sentence, row=line, field=f"{said.path}.{key}", value=text, hint=hint)


def _covers(table: str, fields: Fields, findings: Findings) -> tuple[tuple[date, date] | None, Mapping[str, Filled]]:
    """The span in days, or the columns that state it."""
    said = fields.group("covers")
    if said is None:
        return None, {}
    row = fields.line_of("covers")
    if target_of(table).reach is not Reach.SPAN:
        sentence = f"Rows of {table} speak for {target_of(table).reach.value}, so no span can be stated."
        findings.add("covers_unfit", sentence, row=row, field="covers", hint="Take 'covers' out.")
        return None, {}
    first, last = said.day("from"), said.day("to")
    columns = said.text("from_column"), said.text("to_column")
    if (first and last) and not any(columns):
        if first > last:
            sentence = "The span ends before it begins."
            findings.add("span_backwards", sentence, row=row, field="covers", hint="Correct one of the two days.")
        return (first, last), {}
    if all(columns) and not (first or last):
        lines = said.line_of("from_column"), said.line_of("to_column")
        pairs = zip((COVERS_FROM, COVERS_TO), columns, lines, strict=True)
        return None, {name: Filled(column, line=line) for name, column, line in pairs}
    if said.sound:
        hint = "Write from and to, or from_column and to_column."
        findings.add("covers_half", "A span has a first and a last day.", row=row, field="covers", hint=hint)
    return None, {}


def _check_needed(table: str, fields: Fields, filled: Mapping[str, Filled], findings: Findings) -> None:
    lacking = [name for name in needed_columns(table) if name not in fields.named("columns") and name not in filled]
    if lacking and fields.has("columns"):
        sentence = f"The mapping does not fill {' and '.join(lacking)}, without which a row of {table} says nothing."
        hint = f"Name the columns: {lacking[0]}: {{column: …}}."
        findings.add("column_needed", sentence, row=fields.line_of("columns"), field="columns", hint=hint)


def _query(read: Fields, findings: Findings) -> Query | None:
    """The query, where the rows come by one; whatever belongs to the other way of reading is a mistake."""
    _check_places(read, findings)
    asked = [name for name in ("files", "database", "connection") if read.has(name)]
    if read.has("file"):
        for name in (*asked, *(name for name in ("order_by", "time_limit") if read.has(name))):
            sentence = f"'{name}' belongs to a query, not to a file."
            findings.add(
                "keys_exclude", sentence, row=read.line_of(name), field=read.path_of(name), hint="Take it out."
            )
        return None
    if not read.has("query"):
        return None
    if read.has("sheet"):
        sentence = "'sheet' belongs to a file, not to a query."
        findings.add("keys_exclude", sentence, row=read.line_of("sheet"), field="read.sheet", hint="Take it out.")
    if len(asked) != 1:
        sentence = "A query asks one of: files, a database, a connection."
        hint = "Keep one of the three." if asked else "Add one of the three."
        findings.add("query_of_what", sentence, row=read.line_of("query"), field="read.query", hint=hint)
        return None
    if not read.texts("order_by"):
        sentence = "The rows of a query stand in no lasting order, so no row could be found again by its number."
        hint = "Name columns of the query that tell its rows apart: order_by: [case_id]."
        findings.add("order_missing", sentence, row=read.line_of("query"), field="read.order_by", hint=hint)
    files = read.pairs("files")
    for name, one in files.items():
        if not VIEW.pattern.fullmatch(name):
            sentence = f"'{name}' cannot be the name of a table."
            findings.add("form", sentence, row=one.line, field="read.files", hint=f"It should be {VIEW.words}.")
    query = Query(
        read.text("query"),
        read.line_of("query"),
        tuple(one.text for one in read.texts("order_by")),
        read.integer("time_limit") or USUAL_WAIT,
        {name: one.text for name, one in files.items()},
        read.text("database"),
        read.text("connection"),
    )
    check_query(query, findings)
    return query


def _check_places(read: Fields, findings: Findings) -> None:
    """Files are files, and a connection is the name of a variable: what may hold a password is not repeated."""
    said = [(name, read.text(name), read.line_of(name)) for name in ("file", "database")]
    said += [("files", one.text, one.line) for one in read.pairs("files").values()]
    for name, text, line in said:
        if "://" in text:
            hint = "Name a file; for PostgreSQL use 'connection'."
            findings.add("not_a_file", f"'{name}' holds an address.", row=line, field=read.path_of(name), hint=hint)
    if read.has("connection") and not VARIABLE.fullmatch(read.text("connection")):
        sentence = "'connection' is not the name of an environment variable (not shown: it may hold a password)."
        hint = "Write the variable's name, such as EARLY_HELP_DATABASE, and keep the connection string there."
        row = read.line_of("connection")
        findings.add("connection_in_file", sentence, row=row, field="read.connection", hint=hint)


def _named(column: LayoutColumn, filled: Mapping[str, Filled], fields: Fields) -> LayoutColumn:
    """The column under the name that it has where the rows come from, so that messages speak of what people see."""
    said = filled.get(column.column)
    if said is None or column.column in _spans():
        return column
    own = fields.named("columns")[column.column]
    column = pseudonymised(column) if own.yes("id") and column.kind is Kind.TEXT else column
    return replace(column, name=said.source or column.name)


def _spans() -> tuple[str, str]:
    return COVERS_FROM, COVERS_TO
