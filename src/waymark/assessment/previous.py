"""Which earlier figures a figure stands beside: those reported at its own frequency."""

from collections.abc import Iterable

from waymark.domain.indicator import Indicator
from waymark.domain.month import NAMES, Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Frequency, latest_ended_by


def reported_before(outturn: Outturn, others: Iterable[Outturn], indicator: Indicator) -> tuple[Outturn, ...]:
    """Earlier outturns of one indicator, reading and area, oldest first: a term beside terms, a year beside years.

    Months that end no period of the frequency are passed over.
    """
    earlier = [
        other for other in others if other.month.index < outturn.month.index and ends_a_period(other.month, indicator)
    ]
    return tuple(sorted(earlier, key=lambda other: other.month.index))


def previous_figure(outturn: Outturn, others: Iterable[Outturn], indicator: Indicator) -> Outturn | None:
    """The latest earlier outturn that has a value, however long ago."""
    latest: Outturn | None = None
    for other in others:
        earlier = other.month.index < outturn.month.index
        later = latest is None or other.month.index > latest.month.index
        if earlier and later and other.value is not None and ends_a_period(other.month, indicator):
            latest = other
    return latest


def expected_previous(month: Month, indicator: Indicator) -> Month:
    """The month in which the period just before the one that `month` ends had its own end."""
    return latest_ended_by(month - 1, indicator.frequency, indicator.year_type).end_month


def period_words(month: Month, indicator: Indicator) -> str:
    """`February 2022`, `January to March 2022`, `autumn term 2021`, `2016-17`: the period that the month ends.

    A quarter is named by its months: `2021-Q4` of a financial year is January to March 2022, which few readers guess.
    """
    frequency = indicator.frequency
    if frequency is Frequency.MONTHLY:
        return month.label
    period = latest_ended_by(month, frequency, indicator.year_type)
    if frequency is Frequency.QUARTERLY:
        return f"{NAMES[period.first.month]} to {period.end_month.label}"
    if frequency is Frequency.TERMLY:
        year, _, term = period.label.partition("-")
        return f"{term} term {year}"
    return period.words


def ends_a_period(month: Month, indicator: Indicator) -> bool:
    frequency = indicator.frequency
    return frequency is Frequency.MONTHLY or latest_ended_by(month, frequency, indicator.year_type).end_month == month
