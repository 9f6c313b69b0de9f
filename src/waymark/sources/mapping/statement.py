"""What a mapping file says, checked against the standard table: nobody downstream sees YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from waymark.sources.tabular.layout import Layout


@dataclass(frozen=True)
class Filled:
    """What fills one column of the table.

    source: the column of the file or query, '' for a constant · constant: what every row says · values: the
    system's text without regard to case → the word meant · default: what a blank means · line: in the mapping file.
    """

    source: str
    constant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    line: int = 1


@dataclass(frozen=True)
class Query:
    """One SELECT. files: view → pattern of paths · database: a file · variable: of the environment, for PostgreSQL.

    wait: seconds after which it is given up.
    """

    text: str
    line: int
    order_by: tuple[str, ...]
    wait: int
    files: Mapping[str, str] = field(default_factory=dict)
    database: str = ""
    variable: str = ""


@dataclass(frozen=True, eq=False)
class Statement:
    """One mapping. path: of its file · shown: as messages name it · layout: whose columns bear the source's names ·
    filled: by the table's column · covers: the span stated in days · read_line: where `read` stands."""

    path: Path
    shown: str
    name: str
    table: str
    layout: Layout
    filled: Mapping[str, Filled]
    read_line: int
    file: str = ""
    sheet: str = ""
    query: Query | None = None
    covers: tuple[date, date] | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        """The columns of the source, each once, in the order of the table."""
        return tuple(dict.fromkeys(each.source for each in self.filled.values() if each.source))

    def lines_of(self, source: str) -> int:
        """The first line of the mapping that names a column of the source."""
        return next((each.line for each in self.filled.values() if each.source == source), self.read_line)
