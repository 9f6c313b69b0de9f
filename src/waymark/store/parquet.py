"""Rows to Parquet and back, typed by the declared columns."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from waymark.domain.errors import WaymarkError
from waymark.domain.tables import ROW_ID, TableColumn
from waymark.store.columns import ARROW_TYPES, Columnar, Value

__all__ = [
    "ParquetWriter",
    "Value",
    "columnar",
    "joined",
    "read_mappings",
    "read_rows",
    "read_table",
    "schema_of",
    "write_table",
]

_BATCH = 50_000  # rows held in memory before they are written
_GROUP = 200_000  # rows that are written together


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

    def add_table(self, table: Any) -> None:
        """An Arrow table of the declared columns, its texts perhaps dictionary-encoded."""
        if table.column_names != self._schema.names:
            raise ValueError(f"the columns {table.column_names} are not {self._schema.names}")
        for start in range(0, len(table), _GROUP):
            part = table.slice(start, _GROUP)
            self.add_arrays([column.cast(field.type) for column, field in zip(part.columns, self._schema, strict=True)])

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


def columnar(columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]]) -> Columnar:
    """The rows as columns, whichever way they are held."""
    if isinstance(rows, Columnar):
        return rows
    schema = schema_of(columns)
    across = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(values, type=field.type) for values, field in zip(across, schema, strict=True)]
    return Columnar(pa.Table.from_arrays(arrays, schema=schema))


def joined(columns: Sequence[TableColumn], *rows: Sequence[Sequence[Value]]) -> Columnar:
    """The rows one after the other."""
    schema = schema_of(columns)
    return Columnar(pa.concat_tables([columnar(columns, each).table.cast(schema) for each in rows]))


def write_table(path: Path, columns: Sequence[TableColumn], rows: Iterable[Sequence[Value]]) -> int:
    """Writes a whole table; returns the number of rows."""
    writer = ParquetWriter(path, columns)
    try:
        if isinstance(rows, Columnar):
            writer.add_table(rows.table)
        else:
            for row in rows:
                writer.add(row)
    finally:
        writer.close()
    return writer.rows


def read_table(path: Path) -> Any:
    """The whole as an Arrow table, texts dictionary-encoded. Raises WaymarkError for a damaged file."""
    with _damage_told(path):
        texts = [field.name for field in pq.read_schema(path) if field.type == pa.string() and field.name != ROW_ID]
        return pq.read_table(path, read_dictionary=texts)


def read_column(path: Path, name: str) -> Any:
    """One column as an Arrow array. Raises WaymarkError for a damaged file."""
    with _damage_told(path):
        return pq.read_table(path, columns=[name])[name].combine_chunks()


def read_rows(path: Path) -> Iterator[tuple[Value, ...]]:
    """Rows in the order in which they were written. Raises WaymarkError for a damaged file."""
    for batch in _batches(path):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def read_mappings(path: Path) -> Iterator[dict[str, object]]:
    """Rows as mappings by column name. Raises WaymarkError for a damaged file."""
    for batch in _batches(path):
        yield from batch.to_pylist()


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    with _damage_told(path), pq.ParquetFile(path) as file:
        yield from file.iter_batches(_BATCH)


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowInvalid, OSError) as problem:
        hint = "Restore the store from a backup, or load and compute again in a new workspace."
        raise WaymarkError(f"the store's file {path.name} is damaged", hint) from problem
