"""What is aimed at: targets, floors and baselines by year, and where each came from."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from waymark.domain.period import Year


@dataclass(frozen=True)
class Band:
    """The range round a target that counts as on it, both ends included. It may reach further to one side."""

    low: Fraction
    high: Fraction

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Target:
    """One row of `targets/<year>.csv`. Numbers are exact: 92 is 92.0.

    floor: the least that is acceptable · baseline: the outturn of an earlier year from which progress is judged ·
    effective_from: the day a variation takes effect; None for a target set before the year began ·
    decision_ref: the decision or plan that set it · file, line: where the row stands ·
    band: for polarity T, the range round the target that counts as on it ·
    standard: a service standard that is shown beside the target and judges nothing ·
    decided_by: the role of whoever decided it, '' where it is not recorded.
    """

    indicator: str
    area: str
    year: Year
    target: Fraction | None
    floor: Fraction | None
    baseline: Fraction | None
    effective_from: date | None
    decision_ref: str
    file: str
    line: int
    band: Band | None = None
    standard: Fraction | None = None
    decided_by: str = ""


@dataclass(frozen=True)
class Targets:
    """Every target of a framework version."""

    rows: tuple[Target, ...]

    @cached_property
    def _rows_of(self) -> dict[tuple[str, str], list[Target]]:
        """By indicator and area, in the order of the files."""
        found: dict[tuple[str, str], list[Target]] = {}
        for row in self.rows:
            found.setdefault((row.indicator, row.area), []).append(row)
        return found

    def with_proposal(self, row: Target) -> "Targets":
        """As these would be if the row were among them: for asking what it would change before it is approved.

        It takes the place of the row of the same indicator, area, year and effective date, where there is one;
        a variation of another date goes on counting from its day.
        """
        place = (row.indicator, row.area, row.year, row.effective_from)
        others = (one for one in self.rows if (one.indicator, one.area, one.year, one.effective_from) != place)
        return Targets((*others, row))

    def in_force(self, indicator: str, area: str, year: Year, on: date) -> Target | None:
        """The row that governs a cell: the latest variation in effect on the day. None when the year has no row.

        Cells judged before a variation took effect keep the target they were judged against.
        """
        rows = self._rows_of.get((indicator, area), ())
        in_effect = [
            row for row in rows if row.year == year and (row.effective_from is None or row.effective_from <= on)
        ]
        return max(in_effect, key=lambda row: row.effective_from or date.min, default=None)

    def in_force_or_next(self, indicator: str, area: str, year: Year, on: date) -> Target | None:
        """As `in_force`; failing that, the next later year that has one (the 2012 paper: 2013, else 2015)."""
        years = sorted(
            {
                row.year.start
                for row in self._rows_of.get((indicator, area), ())
                if row.year.year_type is year.year_type and row.year.start >= year.start
            }
        )
        for start in years:
            found = self.in_force(indicator, area, Year(start, year.year_type), on)
            if found is not None and found.target is not None:
                return found
        return None
