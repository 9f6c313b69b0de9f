"""Which table of the census a file holds: told by its columns, never by its name."""

from collections.abc import Mapping
from pathlib import Path

from waymark.sources.delimited import DelimitedHeader
from waymark.sources.heads import header_in_head
from waymark.sources.school_census import schema
from waymark.sources.school_census.layouts import LAYOUTS

NOT_READ = "another table"  # of the census, which nothing here needs

# Own key columns of the tables; what only counts lines in an export is called after its table.
_ORDER = "orderseqcolumn"
_LEAST_SHARED, _MOSTLY = 3, 0.6
_CALLED: Mapping[str, tuple[str, ...]] = {
    **{name: (name,) for name in LAYOUTS},
    schema.FSM_PERIODS: ("fsmperiodsonroll", "fsmperiod"),
}
# Tables with the columns of one that is read, and others of their own.
_NOT_READ_MARKS = (
    "summerhalfterm2sessiondetailsonrolltableid",
    "summerhalfterm2sessiondetailsoffrolltableid",
    "annualsessiondetailsonrolltableid",
    "annualsessiondetailsoffrolltableid",
    "schoolarrangedapdetailonrolltableid",
    "schoolarrangedapdetailoffrolltableid",
)


def claims(path: Path) -> bool:
    """Whether the head of the file shows a table of the census."""
    header = header_in_head(path)
    return header is not None and table_of(header) is not None


def table_of(header: DelimitedHeader) -> str | None:
    """The layout's name; NOT_READ for a table of the census that is passed over; None for any other file."""
    if any(header.has(mark) for mark in _NOT_READ_MARKS):
        return NOT_READ
    for name, layout in LAYOUTS.items():
        if all(header.has(column) for column in layout.known_by):
            return name
    for name, called in _CALLED.items():
        if any(header.has(f"{each}{_ORDER}") for each in called):
            return name
    if not any(header.has(key) for key in schema.CENSUS_KEYS):
        return None
    shared = {name: sum(header.has(column) for column in layout.names) for name, layout in LAYOUTS.items()}
    nearest = max(shared, key=lambda name: shared[name] / len(LAYOUTS[name].names))
    # A table whose columns are nearly those of one that is read lacks a column, and its reader says which.
    near = shared[nearest] >= max(_LEAST_SHARED, _MOSTLY * len(LAYOUTS[nearest].names))
    return nearest if near else NOT_READ


def term_marked(header: DelimitedHeader) -> str:
    """The term whose tables alone have a column that the file has; '' where no column says so, or two disagree."""
    marked = {term for column, term in schema.TERM_MARKS.items() if header.has(column)}
    return marked.pop() if len(marked) == 1 else ""
