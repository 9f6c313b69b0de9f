"""Runs: every outturn computed from one dataset under one framework version."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn, Part, ValueStatus
from waymark.domain.tables import ColumnType, TableColumn
from waymark.store.durable import read_json, settle, write_json
from waymark.store.parquet import read_rows, write_table

_TEXT, _INTEGER = ColumnType.TEXT, ColumnType.INTEGER
OUTTURN_COLUMNS = tuple(
    TableColumn(name, kind, "")
    for name, kind in (
        ("code", _TEXT),
        ("reading", _TEXT),
        ("area", _TEXT),
        ("month", _TEXT),
        ("numerator", _INTEGER),
        ("denominator", _INTEGER),
        ("value_numerator", _TEXT),  # text: exact whatever its size
        ("value_denominator", _TEXT),
        ("missing", _TEXT),
        ("missing_detail", _TEXT),
        ("status", _TEXT),
        ("flags", _TEXT),
        ("parts", _TEXT),  # JSON: name, numerator, denominator and the value's two integers, for each side of a gap
    )
)


@dataclass(frozen=True)
class Run:
    """One settled run. `months`: first and last computed."""

    id: str
    framework_version: str
    standard: str
    engine: str
    code_version: str
    months: tuple[Month, Month]
    outturns: Mapping[tuple[str, str, str, Month], Outturn] = field(repr=False)

    @cached_property
    def _by_series(self) -> dict[tuple[str, str, str], list[Outturn]]:
        series: dict[tuple[str, str, str], list[Outturn]] = {}
        for outturn in sorted(self.outturns.values(), key=lambda outturn: outturn.month):
            series.setdefault((outturn.code, outturn.reading, outturn.area), []).append(outturn)
        return series

    def series(self, code: str, reading: str, area: str) -> list[Outturn]:
        """Every month's outturn, oldest first."""
        return self._by_series.get((code, reading, area), [])


def write_run(
    staging: Path,
    final: Path,
    outturns: Iterable[Outturn],
    *,
    framework_version: str,
    standard: str,
    engine: str,
    code_version: str,
    months: Sequence[Month],
) -> Run:
    staged = staging / uuid4().hex
    staged.mkdir(parents=True)
    path = staged / "outturns.parquet"
    write_table(path, OUTTURN_COLUMNS, (_to_row(outturn) for outturn in outturns))
    manifest = {
        "framework_version": framework_version,
        "standard": standard,
        "engine": engine,
        "code_version": code_version,
        "months": [str(months[0]), str(months[-1])],
    }
    identity = hashlib.sha256(path.read_bytes() + repr(manifest).encode()).hexdigest()
    write_json(staged / "run.json", manifest)
    settle(staged, final / identity)
    return read_run(final / identity)


def read_run(directory: Path) -> Run:
    content = read_json(directory / "run.json")
    outturns = [_from_row(row) for row in read_rows(directory / "outturns.parquet")]
    first, last = content["months"]
    return Run(
        directory.name,
        content["framework_version"],
        content["standard"],
        content["engine"],
        content["code_version"],
        (Month.parse(first), Month.parse(last)),
        {(o.code, o.reading, o.area, o.month): o for o in outturns},
    )


def _to_row(outturn: Outturn) -> tuple[str | int | None, ...]:
    value, missing = outturn.value, outturn.missing
    return (
        outturn.code,
        outturn.reading,
        outturn.area,
        str(outturn.month),
        outturn.numerator,
        outturn.denominator,
        None if value is None else str(value.numerator),
        None if value is None else str(value.denominator),
        None if missing is None else missing.reason.value,
        None if missing is None else missing.detail,
        outturn.status.value,
        ",".join(flag.value for flag in outturn.flags),
        json.dumps([_part_to_list(part) for part in outturn.parts]) if outturn.parts else "",
    )


def _part_to_list(part: Part) -> list[str | int | None]:
    value = part.value
    exact = (None, None) if value is None else (value.numerator, value.denominator)
    return [part.name, part.numerator, part.denominator, *exact]


def _part_from_list(said: Sequence[Any]) -> Part:
    name, numerator, denominator, over, under = said
    return Part(name, numerator, denominator, None if over is None else Fraction(over, under))


def _from_row(row: Sequence[object]) -> Outturn:
    code, reading, area, month, numerator, denominator, over, under, missing, detail, status, flags, parts = row
    return Outturn(
        str(code),
        str(reading),
        str(area),
        Month.parse(str(month)),
        numerator if isinstance(numerator, int) else None,
        denominator if isinstance(denominator, int) else None,
        None if over is None else Fraction(int(str(over)), int(str(under))),
        None if missing is None else Missing(MissingReason(str(missing)), str(detail)),
        ValueStatus(str(status)),
        tuple(Flag(word) for word in str(flags).split(",") if word),
        tuple(_part_from_list(said) for said in json.loads(str(parts))) if parts else (),
    )
