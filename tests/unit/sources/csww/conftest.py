"""A workforce census written, read and put into standard tables."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.tables import WORKFORCE_POST
from waymark.sources.csww import SOURCE
from waymark.sources.intake import Edition, StoredEdition

HEADER = (
    "<Header><CollectionDetails><Collection>CSWW</Collection><Year>2022</Year>"
    "<ReferenceDate>2022-09-30</ReferenceDate></CollectionDetails></Header>"
)
VACANCIES = (
    "<LALevelVacancies><NumberOfVacancies>12.35</NumberOfVacancies><NoAgencyFTE>3.00</NoAgencyFTE>"
    "<NoAgencyHeadcount>3</NoAgencyHeadcount></LALevelVacancies>"
)


def worker(number: int = 1, **elements: object) -> str:
    said = {"AgencyWorker": 0, "SWENo": f"AB{number:010d}", "FTE": "1.000000", "OrgRole": 5, **elements}
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in said.items() if text is not None)
    return f"<CSWWWorker>{inside}</CSWWWorker>\n"


@dataclass
class Census:
    folder: Path
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows.setdefault(table, []).append(row)

    def write(self, content: str | bytes, name: str = "census.xml") -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read_file(self, content: str | bytes, year: int | None = None) -> "Census":
        (found,) = SOURCE.find([self.write(content)])
        self.rows.clear()
        self.edition = SOURCE.read(found, self, lambda text: f"~{len(text)}{hash(text)}", year)
        return self

    def read(self, *workers: str, header: str = HEADER, vacancies: str = VACANCIES, year: int | None = None):
        return self.read_file(f"<Message>{header}{vacancies}\n{''.join(workers)}</Message>", year)

    def refusal(self, content: str | bytes, year: int | None = None) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            self.read_file(content, year)
        return caught.value

    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]

    def said(self, rule: str):
        return next(issue for issue in self.edition.issues if issue.rule == rule)

    def standard(self):
        stored = StoredEdition(
            "0123456789abcdef", self.edition.key, self.edition.coverage, lambda table: iter(self.rows.get(table, ()))
        )
        return SOURCE.standardise([stored])

    def posts(self) -> list[dict[str, Any]]:
        names = [column.name for column in WORKFORCE_POST.all_columns]
        return [dict(zip(names, row, strict=True)) for row in self.standard().tables["workforce_post"]]


@pytest.fixture
def census(tmp_path: Path) -> Census:
    return Census(tmp_path)
