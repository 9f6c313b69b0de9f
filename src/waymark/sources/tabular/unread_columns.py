"""Columns of a file that its layout does not have."""

from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import Header
from waymark.sources.tabular.layout import Layout
from waymark.sources.values import shown_column


def unread_columns(header: Header, layout: Layout) -> list[Issue]:
    """A warning for each column that the layout does not have."""
    known = {name.casefold() for column in layout.columns for name in (column.name, *column.aliases)}
    return [
        Issue(
            "column_unread",
            f"The layout {layout.name} has no such column; it was passed over.",
            "Nothing need be done.",
            Level.WARNING,
            header.file,
            header.row,
            shown_column(name, number),
            sheet=header.sheet,
        )
        for number, name in enumerate(header.names, 1)
        if name and name.casefold() not in known
    ]
