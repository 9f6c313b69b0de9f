"""An issue: one problem, located, said in a sentence, with what to do about it."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Issue:
    """One problem as a value. Problems are collected and shown all at once, never raised one by one.

    file: the file as the user named it · row: 1-based line or data row as the user's editor shows it ·
    field: column, element or key · value: what stood there, shortened; never a name or identifier ·
    rule: a stable short name (`date_unreadable`) · count: how many times, when the same problem repeats.
    """

    rule: str
    sentence: str
    hint: str = ""
    level: Level = Level.ERROR
    file: str = ""
    row: int | None = None
    field: str = ""
    value: str = ""
    sheet: str = ""
    count: int = 1

    @property
    def where(self) -> str:
        """`file:row · field`, leaving out what is not known."""
        place = self.file if self.row is None else f"{self.file}:{self.row}"
        return " · ".join(part for part in (place, self.sheet, self.field) if part)

    def __str__(self) -> str:
        said = f"{self.where}: {self.sentence}" if self.where else self.sentence
        return f"{said} {self.hint}".rstrip()


def errors_in(issues: "list[Issue] | tuple[Issue, ...]") -> list[Issue]:
    """The issues that refuse; warnings left out."""
    return [issue for issue in issues if issue.level is Level.ERROR]
