"""The standard tables of a workspace, as one immutable dataset."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from waymark.domain.coverage import Coverage
from waymark.domain.tables import STANDARD_TABLES
from waymark.store.durable import read_json, settle, write_json
from waymark.store.parquet import Value, read_mappings, write_table
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
    staged = staging / uuid4().hex
    staged.mkdir(parents=True)
    digest = hashlib.sha256()
    rows: dict[str, int] = {}
    for name, table in STANDARD_TABLES.items():
        if name in tables:
            path = staged / f"{name}.parquet"
            rows[name] = write_table(path, table.all_columns, tables[name])
            digest.update(name.encode() + hashlib.sha256(path.read_bytes()).digest())
    manifest = {
        "coverage": coverage_to_json(coverage),
        "rows": rows,
        "extracts": list(extracts),
        "code_version": code_version,
        "areas": areas,
    }
    digest.update(repr(manifest).encode())
    identity = digest.hexdigest()
    write_json(staged / "manifest.json", manifest)
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
