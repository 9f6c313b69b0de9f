"""What stands in the parts of a workbook, told before they are opened for good.

A reader of workbooks lays a sheet out as a full rectangle and copies a shared text into each cell that has it, so
one far-off cell, or one long text, may fill any memory. So every part is read through once, element by element.
On the way are noted the things that a value alone does not tell: errors, formulas without a result, hidden rows.
"""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from waymark.domain.errors import RefusedError
from waymark.sources.workbook.archive import Archive, damaged
from waymark.sources.workbook.refusal import refused

MOST_CELLS = 5_000_000  # filled, in the whole workbook
MOST_COLUMNS = 1_000
MOST_AREA = 20_000_000  # cells of a sheet's rectangle, filled or not
LONGEST_CELL = 100_000  # characters; Excel itself holds 32,767
_MOST_TEXT = 400_000_000  # characters, counted again for each cell that has them
_LONGEST_ELEMENT = 2 << 20  # bytes without an element beginning

_LETTERS = re.compile(r"[A-Za-z]{1,7}", re.ASCII)
_MOST_REMEMBERED = 2_000
_SPLIT_AS_CSV = "Export it as CSV, or keep the table alone in the workbook."


@dataclass
class SheetNotes:
    """errors, unfinished: column (from 1) → its first row and how many · rows, hidden_rows: how many there are."""

    rows: int = 0
    errors: dict[int, tuple[int, int]] = field(default_factory=dict)
    unfinished: dict[int, tuple[int, int]] = field(default_factory=dict)
    hidden_rows: int = 0


@dataclass(frozen=True)
class Survey:
    """notes: by part of the archive, for those that are XML."""

    notes: Mapping[str, SheetNotes]


def survey(archive: Archive) -> Survey:
    """Raises RefusedError when a part declares entities, or is beyond what is opened."""
    counts = _Counts()
    notes: dict[str, SheetNotes] = {}
    for name in archive.names:
        reading = _Part(archive, name, counts)
        if reading.go():
            notes[name] = reading.notes
    _refuse_repeated_texts(archive, counts, notes)
    return Survey(notes)


@dataclass
class _Counts:
    """cells: filled so far · shared: those that name a shared text · lengths: by part, of its shared texts."""

    cells: int = 0
    shared: int = 0
    lengths: "list[array[int]]" = field(default_factory=list)


