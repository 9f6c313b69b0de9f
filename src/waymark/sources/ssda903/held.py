"""The return as it is held: CSV files, a workbook or an XML file. Every form gives the same lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from waymark.domain.issue import Issue
from waymark.sources.blocks import Block
from waymark.sources.delimited import Header, Line

WHOLE = ""  # the key of a file that holds every table
Wanted = Mapping[str, Sequence[str]]  # table → the columns asked for, in this order
Part = tuple[str, Block | Line]  # a table's name, and rows of it


@dataclass(frozen=True)
class Where:
    """Where a table stands. header: its row of column names; XML has none."""

    file: str
    sheet: str = ""
    header: Header | None = None

    @property
    def row(self) -> int | None:
        return None if self.header is None else self.header.row


class Stream(Protocol):
    """What can be read from its beginning to its end: one file, or one sheet."""

    def parts(self, wanted: Wanted, together: bool) -> Iterator[Part]:
        """Rows of the wanted tables, in their order. together: many rows may come as a block.

        Raises RefusedError when it breaks off.
        """
        ...


@dataclass
class Held:
    """One edition before it is read.

    tables: those that are there; XML adds its own as it is read · refused: what cannot be read, and why ·
    noticed: warnings that come while a stream is read · whole: whether one file holds every table.
    """

    tables: dict[str, Where]
    streams: list[Stream]
    whole: bool = False
    refused: list[Issue] = field(default_factory=list)
    noticed: list[Issue] = field(default_factory=list)
