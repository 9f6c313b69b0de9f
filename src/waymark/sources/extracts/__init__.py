"""Extracts: small CSV tables in our own layouts, for what no national return holds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import TableColumn
from waymark.sources.extracts import find, layouts, read, to_standard
from waymark.sources.intake import (
    Edition,
    FoundEdition,
    Pseudonym,
    RecordSink,
    Source,
    Standardised,
    StoredEdition,
)


class Extracts:
    """Extracts as a Source. Its record tables are its layouts."""

    name: str = "extract"
    title: str = "Extract in a layout of Waymark"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = {
        name: layout.record_columns for name, layout in layouts.LAYOUTS.items()
    }
    file_columns: Mapping[str, tuple[str, ...]] = {name: layout.names for name, layout in layouts.LAYOUTS.items()}
    record_keys: Mapping[str, tuple[str, ...]] = {
        name: layout.key or ("child", "start") for name, layout in layouts.LAYOUTS.items()
    }
    feeds: tuple[str, ...] = tuple(layout.feeds for layout in layouts.LAYOUTS.values())
    parts: tuple[str, ...] = tuple(layouts.LAYOUTS)

    def claims(self, path: Path) -> bool:
        return find.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read.read(found, sink, pseudonym, year)

    def part_of(self, key: str) -> str:
        """Its layout."""
        return to_standard.layout_named(key)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return to_standard.standardise(editions)


SOURCE: Source = Extracts()
