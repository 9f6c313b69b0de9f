"""Rows of totals beneath a table, which an export or a careful colleague added. They are no records."""

from collections.abc import Sequence

import numpy as np

from waymark.sources.columns import Rows
from waymark.sources.tabular.columns import Column
from waymark.sources.tabular.layout import Kind, Layout

_TOTALS = frozenset(
    {"total", "totals", "grand total", "grand totals", "sub total", "sub-total", "subtotal", "overall total", "total:"}
)
# In a column of words or text, "Total" may be a category of the table's own.
_NEVER_TOTAL = frozenset({Kind.ID, Kind.PLACE, Kind.SCHOOL, Kind.DATE, Kind.BIRTH, Kind.YEAR})


def totals_at(layout: Layout, cells: Sequence[str]) -> int | None:
    """The place of the column in which the row calls itself totals."""
    for place, (column, text) in enumerate(zip(layout.columns, cells, strict=True)):
        if column.kind in _NEVER_TOTAL and says_total(text):
            return place
    return None


def naming_totals(layout: Layout, columns: Sequence[Column]) -> Rows:
    """The rows of a block for which `totals_at` finds a column."""
    found = np.zeros(len(columns[0].codes), dtype=bool)
    for column, read in zip(layout.columns, columns, strict=True):
        if column.kind in _NEVER_TOTAL and any(map(says_total, read.texts)):
            found |= np.array([says_total(text) for text in read.texts], dtype=bool)[read.codes]
    return found


def says_total(text: str) -> bool:
    """Whether a cell says that its row holds totals."""
    return len(text) < 16 and text.casefold() in _TOTALS
