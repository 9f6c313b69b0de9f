"""A delimited text file as blocks of columns, and single lines where a block will not do. The fast way to read one.

The meaning is `delimited.read_rows`: blocks taken apart into lines are those lines. What a chunk of the file is split
by decides how it is read. Without a quotation mark each line is one row and each delimiter ends a cell, so Arrow may
split it; anything else is split by the judge of `delimited`, and only put into columns here.
"""

import io
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import IO

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

from waymark.sources.delimited import DelimitedHeader, Line, Lines, records_of
from waymark.sources.values import clean
from waymark.store.columns import Codes

_CHUNK = 4 << 20  # bytes split at once
_RECORDS, _CELLS = 20_000, 400_000  # the most that is split one by one, then put into columns together
_LONGEST_LINE = 100_000  # bytes: below the longest cell that the judge takes
_ONE_BYTE = {"utf-8-sig": "utf-8", "cp1252": "cp1252"}  # in which a line ends with one certain byte
_SPACE = re.compile(rb"[ \t\v\f\x1c-\x1f]")  # what `clean` may take off, besides line ends
_LONE_RETURN = re.compile(rb"\r(?!\n)")


@dataclass(frozen=True)
class Texts:
    """A column of a block. distinct: its cleaned texts, perhaps one twice · codes: for each row which of them."""

    distinct: Sequence[str]
    codes: Codes


@dataclass(frozen=True)
class Block:
    """Rows that have exactly the columns of the header, at least one cell filled.

    rows: the line on which each begins · columns: one for each wanted, '' where the file has no such column.
    """

    rows: npt.NDArray[np.int64]
    columns: tuple[Texts, ...]

    def line(self, place: int) -> Line:
        """One of the rows, as `read_rows` gives it."""
        cells = tuple(column.distinct[column.codes[place]] for column in self.columns)
        return Line(int(self.rows[place]), cells)


def block_of(lines: Sequence[Line]) -> Block:
    """Lines that have every column, at least one of them, as a block."""
    columns = []
    for texts in zip(*(line.cells for line in lines), strict=True):
        seen: dict[str, int] = {}
        codes = [seen.setdefault(text, len(seen)) for text in texts]
        columns.append(Texts(list(seen), np.array(codes, dtype=np.int64)))
    return Block(np.array([line.row for line in lines], dtype=np.int64), tuple(columns))


def read_blocks(header: DelimitedHeader, wanted: Sequence[str]) -> Iterator[Block | Line]:
    """Everything of the file in its order. Raises RefusedError as `read_rows` does."""
    lines = Lines(header, wanted)
    for piece in _chunks(header, {place for name in wanted if (place := header.position(name)) is not None}):
        split = piece if isinstance(piece, _Split) else _together(piece, len(header.names))
        if split is not None:
            block = split.wanted(header, wanted)
            if len(block.rows):
                yield from lines.go_on()
                yield block
        elif not isinstance(piece, _Split):
            for row, cells in piece:
                cleaned = tuple(map(clean, cells))
                if any(cleaned):
                    yield from lines.take(row, cleaned)
    yield from lines.end()


Records = list[tuple[int, list[str]]]


@dataclass(frozen=True)
class _Split:
    """Records of one width as columns of texts, uncleaned. The columns that are wanted are dictionary-encoded."""

    rows: npt.NDArray[np.int64]
    columns: Sequence[pa.Array]
    spaceless: bool = False  # no text has anything to be cleaned off

    def wanted(self, header: DelimitedHeader, wanted: Sequence[str]) -> Block:
        """The columns asked for, cleaned, without rows in which no cell at all is filled."""
        places = [header.position(name) for name in wanted]
        texts = {place: self._texts(place) for place in places if place is not None}
        blank = np.ones(len(self.rows), dtype=bool)
        # What is wanted tells of most rows that they are not blank; only then need the rest be looked at.
        for place in (*texts, *(place for place in range(len(self.columns)) if place not in texts)):
            if not blank.any():
                break
            text = texts[place] if place in texts else self._texts(place)
            blank &= np.array([not said for said in text.distinct], dtype=bool)[text.codes]
        nothing = Texts([""], np.zeros(len(self.rows), dtype=np.int64))
        columns = tuple(nothing if place is None else texts[place] for place in places)
        if not blank.any():
            return Block(self.rows, columns)
        return Block(self.rows[~blank], tuple(Texts(each.distinct, each.codes[~blank]) for each in columns))

    def _texts(self, place: int) -> Texts:
        column = self.columns[place]
        encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        distinct = encoded.dictionary.to_pylist()
        if not self.spaceless:
            distinct = list(map(clean, distinct))
        return Texts(distinct, encoded.indices.to_numpy().astype(np.int64))


