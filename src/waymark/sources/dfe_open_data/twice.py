"""Rows that stand for the same thing: the same period, place and labels. Their figures should be the same too."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.int64]


@dataclass
class RowsTwice:
    """Hashes of all rows, a few bytes each: of what a row is of, and of all that it says."""

    _keys: list[Hashes] = field(default_factory=list)
    _all: list[Hashes] = field(default_factory=list)
    _rows: list[Hashes] = field(default_factory=list)

    def see(self, keys: Sequence[str], said: Sequence[str], rows: Hashes) -> None:
        """keys: what each row is of · said: all of the row · rows: the lines that they stand on."""
        self._keys.append(np.fromiter(map(hash, keys), dtype=np.int64, count=len(keys)))
        self._all.append(np.fromiter(map(hash, said), dtype=np.int64, count=len(said)))
        self._rows.append(rows)

    def found(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Lines that repeat an earlier row word for word · lines that say something else than an earlier one, with
        the line of that one."""
        if not self._keys:
            return [], []
        keys, said, rows = (np.concatenate(parts) for parts in (self._keys, self._all, self._rows))
        _, first, group, times = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
        again = np.flatnonzero((times[group] > 1) & (first[group] != np.arange(len(keys))))
        alike = said[again] == said[first[group[again]]]
        same = rows[again[alike]].tolist()
        other = [(int(rows[at]), int(rows[first[group[at]]])) for at in again[~alike].tolist()]
        return same, other
