"""A column of rows as its distinct values and, for each row, which of them: the same text is worked on once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from waymark.domain.tables import ColumnType

Value = str | int | bool | date | None
Codes = npt.NDArray[np.int64]

_ROWS_AT_ONCE = 50_000

ARROW_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}


@dataclass(frozen=True)
class Coded:
    """values: each kind of value, perhaps twice · codes: for each row the place of its value among them."""

    values: Sequence[Value]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def arrow(self, kind: ColumnType) -> Any:
        """The values row by row, as an Arrow array."""
        return pa.array(self.values, type=ARROW_TYPES[kind]).take(pa.array(self.codes))

    def texts(self, text_of: Iterable[str]) -> Any:
        """Row by row the text that stands for each value. `text_of`: one for each of `values`."""
        return pa.array(text_of, type=pa.string()).take(pa.array(self.codes))

    def rows(self) -> list[Value]:
        return [self.values[code] for code in self.codes]

    def times(self) -> list[int]:
        """How many rows have each of `values`."""
        counted: list[int] = np.bincount(self.codes, minlength=len(self.values)).tolist()
        return counted


class Columnar(Sequence[tuple[Value, ...]]):
    """Rows of a table that are held as Arrow columns, and become tuples only for who asks for them one by one."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @overload
    def __getitem__(self, at: int) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[Value, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Value, ...] | Sequence[tuple[Value, ...]]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return tuple(column[at].as_py() for column in self.table.columns)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        for batch in self.table.to_batches(max_chunksize=_ROWS_AT_ONCE):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def coded(self, name: str) -> Coded:
        """One of the columns."""
        codes, values = codes_of(self.table[name])
        return Coded(values, codes)

    def with_column(self, name: str, column: Coded) -> "Columnar":
        """The same rows with other texts in one column."""
        at = self.table.column_names.index(name)
        return Columnar(self.table.set_column(at, name, column.arrow(ColumnType.TEXT)))


def codes_of(column: Any) -> tuple[Codes, list[Value]]:
    """An Arrow column as codes and the distinct values that they number; a blank is one of the values."""
    encoded = column.combine_chunks() if hasattr(column, "combine_chunks") else column
    if not pa.types.is_dictionary(encoded.type):
        encoded = encoded.dictionary_encode()
    elif hasattr(encoded, "unify_dictionaries"):
        encoded = encoded.unify_dictionaries().combine_chunks()
    values: list[Value] = encoded.dictionary.to_pylist()
    codes = encoded.indices.fill_null(len(values)).to_numpy(zero_copy_only=False).astype(np.int64)
    return codes, [*values, None]


def combined(columns: Sequence[Codes]) -> Codes:
    """One code for each row, equal where the codes of all columns are: 0, 1, 2 … in no particular order."""
    found = np.unique(columns[0], return_inverse=True)[1].astype(np.int64)
    for column in columns[1:]:
        width = int(column.max(initial=0)) + 1
        found = np.unique(found * width + column, return_inverse=True)[1].astype(np.int64)
    return found


def give_back_memory() -> None:
    """What Arrow has freed and keeps for later, to the system: between two large pieces of work."""
    pa.default_memory_pool().release_unused()
