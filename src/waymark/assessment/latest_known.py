"""Which period a release shows as an indicator's latest."""

from waymark.domain.indicator import Indicator
from waymark.domain.measure import look_ahead
from waymark.domain.month import Month
from waymark.domain.period import latest_ended_by


def latest_known(as_at: Month, indicator: Indicator, reading: str) -> Month:
    """The end of the latest period that can be known: a cohort's is known only after its follow-up and wait."""
    known_by = as_at - look_ahead(indicator.measure_of(reading))
    return latest_ended_by(known_by, indicator.frequency, indicator.year_type).end_month
