"""A census file built from a few words, and read with a sink that keeps every row."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.tables import ROW_ID, ColumnType
from waymark.sources.cin_census import SOURCE
from waymark.sources.intake import Edition, FoundEdition, Standardised, StoredEdition
from waymark.store.parquet import columnar

HEADER_2022 = (
    "<Header><CollectionDetails><Collection>CIN</Collection><Year>2022</Year>"
    "<ReferenceDate>2022-03-31</ReferenceDate></CollectionDetails></Header>"
)


def pseudonym(identifier: str) -> str:
    return f"~{sum(place * ord(letter) for place, letter in enumerate(identifier, 1)):08d}"


@dataclass
class Kept:
    """A sink, and the edition that was read into it."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows[table].append(row)

    def records(self, table: str) -> list[dict[str, Any]]:
        names = [column.name for column in SOURCE.record_tables[table]]
        return [dict(zip(names, row, strict=True)) for row in self.rows[table]]

    def refused(self, found: FoundEdition, year: int | None) -> RefusedError | None:
        """Reads an edition; what refused it, if anything did."""
        try:
            self.edition = SOURCE.read(found, self, pseudonym, year)
        except RefusedError as refused:
            return refused
        return None

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        return StoredEdition(extract, self.edition.key, self.edition.coverage, lambda table: iter(self.rows[table]))

    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]


class KeptByColumn(Kept):
    """The other kind of sink, to which many rows come at once."""

    def add_columns(self, table: str, row_ids: list[str], columns: list[Any]) -> None:
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


class Census:
    """Writes census files and reads them."""

    header_2022 = HEADER_2022
    pseudonym = staticmethod(pseudonym)

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def details(self, inside: str = "", date: str = "2021-06-01") -> str:
        return f"<CINdetails>\n<CINreferralDate>{date}</CINreferralDate>\n{inside}\n</CINdetails>"

    def plan(self, start: str = "2021-07-01", inside: str = "") -> str:
        return f"<ChildProtectionPlans>\n<CPPstartDate>{start}</CPPstartDate>\n{inside}\n</ChildProtectionPlans>"

    def child(
        self, identifier: str = "CH1", details: str | None = None, born: str = "2015-05-05", more: str = ""
    ) -> str:
        inside = self.details() if details is None else details
        return (
            f"<Child>\n<ChildIdentifiers>\n<LAchildID>{identifier}</LAchildID>\n"
            f"<PersonBirthDate>{born}</PersonBirthDate>\n{more}\n</ChildIdentifiers>\n{inside}\n</Child>"
        )

    def message(self, *children: str, header: str = HEADER_2022) -> str:
        inside = "\n".join(children)
        return f"<?xml version='1.0'?>\n<Message>\n{header}\n<Children>\n{inside}\n</Children>\n</Message>"

    def collection(self, *children: str) -> str:
        return "<CINdetailsCollection>\n" + "\n".join(children) + "\n</CINdetailsCollection>"

    def write(self, content: str | bytes, name: str = "census.xml") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, content: str | bytes, year: int | None = None, name: str = "census.xml") -> Kept:
        """Found and read, by row and by column, which must come to the same."""
        (found,) = SOURCE.find([self.write(content, name)])
        kept, by_column = Kept(), KeptByColumn()
        refused, again = kept.refused(found, year), by_column.refused(found, year)
        if refused is not None:
            assert again is not None
            assert (str(again), again.issues) == (str(refused), refused.issues)
            raise refused
        assert (by_column.edition, by_column.rows) == (kept.edition, kept.rows)
        return kept

    def refusal(self, content: str | bytes, year: int | None = None, name: str = "census.xml") -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read(content, year, name)
        return caught.value

    def standard(self, *kept: Kept) -> Standardised:
        """The files put together, row by row and by column: both must come to the same."""
        return self.standardised([each.stored(f"{number:08d}ffff") for number, each in enumerate(kept)])

    @staticmethod
    def standardised(editions: list[StoredEdition]) -> Standardised:
        by_row = SOURCE.standardise(editions)
        by_column = SOURCE.standardise([replace(each, arrow=arrow_of(each)) for each in editions])
        assert {table: list(rows) for table, rows in by_column.tables.items()} == by_row.tables
        assert (by_column.coverage, by_column.issues) == (by_row.coverage, by_row.issues)
        return by_row


def arrow_of(edition: StoredEdition) -> Callable[[str], Any]:
    """The rows of an edition as the store gives them back by column: texts dictionary-encoded, but for row ids."""

    def arrow(name: str) -> Any:
        columns = SOURCE.record_tables[name]
        table = columnar(columns, list(edition.rows(name))).table
        for place, column in enumerate(columns):
            if column.type is ColumnType.TEXT and column.name != ROW_ID:
                table = table.set_column(place, column.name, table[column.name].dictionary_encode())
        return table

    return arrow


@pytest.fixture
def census(tmp_path: Path) -> Census:
    return Census(tmp_path)


@pytest.fixture(scope="session")
def standardised() -> Callable[[list[StoredEdition]], Standardised]:
    """Editions put together both ways."""
    return Census.standardised
