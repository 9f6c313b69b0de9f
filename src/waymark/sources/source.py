"""A kind of return: what it is called, what it feeds, and the functions that read it.

Each folder beside this file offers one as `SOURCE`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from waymark.domain.publication import Publication
from waymark.domain.tables import TableColumn
from waymark.sources.intake import Edition, FoundEdition, Pseudonym, RecordSink, Standardised, StoredEdition

Read = Callable[[FoundEdition, RecordSink, Pseudonym, int | None], Edition]
StandardiseDeclared = Callable[[Sequence[StoredEdition], Sequence[Publication]], Standardised]


@dataclass(frozen=True)
class Source:
    """name: on the command line · title: for people · record_tables: the columns of its own tables ·
    feeds: the standard tables that it makes.

    claims: whether a file's content is of this return, told by its head and never by its name. Quick however large
    the file is; False for what cannot be read; never raises. No two returns claim one file.
    find: the editions in some paths. Raises RefusedError with every issue when nothing of this return is there.
    read: one edition, for a year where that is given. Raises RefusedError with every issue when the file as a whole
    cannot be taken.
    standardise: the standard tables of editions in the order of their keys, the newest last.

    What only some returns have:

    file_columns: table → its columns, as files spell them.
    record_keys: record table → the columns by which a row is known again in a corrected file; a table that is not
    named has none, and a row that differs is another row.
    parts, part_of: parts that have nothing to do with each other, in their order, and the one that an edition is of, by
    its key: `standardise` of one part alone gives that part's tables.
    standardise_declared: as `standardise`, where the dictionary declares what is read; such rows are of areas far
    beyond the framework's.
    """

    name: str
    title: str
    record_tables: Mapping[str, tuple[TableColumn, ...]]
    feeds: tuple[str, ...]
    claims: Callable[[Path], bool]
    find: Callable[[Sequence[Path]], list[FoundEdition]]
    read: Read
    standardise: Callable[[Sequence[StoredEdition]], Standardised]
    file_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    record_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[str, ...] = ("",)
    part_of: Callable[[str], str] | None = None
    standardise_declared: StandardiseDeclared | None = None

    def part(self, key: str) -> str:
        """The part that an edition is of; '' for a return without parts."""
        return "" if self.part_of is None else self.part_of(key)
