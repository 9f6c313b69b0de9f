"""Rows of integers, one for each measure and area, as a run keeps them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from waymark.domain.errors import WaymarkError
from waymark.store.durable import json_bytes

Integers = NDArray[np.int64]

_NAMES = ("numerator", "denominator", "status")
_LIST = pa.list_(pa.field("element", pa.int64(), nullable=False))
_SCHEMA = pa.schema(
    [
        pa.field("key", pa.string(), nullable=False),
        pa.field("area", pa.string(), nullable=False),
        *(pa.field(name, _LIST, nullable=False) for name in _NAMES),
    ]
)


@dataclass(frozen=True)
class PartRows:
    """places: (key, area) → the row's number · begins: where each row's integers begin in `values`, and where the
    last row's end · values: by name, the integers of all rows, one row after another."""

    places: Mapping[tuple[str, str], int]
    begins: Integers
    values: Mapping[str, Integers]

    @classmethod
    def of(cls, arrays: Mapping[str, Mapping[str, Integers]], areas: Sequence[str], always: int) -> "PartRows":
        """From arrays of shape [area, month] by key and name. The first `always` areas are kept with zeros too, the
        others only where something is not zero. Keys are put in order."""
        places: dict[tuple[str, str], int] = {}
        lengths: list[int] = []
        chosen: dict[str, list[Integers]] = {name: [np.zeros(0, dtype=np.int64)] for name in _NAMES}
        for key, columns in sorted(arrays.items()):
            anything = np.any([columns[name].any(axis=1) for name in _NAMES], axis=0)
            anything[:always] = True
            (kept,) = np.nonzero(anything)
            for row in kept.tolist():
                places[key, areas[row]] = len(places)
                lengths.append(columns["numerator"].shape[1])
            for name in _NAMES:
                chosen[name].append(columns[name][kept].ravel())
        return cls(places, _begins(lengths), {name: np.concatenate(values) for name, values in chosen.items()})

    @classmethod
    def read(cls, path: Path, months: Mapping[str, int]) -> "PartRows":
        """Raises WaymarkError unless the file is whole and has, in each row, as many integers as `months` says."""
        try:
            table = pq.read_table(path)
        except (pa.ArrowInvalid, OSError) as problem:
            raise _damaged(path) from problem
        if not table.schema.equals(_SCHEMA) or any(column.null_count for column in table.columns):
            raise _damaged(path)
        keys, areas = (table[name].to_pylist() for name in ("key", "area"))
        lengths = [months.get(key, -1) for key in keys]
        values: dict[str, Integers] = {}
        for name in _NAMES:
            lists = table[name].combine_chunks()
            if lists.value_lengths().to_pylist() != lengths:
                raise _damaged(path)
            values[name] = lists.flatten().to_numpy()
        places = {place: row for row, place in enumerate(zip(keys, areas, strict=True))}
        if len(places) != len(keys):
            raise _damaged(path)
        return cls(places, _begins(lengths), values)

    def table(self) -> pa.Table:
        begins = pa.array(self.begins, pa.int32())
        keys, areas = ([place[part] for place in self.places] for part in (0, 1))
        lists = (pa.ListArray.from_arrays(begins, pa.array(self.values[name]), type=_LIST) for name in _NAMES)
        return pa.Table.from_arrays([pa.array(keys, pa.string()), pa.array(areas, pa.string()), *lists], schema=_SCHEMA)

    def digest(self) -> bytes:
        """Of what the rows hold, however a file packs them."""
        digest = hashlib.sha256(json_bytes([list(place) for place in self.places]))
        for array in (self.begins, *(self.values[name] for name in _NAMES)):
            digest.update(array.astype("<i8").tobytes())
        return digest.digest()

    def columns(self, key: str, areas: Sequence[str], months: int) -> dict[str, Integers]:
        """By name, arrays of shape [area, month] for a key; zeros for an area without a row."""
        found = {name: np.zeros((len(areas), months), dtype=np.int64) for name in _NAMES}
        for at, area in enumerate(areas):
            row = self.places.get((key, area))
            if row is not None:
                for name in _NAMES:
                    found[name][at] = self.values[name][self.begins[row] : self.begins[row + 1]]
        return found


def _begins(lengths: Sequence[int]) -> Integers:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.asarray(lengths, dtype=np.int64))])


def _damaged(path: Path) -> WaymarkError:
    hint = "Restore the store from a backup, or compute again."
    return WaymarkError(f"the store's file {path.name} is damaged", hint)
