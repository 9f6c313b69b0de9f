"""Which months a scorecard shows, publishes and tests."""

from collections.abc import Iterable

from waymark.assessment.comparable import months_apart, months_back
from waymark.assessment.latest_known import latest_known
from waymark.assessment.previous import ends_a_period
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month, months_between
from waymark.domain.period import Frequency

TREND_MONTHS = 25  # two years and the month from which they start


def trend_months(as_at: Month) -> list[Month]:
    """The months drawn: of a quarterly or annual indicator, those that end its periods."""
    return months_between(as_at - (TREND_MONTHS - 1), as_at)


def published_months(as_at: Month, indicator: Indicator) -> list[Month]:
    """Every month of an indicator from which a scorecard may show a figure. All of them are protected together.

    The trend of what is known now, and of what was known a month ago; before it a year, or two where figures are far
    apart, for what its first figures are compared with.
    """
    readings = ("", *(reading.id for reading in indicator.readings))
    ended = min(latest_known(as_at - 1, indicator, reading) for reading in readings)
    before = 12 if indicator.frequency is Frequency.MONTHLY else 24
    months = months_between(ended - (TREND_MONTHS - 1) - before, as_at)
    return [month for month in months if ends_a_period(month, indicator)]


def months_tested(shown: Iterable[Month], indicator: Indicator) -> set[Month]:
    """The months on whose figures the arrows of the months shown may rest, those themselves among them."""
    reach = {
        (months_apart(measure, indicator.frequency), months_back(measure, indicator.frequency))
        for measure in (indicator.measure_of(reading) for reading in ("", *(one.id for one in indicator.readings)))
    }
    months = list(shown)
    return {month - back for month in months for apart, most in reach for back in range(0, most + 1, apart)}
