"""Runs: the integers of every measure, computed from one dataset under one framework version.

Kept as arrays, one row for each measure and area: figures are divided, and said to be missing, when they are asked
for. A school in which nothing counts has no row. The coverage of the dataset and the dictionary say the rest.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month
from waymark.store.durable import json_bytes, read_json, settle, write_json
from waymark.store.part_rows import PartRows

_FILE = "parts.parquet"

Integers = NDArray[np.int64]


class Computed(Protocol):
    """What an engine computed for one key: int64 arrays of shape [area, month]."""

    @property
    def areas(self) -> tuple[str, ...]: ...
    @property
    def months(self) -> tuple[Month, ...]: ...
    @property
    def numerator(self) -> Integers: ...
    @property
    def denominator(self) -> Integers | None: ...
    @property
    def status(self) -> Integers | None: ...


@dataclass(frozen=True)
class Shape:
    """Of one key: the months, and whether there are denominators and statuses."""

    months: tuple[Month, ...]
    divided: bool
    with_status: bool


@dataclass(frozen=True)
class KeptParts:
    """The integers of one key, for one or more areas: int64 arrays of shape [area, month]."""

    areas: tuple[str, ...]
    months: tuple[Month, ...]
    numerator: Integers
    denominator: Integers | None
    status: Integers | None


@dataclass(frozen=True)
class Run:
    """One settled run.

    asked: the months computed, in order · areas: the codes computed · measures: key → the fingerprint of what was
    computed under it. The integers are read from the file when they are first asked for.
    """

    id: str
    framework_version: str
    standard: str
    engine: str
    code_version: str
    asked: tuple[Month, ...]
    areas: tuple[str, ...]
    measures: Mapping[str, str] = field(repr=False)
    shapes: Mapping[str, Shape] = field(repr=False)
    directory: Path = field(repr=False)

    @property
    def months(self) -> tuple[Month, Month]:
        """The first and the last month computed."""
        return self.asked[0], self.asked[-1]

    def parts(self, key: str, areas: Sequence[str]) -> KeptParts | None:
        """The integers of a key (`SCS18`, `SISE4#1`) for areas of the run; None for a key that it does not have.

        Raises KeyError for an area that was not computed, WaymarkError for a damaged file.
        """
        shape = self.shapes.get(key)
        if shape is None:
            return None
        unknown = [area for area in areas if area not in self._computed]
        if unknown:
            raise KeyError(unknown[0])
        columns = self._rows.columns(key, areas, len(shape.months))
        return KeptParts(
            tuple(areas),
            shape.months,
            columns["numerator"],
            columns["denominator"] if shape.divided else None,
            columns["status"] if shape.with_status else None,
        )

    def areas_with_anything(self, key: str) -> tuple[str, ...]:
        """The areas of which the run keeps integers of a key, in the order of `areas`; those of the others are 0."""
        return tuple(area for area in self.areas if (key, area) in self._rows.places)

    @cached_property
    def _computed(self) -> frozenset[str]:
        return frozenset(self.areas)

    @cached_property
    def _rows(self) -> PartRows:
        return PartRows.read(self.directory / _FILE, {key: len(shape.months) for key, shape in self.shapes.items()})


def write_run(
    staging: Path,
    final: Path,
    computed: Mapping[str, Computed],
    *,
    always: int,
    measures: Mapping[str, str],
    framework_version: str,
    standard: str,
    engine: str,
    code_version: str,
    areas: Sequence[str],
    months: Sequence[Month],
) -> Run:
    """Settles a run under the hash of its content: the same input gives the same id, however a file packs it.

    computed: by key, for all of `areas` · always: of how many areas, from the first, zeros are kept too; of the
    others only those with anything · measures: key → fingerprint · months: asked for, one or more.
    """
    staged = staging / uuid4().hex
    staged.mkdir(parents=True)
    rows = PartRows.of({key: _columns(parts) for key, parts in computed.items()}, areas, always)
    pq.write_table(rows.table(), staged / _FILE, compression="zstd")
    manifest = {
        "framework_version": framework_version,
        "standard": standard,
        "engine": engine,
        "code_version": code_version,
        "months": _spans(months),
        "areas": list(areas),
        "measures": dict(measures),
        "parts": {
            key: {
                "months": _spans(parts.months),
                "divided": parts.denominator is not None,
                "status": parts.status is not None,
            }
            for key, parts in computed.items()
        },
    }
    identity = hashlib.sha256(json_bytes(manifest) + rows.digest()).hexdigest()
    write_json(staged / "run.json", manifest)
    settle(staged, final / identity)
    return read_run(final / identity)


def read_run(directory: Path) -> Run:
    """Raises WaymarkError for a run that cannot be read, or that an earlier Waymark kept in another way."""
    content = read_json(directory / "run.json")
    if "parts" not in content:
        raise WaymarkError("the figures were computed by an earlier version of Waymark", "Run: waymark compute")
    return Run(
        directory.name,
        content["framework_version"],
        content["standard"],
        content["engine"],
        content["code_version"],
        _months(content["months"]),
        tuple(content["areas"]),
        content["measures"],
        {
            key: Shape(_months(shape["months"]), shape["divided"], shape["status"])
            for key, shape in content["parts"].items()
        },
        directory,
    )


def _columns(parts: Computed) -> dict[str, Integers]:
    """What a key does not have is kept as zeros, and read as nothing."""
    zeros = np.zeros_like(parts.numerator)
    return {
        "numerator": parts.numerator,
        "denominator": zeros if parts.denominator is None else parts.denominator,
        "status": zeros if parts.status is None else parts.status,
    }


def _spans(months: Sequence[Month]) -> list[list[str]]:
    """Runs of consecutive months, each by its first and last."""
    spans: list[list[Month]] = []
    for month in months:
        if spans and month == spans[-1][1] + 1:
            spans[-1][1] = month
        else:
            spans.append([month, month])
    return [[str(first), str(last)] for first, last in spans]


def _months(spans: Sequence[Sequence[Any]]) -> tuple[Month, ...]:
    ends = [(Month.parse(first), Month.parse(last)) for first, last in spans]
    return tuple(Month(index) for first, last in ends for index in range(first.index, last.index + 1))
