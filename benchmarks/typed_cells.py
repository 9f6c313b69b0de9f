"""What a reader of a return comes to: typed cells, table by table, and whether two readers come to the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

Cell = str | int | bool | date | None


@dataclass(frozen=True)
class Files:
    """What is read. columns: the columns of each table that a reader gives · key: that ids are made pseudonyms with."""

    paths: tuple[Path, ...]
    columns: Mapping[str, tuple[str, ...]]
    key: Path
    rows: Mapping[str, int]

    @property
    def cells(self) -> int:
        return sum(self.rows[table] * len(columns) for table, columns in self.columns.items())


class TypedTable:
    """One table as a reader holds it: named columns, or rows in the order of the columns."""

    def __init__(self, columns: Mapping[str, Any] | None = None, rows: Sequence[Sequence[Any]] = ()) -> None:
        self._columns = columns
        self._rows = rows

    def column(self, name: str, place: int) -> list[Cell]:
        """One column as plain values, so that readers can be compared."""
        if self._columns is None:
            return [row[place] for row in self._rows]
        return [_plain(value) for value in self._columns[name].tolist()]


Answer = Mapping[str, TypedTable]


def different_cells(files: Files, found: Answer, against: str, expected: Answer) -> str:
    """Empty when every cell is equal; otherwise the first table and column that differ, and in how many rows."""
    for table, names in files.columns.items():
        if table not in found:
            return f"{table} was not read"
        for place, name in enumerate(names):
            own, other = found[table].column(name, place), expected[table].column(name, place)
            if len(own) != len(other):
                return f"{table} has {len(own):,} rows, where {against} has {len(other):,}"
            if unequal := sum(one != two for one, two in zip(own, other, strict=True)):
                return f"{unequal:,} cells of {table}, {name} differ from those of {against}"
    return ""


def _plain(value: Any) -> Cell:
    """Blank in whatever way is None, and a moment is its day."""
    if value is None or value != value or type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, datetime):
        return value.date()
    cell: Cell = value
    return cell
