"""SSDA903: the yearly return on children looked after and care leavers, a set of CSV files to 31 March."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import TableColumn
from waymark.sources.intake import Edition, FoundEdition, Pseudonym, RecordSink, Source, Standardised, StoredEdition
from waymark.sources.ssda903.layout import claims, find
from waymark.sources.ssda903.read import NAME, read
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.ssda903.to_standard import FEEDS, standardise


class _Ssda903:
    name = NAME
    title = "SSDA903, children looked after"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = {
        table.name: table.record_columns for table in TABLES.values()
    }
    file_columns: Mapping[str, tuple[str, ...]] = {
        table.name: tuple(column.name for column in table.columns) for table in TABLES.values()
    }
    record_keys: Mapping[str, tuple[str, ...]] = {
        table.name: tuple(column.record_name for column in table.kept if column.key) for table in TABLES.values()
    }
    feeds = tuple(table.name for table in FEEDS)

    def claims(self, path: Path) -> bool:
        return claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read(found, sink, pseudonym, year)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return standardise(editions)


SOURCE: Source = _Ssda903()
