"""A dated change of a source: on a day something happened to it that a reader of a figure must know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waymark.domain.coverage import Span
from waymark.domain.month import Month, long_date


@dataclass(frozen=True)
class SourceChange:
    """One entry of a source's `changes`.

    on: its day, such as the last day of the old case system · what: `case system replaced` ·
    tables: the standard tables that it touches · indicators: the codes that it touches; empty: every one that counts
    from the tables · until: the last day that files leave out · partial: figures that hold the day are of part of
    their period until the full figure is there · promised: the release month in which that is promised ·
    made: the release month in which it was made, where the files cannot tell · comparable: with earlier figures.
    """

    on: date
    what: str
    tables: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    until: date | None = None
    partial: bool = True
    promised: Month | None = None
    made: Month | None = None
    comparable: bool = True

    @property
    def gap(self) -> Span:
        """The days that files may leave out: to `until`, or else to the end of the calendar quarter."""
        quarter_ends = Month.at(self.on.year, (self.on.month + 2) // 3 * 3).last
        return Span(self.on, self.until or quarter_ends)

    def touches(self, code: str, tables: Iterable[str]) -> bool:
        """tables: those that a measure of the indicator reads."""
        return code in self.indicators if self.indicators else not set(self.tables).isdisjoint(tables)

    @property
    def words(self) -> str:
        """`Case system replaced on 11 June 2017`, to stand first in a sentence."""
        return f"{self.what[:1].upper()}{self.what[1:]} on {long_date(self.on)}"
