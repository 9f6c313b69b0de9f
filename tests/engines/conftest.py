"""Small standard tables for the engines: rows given as mappings, written to Parquet as the store writes them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waymark.domain.area import Area, AreaTree
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable
from waymark.measures.engine import Request
from waymark.measures.engines.registry import ENGINES
from waymark.measures.parts import parts_of

ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


class SmallTables:
    """Tables of a few rows. A table that is not given has no file."""

    def __init__(self, folder: Path, rows: Rows) -> None:
        self._folder = folder
        self._rows = {
            name: [_whole(STANDARD_TABLES[name], number, row) for number, row in enumerate(given)]
            for name, given in rows.items()
        }
        for name, whole in self._rows.items():
            schema = pa.schema([(c.name, ARROW[c.type]) for c in STANDARD_TABLES[name].all_columns])
            pq.write_table(pa.Table.from_pylist(whole, schema), folder / f"{name}.parquet")

    def parquet(self, table: str) -> Path | None:
        return self._folder / f"{table}.parquet" if table in self._rows else None

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        return iter([dict(row) for row in self._rows.get(table, [])])


def _whole(table: StandardTable, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with every column; `flagged` may be given as names, whose fields are then NULL."""
    names = {column.name for column in table.all_columns}
    assert set(row) <= names, f"{table.name} has no {set(row) - names}"
    whole = {**dict.fromkeys(names), "row_id": f"r{number:03}", "flagged": "", **row}
    if not isinstance(whole["flagged"], str):
        flagged = sorted(whole["flagged"])
        whole |= dict.fromkeys(flagged)
        whole["flagged"] = "".join(f",{name}" for name in flagged) + "," if flagged else ""
    return whole


@pytest.fixture(scope="session")
def write_tables(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Rows], SmallTables]:
    """`write_tables({"referral": [...]})`; each call takes the place of the one before."""
    folder = tmp_path_factory.mktemp("standard tables [all] k=1")
    return lambda rows: SmallTables(folder, rows)


@pytest.fixture(scope="session")
def county() -> AreaTree:
    """A county with two districts, N with two schools and S with one. The file has them in no order."""
    return AreaTree.of(
        (
            Area("S1", "South School", "school", "S"),
            Area("N1", "First School", "school", "N"),
            Area("C", "County", "authority", None),
            Area("N", "North", "district", "C"),
            Area("N2", "Second School", "school", "N"),
            Area("S", "South", "district", "C"),
        )
    )


@pytest.fixture(params=sorted(ENGINES))
def compute(request, write_tables, county):
    """`compute(measure, rows, *months)` gives Parts, those of both sides for a gap; once with each engine."""

    def ask(measure, rows, *months, year_type=YearType.FINANCIAL):
        asked = [Month.parse(month) if isinstance(month, str) else month for month in months]
        engine = ENGINES[request.param]
        computed = engine.compute([Request("X1", measure, year_type)], write_tables(rows), county, asked)
        return parts_of(computed, "X1")

    return ask
