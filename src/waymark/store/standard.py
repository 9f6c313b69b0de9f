"""The standard tables of a workspace, as one immutable dataset."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from waymark.domain.coverage import Coverage
from waymark.domain.tables import FLAGGED, STANDARD_TABLES
from waymark.store.columns import Columnar
from waymark.store.durable import read_json, settle, sha256_of, share, stage_json
from waymark.store.parquet import Value, joined, read_column, read_mappings, read_table, write_table
from waymark.store.parts import Part
from waymark.store.spans_json import coverage_from_json, coverage_to_json


@dataclass(frozen=True)
class StandardDataset:
    """One settled set of standard tables. Also what an engine reads (`measures.engine.Tables`).

    code_version: of the readers that made it · areas: a mark of the framework's areas by which its rows are placed.
    """

    id: str
    directory: Path
    coverage: Mapping[str, Coverage]
    rows_by_table: Mapping[str, int]
    extracts: tuple[str, ...]
    code_version: str
    areas: str = ""

    def parquet(self, table: str) -> Path | None:
        path = self.directory / f"{table}.parquet"
        return path if path.exists() else None

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        path = self.parquet(table)
        return read_mappings(path) if path else iter(())

    def flagged_rows(self, table: str) -> int:
        """How many rows have a field that is not believed."""
        path = self.parquet(table)
        return 0 if path is None else sum(1 for flagged in read_column(path, FLAGGED).to_pylist() if flagged)

    def covers(self, table: str) -> Coverage:
        return self.coverage.get(table, Coverage())


def write_standard(
    staging: Path,
    final: Path,
    tables: Mapping[str, Sequence[Sequence[Value]]],
    coverage: Mapping[str, Coverage],
    extracts: Sequence[str],
    code_version: str,
    areas: str = "",
) -> StandardDataset:
    """Settles the tables under the hash of their bytes. `extracts`: ids of the editions they were made from, by
    the readers of `code_version` · areas: a mark of the areas by which rows were placed."""
    staged = _staged(staging)
    rows = {
        name: write_table(staged / f"{name}.parquet", table.all_columns, tables[name])
        for name, table in STANDARD_TABLES.items()
        if name in tables
    }
    return _settled(staged, final, rows, coverage, extracts, code_version, areas)


def join_standard(
    staging: Path,
    final: Path,
    parts: Sequence[Part],
    extracts: Sequence[str],
    code_version: str,
    areas: str = "",
) -> StandardDataset:
    """As `write_standard`, from parts. A table of one part is that part's very file."""
    staged = _staged(staging)
    rows: dict[str, int] = {}
    coverage: dict[str, Coverage] = {}
    for part in parts:
        for name, covered in part.coverage.items():
            coverage[name] = coverage.get(name, Coverage()) | covered
    for name, table in STANDARD_TABLES.items():
        holders = [part for part in parts if name in part.rows]
        path = staged / f"{name}.parquet"
        if len(holders) == 1:
            share(holders[0].table(name), path)
        elif holders:
            held = [Columnar(read_table(part.table(name))) for part in holders]
            write_table(path, table.all_columns, joined(table.all_columns, *held))
        else:
            continue
        rows[name] = sum(part.rows[name] for part in holders)
    return _settled(staged, final, rows, coverage, extracts, code_version, areas)


def _staged(staging: Path) -> Path:
    staged = staging / uuid4().hex
    staged.mkdir(parents=True)
    return staged


def _settled(
    staged: Path,
    final: Path,
    rows: Mapping[str, int],
    coverage: Mapping[str, Coverage],
    extracts: Sequence[str],
    code_version: str,
    areas: str,
) -> StandardDataset:
    digest = hashlib.sha256()
    for name in rows:
        digest.update(name.encode() + bytes.fromhex(sha256_of(staged / f"{name}.parquet")))
    manifest = {
        "coverage": coverage_to_json(coverage),
        "rows": dict(rows),
        "extracts": list(extracts),
        "code_version": code_version,
        "areas": areas,
    }
    digest.update(repr(manifest).encode())
    identity = digest.hexdigest()
    stage_json(staged / "manifest.json", manifest)
    settle(staged, final / identity)
    return read_standard(final / identity)


def read_standard(directory: Path) -> StandardDataset:
    content = read_json(directory / "manifest.json")
    return StandardDataset(
        directory.name,
        directory,
        coverage_from_json(content["coverage"]),
        content["rows"],
        tuple(content["extracts"]),
        content["code_version"],
        content.get("areas", ""),
    )