class _Part:
    """One part, element by element."""

    def __init__(self, archive: Archive, name: str, counts: _Counts) -> None:
        self.notes = SheetNotes()
        self._archive, self._name, self._counts = archive, name, counts
        self._row = self._column = self._last_row = self._last_column = 0
        self._formula = self._error = False
        self._valued = True
        self._text_began = -1
        self._lengths: array[int] = array("L")
        self._begun = False
        self._silent = 0  # bytes in which no element began
        self._columns: dict[str, int] = {}
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    def go(self) -> bool:
        """Reads the part through; whether it is XML. What is not XML only has its real size looked at."""
        read = 0
        xml = not self._name.casefold().endswith(".vml")  # drawings of old, often not well-formed
        try:
            for piece in self._archive.pieces(self._name):
                xml = xml and (read > 0 or piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"))
                read += len(piece)
                if not xml:
                    continue
                self._parser.Parse(piece, False)
                self._silent = 0 if self._begun else self._silent + len(piece)
                self._begun = False
                if self._silent > _LONGEST_ELEMENT:
                    raise self._refused_cell()
            if xml:
                self._parser.Parse(b"", True)
        except expat.ExpatError:
            raise damaged(self._archive.file) from None
        if self._lengths:
            self._counts.lengths.append(self._lengths)
        return xml

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._begun = True
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            self._cell(attributes)
        elif local == "v" or local == "is":
            self._valued = True
        elif local == "f":
            self._formula = True
        elif local == "row":
            self.notes.rows += 1
            said = attributes.get("r", "")
            self._row = int(said) if said.isdecimal() and len(said) < 10 else self._row + 1
            self._column = 0
            self.notes.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif local == "si":
            self._text_began = self._parser.CurrentByteIndex

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            if self._formula and not self._valued:
                self._note(self.notes.unfinished)
            elif self._error:
                self._note(self.notes.errors)
        elif local == "si" and self._text_began >= 0:
            length = self._parser.CurrentByteIndex - self._text_began
            if length > LONGEST_CELL * 4:
                raise self._refused_cell()
            self._lengths.append(length)
            self._text_began = -1

    def _cell(self, attributes: dict[str, str]) -> None:
        self._formula = self._valued = False
        kind = attributes.get("t")
        self._error = kind == "e"
        self._counts.cells += 1
        self._counts.shared += kind == "s"
        self._place(attributes.get("r", ""))
        if self._counts.cells > MOST_CELLS:
            sentence = f"The workbook has more than {MOST_CELLS:,} cells."
            raise refused("sheet_too_large", self._archive.file, sentence, _SPLIT_AS_CSV)
        if self._row <= self._last_row and self._column <= self._last_column:
            return
        self._last_row, self._last_column = max(self._last_row, self._row), max(self._last_column, self._column)
        if self._last_column > MOST_COLUMNS:
            sentence = f"A sheet is more than {MOST_COLUMNS:,} columns wide."
            raise refused("sheet_too_wide", self._archive.file, sentence, "Keep the columns of the table alone.")
        if self._last_row * self._last_column > MOST_AREA:
            sentence = "A sheet is too large: a cell stands far away from the others, or there are too many."
            raise refused("sheet_too_large", self._archive.file, sentence, _SPLIT_AS_CSV)

    def _place(self, said: str) -> None:
        """The cell's row and column, from its reference; without one it is the next."""
        letters = said.rstrip("0123456789")
        number = said[len(letters) :]
        column = self._columns.get(letters)
        if column is None and _LETTERS.fullmatch(letters):
            column = column_number(letters)
            if len(self._columns) < _MOST_REMEMBERED:
                self._columns[letters] = column
        if column is None or not number or len(number) > 9:
            self._column += 1
        else:
            self._column, self._row = column, int(number)

    def _note(self, into: dict[int, tuple[int, int]]) -> None:
        row, count = into.get(self._column, (self._row, 0))
        into[self._column] = (row, count + 1)

    def _doctype(self, *_: object) -> None:
        sentence = "The workbook declares entities, which no program that makes workbooks does."
        raise refused("workbook_entities", self._archive.file, sentence, "Export it again; it may be made to do harm.")

    def _refused_cell(self) -> RefusedError:
        sentence = f"A cell holds more than {LONGEST_CELL:,} characters."
        return refused("cell_too_long", self._archive.file, sentence, "Take the long text out, and save it again.")


def _refuse_repeated_texts(archive: Archive, counts: _Counts, notes: Mapping[str, SheetNotes]) -> None:
    """A long text in many cells. Which text a cell has is looked at only where it might matter."""
    if max((max(each) for each in counts.lengths), default=0) * counts.shared <= _MOST_TEXT:
        return
    said = 0
    for name in (name for name, noted in notes.items() if noted.rows):
        for number in _shared_numbers(archive, name):
            said += max((each[number] for each in counts.lengths if number < len(each)), default=0)
            if said > _MOST_TEXT:
                sentence = "The texts of the cells are too long to be read together."
                raise refused("sheet_too_large", archive.file, sentence, _SPLIT_AS_CSV)


def _shared_numbers(archive: Archive, name: str) -> "array[int]":
    """The numbers of the shared texts that a sheet's cells have."""
    numbers = array("L")
    shared = False
    value: list[str] = []

    def begin(element: str, attributes: dict[str, str]) -> None:
        nonlocal shared
        if element.rpartition(":")[2] == "c":
            shared = attributes.get("t") == "s"
        value.clear()

    def end(element: str) -> None:
        if shared and element.rpartition(":")[2] == "v" and (said := "".join(value).strip()).isdecimal():
            numbers.append(min(int(said[:9]), 1 << 31))
        value.clear()

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = value.append
    for piece in archive.pieces(name):
        parser.Parse(piece, False)
    return numbers


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters
