"""Every month from which a scorecard takes a figure is protected with it."""

import pytest
from tests.unit.assessment.builders import MEASURE, an_indicator

from waymark.assessment.previous import ends_a_period
from waymark.domain.indicator import Reading
from waymark.domain.measure import Cohort, look_ahead
from waymark.domain.month import Month, months_between
from waymark.domain.period import Frequency, YearType, latest_ended_by
from waymark.domain.window import Window
from waymark.scorecards.assemble import TREND_MONTHS, published_months, trend_months

COHORT = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R3M"))
YEAR = months_between(Month.at(2025, 1), Month.at(2025, 12))


def needed(as_at, indicator, reading):
    """The trend of what is known, a year before it, and what was known a month ago."""
    for month in (as_at, as_at - 1):
        known_by = month - look_ahead(indicator.measure_of(reading))
        ended = latest_ended_by(known_by, indicator.frequency, indicator.year_type).end_month
        yield from (at for at in trend_months(ended) if ends_a_period(at, indicator)) if month == as_at else (ended,)
        yield ended - 12 if month == as_at else ended


@pytest.mark.parametrize("as_at", YEAR, ids=str)
@pytest.mark.parametrize("frequency", Frequency)
@pytest.mark.parametrize("year_type", YearType)
@pytest.mark.parametrize("measures", [(MEASURE,), (COHORT,), (MEASURE, COHORT)])
def test_every_figure_that_a_scorecard_shows_is_among_them(as_at, frequency, year_type, measures):
    own, *others = measures
    readings = tuple(Reading(f"r{number}", "", "", measure) for number, measure in enumerate(others))
    indicator = an_indicator(frequency=frequency, year_type=year_type, measure=own, readings=readings)
    published = set(published_months(as_at, indicator))
    for reading in ("", *(reading.id for reading in readings)):
        assert set(needed(as_at, indicator, reading)) <= published
    assert all(ends_a_period(month, indicator) for month in published)


def test_the_first_figure_drawn_has_a_year_before_it_to_be_compared_with():
    months = published_months(Month.at(2025, 3), an_indicator())
    drawn = trend_months(Month.at(2025, 3))
    assert len(drawn) == TREND_MONTHS
    assert {drawn[0] - back for back in range(1, 13)} <= set(months)
    assert months[-1] == Month.at(2025, 3)
