"""Working days, near enough to make records up: Monday to Friday without England's yearly bank holidays.

One-off holidays are left out on purpose: what is judged is counted by the calendar of the framework, not by this one.
"""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

_FIRST, _LAST = date(2009, 1, 1), date(2030, 12, 31)


def add_working_days(day: date, number: int) -> date:
    """The `number`th working day after a day, the day itself being day 0; for 0 the day itself.

    Raises IndexError beyond 2030.
    """
    if number <= 0:
        return day
    days = _working_days()
    return days[bisect_right(days, day) + number - 1]


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    return add_working_days(day - timedelta(days=1), 1)


@cache
def _working_days() -> tuple[date, ...]:
    holidays = {day for year in range(_FIRST.year, _LAST.year + 1) for day in _bank_holidays(year)}
    every = (_FIRST + timedelta(days=days) for days in range((_LAST - _FIRST).days + 1))
    return tuple(day for day in every if day.weekday() < 5 and day not in holidays)


def _bank_holidays(year: int) -> set[date]:
    easter = _easter(year)
    may_end, august_end = date(year, 5, 31), date(year, 8, 31)
    new_year = date(year, 1, 1)
    may_first = date(year, 5, 1)
    return {
        new_year + timedelta(days=(7 - new_year.weekday()) % 7 if new_year.weekday() >= 5 else 0),
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        may_first + timedelta(days=(7 - may_first.weekday()) % 7),
        may_end - timedelta(days=may_end.weekday()),
        august_end - timedelta(days=august_end.weekday()),
        *_christmas(year),
    }


def _christmas(year: int) -> tuple[date, date]:
    """Christmas Day and Boxing Day, or the weekdays that stand for them."""
    substitutes = {4: (25, 28), 5: (27, 28), 6: (26, 27)}  # Friday, Saturday, Sunday 25 December
    first, second = substitutes.get(date(year, 12, 25).weekday(), (25, 26))
    return date(year, 12, first), date(year, 12, second)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule that the church tables follow."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + skipped + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    ahead = moon - weekday
    month = 3 + (ahead + 40) // 44
    return date(year, month, ahead + 28 - 31 * (month // 4))
