"""Extracts: one edition of a return as it was read, kept for ever under the hash of its content.

The hash does not depend on the order of rows, nor on the names of files: a file renamed or re-sorted is the same
extract. Row ids (which hold row numbers) are therefore not part of it.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.coverage import Coverage
from waymark.domain.tables import ROW_ID, ColumnType, TableColumn
from waymark.store.columns import Coded
from waymark.store.digest import ContentDigest
from waymark.store.durable import read_json, settle_all, stage_json
from waymark.store.parquet import ParquetWriter, Value, read_column, read_rows, read_table, schema_of, write_table
from waymark.store.spans_json import coverage_from_json, coverage_to_json

SET_ASIDE_COLUMNS = tuple(
    TableColumn(name, ColumnType.INTEGER if name == "row" else ColumnType.TEXT, "")
    for name in ("file", "sheet", "row", "column", "value", "rule", "hint")
)
FLAGGED_COLUMNS = tuple(
    TableColumn(name, ColumnType.TEXT, "") for name in ("row_id", "table", "column", "value", "rule", "sentence")
)
_BATCH = 20_000  # rows of a table whose content is added up together


@dataclass(frozen=True)
class Extract:
    """What the store knows of an extract without opening its rows."""

    id: str
    source: str  # the return's name: ssda903
    key: str  # the edition: 2021-22
    label: str
    files: tuple[tuple[str, str], ...]  # (folder and name as given, SHA-256 of its bytes)
    rows: Mapping[str, int]
    children: int
    first_date: str
    last_date: str
    coverage: Mapping[str, Coverage]
    set_aside: int
    flagged: int
    issues: tuple[Mapping[str, Any], ...]
    parts: tuple[str, ...] = ()  # for each of `files` the table that it holds; '' where it holds all

    def file_of(self, part: str) -> tuple[str, str] | None:
        """Name and SHA-256 of the file that holds a table; None where it is not known which does."""
        if len(self.files) == 1:
            return self.files[0]
        return next((file for file, held in zip(self.files, self.parts, strict=False) if held == part), None)


class ExtractWriter:
    """Takes record rows as a reader streams them (a `ColumnSink`). An extract only when closed, sealed and settled."""

    def __init__(self, staging: Path, tables: Mapping[str, Sequence[TableColumn]]) -> None:
        self._staged = staging / uuid4().hex
        self._staged.mkdir(parents=True)
        self._tables = tables
        self._writers: dict[str, ParquetWriter] = {}
        self._digests: dict[str, ContentDigest] = {}
        self._waiting: dict[str, list[Sequence[Value]]] = {}

    def add(self, table: str, row: Sequence[Value]) -> None:
        waiting = self._waiting.get(table)
        if waiting is None:
            self._writer_of(table)
            waiting = self._waiting[table] = []
        waiting.append(row)
        if len(waiting) >= _BATCH:
            self._flush(table)

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        """Many rows at once. row_ids: their ids · columns: the table's columns without the one of row ids."""
        if not len(row_ids):
            return
        writer = self._writer_of(table)
        self._flush(table)
        self._digests[table].add_columns(columns)
        at = self._row_id_at(table)
        declared = [column for place, column in enumerate(self._tables[table]) if place != at]
        arrays = [column.arrow(kind.type) for column, kind in zip(columns, declared, strict=True)]
        arrays.insert(at, pa.array(row_ids, type=pa.string()))
        writer.add_arrays(arrays)

    def _writer_of(self, table: str) -> ParquetWriter:
        writer = self._writers.get(table)
        if writer is None:
            writer = self._writers[table] = ParquetWriter(self._staged / f"{table}.parquet", self._tables[table])
            self._digests[table] = ContentDigest()
        return writer

    def _row_id_at(self, table: str) -> int:
        return next(place for place, column in enumerate(self._tables[table]) if column.name == ROW_ID)

    def _flush(self, table: str) -> None:
        rows, writer = self._waiting.get(table, []), self._writers[table]
        if not rows:
            return
        at = self._row_id_at(table)
        self._digests[table].add_rows((*row[:at], *row[at + 1 :]) for row in rows)
        for row in rows:
            writer.add(row)
        rows.clear()

    def close(self) -> "StagedExtract":
        """Everything is written; no row comes any more."""
        for table, writer in self._writers.items():
            self._flush(table)
            writer.close()
        rows = {table: writer.rows for table, writer in self._writers.items()}
        return StagedExtract(self._staged, rows, {table: f"{digest:x}" for table, digest in self._digests.items()})

    def discard(self) -> None:
        self.close().discard()


