"""The workbook: one sheet for each table, known by its column names, or by its name where they say nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.blocks import block_of
from waymark.sources.delimited import shown_name
from waymark.sources.heads import head_of_file
from waymark.sources.intake import Tally
from waymark.sources.ssda903.held import Held, Part, Wanted, Where
from waymark.sources.ssda903.naming import table_held, table_named
from waymark.sources.ssda903.schema import REQUIRED, TABLES, Kind
from waymark.sources.workbook import Sheet, SheetHeader, find_header, open_workbook, peek, read_lines

SUFFIXES = frozenset({".xlsx", ".xlsm"})
_LINES_TOGETHER = 20_000
_COLUMNS = frozenset(column.name for table in TABLES.values() for column in table.columns)
_DATES = frozenset(column.name for table in TABLES.values() for column in table.columns if column.kind is Kind.DATE)


def claims_workbook(path: Path) -> bool:
    """Whether a sheet of it has the columns of the header or of the episodes."""
    if not head_of_file(path).startswith(b"PK"):
        return False
    return any(_required(row) for rows in peek(path).values() for row in rows)


def _required(row: Iterable[str]) -> bool:
    names = frozenset(map(str.casefold, row))
    return table_held(lambda column: column.casefold() in names) in REQUIRED


def held_in_workbook(path: Path) -> Held:
    """What cannot be read is in `refused`."""
    held = Held({}, [], whole=True)
    try:
        book = open_workbook(path)
    except RefusedError as problem:
        held.refused.extend(problem.issues)
        return held
    found: dict[str, SheetHeader] = {}
    for sheet in book.sheets:
        _find(sheet, found, held)
    for name in (name for name in TABLES if name in found):
        header = found[name]
        held.tables[name] = Where(header.file, header.sheet, header)
        held.streams.append(_Sheet(name, header, held))
    told = {table_named(issue.sheet) for issue in held.refused}
    held.refused.extend(
        _missing(name, shown_name(path))
        for name in REQUIRED
        if name not in found and not any(named and named[0] == name for named in told)
    )
    return held


def _find(sheet: Sheet, found: dict[str, SheetHeader], held: Held) -> None:
    """Adds the sheet to `found` under its table, or says why not."""
    named = table_named(sheet.name)
    try:
        header = find_header(sheet, _COLUMNS)
    except RefusedError as problem:
        if named:
            held.refused.extend(problem.issues)
        return
    name = table_held(header.has)
    if name is None and named and any(header.has(column) for column in TABLES[named[0]].telling):
        name = named[0]
    if name is None:
        sentence = "This sheet is not a table of SSDA903 and was left alone."
        hint = "If it should have been read, check its column names."
        held.noticed.append(Issue("sheet_left_alone", sentence, hint, Level.WARNING, sheet.file, sheet=sheet.name))
    elif name in found:
        sentence = f"More than one sheet holds the {name} table: {found[name].sheet} and {sheet.name}."
        hint = "Keep one of them, or give each year its own workbook."
        held.refused.append(Issue("table_twice", sentence, hint, file=sheet.file, sheet=sheet.name))
    else:
        found[name] = header


def _missing(name: str, file: str) -> Issue:
    sentence = f"No sheet of the workbook holds the {name} table."
    return Issue("table_missing", sentence, f"Add a sheet with the columns of the {name} table.", file=file, sheet=name)


@dataclass(frozen=True)
class _Sheet:
    table: str
    header: SheetHeader
    held: Held

    def parts(self, wanted: Wanted, together: bool) -> Iterator[Part]:
        columns = wanted.get(self.table)
        if columns is None:
            return
        tally = Tally()
        lines = read_lines(self.header, columns, tally, _DATES)
        while taken := list(islice(lines, _LINES_TOGETHER)):
            if together and columns:
                yield self.table, block_of(taken)
            else:
                yield from ((self.table, line) for line in taken)
        # Of the pass that looks for the year alone nothing need be said twice.
        if len(columns) == len(TABLES[self.table].kept):
            self.held.noticed.extend(tally.issues)
