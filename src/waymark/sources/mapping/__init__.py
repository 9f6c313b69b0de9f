"""Mappings: a council's own tables and queries, read as a standard table by a small file that says what is what."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import STANDARD_TABLES, TableColumn
from waymark.sources.intake import (
    Edition,
    FoundEdition,
    Pseudonym,
    RecordSink,
    Source,
    Standardised,
    StoredEdition,
)
from waymark.sources.mapping import find, read, to_standard
from waymark.sources.mapping.target import target_of


class Mappings:
    """Mappings as a Source. Its record tables are the standard tables themselves, before areas are looked up."""

    name: str = "mapping"
    title: str = "Table or query of a council's own system"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = {
        name: target_of(name).record_columns for name in STANDARD_TABLES
    }
    feeds: tuple[str, ...] = tuple(STANDARD_TABLES)
    parts: tuple[str, ...] = tuple(STANDARD_TABLES)

    def claims(self, path: Path) -> bool:
        return find.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read.read(found, sink, pseudonym, year)

    def part_of(self, key: str) -> str:
        """The standard table."""
        return to_standard.table_named(key)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return to_standard.standardise(editions)


SOURCE: Source = Mappings()
