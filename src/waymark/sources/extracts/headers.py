"""The column names of an extract, be it a CSV file or the sheet of a workbook that holds it."""

from collections.abc import Callable
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import DelimitedHeader, Header, read_header
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.heads import head_of_file
from waymark.sources.tabular.layout import Layout
from waymark.sources.workbook import SheetHeader, find_header, open_workbook

# A zip archive or an old compound file: what a workbook is, whatever it is called.
_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_KNOWN = frozenset(
    name.casefold()
    for layout in LAYOUTS.values()
    for column in layout.columns
    for name in (column.name, *column.aliases)
)


def is_workbook(path: Path) -> bool:
    return head_of_file(path).startswith(_WORKBOOKS)


def header_of(path: Path) -> DelimitedHeader | SheetHeader:
    """Of a workbook the first sheet that is of a layout. Raises RefusedError when the file cannot be read as a table.

    Where no sheet is of a layout, the one with most of their columns is given, so that it can be said what it lacks.
    """
    if not is_workbook(path):
        return read_header(path)
    headers, refused = _headers(path)
    chosen = next((each for each in headers if layout_named_in(each) is not None), None)
    if chosen is None and (wrong := [problem for problem in refused if problem.issues[0].rule != "sheet_empty"]):
        raise RefusedError(str(wrong[0]), [issue for problem in wrong for issue in problem.issues], wrong[0].hint)
    if not headers:
        raise refused[0]
    return chosen or max(headers, key=lambda each: sum(name.casefold() in _KNOWN for name in each.names))


def other_sheets(taken: SheetHeader) -> list[Issue]:
    """A warning for each further sheet of the workbook that is of a layout as well: it was not read."""
    headers, _ = _headers(taken.source.path)
    hint = "Save it as a workbook of its own, and load that too."
    return [
        Issue(
            "sheet_unread",
            f"The sheet is an extract too, of the layout {layout.name}; only one sheet of a workbook is read.",
            hint,
            Level.WARNING,
            taken.file,
            sheet=each.sheet,
        )
        for each in headers
        if each.sheet != taken.sheet and (layout := layout_named_in(each)) is not None
    ]


def layout_named_in(header: Header) -> Layout | None:
    """The layout by whose columns the header is known."""
    return next((layout for layout in LAYOUTS.values() if is_of(header.has, layout)), None)


def is_of(has: Callable[[str], bool], layout: Layout) -> bool:
    return all(map(has, layout.known_by))


def _headers(path: Path) -> tuple[list[SheetHeader], list[RefusedError]]:
    """The header of each sheet that has one, and why others have none. Raises RefusedError for the whole workbook."""
    headers: list[SheetHeader] = []
    refused: list[RefusedError] = []
    for sheet in open_workbook(path).sheets:
        try:
            headers.append(find_header(sheet, _KNOWN))
        except RefusedError as problem:
            refused.append(problem)
    return headers, refused
