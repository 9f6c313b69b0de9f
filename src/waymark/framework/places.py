"""Where each statement of a framework stands: file and line, for issues found after loading."""

from dataclasses import dataclass, field

from waymark.written.fields import Fields


@dataclass(frozen=True)
class Place:
    file: str
    line: int


@dataclass
class Places:
    """Lines by subject and dotted field. Subjects: `indicator SCS18`, `policy 2017-18`, `scorecard directorate`."""

    _of: dict[tuple[str, str], Place] = field(default_factory=dict)

    def remember(self, subject: str, file: str, fields: Fields) -> None:
        """Every key of a file. The first place stays when a subject comes twice."""
        self._of.setdefault((subject, ""), Place(file, fields.line))
        for path, line in fields.places():
            self._of.setdefault((subject, path), Place(file, line))

    def without(self, subject: str) -> "Places":
        """All but the statements of one subject, whose file is to be another."""
        return Places({key: place for key, place in self._of.items() if key[0] != subject})

    def has(self, subject: str, path: str) -> bool:
        """Whether the file states this itself (a policy may have it from another year)."""
        return (subject, path) in self._of

    def of(self, subject: str, path: str = "") -> Place:
        """The place of a field, or of the nearest group or file that would hold it."""
        while path and (subject, path) not in self._of:
            path = path.rpartition(".")[0]
        return self._of.get((subject, path), Place("", 1))
