"""Months as integers: year × 12 + month − 1, so that windows are additions."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

NAMES = tuple(calendar.month_name)


def month_index(day: date) -> int:
    """The month bucket of a day."""
    return day.year * 12 + day.month - 1


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month. `index` = year × 12 + month − 1."""

    index: int

    def __hash__(self) -> int:
        return self.index  # months are keys of nearly everything

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(month_index(day))

    @classmethod
    def at(cls, year: int, month: int) -> "Month":
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """`2021-03`. Raises ValueError with a plain sentence."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not found or not 1 <= int(found[2]) <= 12:
            raise ValueError(f"'{text}' is not a month; write it as 2021-03")
        return cls.at(int(found[1]), int(found[2]))

    @property
    def year(self) -> int:
        return self.index // 12

    @property
    def number(self) -> int:
        return self.index % 12 + 1

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def label(self) -> str:
        """`March 2021`."""
        return f"{NAMES[self.number]} {self.year}"

    def __add__(self, months: int) -> "Month":
        return Month(self.index + months)

    def __sub__(self, months: int) -> "Month":
        return Month(self.index - months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def months_between(first: Month, last: Month) -> list[Month]:
    """Every month from `first` to `last`, both included; empty when `last` is earlier."""
    return [Month(index) for index in range(first.index, last.index + 1)]


def minus_months(day: date, months: int) -> date:
    """The same day so many months earlier, clamped to the month's end: 29 February − 12 = 28 February."""
    target = Month.of(day) - months
    return target.first.replace(day=min(day.day, target.last.day))


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, clamped to the month's end: 29 February + 12 = 28 February."""
    return minus_months(day, -months)


def long_date(day: date) -> str:
    """`24 April 2019`."""
    return f"{day.day} {NAMES[day.month]} {day.year}"
