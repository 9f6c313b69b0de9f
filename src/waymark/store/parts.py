"""Parts of a standard dataset: the tables made from the editions that are standardised together.

A part is named by what it was made from, so that a load makes only those again whose editions changed. It says the
hashes of its files; one whose files are not as they were is as good as absent.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from waymark.domain.coverage import Coverage
from waymark.domain.errors import WaymarkError
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import STANDARD_TABLES
from waymark.store.columns import give_back_memory
from waymark.store.durable import read_json, settle_all, sha256_of, stage_json
from waymark.store.parquet import Value, write_table
from waymark.store.spans_json import coverage_from_json, coverage_to_json


@dataclass(frozen=True)
class Part:
    """rows: by standard table · issues: what was noticed putting the editions together · of_areas: what their areas'
    names were found to be."""

    directory: Path
    rows: Mapping[str, int]
    coverage: Mapping[str, Coverage]
    issues: tuple[Issue, ...]
    of_areas: tuple[Issue, ...]

    def table(self, name: str) -> Path:
        return self.directory / f"{name}.parquet"


def stage_part(
    staging: Path,
    tables: Iterable[tuple[str, Sequence[Sequence[Value]]]],
    coverage: Mapping[str, Coverage],
    issues: Sequence[Issue],
    of_areas: Sequence[Issue],
) -> Path:
    """Writes a part into staging and returns where. tables: taken one by one, each written before the next is made;
    issues, of_areas: read when all have been."""
    staged = staging / uuid4().hex
    staged.mkdir(parents=True)
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    for name, held in tables:
        path = staged / f"{name}.parquet"
        rows[name] = write_table(path, STANDARD_TABLES[name].all_columns, held)
        hashes[name] = sha256_of(path)
        del held  # before the next is made
        give_back_memory()
    manifest = {
        "rows": rows,
        "hashes": hashes,
        "coverage": coverage_to_json(coverage),
        "issues": [_to_json(issue) for issue in issues],
        "of_areas": [_to_json(issue) for issue in of_areas],
    }
    stage_json(staged / "manifest.json", manifest)
    return staged


def settle_parts(moves: Sequence[tuple[Path, Path]]) -> None:
    """Moves each staged part into its place; what lies there and is not as it was gives way."""
    for _, final in moves:
        if final.exists() and read_part(final) is None:
            shutil.rmtree(final)
    settle_all(moves)


def read_part(directory: Path) -> Part | None:
    """None when there is no such part, or it is damaged."""
    try:
        content = read_json(directory / "manifest.json")
        part = Part(
            directory,
            content["rows"],
            coverage_from_json(content["coverage"]),
            tuple(map(_from_json, content["issues"])),
            tuple(map(_from_json, content["of_areas"])),
        )
        whole = all(sha256_of(part.table(name)) == said for name, said in content["hashes"].items())
    except (WaymarkError, OSError, KeyError):
        return None
    return part if whole else None


def _to_json(issue: Issue) -> dict[str, Any]:
    return {**asdict(issue), "level": issue.level.value}


def _from_json(content: Mapping[str, Any]) -> Issue:
    return Issue(**{**content, "level": Level(content["level"])})
