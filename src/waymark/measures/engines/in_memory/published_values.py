"""Published values: the row of an area in the latest edition of its series."""

from collections.abc import Iterator

from waymark.domain.area import AreaTree
from waymark.domain.measure import External
from waymark.domain.month import Month
from waymark.domain.outturn import ValueStatus
from waymark.domain.tables import REFERENCE_VALUE
from waymark.measures.engines.in_memory.cells import RowsOfCell
from waymark.measures.engines.in_memory.records import Records, Row, date_in, integer_in, months_with_rows, row_id
from waymark.measures.filters_in_memory import value_of
from waymark.measures.parts import STATUSES

Figures = dict[str, int]
_AT = "as_at"


def figures(measure: External, month: Month, areas: AreaTree, records: Records) -> tuple[Figures, Figures, Figures]:
    """Area → value, whether there is one, and its status by place in `STATUSES`. The root has its own row alone."""
    found = {area.code: _row(measure, month, area.code, records) for area in areas.areas}
    rows = {area: row for area, row in found.items() if row is not None}
    return (
        {area: integer_in(row, "value") or 0 for area, row in rows.items()},
        dict.fromkeys(rows, 1),
        {area: _status(row) for area, row in rows.items()},
    )


def rows_of_cell(measure: External, month: Month, area: str, records: Records) -> RowsOfCell:
    """The one row; set aside are rows of its edition and area that have no value."""
    row = _row(measure, month, area, records)
    wanting = tuple(
        (row_id(other), ("value",))
        for other in _edition(measure, month, records)
        if value_of(other, "area") == area and integer_in(other, "value") is None
    )
    counted = () if row is None else (row_id(row),)
    return RowsOfCell(REFERENCE_VALUE.name, counted, wanting, "published value")


def _row(measure: External, month: Month, area: str, records: Records) -> Row | None:
    """The last in the table's total order, where an edition has several for one area."""
    rows = (row for row in _edition(measure, month, records) if value_of(row, "area") == area)
    valued = [row for row in rows if integer_in(row, "value") is not None]
    return max(valued, key=lambda row: (str(date_in(row, _AT)), row_id(row)), default=None)


def _edition(measure: External, month: Month, records: Records) -> Iterator[Row]:
    """The series' rows of its latest month with rows, unless that is too long ago."""
    rows = records.of(REFERENCE_VALUE.name, measure.series)
    latest = max((edition for edition in months_with_rows(rows, _AT) if edition <= month), default=None)
    if latest is not None and latest > month - measure.window.months:
        yield from (row for row in rows if (day := date_in(row, _AT)) is not None and Month.of(day) == latest)


def _status(row: Row) -> int:
    """Provisional where the row does not say, or says something else."""
    said = value_of(row, "status")
    return next(
        (place for place, status in enumerate(STATUSES) if status.value == said),
        STATUSES.index(ValueStatus.PROVISIONAL),
    )
