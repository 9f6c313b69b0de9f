"""The period of a figure in words, ready for a sentence: `in the 12 months to February 2019`."""

from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.window import Window, WindowKind

_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}
_YEARS = {
    YearType.FINANCIAL: "in the financial year",
    YearType.ACADEMIC: "in the school year",
    YearType.CALENDAR: "in the year",
}


def when(window: Window | None, frequency: Frequency, year_type: YearType, month: Month, period: str) -> str:
    """`month`: the last that the figure covers · `period`: its name, `February 2019`, `autumn term 2021`, `2016-17`.

    A window is said only where the period's name does not say it: an annual figure of its year is `in 2016-17`.
    """
    if frequency is Frequency.ANNUAL and (window is None or window.kind is not WindowKind.SNAPSHOT):
        return f"in {period}"
    if window is None or window.kind is WindowKind.MONTH:
        return f"in {_named(frequency, period)}"
    if window.kind is WindowKind.SNAPSHOT:
        return f"at the end of {month.label}"
    if window.kind is WindowKind.STANDING:
        return f"in {_named(frequency, period)}" if frequency is not Frequency.MONTHLY else f"as known in {period}"
    if window.kind is WindowKind.YEAR_TO_DATE:
        return f"{_YEARS[year_type]} up to {_named(frequency, period)}"
    if window.months == _MONTHS[frequency]:
        return f"in {_named(frequency, period)}"
    return f"in the {window.months} months to {month.label}"


def _named(frequency: Frequency, period: str) -> str:
    return f"the {period}" if frequency is Frequency.TERMLY else period
