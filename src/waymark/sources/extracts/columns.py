"""The columns of many rows read together: each text once. The meaning is in `cells` and `doubts`, row by row."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from waymark.sources.blocks import Texts
from waymark.sources.extracts.cells import SHORTEST_TELLING, CellRead
from waymark.sources.extracts.layout import Layout
from waymark.sources.intake import Value
from waymark.store.columns import Coded, Codes

Rows = npt.NDArray[np.bool_]

_WORD_BEGINS, _WORD_ENDS = re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")
_LONGEST_TAKEN_APART = 200  # characters: in a longer text words are looked for row by row


@dataclass(frozen=True)
class ColumnRead:
    """One column of a block. texts, cells: what stood there and what it was read as · codes: which of them, by row."""

    texts: Sequence[str]
    cells: Sequence[CellRead]
    codes: Codes

    @classmethod
    def of(cls, texts: Texts, read: Callable[[str], CellRead]) -> "ColumnRead":
        return cls(texts.distinct, [read(text) for text in texts.distinct], texts.codes)

    @property
    def values(self) -> list[Value]:
        return [cell.value for cell in self.cells]

    def where(self, holds: Callable[[CellRead], bool]) -> Rows:
        """The rows whose cell `holds`."""
        return np.fromiter(map(holds, self.cells), dtype=bool, count=len(self.cells))[self.codes]

    def values_in(self, rows: Rows) -> Iterator[Value]:
        """Each value that some of the rows have."""
        return (self.cells[code].value for code in np.unique(self.codes[rows]))

    def numbers(self) -> tuple[npt.NDArray[np.int64], Rows]:
        """Row by row a date or whole number as a number, and whether there is one."""
        numbers = np.array([_number(cell.value) for cell in self.cells], dtype=np.int64)
        there = [isinstance(cell.value, date | int) for cell in self.cells]
        return numbers[self.codes], np.array(there, dtype=bool)[self.codes]


@dataclass
class ColumnDraft:
    """A column on its way out, in which single rows may still be given another value."""

    values: list[Value]
    codes: Codes

    def put(self, row: int, value: Value) -> None:
        self.values.append(value)
        self.codes[row] = len(self.values) - 1

    def coded(self, rows: Rows) -> Coded:
        return Coded(self.values, self.codes[rows])


def wanting_a_look(layout: Layout, columns: Sequence[ColumnRead]) -> Rows:
    """The rows with a cell that is wrong or remarked upon, or with cells that `doubts` has something to say about."""
    found = np.zeros(len(columns[0].codes), dtype=bool)
    for column in columns:
        if any(cell.wrong or cell.remark for cell in column.cells):
            found |= column.where(lambda cell: bool(cell.wrong or cell.remark))
    for order in layout.orders:
        earlier, has_earlier = columns[layout.at(order.earlier)].numbers()
        later, has_later = columns[layout.at(order.later)].numbers()
        found |= has_earlier & has_later & ((later <= earlier) if order.spell else (later < earlier))
    for part, whole in layout.limits:
        small, has_small = columns[layout.at(part)].numbers()
        large, has_large = columns[layout.at(whole)].numbers()
        found |= has_small & has_large & (small > large)
    for needed, other in layout.goes_with:
        there = columns[layout.at(other)].where(lambda cell: bool(cell.value))
        found |= there & columns[layout.at(needed)].where(lambda cell: cell.value is None)
    return found


def naming_somebody(column: ColumnRead, ids: Sequence[ColumnRead]) -> Rows:
    """The rows in which a word of the column may be one of the ids; `cells.names_somebody` tells whether it is."""
    known = {text for each in ids for text in each.texts if len(text) > SHORTEST_TELLING}
    naming = [
        len(text) > _LONGEST_TAKEN_APART or any(words in known for words in _words_of(text)) for text in column.texts
    ]
    return np.array(naming, dtype=bool)[column.codes]


def pairs_in(first: ColumnRead, second: ColumnRead, rows: Rows) -> Iterable[tuple[Value, Value]]:
    """Each pair of values that some of the rows have."""
    width = len(second.cells)
    for code in np.unique(first.codes[rows] * width + second.codes[rows]).tolist():
        yield first.cells[code // width].value, second.cells[code % width].value


def _words_of(text: str) -> Iterator[str]:
    """Every stretch of the text that does not begin or end within a word."""
    ends = [found.start() for found in _WORD_ENDS.finditer(text)]
    for begin in _WORD_BEGINS.finditer(text):
        yield from (text[begin.start() : end] for end in ends if end - begin.start() > SHORTEST_TELLING)


def _number(value: Value) -> int:
    if isinstance(value, date):
        return value.toordinal()
    return value if isinstance(value, int) else 0
