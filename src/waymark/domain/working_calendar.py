"""Working days: Monday to Friday without the bank holidays of a stated calendar, over the days that it covers."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property


@dataclass(frozen=True)
class WorkingCalendar:
    """`name`: england · first, last: the days it covers, both included; outside them nothing can be counted."""

    name: str
    first: date
    last: date
    holidays: frozenset[date]

    def number(self, day: date) -> int | None:
        """How many working days there are from `first` to `day`, both included; None for a day not covered.

        Working days from a to b, the day a being day 0: number(b) − number(a).
        """
        return self._numbers.get(day)

    def between(self, since: date, until: date) -> int | None:
        """Working days after `since` up to and including `until`; negative when `until` is earlier; None when a day
        is not covered. 10 December 2018 to 24 January 2019: 30."""
        start, end = self.number(since), self.number(until)
        return None if start is None or end is None else end - start

    @cached_property
    def _numbers(self) -> dict[date, int]:
        numbers: dict[date, int] = {}
        day, count = self.first, 0
        while day <= self.last:
            count += day.weekday() < 5 and day not in self.holidays
            numbers[day] = count
            day += timedelta(days=1)
        return numbers
