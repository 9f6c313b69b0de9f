"""Records of the lists on their way to standard rows: of several workbooks the newest that has a thing counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waymark.domain.tables import FLAGGED, ROW_ID, STANDARD_TABLES
from waymark.sources.annex_a.schema import AnnexList
from waymark.sources.intake import Row, StoredEdition, Value


@dataclass(frozen=True)
class Record:
    """One row of a list. day: on which the lists were made · first: of the six months · row_id: with its extract."""

    row_id: str
    values: Mapping[str, Value]
    flagged: frozenset[str]
    day: date
    first: date

    def __getitem__(self, column: str) -> Value:
        return self.values[column]

    @property
    def said(self) -> list[str]:
        """What the row says, wherever it stands."""
        return [str(value) for name, value in self.values.items() if value is not None and name != ROW_ID]

    def on(self, column: str) -> date | None:
        value = self.values[column]
        return value if isinstance(value, date) else None


def records(editions: Sequence[StoredEdition], annex: AnnexList) -> Iterator[Record]:
    """Every row of a list, of the newest workbook first."""
    names = [column.name for column in annex.layout.record_columns]
    for edition in reversed(editions):
        first, day = days_of(edition)
        for row in edition.rows(annex.layout.name):
            values = dict(zip(names, row, strict=True))
            flagged = frozenset(str(values[FLAGGED] or "").split(",")) - {""}
            yield Record(f"{edition.extract[:8]}:{values[ROW_ID]}", values, flagged, day, first)


def days_of(edition: StoredEdition) -> tuple[date, date]:
    """The first day of the six months, and the day on which the lists were made."""
    spans = [span for coverage in edition.coverage.values() for span in coverage.spans]
    return min(span.first for span in spans), max(span.last for span in spans)


def standard_row(
    table: str, record: Record, values: Mapping[str, Value], unknown: Sequence[str] = (), row_id: str = ""
) -> Row:
    """A row of a standard table. values: its columns, the rest copied by name · unknown: what the list does not hold.

    A column that is blank because it was not believed, or cannot be known, is flagged.
    """
    columns = [column.name for column in STANDARD_TABLES[table].columns]
    found = [values[name] if name in values else record.values.get(name) for name in columns]
    doubted = [
        name
        for name, value in zip(columns, found, strict=True)
        if value is None and (name in unknown or name in record.flagged)
    ]
    return (row_id or record.row_id, f",{','.join(doubted)}," if doubted else "", *found)


def newest(found: Sequence[Record], *key: str) -> tuple[list[Record], int]:
    """One record for each key; of several the one of the newest workbook, then the one that says most.

    found: of the newest workbook first. Gives also how many rows of one workbook said a thing again.
    """
    chosen: dict[tuple[Value, ...], Record] = {}
    again = 0
    for record in found:
        told = tuple(record[column] for column in key)
        known = chosen.get(told)
        if known is None:
            chosen[told] = record
        elif known.day == record.day:
            again += 1
            if _says_more(record) > _says_more(known):
                chosen[told] = record
    return list(chosen.values()), again


def _says_more(record: Record) -> tuple[int, list[str]]:
    return len(record.said), record.said


def day_after(day: date) -> date:
    return day + timedelta(days=1)
