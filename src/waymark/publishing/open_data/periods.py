"""When a figure is for, in the time columns of official open data.

One file holds months and years together, so a month is written as six digits, in order with its neighbours: 202203 is
March 2022. The Department's own upload takes one kind of period in a file, and there a month is 2022 with `March`.
Years, terms and quarters are written as it writes them: 201617 is 2016-17.
"""

from waymark.domain.month import Month
from waymark.domain.period import Frequency, Year, YearType

COLUMNS = ("time_period", "time_identifier")
_YEARS = {
    YearType.FINANCIAL: "Financial year",
    YearType.ACADEMIC: "Academic year",
    YearType.CALENDAR: "Calendar year",
}
_TERMS = ((4, "Spring term"), (8, "Summer term"), (12, "Autumn term"))


def when(month: Month, frequency: Frequency, year_type: YearType) -> tuple[str, str]:
    """The cells of `COLUMNS` for the period that the month ends: (`201819`, `Financial year Q1`)."""
    if frequency is Frequency.MONTHLY:
        return f"{month.year:04d}{month.number:02d}", "Month"
    if frequency is Frequency.TERMLY:
        term = next(name for last, name in _TERMS if month.number <= last)
        return _digits(Year.containing(month.last, YearType.ACADEMIC)), term
    year = Year.containing(month.last, year_type)
    if frequency is Frequency.QUARTERLY:
        quarter = (month.index - Month.of(year.first).index) // 3 + 1
        return _digits(year), f"{_YEARS[year_type]} Q{quarter}"
    return _digits(year), _YEARS[year_type]


def _digits(year: Year) -> str:
    return year.label.replace("-", "")
