"""The rows of a sheet beneath its column names, as the lines that a CSV file gives, and what was odd about them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import Line
from waymark.sources.intake import Tally
from waymark.sources.values import shortened
from waymark.sources.workbook.cells import is_error
from waymark.sources.workbook.header import SheetHeader
from waymark.sources.workbook.survey import column_letters

_SAVE = "Open the workbook in Excel, let it calculate, and save it."
_CORRECT = "Correct the formula, or leave the cell blank."
_EPOCH_1904 = date(1904, 1, 1)
_LARGEST_DAY_NUMBER = 80_000


def read_lines(header: SheetHeader, wanted: Sequence[str], tally: Tally, dates: Collection[str] = ()) -> Iterator[Line]:
    """Rows in their order; those with no filled cell, and the column names said again, are passed over.

    An error stands for a blank. tally: what is to be said of the sheet is added to it, some of it at the end ·
    dates: which of `wanted` hold dates, in which a number counts days. Raises RefusedError as `find_header` does.
    """
    places = [header.position(column) for column in wanted]
    numbered = [
        at
        for at, column in enumerate(wanted)
        if column in dates and header.source.days_from_1904 and places[at] is not None
    ]
    again = tuple(name.casefold() for name in header.names if name)
    for issue in header.issues:
        tally.add(issue)
    _say_of_sheet(header, tally)
    for row, cells in header.source.rows():
        if row <= header.row:
            continue
        if any(map(is_error, cells)):
            cells = _without_errors(header, row, cells, tally)
        if again == tuple(cell.casefold() for cell in cells if cell):
            tally.add(
                _issue(header, "header_again", "The column names stand here again; the row was passed over.", row)
            )
            continue
        _say_of_outside(header, row, cells, tally)
        taken = [cells[place] if place is not None and place < len(cells) else "" for place in places]
        for at in numbered:
            taken[at] = _from_1904(header, row, wanted[at], taken[at], tally)
        if any(cells):
            yield Line(row, tuple(taken))


def _say_of_sheet(header: SheetHeader, tally: Tally) -> None:
    notes = header.source.notes
    if header.source.hidden:
        hint = "Take it out if it should not count."
        tally.add(_issue(header, "sheet_hidden", "The sheet is hidden; it was read all the same.", None, hint))
    for column, (row, count) in sorted(notes.errors.items()):
        if row > header.row:
            sentence = "A formula came to an error, which was read as blank."
            tally.add(_issue(header, "cell_error", sentence, row, _CORRECT, _name(header, column), count=count))
    for column, (row, count) in sorted(notes.unfinished.items()):
        if row > header.row:
            sentence = "A formula has no result in the file, and was read as blank."
            tally.add(_issue(header, "formula_unfinished", sentence, row, _SAVE, _name(header, column), count=count))
    if notes.hidden_rows:
        sentence = "Rows are hidden; they were read all the same."
        hint = "Take them out if they should not count."
        tally.add(_issue(header, "rows_hidden", sentence, None, hint, count=notes.hidden_rows))
    for top, left, bottom, right in header.source.merged:
        if top > header.row and (bottom, right) != (top, left):
            reach = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
            sentence = f"Cells are merged, as {reach}; their value counts in the first row and column alone."
            hint = "Unmerge them, and fill each cell that should have the value."
            tally.add(_issue(header, "cells_merged", sentence, top, hint, _name(header, left)))


def _without_errors(header: SheetHeader, row: int, cells: tuple[str, ...], tally: Tally) -> tuple[str, ...]:
    """Errors that were pasted as text are blank as well."""
    for place, cell in enumerate(cells, 1):
        if is_error(cell):
            sentence = "An error of a formula stands for a value; it was read as blank."
            name = _name(header, place)
            tally.add(_issue(header, "cell_error_text", sentence, row, "Leave the cell blank.", name, cell.upper()))
    return tuple("" if is_error(cell) else cell for cell in cells)


def _say_of_outside(header: SheetHeader, row: int, cells: tuple[str, ...], tally: Tally) -> None:
    for place, cell in enumerate(cells):
        if cell and (place >= len(header.names) or not header.names[place]):
            sentence = "A value stands under no column name; it was passed over."
            hint = "Give the column a name if it should be read."
            tally.add(_issue(header, "value_without_column", sentence, row, hint, _name(header, place + 1)))


def _from_1904(header: SheetHeader, row: int, name: str, text: str, tally: Tally) -> str:
    """A day number of a workbook whose days count from 1904, as its date."""
    whole = text.partition(".")[0]
    if not (whole.isdecimal() and len(whole) < 6 and int(whole) < _LARGEST_DAY_NUMBER):
        return text
    sentence = "A day number stands for a date; days were counted from 1904, as the workbook says."
    tally.add(_issue(header, "date_as_number", sentence, row, "Format the column as dates.", name))
    return (_EPOCH_1904 + timedelta(days=int(whole))).isoformat()


def _name(header: SheetHeader, column: int) -> str:
    """The name of a column, or its letters where it has none."""
    name = header.names[column - 1] if column <= len(header.names) else ""
    return shortened(name) or f"column {column_letters(column)}"


def _issue(
    header: SheetHeader,
    rule: str,
    sentence: str,
    row: int | None,
    hint: str = "Nothing need be done.",
    field: str = "",
    value: str = "",
    count: int = 1,
) -> Issue:
    return Issue(rule, sentence, hint, Level.WARNING, header.file, row, field, value, header.sheet, count)
