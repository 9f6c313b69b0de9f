"""A workbook opened: its sheets by name, each as rows of text with the numbers that Excel shows beside them.

Nothing is opened before `archive` and `survey` have passed it.
"""

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from waymark.domain.errors import RefusedError
from waymark.sources.workbook.archive import Archive, damaged, open_archive
from waymark.sources.workbook.cells import text_of
from waymark.sources.workbook.refusal import refused
from waymark.sources.workbook.survey import SheetNotes, survey

_LARGEST_LIST = 5 << 20  # bytes of the part that lists the sheets


@dataclass(frozen=True)
class SheetPart:
    """One sheet as the workbook lists it. part: where its rows lie in the archive, '' for a chart or a macro sheet."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Listed:
    """The sheets of a workbook in their order. days_from_1904: whether day numbers count from 1904, not 1900."""

    sheets: tuple[SheetPart, ...]
    days_from_1904: bool


class Sheet:
    """One sheet. merged: rectangles of merged cells as (first row, first column, last row, last column), from 1."""

    def __init__(self, book: "Workbook", name: str, notes: SheetNotes, hidden: bool) -> None:
        self.file, self.name, self.notes, self.hidden = book.file, name, notes, hidden
        self.days_from_1904 = book.days_from_1904
        self._book = book

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Rows with a filled cell: their number, and the text of each cell from column A on."""
        if not self.notes.rows:
            return
        opened = self._book.open(self.name)
        start = opened.start
        if start is None:
            return
        before = ("",) * start[1]
        for number, values in enumerate(opened.iter_rows(), 1):
            texts = tuple(map(text_of, values))
            if any(texts):
                yield number, before + texts

    @property
    def path(self) -> Path:
        return self._book.path

    @property
    def merged(self) -> tuple[tuple[int, int, int, int], ...]:
        if not self.notes.rows:
            return ()
        ranges = self._book.open(self.name).merged_cell_ranges or ()
        return tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)


class Workbook:
    """An opened workbook. names: of its sheets, in their order."""

    def __init__(self, path: Path, archive: Archive, listed: Listed, notes: Mapping[str, SheetNotes]) -> None:
        self.path, self.file, self.days_from_1904 = path, archive.file, listed.days_from_1904
        self._archive = archive
        self._calamine: CalamineWorkbook | None = None
        self._opened: tuple[str, CalamineSheet] | None = None
        self._sheets = {each.name: Sheet(self, each.name, notes[each.part], each.hidden) for each in listed.sheets}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._sheets)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(self._sheets.values())

    def sheet(self, name: str) -> Sheet:
        """By its exact name. Raises KeyError when there is none."""
        return self._sheets[name]

    def open(self, name: str) -> CalamineSheet:
        """A sheet as calamine gives it; the one last asked for is kept. Raises RefusedError."""
        if self._opened is not None and self._opened[0] == name:
            return self._opened[1]
        self._opened = None
        try:
            if self._calamine is None:
                self._calamine = CalamineWorkbook.from_filelike(io.BytesIO(self._archive.data))
            opened = self._calamine.get_sheet_by_name(name)
        except PasswordError:
            sentence = "The workbook is locked with a password."
            raise refused("workbook_locked", self.file, sentence, "Remove the password.") from None
        except (CalamineError, OSError, ValueError):
            raise self._unreadable(name) from None
        except BaseException as problem:
            if type(problem).__name__ != "PanicException":  # what a fault inside calamine comes out as
                raise
            raise self._unreadable(name) from None
        self._opened = (name, opened)
        return opened

    def _unreadable(self, name: str) -> RefusedError:
        sentence = "The sheet cannot be read; it may be damaged."
        hint = "Open the workbook in Excel and save it again."
        return refused("sheet_unreadable", self.file, sentence, hint, sheet=name)


def open_workbook(path: Path) -> Workbook:
    """Raises RefusedError when the file is no workbook that can be read, or is beyond the limits."""
    archive = open_archive(path)
    notes = survey(archive).notes
    listed = listed_in(archive)
    if not listed.sheets:
        raise refused("workbook_empty", archive.file, "The workbook holds no sheet.", "Export it again.")
    if any(each.part not in notes for each in listed.sheets):
        raise damaged(archive.file)
    return Workbook(path, archive, listed, notes)


def listed_in(archive: Archive) -> Listed:
    """The sheets of rows that the workbook lists; sheets of charts are passed over. Raises RefusedError."""
    names = {name.casefold(): name for name in archive.names}
    book = next((names[name] for name in sorted(names, key=len) if name.endswith("workbook.xml")), "")
    folder, _, own = book.rpartition("/")
    relations = names.get(f"{folder}/_rels/{own}.rels".lstrip("/").casefold(), "")
    if not relations:
        raise damaged(archive.file)
    targets: dict[str, str] = {}
    for element in _elements(archive, relations, "Relationship"):
        target = str(element.get("Target", ""))
        if str(element.get("Type", "")).endswith("/worksheet"):
            part = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}").lstrip("/")
            )
            targets[str(element.get("Id", ""))] = names.get(part.casefold(), part)
    sheets: dict[str, SheetPart] = {}
    for element in _elements(archive, book, "sheet"):
        name = str(element.get("name", ""))
        part = targets.get(next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), ""), "")
        if part:
            hidden = str(element.get("state", "visible")) != "visible"
            sheets.setdefault(name, SheetPart(name, part, hidden))
    properties = _elements(archive, book, "workbookPr")
    days_from_1904 = any(element.get("date1904") in ("1", "true") for element in properties)
    return Listed(tuple(sheets.values()), days_from_1904)


def _elements(archive: Archive, part: str, local: str) -> list[Any]:
    """The elements of a small part by their local name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(archive.whole(part, _LARGEST_LIST), parser)
    except etree.XMLSyntaxError:
        raise damaged(archive.file) from None
    return list(root.iter("{*}" + local))
