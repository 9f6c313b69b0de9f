"""Which rows of a block want a look of their own. The meaning is in `cells` and `doubts`, row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from waymark.sources.columns import ColumnRead, Rows
from waymark.sources.intake import Value
from waymark.sources.tabular.cells import SHORTEST_TELLING, CellRead
from waymark.sources.tabular.layout import Layout

Column = ColumnRead[CellRead]

_WORD_BEGINS, _WORD_ENDS = re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")
_LONGEST_TAKEN_APART = 200  # characters: in a longer text words are looked for row by row


def wanting_a_look(layout: Layout, columns: Sequence[Column]) -> Rows:
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


def naming_somebody(column: Column, ids: Sequence[Column]) -> Rows:
    """The rows in which a word of the column may be one of the ids; `cells.names_somebody` tells whether it is."""
    known = {text for each in ids for text in each.texts if len(text) > SHORTEST_TELLING}
    naming = [
        len(text) > _LONGEST_TAKEN_APART or any(words in known for words in _words_of(text)) for text in column.texts
    ]
    return np.array(naming, dtype=bool)[column.codes]


def pairs_in(first: Column, second: Column, rows: Rows) -> Iterable[tuple[Value, Value]]:
    """Each pair of values that some of the rows have."""
    width = len(second.cells)
    for code in np.unique(first.codes[rows] * width + second.codes[rows]).tolist():
        yield first.cells[code // width].value, second.cells[code % width].value


def _words_of(text: str) -> Iterator[str]:
    """Every stretch of the text that does not begin or end within a word."""
    ends = [found.start() for found in _WORD_ENDS.finditer(text)]
    for begin in _WORD_BEGINS.finditer(text):
        yield from (text[begin.start() : end] for end in ends if end - begin.start() > SHORTEST_TELLING)
