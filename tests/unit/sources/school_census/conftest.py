"""A census written from a few words, and read with a sink that keeps every row."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Edition, Standardised, StoredEdition
from waymark.sources.school_census import SOURCE
from waymark.store.columns import Coded
from waymark.store.parquet import columnar

# One cell of each column, for a pupil of Year 6 who misses 8 of 100 sessions.
ROWS: dict[str, dict[str, str]] = {
    "pupilonroll": {
        "pupilonrolltableid": "r1",
        "NativeId": "9992001",
        "upn": "A999200114001",
        "surname": "Surname",
        "dob": "2014-Mar-01 00:00:00",
        "entrydate": "2019-Sep-03 00:00:00",
        "enrolstatus": "C",
        "ncyearactual": "6",
        "senprovision": "N",
        "language": "ENG",
        "termlysessionspossible": "100.0",
        "termlysessionsauthorised": "8.0",
        "termlysessionsunauthorised": "",
    },
    "pupilnolongeronroll": {
        "pupilnolongeronrolltableid": "l1",
        "NativeId": "9992001",
        "upn": "A999200114900",
        "dob": "2013-Nov-01 00:00:00",
        "entrydate": "2018-Sep-03 00:00:00",
        "leavingdate": "2024-Jul-19 00:00:00",
        "ncyearleaving": "6",
        "termlysessionspossible": "90.0",
        "termlysessionsauthorised": "9.0",
        "termlysessionsunauthorised": "0.0",
    },
    "termlysessiondetailsonroll": {"pupilonrolltableid": "r1", "attendancereason": "I", "sessions": "5.0"},
    "fsmperiodsonroll": {
        "pupilonrolltableid": "r1",
        "NativeId": "9992001",
        "fsmstartdate": "2024-Sep-02 00:00:00",
        "fsmenddate": "",
        "ukcountry": "ENG",
    },
    "senneeds": {"pupilonrolltableid": "r1", "NativeId": "9992001", "sentyperank": "1", "sentype": "SPLD"},
    "termlyexclusionsonroll": {
        "pupilonrolltableid": "r1",
        "NativeId": "9992001",
        "startdate": "2024-Feb-06 00:00:00",
        "category": "SUSP",
        "sessions": "4.0",
    },
    "termlyexclusionsoffroll": {
        "pupilnolongeronrolltableid": "l1",
        "NativeId": "9992001",
        "startdate": "2024-Mar-05 00:00:00",
        "category": "PERM",
        "sessions": "",
    },
    "schoolcensus": {
        "schoolcensustableid": "c1",
        "NativeId": "9992001",
        "lea": "999",
        "estab": "2001",
        "term": "AUT",
        "year": "2024",
        "referencedate": "2024-Oct-03 00:00:00",
    },
    "school": {"schooltableid": "s1", "NativeId": "9992001", "schoolname": "A school", "phase": "PS"},
    "addressesonroll": {"addressesonrolltableid": "a1", "pupilonrolltableid": "r1", "postcode": "ZZ1 1ZZ"},
}


def pseudonym(identifier: str) -> str:
    return f"~{sum(place * ord(letter) for place, letter in enumerate(identifier, 1)):08d}"


@dataclass
class Kept:
    """A sink, and the edition that was read into it."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows[table].append(row)

    def records(self, table: str = "pupilonroll") -> list[dict[str, Any]]:
        names = [column.name for column in SOURCE.record_tables[table]]
        return [dict(zip(names, row, strict=True)) for row in self.rows[table]]

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        return StoredEdition(extract, self.edition.key, self.edition.coverage, lambda table: iter(self.rows[table]))

    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]

    def issue(self, rule: str) -> Any:
        (found,) = (issue for issue in self.edition.issues if issue.rule == rule)
        return found


class KeptByColumn(Kept):
    """A sink of the other kind; what comes back from it comes by column too."""

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        self.rows[table].extend(zip(row_ids, *(column.rows() for column in columns), strict=True))

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        def pieces(table: str, wanted: Sequence[str]) -> Any:
            return iter([columnar(SOURCE.record_tables[table], self.rows[table]).table.select(list(wanted))])

        return replace(super().stored(extract), pieces=pieces)


class School:
    """Writes sets and reads them."""

    def __init__(self, folder: Path, sink: type[Kept]) -> None:
        self.folder = folder
        self.sink = sink

    def write(self, table: str, *rows: Mapping[str, str], to: str = "", without: Sequence[str] = ()) -> Path:
        """A file of a row for each set of cells that differ from the usual; a row of the usual where there is none."""
        usual = {name: cell for name, cell in ROWS[table].items() if name not in without}
        assert all(set(row) <= set(usual) | {"summerhalfterm2sessionspossible", "ethnicity"} for row in rows)
        names = list(dict.fromkeys([*usual, *(name for row in rows for name in row)]))
        lines = [",".join(names), *(",".join({**usual, **row}.get(name, "") for name in names) for row in rows or [{}])]
        path = self.folder / (to or f"{table}.csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, ""]))
        return path

    def read(self, folder: str = "", year: int | None = None) -> Kept:
        (found,) = SOURCE.find([self.folder / folder])
        kept = self.sink()
        kept.edition = SOURCE.read(found, kept, pseudonym, year)
        return kept

    def taken(self, table: str, *rows: Mapping[str, str], **options: Any) -> Kept:
        """Reads the set, with one table written to it."""
        self.write(table, *rows, **options)
        return self.read()

    def refused(self, folder: str = "", year: int | None = None) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read(folder, year)
        return caught.value

    def standard(self, *kept: Kept) -> Standardised:
        extracts = ["0123456789abcdef", *(f"{number:016d}" for number in range(1, len(kept)))]
        return SOURCE.standardise([each.stored(extract) for each, extract in zip(kept, extracts, strict=True)])

    def rows(self, table: str, *kept: Kept) -> list[dict[str, Any]]:
        names = [column.name for column in STANDARD_TABLES[table].all_columns]
        return [dict(zip(names, row, strict=True)) for row in self.standard(*kept).tables[table]]

    def noticed(self, *kept: Kept) -> dict[str, int]:
        made = self.standard(*kept)
        assert all(made.tables[name] is not None for name in made.tables)
        return {issue.rule: issue.count for issue in made.issues}


@pytest.fixture(params=[Kept, KeptByColumn], ids=["by row", "by column"])
def school(request: pytest.FixtureRequest, tmp_path: Path) -> School:
    return School(tmp_path / "set", request.param)


@pytest.fixture
def pseudonym_of() -> Callable[[str], str]:
    return pseudonym
