"""Open data of the Department for Education (EES): what others' figures are, to compare with."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.publication import Publication
from waymark.domain.tables import REFERENCE_VALUE, TableColumn
from waymark.sources.dfe_open_data import find, read, schema, to_standard
from waymark.sources.intake import (
    DeclaredSource,
    Edition,
    FoundEdition,
    Pseudonym,
    RecordSink,
    Standardised,
    StoredEdition,
)


class DfeOpenData:
    """Open data as a Source. What is read of a file is for the dictionary to declare."""

    name: str = "dfe-open-data"
    title: str = "Open data of the Department for Education"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = schema.RECORD_TABLES
    feeds: tuple[str, ...] = (REFERENCE_VALUE.name,)

    def claims(self, path: Path) -> bool:
        return find.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        del pseudonym  # nothing in open data is anybody's
        return read.read(found, sink, year)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        """Nothing: no series is declared."""
        return to_standard.standardise(editions, ())

    def standardise_declared(
        self, editions: Sequence[StoredEdition], publications: Sequence[Publication]
    ) -> Standardised:
        return to_standard.standardise(editions, publications)


SOURCE: DeclaredSource = DfeOpenData()
