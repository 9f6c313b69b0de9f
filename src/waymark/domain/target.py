"""What is aimed at: targets, floors and baselines by year, and where each came from."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from waymark.domain.period import Year
from waymark.domain.profile import Profile
from waymark.domain.variation import in_effect


@dataclass(frozen=True)
class Band:
    """The range round a target that counts as on it, both ends included. It may reach further to one side."""

    low: Fraction
    high: Fraction

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Milestone:
    """Which step of a trajectory a target is: the second of four has number 2."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"milestone {self.number} of {self.of}"


@dataclass(frozen=True)
class Target:
    """One row of `targets/<year>.csv`, or a year of `trajectories.csv`. Numbers are exact: 92 is 92.0.

    floor: the least that is acceptable · baseline: the outturn of an earlier year from which progress is judged ·
    effective_from: the day a variation takes effect; None for a target set before the year began ·
    decision_ref: the decision or plan that set it · file, line: where the row stands ·
    band: for polarity T, the range round the target that counts as on it ·
    standard: a service standard that is shown beside the target and judges nothing ·
    decided_by: the role of whoever decided it, '' where it is not recorded ·
    worked_out: how a target came about that is not written as a number, in sentences ·
    milestone: which step of a trajectory it is, None for a target of its own ·
    beside: of a milestone, the year's row of the targets file that states its other bars.
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
    worked_out: tuple[str, ...] = ()
    milestone: Milestone | None = None
    beside: "Target | None" = None

    @property
    def set_by(self) -> str:
        """`Decision 30/112, decided by the Cabinet Member (targets/2030-31.csv:3)`."""
        decided = f"decided by {self.decided_by}" if self.decided_by else ""
        said = ", ".join(part for part in (self.decision_ref, decided) if part)
        where = f"{self.file}:{self.line}"
        return f"{said} ({where})" if said else where


@dataclass(frozen=True)
class Targets:
    """Every target of a framework version. profiles: how annual ones are spread over the months of their year."""

    rows: tuple[Target, ...]
    profiles: tuple[Profile, ...] = ()

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
        a variation of another date goes on counting from its day. A proposal is a milestone of no trajectory.
        """
        place = (row.indicator, row.area, row.year, row.effective_from)
        others = (one for one in self.rows if (one.indicator, one.area, one.year, one.effective_from) != place)
        return replace(self, rows=(*others, replace(row, milestone=None, beside=None)))

    def in_force(self, indicator: str, area: str, year: Year, on: date) -> Target | None:
        """The row that governs a cell: the latest variation in effect on the day. None when the year has no row.

        Cells judged before a variation took effect keep the target they were judged against.
        """
        rows = self._rows_of.get((indicator, area), ())
        return in_effect((row for row in rows if row.year == year), on)

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

    def milestones_after(self, indicator: str, area: str, year: Year) -> tuple[Target, ...]:
        """The milestones of the years that follow, each as it stands at its year's end; none where none is planned."""
        ahead = (later for later in self._planned.get((indicator, area), ()) if later.start > year.start)
        found = [self.in_force(indicator, area, later, later.last) for later in ahead]
        return tuple(row for row in found if row is not None and row.milestone is not None)

    @cached_property
    def _planned(self) -> dict[tuple[str, str], list[Year]]:
        """The years that have a milestone, by indicator and area, the earliest first."""
        found: dict[tuple[str, str], set[Year]] = {}
        for row in self.rows:
            if row.milestone is not None:
                found.setdefault((row.indicator, row.area), set()).add(row.year)
        return {place: sorted(years, key=lambda year: year.start) for place, years in found.items()}

    def profile_of(self, indicator: str, area: str, year: Year) -> Profile | None:
        """The profile of the year, else the one for every year; None where an annual target is judged as it is."""
        own = [one for one in self.profiles if (one.indicator, one.area) == (indicator, area)]
        of_year = next((one for one in own if one.year == year), None)
        return of_year or next((one for one in own if one.year is None), None)
