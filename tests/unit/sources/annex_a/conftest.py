"""An Annex A workbook written, read and put into standard tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.sources.write_workbook import write_workbook

from waymark.domain.errors import RefusedError
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.annex_a import SOURCE
from waymark.sources.annex_a.schema import LISTS
from waymark.sources.intake import Edition, StoredEdition

MADE = date(2021, 3, 15)  # the day of the lists, as the seen dates below tell
WHO = {"Gender": "a) Male", "Date of Birth": date(2012, 6, 5)}


def pseudonym(identifier: str) -> str:
    return f"~{sum(place * ord(letter) for place, letter in enumerate(identifier, 1)):08d}"


def rows_of(number: int, *rows: Mapping[str, object]) -> list[list[object]]:
    """A list's rows beneath its names: each as {name of column: cell}, with a child of ours where none is said."""
    names = [column.name for column in LISTS[number].columns]
    id_name = names[0]
    told = [{id_name: 1000 + at, **{k: v for k, v in WHO.items() if k in names}, **row} for at, row in enumerate(rows)]
    further = [name for row in rows for name in row if name not in names]
    every = [*names, *dict.fromkeys(further)]
    return [every, *([row.get(name, "") for name in every] for row in told)]


@dataclass
class AnnexA:
    folder: Path
    editions: list[StoredEdition] = field(default_factory=list)
    edition: Edition | None = None
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def write(self, sheets: Mapping[str, Sequence[Sequence[object]]], **further: object) -> Path:
        return write_workbook(self.folder / "annex a.xlsx", sheets, **further)

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows.setdefault(table, []).append(row)

    def read_file(self, path: Path, year: int | None = None) -> "AnnexA":
        (found,) = SOURCE.find([path])
        self.rows = {}
        self.edition = SOURCE.read(found, self, pseudonym, year)
        rows = dict(self.rows)
        extract = f"{len(self.editions):016d}"
        self.editions.append(
            StoredEdition(extract, self.edition.key, self.edition.coverage, lambda table: iter(rows.get(table, ())))
        )
        return self

    def read(self, lists: Mapping[int, Sequence[Mapping[str, object]]], made: date = MADE) -> "AnnexA":
        """Lists by number; in need, a further child was seen on the day on which the lists are to have been made."""
        seen = {"Child Unique ID": 1, "Date Child Was Last Seen": made}
        told = {6: [], **lists}
        told[6] = [*told[6], seen]
        return self.read_file(self.write({f"List {number}": rows_of(number, *rows) for number, rows in told.items()}))

    def refusal(self, sheets: Mapping[str, Sequence[Sequence[object]]]) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read_file(self.write(sheets))
        return caught.value

    def said(self, rule: str):
        return [issue for issue in self.edition.issues if issue.rule == rule]

    def records(self, number: int) -> list[dict[str, Any]]:
        layout = LISTS[number].layout
        names = [column.name for column in layout.record_columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows.get(layout.name, [])]

    def standard(self, table: str) -> list[dict[str, Any]]:
        made = SOURCE.standardise(self.editions)
        self.noticed = [(issue.rule, issue.count) for issue in made.issues]
        names = [column.name for column in STANDARD_TABLES[table].all_columns]
        return [dict(zip(names, row, strict=True)) for row in made.tables.get(table, ())]


@pytest.fixture
def annex_a(tmp_path: Path) -> AnnexA:
    return AnnexA(tmp_path)
