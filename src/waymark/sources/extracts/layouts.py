"""Our own layouts for what no national return holds: one CSV table each, known by its column names.

A layout is data. To add one: its columns here, and the function that makes its standard rows in `to_standard.py`.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, TableColumn


class Kind(Enum):
    """How a cell is read."""

    CHILD = "child"  # a child's id, which is never kept: a pseudonym stands for it
    PLACE = "place"  # the name or code of an area; never a postcode
    DATE = "date"
    WORD = "word"  # one of a few words


_TYPE = {
    Kind.CHILD: ColumnType.TEXT,
    Kind.PLACE: ColumnType.TEXT,
    Kind.DATE: ColumnType.DATE,
    Kind.WORD: ColumnType.TEXT,
}


@dataclass(frozen=True)
class LayoutColumn:
    """One column of a layout.

    name: in the file · column: in the record table · needed: a row without it is set apart · placing: a row where it
    cannot be read is set apart rather than flagged · words: what may stand there · when_blank: what a blank means ·
    optional: the file may leave the column out, which is as if it were blank.
    """

    name: str
    column: str
    kind: Kind
    meaning: str
    needed: bool = False
    placing: bool = False
    words: tuple[str, ...] = ()
    when_blank: str | None = None
    optional: bool = False

    @property
    def table_column(self) -> TableColumn:
        return TableColumn(self.column, _TYPE[self.kind], self.meaning)


@dataclass(frozen=True)
class Layout:
    """One layout. A file with every column of `known_by` is taken to be of it; its name is the record table's too.

    A later file of the layout replaces the earlier one as a whole.
    ordered: pairs of record columns, (start, end), where an end before its start is not believed.
    """

    name: str
    meaning: str
    columns: tuple[LayoutColumn, ...]
    known_by: tuple[str, ...]
    feeds: str
    ordered: tuple[tuple[str, str], ...] = ()

    @cached_property
    def record_columns(self) -> tuple[TableColumn, ...]:
        return (*_EVERY_RECORD, *(column.table_column for column in self.columns))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def optional(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.optional)


_EVERY_RECORD = (
    TableColumn(ROW_ID, ColumnType.TEXT, "layout and row of the file; unique in the file"),
    TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',end,'), or empty"),
)

CHILD_AREA = Layout(
    "child_area",
    "Where each child counts, spell by spell. No national return of children's social care has a district.",
    (
        LayoutColumn("child_id", "child", Kind.CHILD, "the child's id as in the other returns", needed=True),
        LayoutColumn("area", "area", Kind.PLACE, "name or code of the area", needed=True),
        LayoutColumn("from", "start", Kind.DATE, "first day there; blank: always", placing=True),
        LayoutColumn("to", "end", Kind.DATE, "first day no longer there; blank: still"),
        LayoutColumn(
            "basis",
            "basis",
            Kind.WORD,
            "why the child counts there: home, team or school; blank: home",
            placing=True,
            words=("home", "team", "school"),
            when_blank="home",
            optional=True,
        ),
    ),
    known_by=("child_id", "area"),
    feeds="child_area",
    ordered=(("start", "end"),),
)

LAYOUTS = {layout.name: layout for layout in (CHILD_AREA,)}