@dataclass(frozen=True)
class StagedExtract:
    """Rows that lie in staging. digests: of the content of each table, whatever the order of its rows."""

    directory: Path
    rows: Mapping[str, int]
    digests: Mapping[str, str]

    def discard(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)

    def seal(
        self,
        *,
        source: str,
        key: str,
        label: str,
        files: Sequence[tuple[str, str, str]],
        children: int,
        first_date: str,
        last_date: str,
        coverage: Mapping[str, Coverage],
        set_aside: Sequence[Sequence[Value]],
        flagged: Sequence[Sequence[Value]],
        issues: Sequence[Mapping[str, Any]],
    ) -> str:
        """Writes beside the rows what the store is to know of them, and returns the hash of their content.

        files: name as given, SHA-256, and the table that it holds ('' for all).
        """
        fingerprint = {
            "source": source,
            "key": key,
            "rows": dict(self.rows),
            "digests": dict(self.digests),
            "coverage": coverage_to_json(coverage),
            # file names and row numbers (the first three) may change without the content changing
            "set_aside": sorted([str(value) for value in row[3:]] for row in set_aside),
            "flagged": sorted([str(value) for value in row[1:]] for row in flagged),
        }
        identity = hashlib.sha256(repr(sorted(fingerprint.items())).encode()).hexdigest()
        write_table(self.directory / "_set_aside.parquet", SET_ASIDE_COLUMNS, set_aside)
        write_table(self.directory / "_flagged.parquet", FLAGGED_COLUMNS, flagged)
        manifest = {
            "id": identity,
            "source": source,
            "key": key,
            "label": label,
            "files": [[name, digest] for name, digest, _ in files],
            "parts": [part for _, _, part in files],
            "rows": dict(self.rows),
            "children": children,
            "first_date": first_date,
            "last_date": last_date,
            "coverage": coverage_to_json(coverage),
            "set_aside": len(set_aside),
            "flagged": len(flagged),
            "issues": list(issues),
        }
        stage_json(self.directory / "manifest.json", manifest)
        return identity


def settle_extracts(sealed: Sequence[tuple[StagedExtract, str]], extracts: Path) -> list[Extract]:
    """Each staged extract under its hash, in their order. One that is there already is dropped."""
    settle_all([(staged.directory, extracts / identity) for staged, identity in sealed])
    return [read_extract(extracts / identity) for _, identity in sealed]


def read_extract(directory: Path) -> Extract:
    content = read_json(directory / "manifest.json")
    return Extract(
        id=content["id"],
        source=content["source"],
        key=content["key"],
        label=content["label"],
        files=tuple((name, digest) for name, digest in content["files"]),
        rows=content["rows"],
        children=content["children"],
        first_date=content["first_date"],
        last_date=content["last_date"],
        coverage=coverage_from_json(content["coverage"]),
        set_aside=content["set_aside"],
        flagged=content["flagged"],
        issues=tuple(content["issues"]),
        parts=tuple(content.get("parts", ())),
    )


def extract_rows(directory: Path, table: str) -> Iterator[tuple[Value, ...]]:
    """Record rows of one table; none when the edition had no such table."""
    path = directory / f"{table}.parquet"
    return read_rows(path) if path.exists() else iter(())


def extract_table(directory: Path, table: str, columns: Sequence[TableColumn]) -> Any:
    """The same as an Arrow table of the columns; without rows when the edition had no such table."""
    path = directory / f"{table}.parquet"
    return read_table(path) if path.exists() else schema_of(columns).empty_table()


def holds_row(directory: Path, row_ids: Sequence[str]) -> bool:
    """Whether a record row of one of these ids is in any table of the extract."""
    for path in sorted(directory.glob("[!_]*.parquet")):
        if pc.is_in(read_column(path, ROW_ID), value_set=pa.array(row_ids, type=pa.string())).to_pylist().count(True):
            return True
    return False
