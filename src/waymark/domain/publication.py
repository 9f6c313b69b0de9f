"""A publication: figures that others publish as open data, and which of them the dictionary reads, by declared series.

A file is known by its columns, never by its name. A series is one figure: which rows of the file, and which column.
"""

from dataclasses import dataclass, field
from fractions import Fraction

Where = tuple[tuple[str, tuple[str, ...]], ...]  # filter column → the labels of which the row must have one


@dataclass(frozen=True)
class Pick:
    """Cells of a file: one column, in the rows whose filters have the labels. A filter not named is at its total."""

    column: str
    where: Where = ()


@dataclass(frozen=True)
class PublishedSeries:
    """One published figure, by area and period.

    value: as published; of a gap the column that both sides have · numerator, denominator: the counts beside it, where
    the file has them · first, second: of a gap, what tells its sides apart; the figure is the first less the second ·
    scale: 100 for a percentage of its counts · decimals: to how many the publisher rounds; None: as many as the
    indicator that shows it.
    """

    id: str
    value: Pick
    numerator: Pick | None = None
    denominator: Pick | None = None
    first: Where = ()
    second: Where = ()
    scale: Fraction = Fraction(100)
    decimals: int | None = None

    @property
    def is_gap(self) -> bool:
        return bool(self.first)


def side_name(series: str, side: int) -> str:
    """`fsm_gap#1` for the first side of a gap, kept as a series of its own: no declared series has such a name."""
    return f"{series}#{side}" if side else series


@dataclass(frozen=True)
class Publication:
    """One kind of file and the series that are read from it.

    known_by: columns that a file must have · aliases: column → what other years call it ·
    ends: month and day to which the figures of a year relate; None for its last day, of a reporting year 31 March ·
    identifiers: the time identifiers that count, in any case of letters; empty for all of them ·
    status: provisional, revised or final, or '' where it is not said · status_column: the filter that says it row by
    row.
    """

    id: str
    title: str
    publisher: str
    known_by: tuple[str, ...]
    series: tuple[PublishedSeries, ...]
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ends: tuple[int, int] | None = None
    identifiers: tuple[str, ...] = ()
    status: str = ""
    status_column: str = ""

    def names_of(self, column: str) -> tuple[str, ...]:
        """The column's own name, then what other years call it."""
        return (column, *dict(self.aliases).get(column, ()))


@dataclass(frozen=True)
class Compared:
    """What an indicator is compared with: a published series. `differs`: how it is another thing, in words, or ''."""

    series: str
    differs: str = ""


@dataclass(frozen=True)
class Neighbour:
    """A statistical neighbour. `codes`: the official codes that the authority has or had."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class NeighbourList:
    """Authorities most like this one, as a model of one year found them, nearest first."""

    version: str
    first_year: int  # calendar year from which the list holds
    members: tuple[Neighbour, ...] = field(default=())
