"""Which months a mean of months rests on, and how long it stands.

The figure of a year is there from the last of its named months until eleven months later. November to January of
2012-13: from January to December 2013. Where the years overlap, after a change of months, the later one stands.
"""

from collections.abc import Iterable

from waymark.domain.measure import MeanOfMonths
from waymark.domain.month import Month
from waymark.domain.period import Year, YearType

_STANDS = 12  # months, the last of the named ones among them


def named_months(measure: MeanOfMonths, month: Month, year_type: YearType) -> tuple[Month, ...]:
    """The months whose figures make that of `month`, in order; empty where no figure stands then."""
    year = Year.containing(month.last, year_type)
    for start in (year.start, year.start - 1):
        months = _of_year(measure, Year(start, year_type))
        if months and months[-1] <= month < months[-1] + _STANDS:
            return months
    return ()


def every_named_month(measure: MeanOfMonths, months: Iterable[Month], year_type: YearType) -> tuple[Month, ...]:
    """Every month that the figures of `months` rest on, in order, each once."""
    return tuple(sorted({named for month in months for named in named_months(measure, month, year_type)}))


def _of_year(measure: MeanOfMonths, year: Year) -> tuple[Month, ...]:
    """Each calendar month lies in a year exactly once. Empty for a year before those that the measure names."""
    holding = [named for named in measure.months if named.from_year <= year.start]
    if not holding:
        return ()
    latest = max(holding, key=lambda named: named.from_year)
    first = Month.of(year.first)
    return tuple(sorted(first + (number - first.number) % 12 for number in latest.months))
