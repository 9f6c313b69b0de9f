"""Which sheet is which list, and which column is which: names differ by year and council, and are told by patterns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from waymark.domain.issue import Issue, Level
from waymark.sources.annex_a.schema import LISTS, AnnexList, folded
from waymark.sources.delimited import column_issues
from waymark.sources.values import shown_column
from waymark.sources.workbook import Sheet, SheetHeader, find_header

_SHEET = re.compile(r"\blist[\s_.-]*0*(\d{1,2})(?!\d)", re.IGNORECASE)
_LEAST_KNOWN = 3  # columns of a list before a sheet is taken for it


def list_of(sheet: str) -> AnnexList | None:
    """The list that a sheet's name tells: `List 3`, `LIST 03 - Referrals`, `Annex A list_3`."""
    found = _SHEET.search(" ".join(sheet.split()))
    return LISTS.get(int(found[1])) if found is not None else None


def looks_like(annex: AnnexList, names: Sequence[str]) -> bool:
    """Whether enough of the names, and its id, are columns of the list."""
    taken = named(annex, names)
    return annex.columns[0].name in taken.values() and len(taken) >= _LEAST_KNOWN


def named(annex: AnnexList, names: Sequence[str]) -> dict[str, str]:
    """Name in the file → the list's own name for the column. Each column once: names as Ofsted has them come first."""
    taken: dict[str, str] = {}
    left = {column.name: column for column in annex.columns}
    exact = {folded(column.name): column.name for column in annex.columns}
    for name in names:
        own = exact.get(folded(name))
        if own in left:
            del left[own]
            taken[name] = own
    for name in names:
        if name in taken or not name:
            continue
        own = next((own for own, column in left.items() if column.regex.search(folded(name))), None)
        if own is not None:
            del left[own]
            taken[name] = own
    return taken


def header_of(sheet: Sheet, annex: AnnexList) -> tuple[SheetHeader, list[Issue]]:
    """The header with the list's own names, and what is to be said of its columns: errors and warnings.

    Raises RefusedError as `find_header` does.
    """
    found = find_header(sheet, lambda name: _known(annex, name))
    taken = named(annex, found.names)
    header = replace(found, names=tuple(taken.get(name, name) for name in found.names))
    issues = [
        replace(issue, hint=f"Ofsted's name for it is '{issue.field}'. Give every column of {annex.title}.")
        for issue in column_issues(header, annex.layout.names, annex.layout.optional)
    ]
    absent = [column.name for column in annex.columns if column.optional and not header.has(column.name)]
    if absent:
        sentence = f"Columns of {annex.title} are missing, and were read as blank: {'; '.join(absent)}."
        issues.append(_said(header, "column_absent", sentence, "Add them if you can.", absent[0]))
    for name in found.names:
        if name and name not in taken and not _passed_over(annex, name):
            sentence = f"{annex.title} has no such column; it was passed over."
            shown = shown_column(name, found.names.index(name) + 1)
            issues.append(_said(header, "column_unread", sentence, "Nothing need be done.", shown))
    return header, issues


def _known(annex: AnnexList, name: str) -> bool:
    said = folded(name)
    return any(column.regex.search(said) for column in annex.columns) or _passed_over(annex, name)


def _passed_over(annex: AnnexList, name: str) -> bool:
    return any(re.search(pattern, folded(name)) for pattern in annex.not_kept)


def _said(header: SheetHeader, rule: str, sentence: str, hint: str, field: str) -> Issue:
    return Issue(rule, sentence, hint, Level.WARNING, header.file, header.row, field, sheet=header.sheet)
