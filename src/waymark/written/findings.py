"""Findings: the issues met while reading, collected so that all of them are shown at once."""

from dataclasses import dataclass, field

from waymark.domain.issue import Issue, Level

LONGEST_VALUE = 40  # characters of a wrong value that are shown


def shortened(text: str) -> str:
    """The text on one line, cut to 40 characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"


@dataclass
class Findings:
    """Collects issues about one file. `file` is its name as the user sees it; the list may be shared by files."""

    file: str
    issues: list[Issue] = field(default_factory=list)

    def add(
        self,
        rule: str,
        sentence: str,
        *,
        row: int | None = None,
        field: str = "",
        value: str = "",
        hint: str = "",
        level: Level = Level.ERROR,
    ) -> None:
        self.issues.append(Issue(rule, sentence, hint, level, self.file, row, field, shortened(value)))

    @property
    def sound(self) -> bool:
        """Whether nothing so far refuses this file."""
        return not any(issue.level is Level.ERROR and issue.file == self.file for issue in self.issues)
