"""A file of open data written, found and read, with a sink that keeps every row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.publication import Publication
from waymark.domain.tables import REFERENCE_VALUE
from waymark.sources.dfe_open_data import SOURCE
from waymark.sources.dfe_open_data.schema import BETWEEN_CELLS, COLUMN_TABLE, ROW_TABLE
from waymark.sources.intake import Edition, Standardised, StoredEdition
from waymark.store.columns import Coded

TIME_AND_PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,lad_code,lad_name"
)
ENGLAND = "National,E92000001,England,,,,,,,"
REGION = "Regional,E92000001,England,E12000008,South East,,,,,"
KENT = "Local authority,E92000001,England,E12000008,South East,886,E10000016,Kent,,"
ESSEX = "Local authority,E92000001,England,E12000006,East of England,881,E10000012,Essex,,"
ASHFORD = "Local authority district,E92000001,England,E12000008,South East,886,E10000016,Kent,E07000105,Ashford"


@dataclass
class Kept:
    """A sink, and the edition that was read into it."""

    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.tables.setdefault(table, []).append(row)

    @property
    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]

    def issue(self, rule: str) -> Any:
        return next(issue for issue in self.edition.issues if issue.rule == rule)

    @property
    def kinds(self) -> dict[str, str]:
        return {row[3]: row[4] for row in self.tables[COLUMN_TABLE]}

    @property
    def rows(self) -> list[tuple[str, str, list[str]]]:
        """Period, area and cells of each row."""
        return [(row[2], row[5], row[7].split(BETWEEN_CELLS)) for row in self.tables[ROW_TABLE]]

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        return StoredEdition(extract, self.edition.key, self.edition.coverage, lambda table: iter(self.tables[table]))


class KeptByColumn(Kept):
    """A sink of the other kind: a reader then hands on many rows at once, and must come to the same."""

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


class OpenData:
    """Writes files of open data and reads them."""

    def __init__(self, folder: Path, sink: type[Kept] = Kept) -> None:
        self.folder = folder
        self.sink = sink

    def write(self, own: str, *rows: str, name: str = "data.csv") -> Path:
        """own: the names of the file's own columns, with commas."""
        return self.put("\n".join([f"{TIME_AND_PLACE},{own}", *rows, ""]), name)

    def put(self, content: str | bytes, name: str = "data.csv") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def meta(self, *rows: str, name: str = "data.meta.csv") -> Path:
        return self.put("\n".join(["col_name,col_type,label", *rows, ""]), name)

    def read(self, own: str, *rows: str) -> Kept:
        return self.read_file(self.write(own, *rows))

    def read_file(self, path: Path, year: int | None = None) -> Kept:
        (found,) = SOURCE.find([path])
        kept = self.sink()
        kept.edition = SOURCE.read(found, kept, str.upper, year)
        return kept

    def refusal(self, path: Path) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read_file(path)
        return caught.value


def standard(publication: Publication, *kept: Kept) -> Standardised:
    editions = [each.stored(f"{number:016d}") for number, each in enumerate(kept)]
    return SOURCE.standardise_declared(editions, (publication,))


def values(made: Standardised) -> list[dict[str, Any]]:
    names = [column.name for column in REFERENCE_VALUE.all_columns]
    return [dict(zip(names, row, strict=True)) for row in made.tables[REFERENCE_VALUE.name]]


@pytest.fixture(params=[Kept, KeptByColumn], ids=["by row", "by column"])
def open_data(tmp_path: Path, request: pytest.FixtureRequest) -> OpenData:
    return OpenData(tmp_path, request.param)
