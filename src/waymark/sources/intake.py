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
from waymark.domain.tables import TableColumn
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
    """Files that belong together, before they are read. `files`: table → path ('' for a single-file return).

    issues: warnings about finding them (a file left alone, say), handed on in Edition.issues.
    """

    label: str
    files: Mapping[str, Path]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class StoredEdition:
    """An edition as the store gives it back: its rows by record table, and its coverage.

    arrow: the same rows as an Arrow table with texts dictionary-encoded, where it can be had; it is the faster way.
    """

    extract: str
    key: str
    coverage: Mapping[str, Coverage]
    rows: Callable[[str], Iterator[Row]]
    arrow: Callable[[str], Any] | None = None


@dataclass(frozen=True)
class Standardised:
    """Rows of standard tables made from every current edition of one return, with what was noticed doing so."""

    tables: Mapping[str, Sequence[Row]]
    coverage: Mapping[str, Coverage]
    issues: tuple[Issue, ...] = ()


class Source(Protocol):
    """One kind of return. Each folder of this package offers one of these as `SOURCE`."""

    name: str
    title: str
    record_tables: Mapping[str, tuple[TableColumn, ...]]
    feeds: tuple[str, ...]

    def claims(self, path: Path) -> bool:
        """Whether the file's content is of this return, told by its head and never by its name.

        Quick however large the file is; False for what cannot be read; never raises. No two returns claim one file.
        """
        ...

    def find(self, paths: Sequence[Path]) -> list[FoundEdition]:
        """Raises RefusedError with every issue when nothing of this return is there."""
        ...

    def read(self, found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
        """Raises RefusedError with every issue when the file as a whole cannot be taken."""
        ...

    def standardise(self, editions: Sequence[StoredEdition]) -> Standardised:
        """`editions` in the order of their keys, the newest last."""
        ...


@runtime_checkable
class TabularSource(Source, Protocol):
    """A return whose files are tables. file_columns: table → its columns, as files spell them."""

    file_columns: Mapping[str, tuple[str, ...]]


@runtime_checkable
class KeyedSource(Source, Protocol):
    """A return whose rows are known again in a corrected file. record_keys: record table → the columns by which; a
    table that is not named has none, and a row that differs is another row."""

    record_keys: Mapping[str, tuple[str, ...]]


@runtime_checkable
class SheetedSource(Source, Protocol):
    """A return whose tables are sheets of one workbook. sheets: record table → the name of its sheet."""

    sheets: Mapping[str, str]


@runtime_checkable
class PartedSource(Source, Protocol):
    """A return whose editions fall into parts that have nothing to do with each other. parts: in their order."""

    parts: tuple[str, ...]

    def part_of(self, key: str) -> str:
        """The part that an edition is of, by its key: `standardise` of one part alone gives that part's tables."""
        ...


@dataclass
class Tally:
    """Issues grouped as they come: the first place is kept, repeats are counted."""

    _seen: dict[tuple[str, str, str, str], Issue] = field(default_factory=dict)

    def add(self, issue: Issue) -> None:
        key = (issue.rule, issue.file, issue.sheet, issue.field)
        known = self._seen.get(key)
        self._seen[key] = issue if known is None else replace(known, count=known.count + issue.count)

    @property
    def issues(self) -> tuple[Issue, ...]:
        return tuple(self._seen.values())
