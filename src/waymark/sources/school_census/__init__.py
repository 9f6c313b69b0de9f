"""The School Census: what every school reports of its pupils each term, as tables of one council."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import TableColumn
from waymark.sources.intake import (
    Edition,
    FoundEdition,
    Pseudonym,
    RecordSink,
    Source,
    Standardised,
    StoredEdition,
)
from waymark.sources.school_census import find, read, tables, to_standard
from waymark.sources.school_census.layouts import LAYOUTS


class SchoolCensus:
    """The School Census as a Source."""

    name: str = "school-census"
    title: str = "School Census"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = {
        name: layout.record_columns for name, layout in LAYOUTS.items()
    }
    file_columns: Mapping[str, tuple[str, ...]] = {name: layout.names for name, layout in LAYOUTS.items()}
    record_keys: Mapping[str, tuple[str, ...]] = {name: layout.key for name, layout in LAYOUTS.items()}
    feeds: tuple[str, ...] = ("pupil_enrolment", "attendance", "fsm_period", "exclusion")

    def claims(self, path: Path) -> bool:
        return tables.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read.read(found, sink, pseudonym, year)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return to_standard.standardise(editions)


SOURCE: Source = SchoolCensus()
