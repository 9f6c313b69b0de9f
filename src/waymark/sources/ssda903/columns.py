"""Which rows of a block want a look of their own. The meaning is in `read`, row by row."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from waymark.domain.period import Year
from waymark.sources.columns import ColumnRead, Rows
from waymark.sources.ssda903.birthday import CARE_LEAVER_AGES, birthday_in
from waymark.sources.ssda903.cells import Read
from waymark.sources.ssda903.schema import Column, Kind, Table
from waymark.sources.tabular.totals import says_total


def wanting_a_look(table: Table, columns: Sequence[ColumnRead[Read]], year: Year) -> Rows:
    """The rows with a cell that is wrong or remarked upon, or with cells that disagree with each other or the year.

    columns: those of the table that are kept, in their order.
    """
    by_name = dict(zip((column.record_name for column in table.kept), columns, strict=True))
    found = np.zeros(len(columns[0].codes), dtype=bool)
    for column in columns:
        if any(cell.wrong or cell.two_digit_year for cell in column.cells):
            found |= column.where(lambda cell: cell.wrong is not None or cell.two_digit_year)
    for declared, read in zip(table.kept, columns, strict=True):
        if _places_a_row(declared) and any(map(says_total, read.texts)):
            found |= np.array([says_total(text) for text in read.texts], dtype=bool)[read.codes]
    if table.spell is not None:
        found |= _before(by_name[table.spell[1]], by_name[table.spell[0]])
    if table.event is not None:
        found |= _before(by_name[table.event], by_name["DOB"])
    if table.name == "episodes":
        found |= _of_episodes(by_name["DECOM"], by_name["DEC"], by_name["REC"], year)
    if table.name == "oc3":
        found |= by_name["DOB"].where(lambda cell: not _of_care_leaver(cell, year))
    return found


def totals_at(table: Table, cells: Sequence[str]) -> str | None:
    """The column in which a row calls itself totals."""
    for column, text in zip(table.kept, cells, strict=True):
        if _places_a_row(column) and says_total(text):
            return column.name
    return None


def _places_a_row(column: Column) -> bool:
    return column.kind in (Kind.CHILD, Kind.DATE)


def _before(one: ColumnRead[Read], other: ColumnRead[Read]) -> Rows:
    (day, has_day), (other_day, has_other) = one.numbers(), other.numbers()
    found: Rows = has_day & has_other & (day < other_day)
    return found


def _of_episodes(start: ColumnRead[Read], end: ColumnRead[Read], reason: ColumnRead[Read], year: Year) -> Rows:
    (begun, has_begun), (ended, has_ended) = start.numbers(), end.numbers()
    last = year.last.toordinal()
    one_alone = end.where(_blank) != reason.where(_blank)
    late = (has_begun & (begun > last)) | (has_ended & (ended > last + 1))
    found: Rows = late | one_alone | (has_begun & has_ended & (begun == ended))
    return found


def _blank(cell: Read) -> bool:
    return cell.value is None


def _of_care_leaver(cell: Read, year: Year) -> bool:
    return not isinstance(cell.value, date) or birthday_in(year, cell.value)[1] in CARE_LEAVER_AGES
