"""Periods that a figure is reported for: month, quarter, term, year; and the three kinds of year."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, cached_property

from waymark.domain.month import Month


class Frequency(Enum):
    """How often an indicator is reported. Scorecard sections group by it."""

    MONTHLY = "M"
    QUARTERLY = "Q"
    TERMLY = "Term"
    ANNUAL = "A"

    @property
    def phrase(self) -> str:
        return {"M": "monthly", "Q": "quarterly", "Term": "termly", "A": "annual"}[self.value]

    @property
    def noun(self) -> str:
        return {"M": "month", "Q": "quarter", "Term": "term", "A": "year"}[self.value]

    @property
    def months(self) -> int:
        """From the end of one period to that of the next."""
        return {"M": 1, "Q": 3, "Term": 4, "A": 12}[self.value]


class YearType(Enum):
    """Which year a target belongs to. The value is the word used in the dictionary."""

    FINANCIAL = "financial"  # 1 April to 31 March
    ACADEMIC = "academic"  # 1 September to 31 August
    CALENDAR = "calendar"

    @property
    def with_article(self) -> str:
        """`a financial year`, `an academic year`."""
        return f"{'an' if self is YearType.ACADEMIC else 'a'} {self.value} year"

    @property
    def first_month(self) -> int:
        return 4 if self is YearType.FINANCIAL else 9 if self is YearType.ACADEMIC else 1


@dataclass(frozen=True, order=True)
class Year:
    """A year of a stated kind, known by the calendar year in which it starts. 2016-17 starts in 2016."""

    start: int
    year_type: YearType

    @classmethod
    def containing(cls, day: date, year_type: YearType) -> "Year":
        return cls(day.year if day.month >= year_type.first_month else day.year - 1, year_type)

    @classmethod
    def parse(cls, text: str, year_type: YearType) -> "Year":
        """`2016-17`, `2016/17` or, for calendar years, `2016`. Raises ValueError with a plain sentence."""
        spanned = re.fullmatch(r"(\d{4})[-/](\d{2})", text.strip())
        if year_type is not YearType.CALENDAR and spanned:
            start = int(spanned[1])
            if (start + 1) % 100 == int(spanned[2]):
                return cls(start, year_type)
        if year_type is YearType.CALENDAR and re.fullmatch(r"\d{4}", text.strip()):
            return cls(int(text), year_type)
        example = "2016" if year_type is YearType.CALENDAR else "2016-17"
        raise ValueError(f"'{text}' is not {year_type.with_article}; write it as {example}")

    @cached_property
    def first(self) -> date:
        return date(self.start, self.year_type.first_month, 1)

    @cached_property
    def last(self) -> date:
        return (Month.of(self.first) + 11).last

    @property
    def label(self) -> str:
        if self.year_type is YearType.CALENDAR:
            return str(self.start)
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Period:
    """What one outturn is for. `label` is unique within its frequency: 2021-03, 2018-Q1, 2024-autumn, 2016-17.

    A month stands for itself; a longer period is named by its own label and by the month in which it ends.
    """

    label: str
    frequency: Frequency
    first: date
    last: date

    @classmethod
    def month(cls, month: Month) -> "Period":
        return cls(str(month), Frequency.MONTHLY, month.first, month.last)

    @cached_property
    def end_month(self) -> Month:
        return Month.of(self.last)

    @property
    def words(self) -> str:
        """`March 2021` for a month, the label otherwise."""
        return self.end_month.label if self.frequency is Frequency.MONTHLY else self.label

    def __str__(self) -> str:
        return self.label


_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_TERM = re.compile(r"(\d{4})-(autumn|spring|summer)")
_TERM_MONTHS = {"autumn": (9, 12), "spring": (1, 4), "summer": (5, 8)}


def parse_period(text: str, frequency: Frequency, year_type: YearType) -> Period:
    """A period as a user types it, in the calendar of the indicator asked about.

    `2021-03` is taken for every frequency and means *as known at that month's end*: the latest period that had
    ended by then. Quarters count from the start of the indicator's year: 2018-Q1 of a financial year is
    April to June 2018. A term is named by the calendar year it lies in. An annual label such as 2011-12 is a
    year for an annual indicator and December 2011 for any other. A period of another frequency than the indicator's
    means, as a month does, the latest of its own that had ended by then: no single month is shown as a quarter.
    Raises ValueError with a plain sentence.
    """
    said = _as_said(text, frequency, year_type)
    if said.frequency is frequency:
        return said
    return latest_ended_by(said.end_month, frequency, year_type)


def _as_said(text: str, frequency: Frequency, year_type: YearType) -> Period:
    said = text.strip()
    if quarter := _QUARTER.fullmatch(said):
        first = Month.at(int(quarter[1]), year_type.first_month) + 3 * (int(quarter[2]) - 1)
        return Period(said, Frequency.QUARTERLY, first.first, (first + 2).last)
    if term := _TERM.fullmatch(said):
        low, high = _TERM_MONTHS[term[2]]
        start, end = Month.at(int(term[1]), low), Month.at(int(term[1]), high)
        return Period(said, Frequency.TERMLY, start.first, end.last)
    if frequency is Frequency.ANNUAL:
        try:
            return _annual(Year.parse(said, year_type))
        except ValueError:
            pass
    try:
        asked = Month.parse(said)
    except ValueError:
        try:
            year = Year.parse(said, year_type)
        except ValueError:
            raise ValueError(
                f"'{text}' is not a period; write a month (2021-03), a quarter (2018-Q1), "
                "a term (2024-autumn) or a year (2016-17)"
            ) from None
        return _annual(year)
    return Period.month(asked)


@cache
def latest_ended_by(asked: Month, frequency: Frequency, year_type: YearType) -> Period:
    """The latest period of a frequency that had ended by the end of the asked month."""
    if frequency is Frequency.MONTHLY:
        return Period.month(asked)
    if frequency is Frequency.ANNUAL:
        year = Year.containing(asked.last, year_type)
        return _annual(year if year.last <= asked.last else Year(year.start - 1, year_type))
    if frequency is Frequency.QUARTERLY:
        end = asked
        while (end.number - year_type.first_month + 1) % 3:
            end = end - 1
        year = Year.containing(end.last, year_type)
        number = (end.index - Month.of(year.first).index) // 3 + 1
        return Period(f"{year.start}-Q{number}", frequency, (end - 2).first, end.last)
    end = asked
    while end.number not in (4, 8, 12):
        end = end - 1
    name = {4: "spring", 8: "summer", 12: "autumn"}[end.number]
    return Period(f"{end.year}-{name}", frequency, (end - 3).first, end.last)


def _annual(year: Year) -> Period:
    return Period(year.label, Frequency.ANNUAL, year.first, year.last)
