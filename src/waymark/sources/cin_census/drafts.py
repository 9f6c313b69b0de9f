"""One record while it is read with a look, and the child whose record it is."""

from dataclasses import dataclass, field
from datetime import date

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.leaves import NO_LEAVES, Leaves
from waymark.sources.cin_census.schema import Kind, RecordField, RecordTable
from waymark.sources.intake import Row, Value
from waymark.sources.values import NOT_SHOWN, showable

_IDENTIFIERS = tuple(name.casefold() for name in schema.IDENTIFIERS)


@dataclass
class About:
    """The child whose records are being read. `named`: the elements with what the file calls it."""

    pseudonym: str = ""
    birth_date: date | None = None
    birth_wrong: str = ""
    named: Leaves = NO_LEAVES

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What the file calls the child; nothing may repeat it."""
        return tuple(leaf.text for name in _IDENTIFIERS for leaf in self.named.of(name) if leaf.text)

    def shown(self, field_: RecordField, text: str) -> str:
        """What of a field's text a message may repeat. A message about a child must not say which child."""
        if field_.kind is Kind.BORN:
            return NOT_SHOWN
        born = (self.birth_date.isoformat(),) if self.birth_date else ()
        return showable(text, (*self.identifiers, *born), in_date=field_.kind in (Kind.EVENT, Kind.PLANNED))


@dataclass
class Draft:
    """A record row while it is being made. `lines`: where each column was found, when it was."""

    table: RecordTable
    row_id: str
    line: int
    values: dict[str, Value]
    lines: dict[str, int] = field(default_factory=dict)
    flagged: list[str] = field(default_factory=list)

    def line_of(self, column: str) -> int:
        return self.lines.get(column, self.line)

    def finished(self) -> Row:
        self.values["row_id"] = self.row_id
        self.values["flagged"] = f",{','.join(self.flagged)}," if self.flagged else ""
        return tuple(self.values[column.name] for column in self.table.columns)
