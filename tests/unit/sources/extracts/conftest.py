"""An extract written, found and read, with a sink that keeps every row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.tables import ROW_ID, STANDARD_TABLES, TableColumn
from waymark.sources.extracts import SOURCE
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.intake import Edition, Standardised, StoredEdition
from waymark.store.columns import Coded
from waymark.store.parquet import schema_of


def pseudonym(identifier: str) -> str:
    return f"~{sum(place * ord(letter) for place, letter in enumerate(identifier, 1)):08d}"


@dataclass
class Taken:
    """A sink, and the edition that was read into it."""

    table: str = "child_area"
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        assert table == self.table
        self.rows.append(row)

    def records(self) -> list[dict[str, Any]]:
        names = [column.name for column in SOURCE.record_tables[self.table]]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        return StoredEdition(extract, self.edition.key, self.edition.coverage, lambda _: iter(self.rows))


class TakenByColumn(Taken):
    """A sink of the other kind: a reader then reads many rows at once, and must come to the same."""

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)

    def stored_by_row(self, extract: str) -> StoredEdition:
        return super().stored(extract)

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        rows = self.stored_by_row(extract)
        columns = SOURCE.record_tables[self.table]
        return replace(rows, arrow=lambda _: arrow_table(columns, self.rows))


def arrow_table(columns: Sequence[TableColumn], rows: Sequence[tuple[Any, ...]]) -> Any:
    """The rows as the store gives them back by column: texts dictionary-encoded, but for the ids of rows."""
    table = pa.Table.from_pylist(
        [dict(zip(schema_of(columns).names, row, strict=True)) for row in rows], schema_of(columns)
    )
    for place, column in enumerate(table.schema):
        if column.type == pa.string() and column.name != ROW_ID:
            table = table.set_column(place, column.name, table[column.name].dictionary_encode())
    return table


class Extract:
    """Writes extracts of one layout and reads them."""

    pseudonym = staticmethod(pseudonym)

    def __init__(self, folder: Path, layout: str, sink: type[Taken] = Taken) -> None:
        self.folder = folder
        self.sink = sink
        self.layout = LAYOUTS[layout]
        self.header = ",".join(column.name for column in self.layout.columns)
        self.examples = {column.name: column.example for column in self.layout.columns}

    def write(self, content: str | bytes, name: str = "where they live.csv") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read_file(self, content: str | bytes, year: int | None = None) -> Taken:
        (found,) = SOURCE.find([self.write(content)])
        taken = self.sink(self.layout.name)
        taken.edition = SOURCE.read(found, taken, pseudonym, year)
        return taken

    def read(self, *rows: str) -> Taken:
        return self.read_file("\n".join([self.header, *rows, ""]))

    def row(self, **cells: str) -> str:
        """The example of the guide with other cells; a name ending in _ stands for a keyword of Python."""
        given = {name.rstrip("_"): cell for name, cell in cells.items()}
        assert set(given) <= set(self.examples)
        return ",".join({**self.examples, **given}.values())

    def take(self, *rows: dict[str, str]) -> Taken:
        """Reads a file of one row for each set of cells that differ from the example."""
        return self.read(*(self.row(**row) for row in rows))

    def refusal(self, content: str | bytes) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read_file(content)
        return caught.value

    def refused(self, *rows: dict[str, str]) -> RefusedError:
        return self.refusal("\n".join([self.header, *(self.row(**row) for row in rows), ""]))

    def standard(self, *taken: Taken) -> Standardised:
        """The files put together, each as an extract of its own."""
        extracts = ["0123456789abcdef", *(f"{number:016d}" for number in range(1, len(taken)))]
        return SOURCE.standardise([each.stored(extract) for each, extract in zip(taken, extracts, strict=True)])

    def rows(self, *taken: Taken) -> list[dict[str, Any]]:
        """Rows of the standard table, by column."""
        names = [column.name for column in STANDARD_TABLES[self.layout.feeds].all_columns]
        made = self.standard(*taken).tables[self.layout.feeds]
        return [dict(zip(names, row, strict=True)) for row in made]


@pytest.fixture(params=[Taken, TakenByColumn], ids=["by row", "by column"])
def sink(request: pytest.FixtureRequest) -> type[Taken]:
    return request.param


@pytest.fixture
def child_area(tmp_path: Path, sink: type[Taken]) -> Extract:
    return Extract(tmp_path, "child_area", sink)


@pytest.fixture
def extract_of(tmp_path: Path, sink: type[Taken]) -> Callable[[str], Extract]:
    """`extract_of("attendance")` writes and reads files of that layout."""
    return lambda layout: Extract(tmp_path, layout, sink)


@pytest.fixture
def extract_by_column(tmp_path: Path) -> Callable[[str], Extract]:
    return lambda layout: Extract(tmp_path, layout, TakenByColumn)
