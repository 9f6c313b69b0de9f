"""Which layout each file is of: told by its column names, never by what the file is called."""

from collections.abc import Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.delimited import Header, column_issues
from waymark.sources.extracts.headers import header_of, is_of, is_workbook, layout_named_in
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.files_given import Wanted, files_given
from waymark.sources.heads import header_in_head
from waymark.sources.intake import FoundEdition
from waymark.sources.tabular.layout import Layout
from waymark.sources.workbook import peek

_LEAST_SHARED = 2  # columns, before a layout is named as the nearest
_GIVE_CSV = "Give a CSV file or a workbook in one of the layouts of the guide."
_WANTED = Wanted(
    (".csv", ".xlsx", ".xlsm"), "no_csv_file", "CSV file and no workbook", "CSV files or workbooks", _GIVE_CSV
)


def claims(path: Path) -> bool:
    """Whether the columns by which one of the layouts is known are there."""
    if is_workbook(path):
        rows = (frozenset(map(str.casefold, row)) for rows in peek(path).values() for row in rows)
        return any(is_of(row.__contains__, layout) for row in rows for layout in LAYOUTS.values())
    header = header_in_head(path)
    return header is not None and layout_named_in(header) is not None


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each file, in the order of their paths; `files` names the layout.

    A path is a CSV file or a workbook, or a folder searched to any depth for files named .csv, .xlsx or .xlsm.
    Raises RefusedError with every file that is of no layout or lacks a column of its own.
    """
    issues: list[Issue] = []
    found: list[FoundEdition] = []
    for path in files_given(paths, _WANTED, issues):
        try:
            layout = layout_of(header_of(path))
        except RefusedError as refused:
            issues.extend(refused.issues)
        else:
            found.append(FoundEdition(path.stem, {layout.name: path}))
    if issues:
        sentence = issues[0].sentence if len(issues) == 1 else "Not every file can be taken as an extract."
        raise RefusedError(sentence, issues, issues[0].hint)
    return found


def layout_of(header: Header) -> Layout:
    """The layout that the columns are of. Raises RefusedError when they are of none, or when some are missing."""
    layout = layout_named_in(header)
    if layout is not None:
        issues = column_issues(header, layout.names, layout.optional)
        if issues:
            raise RefusedError(issues[0].sentence, issues, issues[0].hint)
        return layout
    sentence = "The file's columns are of no known layout."
    hint = _nearest(header)
    issue = Issue("layout_unknown", sentence, hint, file=header.file, row=header.row, sheet=header.sheet)
    raise RefusedError(sentence, (issue,), hint)


def _nearest(header: Header) -> str:
    """What is missing to the layout that shares most columns with the file; the names of all where none does."""
    shared = {name: sum(header.has(column) for column in layout.names) for name, layout in LAYOUTS.items()}
    nearest = LAYOUTS[max(shared, key=lambda name: shared[name])]
    if shared[nearest.name] < _LEAST_SHARED:
        return f"The layouts are: {', '.join(LAYOUTS)}. The guide to extracts shows their columns."
    lacking = [name for name in nearest.names if not header.has(name) and name not in nearest.optional]
    return f"It is nearest to {nearest.name}, which also has: {', '.join(lacking)}."
