"""An extract written, found and read, with a sink that keeps every row."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources.extracts import SOURCE
from waymark.sources.intake import Edition, Standardised, StoredEdition


def pseudonym(identifier: str) -> str:
    return f"~{sum(place * ord(letter) for place, letter in enumerate(identifier, 1)):08d}"


@dataclass
class Taken:
    """A sink, and the edition that was read into it."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        assert table == "child_area"
        self.rows.append(row)

    def records(self) -> list[dict[str, Any]]:
        names = [column.name for column in SOURCE.record_tables["child_area"]]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]


class ChildArea:
    """Writes child_area extracts and reads them."""

    pseudonym = staticmethod(pseudonym)
    header = "child_id,area,from,to,basis"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, content: str | bytes, name: str = "where they live.csv") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read_file(self, content: str | bytes, year: int | None = None) -> Taken:
        (found,) = SOURCE.find([self.write(content)])
        taken = Taken()
        taken.edition = SOURCE.read(found, taken, pseudonym, year)
        return taken

    def read(self, *rows: str) -> Taken:
        return self.read_file("\n".join([self.header, *rows, ""]))

    def refusal(self, content: str | bytes) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read_file(content)
        return caught.value

    def standard(self, taken: Taken) -> Standardised:
        stored = StoredEdition("0123456789abcdef", taken.edition.key, {}, lambda _: iter(taken.rows))
        return SOURCE.standardise([stored])


@pytest.fixture
def child_area(tmp_path: Path) -> ChildArea:
    return ChildArea(tmp_path)
