"""Standard tables of any size, seeded, made once and kept: what every peer reads."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.attendance import attendance
from benchmarks.children import child_areas, episodes, referrals
from benchmarks.county import County
from waymark.domain.month import Month
from waymark.domain.tables import STANDARD_TABLES, ColumnType
from waymark.store.parquet import read_mappings

LAST = Month.at(2024, 8)  # an academic year's end
MADE_BY = 1  # raise it when the tables come out differently, so that kept ones are made again
_DONE = "made.json"  # written last
_ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}


@dataclass(frozen=True)
class Size:
    """rows: of attendance; the other tables follow in Kent's proportions · months: of data, up to `last`."""

    rows: int
    months: int
    last: Month = LAST
    seed: int = 2019

    @property
    def first(self) -> Month:
        return self.last - (self.months - 1)

    @property
    def folder(self) -> str:
        return f"rows-{self.rows}-months-{self.months}-to-{self.last}-seed-{self.seed}"


@dataclass(frozen=True)
class MadeTables:
    """What an engine reads (`waymark.measures.engine.Tables`). `counts`: rows by table."""

    directory: Path
    counts: Mapping[str, int]

    def parquet(self, table: str) -> Path | None:
        path = self.directory / f"{table}.parquet"
        return path if path.exists() else None

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        path = self.parquet(table)
        return read_mappings(path) if path else iter(())


def made_tables(cache: Path, size: Size, county: County, progress: Callable[[str], None]) -> MadeTables:
    """The tables of one size below `cache`; made when they are not there whole."""
    directory = cache / f"{size.folder}-areas-{len(county.tree.areas)}"
    done = directory / _DONE
    wanted = {**asdict(size), "last": str(size.last), "made_by": MADE_BY}
    if done.exists():
        found = json.loads(done.read_text(encoding="utf-8"))
        if found["wanted"] == wanted:
            return MadeTables(directory, found["rows"])
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    progress(f"Making {size.rows:,} rows of attendance and what goes with them")
    chance = np.random.default_rng(size.seed)
    pieces = {
        "attendance": attendance(chance, size.rows, size.first, size.last, county.school_codes),
        "child_area": child_areas(chance, size.rows, county.district_codes, size.first),
        "referral": referrals(chance, size.rows, size.first, size.last),
        "care_episode": episodes(chance, size.rows, size.first, size.last),
    }
    counts = {name: _write(directory / f"{name}.parquet", name, made) for name, made in pieces.items()}
    done.write_text(json.dumps({"wanted": wanted, "rows": counts}, indent=2), encoding="utf-8")
    return MadeTables(directory, counts)


def _write(path: Path, name: str, pieces: Iterator[dict[str, pa.Array]]) -> int:
    """Typed and compressed as the store writes them. Columns that no measure asks for stay blank; returns the rows."""
    table = STANDARD_TABLES[name]
    schema = pa.schema([pa.field(column.name, _ARROW[column.type]) for column in table.all_columns])
    written = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for made in pieces:
            rows = len(next(iter(made.values())))
            numbers = pa.array(np.arange(written, written + rows)).cast(pa.string())
            columns = {
                "row_id": pa.compute.binary_join_element_wise("00000000:", numbers, ""),
                "flagged": pa.repeat("", rows),
                **made,
            }
            arrays = [
                columns[field.name].cast(field.type) if field.name in columns else pa.nulls(rows, field.type)
                for field in schema
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=122_880)
            written += rows
    return written
