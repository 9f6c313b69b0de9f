"""What a layout is: its columns, how each cell is read, and which span a file of it speaks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, TableColumn
from waymark.sources.delimited import Header

# Columns in which a file states the span that it speaks for.
COVERS_FROM, COVERS_TO = "covers_from", "covers_to"


class Kind(Enum):
    """How a cell is read."""

    ID = "id"  # never kept: a pseudonym stands for it
    PLACE = "place"  # the name or code of an area; never a postcode
    PUPIL_NUMBER = "pupil_number"  # never kept either; a temporary one names nobody and is read as blank
    SCHOOL = "school"  # a school's code
    SCHOOL_KEY = "school_key"  # a school's code, or the key by which another table of the return gives it
    CODE = "code"  # a short code of a national list, kept in capitals
    TEXT = "text"  # a few words of the council's own; nothing that identifies
    DATE = "date"
    BIRTH = "birth"  # a date of birth, which no message repeats
    YEAR = "year"  # an academic year, kept as the calendar year in which it ends
    WORD = "word"  # one of a few words
    YES_NO = "yes_no"
    STANDARD = "standard"  # whether a pupil reached the expected standard: yes, no, or a code of the tests
    COUNT = "count"  # a whole number, not negative
    DECIMAL = "decimal"  # kept as a whole number of thousandths or hundredths


_TYPE = {
    Kind.ID: ColumnType.TEXT,
    Kind.PLACE: ColumnType.TEXT,
    Kind.PUPIL_NUMBER: ColumnType.TEXT,
    Kind.SCHOOL: ColumnType.TEXT,
    Kind.SCHOOL_KEY: ColumnType.TEXT,
    Kind.CODE: ColumnType.TEXT,
    Kind.TEXT: ColumnType.TEXT,
    Kind.DATE: ColumnType.DATE,
    Kind.BIRTH: ColumnType.DATE,
    Kind.YEAR: ColumnType.INTEGER,
    Kind.WORD: ColumnType.TEXT,
    Kind.YES_NO: ColumnType.BOOLEAN,
    Kind.STANDARD: ColumnType.BOOLEAN,
    Kind.COUNT: ColumnType.INTEGER,
    Kind.DECIMAL: ColumnType.INTEGER,
}


class Reach(Enum):
    """Which span a file speaks for, and so which earlier file it replaces."""

    WHOLE = "whole"  # every day: a later file of the layout replaces the earlier one
    MONTHS = "months"  # the months of its snapshots
    ACADEMIC_YEARS = "academic years"  # the academic years of its rows
    SPAN = "span"  # from the first to the last month of its rows


@dataclass(frozen=True, eq=False)
class LayoutColumn:
    """One column of a layout.

    name: in the file · column: in the record table · example: a made-up cell, for the guide ·
    needed: a row without it is set apart · placing: a row where it cannot be read is set apart rather than flagged ·
    expected: a blank is flagged · optional: the file may leave the column out, which is as if it were blank ·
    words: what may stand there · also: other spellings of those words · unknown_words: what is read as a blank ·
    when_blank: what a blank means · of: what an id is of, where that is not a child, pupil or young person ·
    aliases: what other years or systems call the column, the first that a file has counting ·
    institution: the id is of a school or setting, so other columns of the row may hold it too ·
    digits: decimal places kept · most: the largest number believed.
    """

    name: str
    column: str
    kind: Kind
    meaning: str
    example: str = ""
    needed: bool = False
    placing: bool = False
    expected: bool = False
    optional: bool = False
    words: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    unknown_words: tuple[str, ...] = ()
    when_blank: str | None = None
    of: str = ""
    aliases: tuple[str, ...] = ()
    institution: bool = False
    digits: int = 0
    most: int | None = None

    @property
    def table_column(self) -> TableColumn:
        return TableColumn(self.column, _TYPE[self.kind], self.meaning, identifying=self.kind is Kind.BIRTH)

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every spelling without regard to case → the word as it is kept."""
        return {
            **{word.casefold(): word for word in self.words},
            **{word.casefold(): meant for word, meant in self.also.items()},
        }


@dataclass(frozen=True)
class Order:
    """Two dates of a row that must not stand the other way round; where they do, `blamed` is not believed.

    spell: they are first day and first day no longer, so that on one and the same day the row is of no day.
    """

    earlier: str
    later: str
    blamed: str
    spell: bool = False


@dataclass(frozen=True, eq=False)
class Layout:
    """One layout. A file with every column of `known_by` is taken to be of it; its name is the record table's too.

    feeds: the standard table · reach: which span a file speaks for · placed_by: the record column that places a row
    in time · begins: the record column of the first day a row speaks for, where it may be earlier ·
    key: record columns that tell one row from another, within a file and between files ·
    parted_by: a column whose words may come in files apart (primary, secondary) ·
    orders: dates that must stand in order · limits: pairs (part, whole) of numbers ·
    goes_with: pairs (column, other): where the other is filled and not nought, the column may not be blank.
    """

    name: str
    meaning: str
    columns: tuple[LayoutColumn, ...]
    known_by: tuple[str, ...]
    feeds: str
    reach: Reach
    placed_by: str = ""
    begins: str = ""
    key: tuple[str, ...] = ()
    parted_by: str = ""
    orders: tuple[Order, ...] = ()
    limits: tuple[tuple[str, str], ...] = ()
    goes_with: tuple[tuple[str, str], ...] = ()

    @cached_property
    def record_columns(self) -> tuple[TableColumn, ...]:
        return (*_EVERY_RECORD, *(column.table_column for column in self.columns))

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def names_in(self, header: Header) -> tuple[str, ...]:
        """What the file calls each column; the layout's own name where it has none of its names."""
        return tuple(
            next((name for name in (column.name, *column.aliases) if header.has(name)), column.name)
            for column in self.columns
        )

    @cached_property
    def optional(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.optional)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {column.column: place for place, column in enumerate(self.columns)}

    def at(self, column: str) -> int:
        """Where a record column stands among the layout's own columns. Raises KeyError when there is none."""
        return self._places[column]


_EVERY_RECORD = (
    TableColumn(ROW_ID, ColumnType.TEXT, "layout and row of the file; unique in the file"),
    TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',end,'), or empty"),
)
