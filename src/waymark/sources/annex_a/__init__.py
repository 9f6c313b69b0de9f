"""Annex A: the eleven lists that Ofsted asks a council for when it inspects children's services, in one workbook."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import TableColumn
from waymark.sources.annex_a import find, read, schema, to_standard
from waymark.sources.intake import Edition, FoundEdition, Pseudonym, RecordSink, Source, Standardised, StoredEdition


class _AnnexA:
    name = "annex-a"
    title = "Annex A, the lists of an Ofsted inspection"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = schema.RECORD_TABLES
    feeds: tuple[str, ...] = schema.FEEDS

    def claims(self, path: Path) -> bool:
        return find.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read.read(found, sink, pseudonym, year)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return to_standard.standardise(editions)


SOURCE: Source = _AnnexA()
