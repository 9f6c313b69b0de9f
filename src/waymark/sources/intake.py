"""What every reader gives and gets: the one shape into which all returns are read.

A reader first finds the editions in the paths it is given (`find`), then reads one edition at a time (`read`),
handing each record row to a sink as it goes, so that no return is ever whole in memory. What it hands over is
typed and pseudonymised; names, UPNs and postcodes are dropped at this border.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue
from waymark.sources.values import printable
from waymark.store.columns import Coded

Value = str | int | bool | date | None
Row = tuple[Value, ...]
Pseudonym = Callable[[str], str]


class RecordSink(Protocol):
    """Takes rows of a return's own record tables, in the order of the table's declared columns."""

    def add(self, table: str, row: Row) -> None: ...


@runtime_checkable
class ColumnSink(RecordSink, Protocol):
    """A sink that takes many rows at once too."""

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        """row_ids: one for each row · columns: the table's others in their order."""
        ...


@dataclass(frozen=True)
class FlaggedValue:
    """A field that was kept but not believed: the row stays, the typed field is NULL, the text is here.

    row_id: the record row's id · value: as found, shortened, never an identifier.
    """

    row_id: str
    table: str
    column: str
    value: str
    rule: str
    sentence: str


@dataclass(frozen=True)
class QuarantinedRow:
    """A row set aside because its key, or the date that places it in time, is missing or unreadable."""

    file: str
    sheet: str
    row: int
    column: str
    value: str
    rule: str
    hint: str


@dataclass(frozen=True)
class Profile:
    """What a person checks at a glance to see that the right file was loaded."""

    rows: Mapping[str, int]  # record table → rows taken
    children: int
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True)
class Edition:
    """One edition of a return, read: a later file with the same `key` replaces it as a new version.

    key: '2021-22' for a yearly return · label: what the user's folder or file called it ('' when nothing) ·
    coverage: standard table → the span for which this edition holds every event ·
    issues: warnings as well as the reasons for quarantine and flags, already grouped (Issue.count).
    """

    key: str
    label: str
    coverage: Mapping[str, Coverage]
    profile: Profile
    issues: tuple[Issue, ...] = ()
    quarantined: tuple[QuarantinedRow, ...] = ()
    flagged: tuple[FlaggedValue, ...] = ()


@dataclass(frozen=True)
class FoundEdition:
    """Files that belong together, before they are read. `files`: table → path ('' for a single-file return, 'data'
    for the file that holds every table where another stands beside it).

    issues: warnings about finding them (a file left alone, say), handed on in Edition.issues.
    """

    label: str
    files: Mapping[str, Path]
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", printable(self.label))


@dataclass(frozen=True)
class StoredEdition:
    """An edition as the store gives it back: its rows by record table, and its coverage.

    arrow: the same rows as an Arrow table with texts dictionary-encoded, where it can be had; it is the faster way ·
    pieces: some columns of a table as Arrow tables of a few rows, one after the other, for what is too large to hold.
    """

    extract: str
    key: str
    coverage: Mapping[str, Coverage]
    rows: Callable[[str], Iterator[Row]]
    arrow: Callable[[str], Any] | None = None
    pieces: Callable[[str, Sequence[str]], Iterator[Any]] | None = None


@dataclass(frozen=True)
class Standardised:
    """Rows of standard tables made from every current edition of one return, with what was noticed doing so.

    tables: a large one may be made only when it is asked for; ask once · issues: complete when every table was.
    """

    tables: Mapping[str, Sequence[Row]]
    coverage: Mapping[str, Coverage]
    issues: Sequence[Issue] = ()


@dataclass
class Tally:
    """Issues grouped as they come: the first place is kept, repeats are counted."""

    _seen: dict[tuple[str, str, str, str, str], Issue] = field(default_factory=dict)

    def add(self, issue: Issue, apart: str = "") -> None:
        """apart: what is counted apart from others of the same rule, file, sheet and field."""
        key = (issue.rule, issue.file, issue.sheet, issue.field, apart)
        known = self._seen.get(key)
        self._seen[key] = issue if known is None else replace(known, count=known.count + issue.count)

    @property
    def issues(self) -> tuple[Issue, ...]:
        return tuple(self._seen.values())
