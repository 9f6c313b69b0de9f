"""A delimited text file (CSV) as rows of cleaned text, each with the line number that an editor shows.

Takes UTF-8 with or without its mark, UTF-16 and Windows-1252; comma, semicolon or tab, whichever the header row
uses most. The file is read as a stream. What is not such a file is refused, saying what it appears to be.
"""

import codecs
import csv
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Protocol

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.values import clean, printable, shown_column

LARGEST_BYTES = 500 * 1024 * 1024
_LONGEST_SHOWN = 300
MOST_COLUMNS = 4_000
LAST_HEADER_ROW = 10_000  # rows above the column names, before they are looked for no longer

_CHUNK = 1 << 20  # characters: a line that is longer than one is no row of a return
DELIMITERS = (",", ";", "\t")
MARKS = "".join(DELIMITERS)
_ENDS = "\r\n"
_MOST_BLANK = 5_000_000
_SIGNATURES = (
    (b"PK\x03\x04", "an Excel workbook (.xlsx) or a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a word-processor document"),
)


class NamedColumns(Protocol):
    """The header row of a table, wherever it stands."""

    @property
    def file(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def row(self) -> int | None: ...


class Header(Protocol):
    """The row of column names of a file or sheet: `DelimitedHeader`, or a workbook's `SheetHeader`."""

    @property
    def file(self) -> str: ...

    @property
    def sheet(self) -> str:
        """'' for a file that has none."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """Cleaned but as spelled, in the order of the columns."""
        ...

    @property
    def row(self) -> int: ...

    def position(self, column: str) -> int | None: ...

    def has(self, column: str) -> bool: ...


@dataclass(frozen=True)
class DelimitedHeader:
    """How one file is to be read, and the names in its header row, cleaned but as spelled."""

    path: Path
    file: str
    encoding: str
    delimiter: str
    names: tuple[str, ...]
    row: int
    ends_cleanly: bool  # the last line has its line end
    sheet: str = ""

    def position(self, column: str) -> int | None:
        """Where a column stands, its name compared without regard to case."""
        return self._places.get(column.casefold())

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The first place of each name."""
        return {name.casefold(): len(self.names) - 1 - at for at, name in enumerate(reversed(self.names))}

    def has(self, column: str) -> bool:
        return self.position(column) is not None


@dataclass(frozen=True)
class Line:
    """One row. cells: the text of each wanted column, in the order asked for, '' where the file has no such column.

    absent: wanted columns that the row is too short to reach · extra: filled cells beyond the last column.
    """

    row: int
    cells: tuple[str, ...]
    absent: tuple[str, ...] = ()
    extra: int = 0


def shown_name(path: Path) -> str:
    """The folder and name of a file, enough to find it by and no more of the machine's paths.

    A letter that cannot be printed, or is none in any encoding, is shown as a mark; a very long name by its end.
    """
    shown = printable(f"{path.parent.name}/{path.name}" if path.parent.name else path.name)
    return shown if len(shown) <= _LONGEST_SHOWN else f"…{shown[1 - _LONGEST_SHOWN :]}"


def read_header(path: Path) -> DelimitedHeader:
    """Raises RefusedError with its issue when the file is not delimited text or holds nothing."""
    file = shown_name(path)
    encoding, ends_cleanly = _encoding(path, file)
    row, delimiter, names = _first_row(path, file, encoding)
    return DelimitedHeader(path, file, encoding, delimiter, names, row, ends_cleanly)


def column_issues(header: NamedColumns, wanted: Sequence[str], optional: Sequence[str] = ()) -> list[Issue]:
    """Wanted columns that are missing (an error unless optional) or that stand in the header row twice."""
    spelled = [name.casefold() for name in header.names]
    issues: list[Issue] = []
    for column in wanted:
        times = spelled.count(column.casefold())
        if times == 1 or (times == 0 and column in optional):
            continue
        if times > 1:
            shown = shown_column(column, spelled.index(column.casefold()) + 1)
            issues.append(
                Issue(
                    rule="column_twice",
                    sentence=f"The column {shown} stands in the header row {times} times.",
                    hint="Keep one of them.",
                    file=header.file,
                    row=header.row,
                    field=shown,
                    sheet=header.sheet,
                )
            )
            continue
        near = get_close_matches(column.casefold(), [name for name in spelled if name], n=1, cutoff=0.8)
        at = spelled.index(near[0]) if near else 0
        meant = f"Is it the one named '{shown_column(header.names[at], at + 1)}'? " if near else ""
        issues.append(
            Issue(
                rule="column_missing",
                sentence=f"The column {column} is missing.",
                hint=f"{meant}Export the file again with every column of the return.",
                file=header.file,
                row=header.row,
                field=column,
                sheet=header.sheet,
            )
        )
    return issues


def read_rows(header: DelimitedHeader, wanted: Sequence[str]) -> Iterator[Line]:
    """Rows under the header, in the file's order; rows with no filled cell are passed over.

    Raises RefusedError when a quotation mark never closes, or the file stops in the middle of its last row.
    """
    records = _records(header.path, header.file, header.encoding, header.delimiter)
    lines = Lines(header, wanted)
    for row, cells in records:
        if row > header.row and any(cells):
            yield from lines.take(row, cells)
    yield from lines.end()


class Lines:
    """Records on their way to lines. A narrow record is held back until it is known that the file goes on."""

    def __init__(self, header: DelimitedHeader, wanted: Sequence[str]) -> None:
        self._header = header
        self._wanted = wanted
        self._places = [header.position(column) for column in wanted]
        self._width = len(header.names)
        self._short: Line | None = None
        self._narrowest = self._last = self._width

    def take(self, row: int, cells: tuple[str, ...]) -> Iterator[Line]:
        yield from self.go_on()
        line = Line(
            row,
            tuple(cells[place] if place is not None and place < len(cells) else "" for place in self._places),
            tuple(
                column
                for column, place in zip(self._wanted, self._places, strict=True)
                if place is not None and place >= len(cells)
            ),
            sum(1 for cell in cells[self._width :] if cell),
        )
        if len(cells) < self._width:
            self._short, self._last = line, len(cells)
        else:
            yield line

    def go_on(self) -> Iterator[Line]:
        """The record held back, as a further one follows it."""
        if self._short is not None:
            yield self._short
            self._short = None
            self._narrowest = min(self._narrowest, self._last)

    def end(self) -> Iterator[Line]:
        """The record held back, as the last. Raises RefusedError when the file stops in the middle of it."""
        if self._short is None:
            return
        # Where other rows are as short, that is how the file was written.
        if self._last < self._narrowest and not self._header.ends_cleanly:
            raise _refused(
                "file_cut_short",
                self._header.file,
                "The file stops in the middle of its last row.",
                "Export or copy it again.",
                self._short.row,
            )
        yield self._short


def _refused(rule: str, file: str, sentence: str, hint: str, row: int | None = None) -> RefusedError:
    return RefusedError(f"{file}: {sentence}", [Issue(rule, sentence, hint, file=file, row=row)], hint)


def _empty(file: str) -> RefusedError:
    hint = "Export it again; it should begin with column names."
    return _refused("file_empty", file, "The file is empty.", hint)


def _first_row(path: Path, file: str, encoding: str) -> tuple[int, str, tuple[str, ...]]:
    """Number, delimiter and cells of the first row with a filled cell; the delimiter is the one that makes most."""
    best: tuple[int, str, tuple[str, ...]] | None = None
    refused: RefusedError | None = None
    went_on = False
    for delimiter in DELIMITERS:
        try:
            records = _records(path, file, encoding, delimiter)
            # A row of bare delimiters is blank, whichever of them it is read with.
            above = islice(records, LAST_HEADER_ROW)
            filled = ((row, cells) for row, cells in above if any(cell.strip(MARKS) for cell in cells))
            row, cells = next(filled, (0, ()))
            went_on = went_on or (not cells and next(records, None) is not None)
        except RefusedError as problem:
            # Quotation marks that make no sense with one delimiter may make sense with the next.
            refused = refused or problem
            continue
        if cells and (best is None or len(cells) > len(best[2])):
            best = (row, delimiter, cells)
    if best is not None:
        if len(best[2]) > MOST_COLUMNS:
            sentence = f"The row of column names has {len(best[2]):,} cells; the most that is read is {MOST_COLUMNS:,}."
            raise _refused("too_many_columns", file, sentence, "Export the return's own columns alone.", best[0])
        return best
    if went_on:
        sentence = f"There is no row of column names among the first {LAST_HEADER_ROW:,} rows."
        raise _refused("header_not_found", file, sentence, "Export it again; it should begin with column names.")
    raise refused or _empty(file)


def _records(path: Path, file: str, encoding: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Cleaned cells with the number of the line on which their row begins."""
    with path.open(encoding=encoding, newline="") as stream:
        for row, cells in records_of(stream, file, delimiter):
            yield row, tuple(map(clean, cells))


def records_of(
    stream: Iterable[str], file: str, delimiter: str, lines_before: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """Cells as they stand, with the number of the line on which their row begins. Raises RefusedError."""
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        row = reader.line_num + 1 + lines_before
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            spans_lines = reader.line_num + lines_before > row
            raise _unsplit(file, row, str(problem), spans_lines) from None
        if cells is None:
            return
        yield row, cells


def _unsplit(file: str, row: int, problem: str, spans_lines: bool) -> RefusedError:
    if "field larger" in problem and not spans_lines:
        sentence = f"A cell of this row is longer than {csv.field_size_limit():,} characters."
        hint = "Check the delimiter and the quotation marks; a cell of a return holds a few words at most."
        return _refused("cell_too_long", file, sentence, hint, row)
    if "expected after" in problem:
        return _refused(
            "quote_stray",
            file,
            "Text follows a closing quotation mark.",
            "Put a quotation mark inside a quoted cell twice.",
            row,
        )
    return _refused(
        "quote_open",
        file,
        "A quotation mark opens in this row and never closes.",
        "Close it, or export the file again: it may have been cut short.",
        row,
    )


def _encoding(path: Path, file: str) -> tuple[str, bool]:
    """The encoding, and whether the last line ends. Reads the file through once, so that no row fails later."""
    try:
        if path.is_dir():
            raise _refused("not_a_file", file, "This is a folder, not a file.", "Name the file inside it.")
        size = path.stat().st_size
        if not path.is_file():  # a pipe or a device, which may never end
            sentence = "This is a pipe or a device, not a file."
            raise _refused("not_a_file", file, sentence, "Save what it gives as a file, and name that.")
        if size > LARGEST_BYTES:
            raise _refused(
                "file_too_large",
                file,
                f"The file holds {size // 1024 // 1024} MB; the most that is read is 500 MB.",
                "Load one year at a time.",
            )
        with path.open("rb") as stream:
            head = stream.read(4096)
            if size:
                stream.seek(-min(size, 2), os.SEEK_END)
            tail = stream.read(2)
    except OSError as problem:
        raise _unopened(file, problem) from None
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise _empty(file)
    if appears := appearance(head):
        raise _refused(
            "not_delimited_text",
            file,
            f"This is not a CSV file; it appears to be {appears}.",
            "Export the tables of the return as CSV.",
        )
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates: tuple[str, ...] = ("utf-16",)
    elif every_other_zero(head, 1):
        candidates = ("utf-16-le",)
    elif every_other_zero(head, 0):
        candidates = ("utf-16-be",)
    elif b"\x00" in head:
        raise _refused(
            "not_delimited_text",
            file,
            "This is not a CSV file; it appears to be a binary file.",
            "Export the tables of the return as CSV.",
        )
    else:
        candidates = ("utf-8-sig", "cp1252")
    for encoding in candidates:
        if _decodes(path, file, encoding):
            return encoding, _ends_line(tail, encoding, head)
    raise _refused(
        "encoding_unknown",
        file,
        "The file holds bytes of no encoding that is read.",
        "Save it as CSV UTF-8.",
    )


def _ends_line(tail: bytes, encoding: str, head: bytes) -> bool:
    """Whether the very last character of a file ends its line. tail: the file's last two bytes."""
    if not encoding.startswith("utf-16"):
        return tail[-1:] in (b"\n", b"\r")
    largest_first = encoding == "utf-16-be" or (encoding == "utf-16" and head.startswith(codecs.BOM_UTF16_BE))
    return tail.decode("utf-16-be" if largest_first else "utf-16-le", "replace") in ("\n", "\r")


def _unopened(file: str, problem: OSError) -> RefusedError:
    if isinstance(problem, FileNotFoundError):
        return _refused("file_not_found", file, "There is no such file.", "Check the name and the folder.")
    return _refused("file_not_opened", file, "The file cannot be opened.", "Check that you may read it.")


def appearance(head: bytes) -> str:
    """What a file that begins like this appears to be, where that is no delimited text; else ''."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    for encoding in ("utf-8", "utf-16"):
        text = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n").casefold()
        if text.startswith(("<!doctype html", "<html")):
            return "a web page"
        if text.startswith("<"):
            return "an XML file"
        if text.startswith(("{", "[")):
            return "a JSON file"
    return ""


def every_other_zero(head: bytes, offset: int) -> bool:
    """Whether (nearly) every other byte is nought, as in UTF-16 text without its mark."""
    pairs = len(head) // 2
    return pairs > 1 and head[offset::2].count(0) > 0.8 * pairs > 0 == head[1 - offset :: 2].count(0)


def _decodes(path: Path, file: str, encoding: str) -> bool:
    """Whether all of it is text in the encoding. Raises RefusedError when a line, or a run of blank ones, is longer
    than any of a return: to split it would fill the memory, or take for ever."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    before = blank = 0  # lines so far, and characters since the last that was more than a line end
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError:
                return False
            if "\x00" in text:
                return False
            ends = text.count("\n") or text.count("\r")
            if not ends and len(chunk) == _CHUNK:
                sentence = f"This row is longer than {len(text):,} characters."
                hint = "Check that this is the right file; a row of a return is far shorter."
                raise _refused("row_too_long", file, sentence, hint, before + 1)
            before += ends
            blank = blank + len(text) if text[:1] in _ENDS and not text.strip(_ENDS) else 0
            if blank > _MOST_BLANK:
                sentence = f"There are more than {_MOST_BLANK:,} blank lines in succession, up to this one."
                raise _refused("lines_blank", file, sentence, "Take the blank lines out, or export it again.", before)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
