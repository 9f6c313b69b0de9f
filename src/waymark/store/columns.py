"""A column of rows as its distinct values and, for each row, which of them: the same text is worked on once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from waymark.domain.tables import ColumnType

Value = str | int | bool | date | None
Codes = npt.NDArray[np.int64]

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

    def kept(self, mask: npt.NDArray[np.bool_]) -> "Coded":
        """Only the rows where `mask` holds."""
        return Coded(self.values, self.codes[mask])
