"""Where rows come from, opened: the names of its columns, and its rows as blocks of cleaned text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from waymark.sources.blocks import Block, Texts
from waymark.sources.delimited import Line
from waymark.sources.intake import Tally
from waymark.sources.values import clean

MOST_ROWS = 20_000_000
MOST_COLUMNS = 2_000
LONGEST_CELL = 100_000  # characters, as in a delimited file
AT_ONCE = 20_000  # rows


@dataclass(frozen=True)
class Opened:
    """shown, sheet: as messages name it · names: of its columns · parts: its rows, with the cells of wanted columns ·
    noticed: what was odd about it, complete once its rows were taken."""

    shown: str
    names: tuple[str, ...]
    parts: Callable[[Sequence[str]], Iterator[Block | Line]]
    sheet: str = ""
    noticed: Tally = field(default_factory=Tally)


class TooMuchError(Exception):
    """More than is read of any table. The message is a sentence."""


def rows_of_query(mapping: str) -> str:
    """How messages name the rows of a mapping's query, whose numbers are not those of the mapping's lines."""
    return f"{mapping} (rows of its query)"


def block_of(first_row: int, columns: Sequence[Any]) -> Block:
    """Rows from Arrow columns of texts, counted from `first_row`; those without a filled cell are passed over.

    Raises TooMuchError when a text is longer than any cell may be, or the rows are more than are read.
    """
    count = len(columns[0]) if columns else 0
    if first_row + count > MOST_ROWS:
        raise TooMuchError(f"There are more than {MOST_ROWS:,} rows.")
    texts = [_texts(column) for column in columns]
    filled = np.zeros(count, dtype=bool)
    for text in texts:
        filled |= np.array([bool(said) for said in text.distinct], dtype=bool)[text.codes]
    rows = np.arange(first_row, first_row + count, dtype=np.int64)
    if filled.all():
        return Block(rows, tuple(texts))
    return Block(rows[filled], tuple(Texts(text.distinct, text.codes[filled]) for text in texts))


def _texts(column: Any) -> Texts:
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = whole.cast(pa.string()).fill_null("").dictionary_encode()
    distinct = encoded.dictionary.to_pylist()
    if any(len(text) > LONGEST_CELL for text in distinct):
        raise TooMuchError(f"A cell holds more than {LONGEST_CELL:,} characters.")
    return Texts([clean(text) for text in distinct], encoded.indices.to_numpy().astype(np.int64))
