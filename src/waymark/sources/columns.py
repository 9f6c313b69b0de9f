"""The columns of many rows read together: each text once, and a row alone only where something is to be said of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from waymark.sources.blocks import Texts
from waymark.sources.intake import Value
from waymark.store.columns import Coded, Codes

Rows = npt.NDArray[np.bool_]


class Cell(Protocol):
    """What one text was read as, in whatever words a return has for what is wrong with it."""

    @property
    def value(self) -> Value: ...


AnyCell = TypeVar("AnyCell", bound=Cell)


@dataclass(frozen=True)
class ColumnRead(Generic[AnyCell]):
    """One column of a block. texts, cells: what stood there and what it was read as · codes: which of them, by row."""

    texts: Sequence[str]
    cells: Sequence[AnyCell]
    codes: Codes

    @classmethod
    def of(cls, texts: Texts, read: Callable[[str], AnyCell]) -> "ColumnRead[AnyCell]":
        return cls(texts.distinct, [read(text) for text in texts.distinct], texts.codes)

    @property
    def values(self) -> list[Value]:
        return [cell.value for cell in self.cells]

    def where(self, holds: Callable[[AnyCell], bool]) -> Rows:
        """The rows whose cell `holds`."""
        return np.fromiter(map(holds, self.cells), dtype=bool, count=len(self.cells))[self.codes]

    def values_in(self, rows: Rows) -> Iterator[Value]:
        """Each value that some of the rows have."""
        return (self.cells[code].value for code in np.unique(self.codes[rows]))

    def numbers(self) -> tuple[npt.NDArray[np.int64], Rows]:
        """Row by row a date or whole number as a number, and whether there is one."""
        known = [_number(cell.value) for cell in self.cells]
        numbers = np.array([0 if number is None else number for number in known], dtype=np.int64)
        there = np.array([number is not None for number in known], dtype=bool)
        return numbers[self.codes], there[self.codes]

    def draft(self) -> "ColumnDraft":
        return ColumnDraft(self.values, self.codes.copy())


@dataclass
class ColumnDraft:
    """A column on its way out, in which single rows may still be given another value."""

    values: list[Value]
    codes: Codes

    @classmethod
    def blank(cls, rows: int) -> "ColumnDraft":
        """Nothing flagged, so far."""
        return cls([""], np.zeros(rows, dtype=np.int64))

    def put(self, row: int, value: Value) -> None:
        self.values.append(value)
        self.codes[row] = len(self.values) - 1

    def coded(self, rows: Rows) -> Coded:
        return Coded(self.values, self.codes[rows])


def _number(value: Value) -> int | None:
    if isinstance(value, date):
        return value.toordinal()
    return value if isinstance(value, int) else None
