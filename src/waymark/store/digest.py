"""The content of a table as one number, whatever the order of its rows: the sum of the rows' SHA-256."""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.store.columns import Coded, Value

_MODULUS = 1 << 256
_LIMBS = 8  # of 32 bits, so that sums of four thousand million rows fit into 64


class ContentDigest:
    """Grows row by row or column by column; both ways give the same number.

    A row's text is what Python writes for the list of its values: part of the identity of every extract kept so far.
    """

    def __init__(self) -> None:
        self._sum = 0

    def add_rows(self, rows: Iterable[Sequence[Value]]) -> None:
        self._add(repr(list(row)).encode() for row in rows)

    def add_columns(self, columns: Sequence[Coded]) -> None:
        """As `add_rows` of the rows that the columns make."""
        said = [[repr(value) for value in column.values] for column in columns]
        said[0] = [f"[{text}" for text in said[0]]
        said[-1] = [f"{text}]" for text in said[-1]]
        texts = [column.texts(text).cast(pa.binary()) for column, text in zip(columns, said, strict=True)]
        self._add(pc.binary_join_element_wise(*texts, b", ").to_pylist())

    def _add(self, contents: Iterable[bytes]) -> None:
        sha256 = hashlib.sha256
        joined = b"".join([sha256(content).digest() for content in contents])
        limbs = np.frombuffer(joined, dtype=">u4").reshape(-1, _LIMBS).sum(axis=0, dtype=np.uint64)
        self._sum = (self._sum + sum(int(limb) << 32 * place for place, limb in enumerate(limbs[::-1]))) % _MODULUS

    def __format__(self, form: str) -> str:
        return format(self._sum, form)
