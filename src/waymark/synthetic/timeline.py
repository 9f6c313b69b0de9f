"""The financial years that a made-up county reports, and levels that drift from the first of them to the last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waymark.domain.month import Month
from waymark.domain.period import Year, YearType


@dataclass(frozen=True)
class ReportedYear:
    """A financial year with its days worked out once: they are asked for in every row that is written."""

    label: str  # 2019-20
    first: date
    last: date

    @property
    def ends_in(self) -> int:
        """The calendar year by which a return names the year, and its code sets: 2020 for 2019-20."""
        return self.last.year

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Timeline:
    """Years are known by the calendar year in which they start: 2019 is 2019-20."""

    first_year: int
    last_year: int

    @cached_property
    def years(self) -> tuple[ReportedYear, ...]:
        financial = (Year(start, YearType.FINANCIAL) for start in range(self.first_year, self.last_year + 1))
        return tuple(ReportedYear(year.label, year.first, year.last) for year in financial)

    @cached_property
    def first(self) -> date:
        return self.years[0].first

    @cached_property
    def last(self) -> date:
        return self.years[-1].last

    @cached_property
    def _first_ordinal(self) -> int:
        return self.first.toordinal()

    @cached_property
    def _days(self) -> int:
        return (self.last - self.first).days

    def months(self, years_before: int) -> Iterator[Month]:
        """Every month from `years_before` years before the first reported day to the last reported one."""
        month = Month.at(self.first_year - years_before, 4)
        while month.first <= self.last:
            yield month
            month = month + 1

    def share(self, day: date) -> float:
        """How far through the reported years a day lies: 0 up to the first day, 1 from the last."""
        gone = (day.toordinal() - self._first_ordinal) / self._days
        return 0.0 if gone < 0.0 else min(gone, 1.0)


@dataclass(frozen=True)
class Trend:
    """A level that moves in a straight line over the reported years. Before them it stands at `start`."""

    start: float
    end: float

    def at(self, timeline: Timeline, day: date) -> float:
        return self.start + (self.end - self.start) * timeline.share(day)
