"""The quarters of the reported years: posts are counted on the last day of each."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from waymark.synthetic.timeline import Timeline


@dataclass(frozen=True)
class Quarters:
    timeline: Timeline

    @cached_property
    def ends(self) -> tuple[date, ...]:
        """30 June, 30 September, 31 December and 31 March of each year."""
        return tuple(month.last for month in self.timeline.months(0) if month.number % 3 == 0)

    def of(self, day: date) -> int:
        """Which quarter a day lies in: 0 for the first. Days outside count with the nearest."""
        return min(bisect_left(self.ends, day), len(self.ends) - 1)

    def first_day(self, quarter: int) -> date:
        return self.timeline.first if quarter == 0 else self.ends[quarter - 1] + timedelta(days=1)
