"""Waymark's own readers, as a load uses them: checked, flagged, pseudonymised, with a line for every row."""

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa

from benchmarks.typed_cells import Answer, Files, TypedTable
from waymark.domain.tables import ROW_ID
from waymark.sources.intake import Row
from waymark.sources.registry import SOURCES
from waymark.store.columns import Coded
from waymark.store.pseudonyms import pseudonyms


class _Sink:
    """Keeps the columns as Arrow arrays, as the store does before it writes them."""

    def __init__(self, source: str) -> None:
        self.columns = {
            table: [column for column in columns if column.name != ROW_ID]
            for table, columns in SOURCES[source].record_tables.items()
        }
        self.arrays: dict[str, list[list[pa.Array]]] = defaultdict(list)

    def add(self, table: str, row: Row) -> None:
        values = (value for value, column in zip(row[1:], self.columns[table], strict=True))
        self.arrays[table].append([pa.array([value]) for value in values])

    def add_columns(self, table: str, _row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        kinds = [column.type for column in self.columns[table]]
        self.arrays[table].append([column.arrow(kind) for column, kind in zip(columns, kinds, strict=True)])


class _Column:
    def __init__(self, pieces: Sequence[pa.Array]) -> None:
        self._pieces = pieces

    def tolist(self) -> list[object]:
        return [value for piece in self._pieces for value in piece.to_pylist()]


def ssda903(files: Files) -> Answer:
    return _read("ssda903", files)


def cin_census(files: Files) -> Answer:
    return _read("cin-census", files)


def _read(name: str, files: Files) -> Answer:
    source, sink = SOURCES[name], _Sink(name)
    pseudonym = pseudonyms(files.key)
    for found in source.find(list(files.paths)):
        source.read(found, sink, pseudonym, None)
    return {
        table: TypedTable(
            {
                column.name: _Column([arrays[place] for arrays in pieces])
                for place, column in enumerate(sink.columns[table])
            }
        )
        for table, pieces in sink.arrays.items()
    }
