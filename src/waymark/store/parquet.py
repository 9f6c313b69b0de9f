"""Rows to Parquet and back, typed by the declared columns."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from waymark.domain.errors import WaymarkError
from waymark.domain.tables import TableColumn
from waymark.store.columns import ARROW_TYPES, Value

__all__ = ["ParquetWriter", "Value", "read_mappings", "read_rows", "schema_of", "write_table"]

_BATCH = 50_000  # rows held in memory before they are written


class ParquetWriter:
    """Writes rows in batches, so that a large table is never whole in memory."""

    def __init__(self, path: Path, columns: Sequence[TableColumn]) -> None:
        self._schema = schema_of(columns)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Sequence[Value]] = []
        self.rows = 0

    def add(self, row: Sequence[Value]) -> None:
        if len(row) != len(self._schema):
            raise ValueError(f"a row of {len(row)} values for {len(self._schema)} columns")
        self._waiting.append(row)
        self.rows += 1
        if len(self._waiting) >= _BATCH:
            self._flush()

    def add_arrays(self, arrays: Sequence[Any]) -> None:
        """Many rows at once: for each declared column an Arrow array of its type."""
        self._flush()
        table = pa.Table.from_arrays(arrays, schema=self._schema)
        self._writer.write_table(table)
        self.rows += len(table)

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if not self._waiting:
            return
        columns = list(zip(*self._waiting, strict=True))
        arrays = [pa.array(values, type=field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def schema_of(columns: Sequence[TableColumn]) -> Any:
    return pa.schema([pa.field(column.name, ARROW_TYPES[column.type]) for column in columns])


def write_table(path: Path, columns: Sequence[TableColumn], rows: Iterable[Sequence[Value]]) -> int:
    """Writes a whole table; returns the number of rows."""
    writer = ParquetWriter(path, columns)
    try:
        for row in rows:
            writer.add(row)
    finally:
        writer.close()
    return writer.rows


def read_rows(path: Path) -> Iterator[tuple[Value, ...]]:
    """Rows in the order in which they were written. Raises WaymarkError for a damaged file."""
    for batch in _batches(path):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def read_mappings(path: Path) -> Iterator[dict[str, object]]:
    """Rows as mappings by column name. Raises WaymarkError for a damaged file."""
    for batch in _batches(path):
        yield from batch.to_pylist()


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    try:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(_BATCH)
    except (pa.ArrowInvalid, OSError) as problem:
        hint = "Restore the store from a backup, or load and compute again in a new workspace."
        raise WaymarkError(f"the store's file {path.name} is damaged", hint) from problem
