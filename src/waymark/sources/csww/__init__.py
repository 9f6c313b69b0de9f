"""The children's social work workforce census (CSWW): one XML file a year, as of 30 September."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from waymark.domain.tables import TableColumn
from waymark.sources.csww import find, read, schema, to_standard
from waymark.sources.intake import Edition, FoundEdition, Pseudonym, RecordSink, Source, Standardised, StoredEdition


class _Csww:
    name = "csww"
    title = "Children's social work workforce census"
    record_tables: Mapping[str, tuple[TableColumn, ...]] = schema.RECORD_TABLES
    feeds: tuple[str, ...] = ("workforce_post",)

    def claims(self, path: Path) -> bool:
        return find.claims(path)

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        return find.find(paths)

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        return read.read(found, sink, pseudonym, year)

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        return to_standard.standardise(editions)


SOURCE: Source = _Csww()
