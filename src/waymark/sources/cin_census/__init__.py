"""The children in need census (CIN): one XML file a year, to 31 March, about every child in need in that year."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import TableColumn
from waymark.sources.cin_census import find, read, schema, to_standard
from waymark.sources.intake import (
    Edition,
    FoundEdition,
    Pseudonym,
    RecordSink,
    Source,
    Standardised,
    StoredEdition,
)


class CinCensus:
    """The CIN census as a Source."""

    name: str = "cin-census"
    title: str = "Children in need census"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = schema.COLUMNS
    record_keys: Mapping[str, tuple[str, ...]] = {
        name: ("child", *((table.placed_by,) if table.placed_by else ()))
        for name, table in schema.RECORD_TABLES.items()
    }
    feeds: tuple[str, ...] = schema.FEEDS

    def claims(self, path: Path) -> bool:
        return find.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read.read(found, sink, pseudonym, year)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return to_standard.standardise(editions)


SOURCE: Source = CinCensus()
