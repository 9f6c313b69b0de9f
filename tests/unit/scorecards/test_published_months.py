"""Every month from which a scorecard takes a figure is protected with it."""

import pytest
from tests.unit.assessment.builders import AREAS, MEASURE, a_policy, a_target, an_indicator, an_outturn

from waymark.assessment.assessment import assess
from waymark.assessment.previous import ends_a_period
from waymark.disclosure.protect import protect_outturns
from waymark.domain.indicator import Reading
from waymark.domain.measure import Cohort, look_ahead
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Missing, MissingReason, Outturn
from waymark.domain.period import Frequency, YearType, latest_ended_by
from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.domain.target import Targets
from waymark.domain.verdict import Arrow
from waymark.domain.window import Window
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance
from waymark.scorecards.months_shown import TREND_MONTHS, published_months, trend_months

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


def gap_scorecard(last_before, february=40):
    """A monthly series with a figure in `last_before`, then none until March 2025; both figures are large."""
    indicator, april = an_indicator(readings=()), Month.at(2025, 4)
    nothing = Missing(MissingReason.NOT_AVAILABLE, "no return")

    def outturn(area, month):
        if last_before < month < april - 1:
            return Outturn(indicator.code, "", area, month, None, None, None, nothing)
        return an_outturn(february if month == last_before else 80, 200, month, area)

    months = months_between(last_before, april)
    places = [area.code for area in (AREAS.root, *AREAS.districts)]
    series = {area: [outturn(area, month) for month in months] for area in places}

    def assessed(indicator, _, area, month):
        own = next(one for one in series[area] if one.month == month)
        policies = [a_policy(year=year) for year in (2024, 2025)]
        return assess(own, series[area], indicator, Targets((a_target(2024), a_target(2025))), policies, AREAS)

    indicators = {indicator.code: indicator}
    shown = set(published_months(april, indicator))
    public = [one for of_area in series.values() for one in of_area if one.month in shown]
    made = Assembly(
        AREAS,
        indicators,
        assessed,
        protect_outturns(public, indicators, AREAS),
        lambda *_: Provenance("", "", "", ""),
    )
    section = SectionOutline("only", "Only", (indicator.code,))
    outline = ScorecardOutline("card", "Card", "", "monthly", (section,), ("code",), ("authority",))
    card = assemble(outline, AREAS.root, april, made, organisation="", produced_by="", published=april.last, notes=())
    return {point.figure.month: point for point in card.rows[0].trend}


def test_after_a_gap_of_years_the_first_figure_says_that_there_is_no_earlier_one():
    points = gap_scorecard(Month.at(2018, 2))
    first = points[Month.at(2025, 3)]
    assert first.figure.value.text == "40.0"
    assert first.judged.direction.sentence.startswith("No earlier figure to compare with")
    assert (first.judged.direction.arrow, first.judged.direction.change) == (Arrow.NOT_COMPARED, None)
    assert points[Month.at(2025, 4)].judged.direction.arrow is Arrow.SAME


def test_after_a_gap_that_began_where_figures_are_published_the_arrow_compares_or_says_that_one_is_hidden():
    began = Month.at(2023, 2)
    assert gap_scorecard(began)[Month.at(2025, 3)].judged.direction.arrow is Arrow.UP
    hidden = gap_scorecard(began, february=3)[Month.at(2025, 3)].judged.direction
    assert hidden.sentence == "Not compared: a figure is hidden to protect children."
    assert (hidden.arrow, hidden.change) == (Arrow.NOT_COMPARED, None)