def _together(records: Records, width: int) -> _Split | None:
    """Records as columns, when all have the header's width."""
    if any(len(cells) != width for _, cells in records):
        return None
    rows = np.array([row for row, _ in records], dtype=np.int64)
    columns = zip(*(cells for _, cells in records), strict=True)
    return _Split(rows, [pa.array(column, type=pa.string()).dictionary_encode() for column in columns])


def _chunks(header: DelimitedHeader, wanted: Set[int]) -> Iterator[Records | _Split]:
    """The rows under the header in pieces: split by Arrow as long as no quotation mark stands there."""
    with header.path.open("rb") as stream:
        before = _past_header(stream, header)
        if before is None:
            stream.seek(0)
            yield from _judged(stream, header, header.encoding, 0)
            return
        rest = b""
        while read := stream.read(_CHUNK):
            chunk, end, rest = (rest + read).rpartition(b"\n")
            chunk += end
            if not _plain(chunk) or len(rest) > _LONGEST_LINE:
                stream.seek(-len(chunk) - len(rest), io.SEEK_CUR)
                yield from _judged(stream, header, _ONE_BYTE[header.encoding], before)
                return
            if chunk:
                yield from _split(chunk, header, wanted, before)
                before += chunk.count(b"\n")
        if rest and not _plain(rest):
            stream.seek(-len(rest), io.SEEK_CUR)
            yield from _judged(stream, header, _ONE_BYTE[header.encoding], before)
        elif rest:
            yield from _split(rest, header, wanted, before)


def _past_header(stream: IO[bytes], header: DelimitedHeader) -> int | None:
    """Goes past the header row and returns how many lines that was; None when lines cannot be told by their bytes."""
    if header.encoding not in _ONE_BYTE:
        return None
    for _ in range(header.row):
        line = stream.readline(_LONGEST_LINE)
        if not line.endswith(b"\n") or not _plain(line):
            return None
    return header.row


def _plain(chunk: bytes) -> bool:
    """Whether every line is a row and every delimiter ends a cell, and no cell is too long to be one."""
    if b'"' in chunk or (b"\r" in chunk and _LONE_RETURN.search(chunk)):
        return False
    ends = np.flatnonzero(np.frombuffer(chunk, dtype=np.uint8) == ord("\n"))
    longest = int(np.diff(ends, prepend=-1, append=len(chunk)).max())
    return longest <= _LONGEST_LINE


def _split(chunk: bytes, header: DelimitedHeader, wanted: Set[int], before: int) -> Iterator[Records | _Split]:
    """A plain chunk of whole lines, of which `before` lines went before."""
    if header.encoding == "cp1252":
        chunk = chunk.decode("cp1252").encode()
    names = [str(place) for place in range(len(header.names))]
    encoded = pa.dictionary(pa.int32(), pa.string())
    types = {name: encoded if place in wanted else pa.string() for place, name in enumerate(names)}
    plain = {"quote_char": False, "double_quote": False, "ignore_empty_lines": False}
    try:
        table = pa_csv.read_csv(
            pa.BufferReader(chunk),
            pa_csv.ReadOptions(use_threads=False, block_size=len(chunk) + 1, column_names=names),
            pa_csv.ParseOptions(delimiter=header.delimiter, **plain),
            pa_csv.ConvertOptions(column_types=types),
        ).combine_chunks()
    except pa.ArrowInvalid:  # a row is longer or shorter than the header
        yield from _judged(io.BytesIO(chunk), header, "utf-8", before)
        return
    rows = np.arange(before + 1, before + 1 + len(table), dtype=np.int64)
    spaceless = chunk.isascii() and not _SPACE.search(chunk)
    yield _Split(rows, [column.chunk(0) for column in table.columns], spaceless)


def _judged(stream: IO[bytes], header: DelimitedHeader, encoding: str, before: int) -> Iterator[Records]:
    """Split by the judge, from the stream's place on, where `before` lines went before."""
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        records = records_of(text, header.file, header.delimiter, before)
        under = ((row, cells) for row, cells in records if row > header.row and cells)
        while taken := list(islice(under, min(_RECORDS, _CELLS // len(header.names) + 1))):
            yield taken
    finally:
        text.detach()  # the stream is closed by whoever opened it
