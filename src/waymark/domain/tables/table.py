"""What a standard table is: its columns, whose rows they are, and how its rows stand in time."""

from dataclasses import dataclass
from enum import Enum


class ColumnType(Enum):
    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True)
class TableColumn:
    """One column. `identifying`: must never leave the record tables (date of birth) · `per_unit`: how many of the
    stored integer make one of what people count (1,000 thousandths of a full-time equivalent)."""

    name: str
    type: ColumnType
    meaning: str
    identifying: bool = False
    per_unit: int = 1


@dataclass(frozen=True)
class StandardTable:
    """One table. `entity`: the column that says whose row it is; `kind` event (one date), spell (start, end) or
    snapshot (rows as they stood on the day of their date; what they add up to is of that month).

    `area_basis`: which child_area basis places a row (home unless an indicator says otherwise) ·
    `area_column`: the row's own column of area codes, where it has one; child_area is then not asked. In a table with a
    column `school` as well, the code is the school's wherever the framework knows it, whatever district stood in the
    row: it then counts in the school, the school's district and the authority ·
    `about_areas`: a row says something of an area as a whole, the authority's own among them, and is never rolled up.
    """

    name: str
    meaning: str
    kind: str
    entity: str
    dates: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    area_basis: str = "home"
    area_column: str = ""
    about_areas: bool = False

    @property
    def all_columns(self) -> tuple[TableColumn, ...]:
        """The table's own columns after the ones that every table has."""
        return (*_EVERY_TABLE, *self.columns)

    def column(self, name: str) -> TableColumn | None:
        return next((column for column in self.all_columns if column.name == name), None)


ROW_ID = "row_id"
FLAGGED = "flagged"

_EVERY_TABLE = (
    TableColumn(ROW_ID, ColumnType.TEXT, "extract, file and row of the source; unique; breaks ties"),
    TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',end,'), or empty"),
)
