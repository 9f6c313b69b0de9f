"""Which earlier figures a figure stands beside: those reported at its own frequency."""

from collections.abc import Iterable

from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Frequency, latest_ended_by


def reported_before(outturn: Outturn, others: Iterable[Outturn], indicator: Indicator) -> tuple[Outturn, ...]:
    """Earlier outturns of one indicator, reading and area, oldest first: a term beside terms, a year beside years.

    Months that end no period of the frequency are passed over.
    """
    earlier = (other for other in others if other.month < outturn.month and ends_a_period(other.month, indicator))
    return tuple(sorted(earlier, key=lambda other: other.month))


def previous_figure(outturn: Outturn, others: Iterable[Outturn], indicator: Indicator) -> Outturn | None:
    """The latest earlier outturn that has a value, however long ago."""
    reported = reported_before(outturn, others, indicator)
    return next((other for other in reversed(reported) if other.value is not None), None)


def expected_previous(month: Month, indicator: Indicator) -> Month:
    """The month in which the period just before the one that `month` ends had its own end."""
    return latest_ended_by(month - 1, indicator.frequency, indicator.year_type).end_month


def period_words(month: Month, indicator: Indicator) -> str:
    """`February 2022`, `2018-Q1`, `2016-17`: the period that the month ends."""
    if indicator.frequency is Frequency.MONTHLY:
        return month.label
    return latest_ended_by(month, indicator.frequency, indicator.year_type).words


def ends_a_period(month: Month, indicator: Indicator) -> bool:
    return latest_ended_by(month, indicator.frequency, indicator.year_type).end_month == month
