"""An arrow that rests on single months goes when they are hidden, and is none where they are not published."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import AREAS, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.disclosure.protect import protect_outturns
from waymark.disclosure.single_months import protect_single_months
from waymark.domain.measure import Count, Ratio, Stock
from waymark.domain.month import Month
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.policy import Judgement, Policy
from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.domain.target import Targets
from waymark.domain.verdict import Arrow, Movement
from waymark.domain.window import Window
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance
from waymark.scorecards.months_shown import months_tested, published_months

APRIL = Month.at(2025, 4)
COUNT = Count("referral", "referral_date")
INDICATOR = replace(an_indicator(measure=Ratio(COUNT, COUNT, Window.parse("R12M"))), readings=())
LEVEL = [80, 84, 78, 82, 80, 81, 79] * 6
HIDDEN = "Trend not tested: the single months beneath this figure are hidden to protect children."
NOT_PUBLISHED = "Trend not tested: the single months beneath this figure are not published."


def made_from(counts, method="auto", months_shown=True):
    """counts: of the single months, the latest first."""
    series = {
        (area.code, reading): [
            outturn_from_parts("SCS03", reading, area.code, APRIL - back, count if reading else 900, n, Fraction(100))
            for back, count in enumerate(counts)
        ]
        for area in (AREAS.root, *AREAS.districts)
        for reading, n in (("", 2000), ("month", 200))
    }
    policies = [
        Policy(Year(year, YearType.FINANCIAL), "1", "", Judgement("not_rated", method)) for year in range(2021, 2026)
    ]
    indicators = {"SCS03": INDICATOR}

    def assessed(indicator, reading, area, month):
        own = next(one for one in series[area, reading] if one.month == month)
        months = () if reading else series[area, "month"]
        others = series[area, reading]
        return assess(own, others, indicator, Targets((a_target(2025),)), policies, AREAS, months)

    rolling = [one for (_, reading), found in series.items() if not reading for one in found]
    single = protect_single_months(series["C", "month"], indicators, AREAS) if months_shown else {}
    return Assembly(
        AREAS,
        indicators,
        assessed,
        protect_outturns(rolling, indicators, AREAS),
        lambda *_: Provenance("", "", "", ""),
        behind=single,
    )


def card_of(made, area=AREAS.root):
    outline = ScorecardOutline(
        "card", "Card", "", "monthly", (SectionOutline("only", "Only", ("SCS03",)),), ("code",), ("authority",)
    )
    return assemble(outline, area, APRIL, made, organisation="", produced_by="", published=APRIL.last, notes=())


def direction_of(made, area=AREAS.root):
    return card_of(made, area).rows[0].direction


@pytest.mark.parametrize("method", ["auto", "spc", "trend_test", "regression", "two_points"])
def test_the_county_is_tested_on_its_months(method):
    found = direction_of(made_from(LEVEL, method))
    assert (found.arrow, found.movement) == (Arrow.UNCLEAR, Movement.NOT_JUDGED)
    assert found.sentence.startswith("Not tested as a rolling figure, as its periods overlap. Its single months: ")


@pytest.mark.parametrize("looks_at", [0, 1, 24, 40])
def test_one_small_month_takes_the_arrow_and_every_word_of_the_months(looks_at):
    """Also a month that the test does not look at: from the rolling figures it could be worked out."""
    small = [*LEVEL]
    small[looks_at] = 3
    found = direction_of(made_from(small))
    assert (found.arrow, found.movement, found.sentence) == (Arrow.NOT_COMPARED, Movement.NOT_JUDGED, HIDDEN)
    assert found.change is None


def test_a_district_has_no_arrow_on_months_that_nobody_publishes():
    found = direction_of(made_from(LEVEL), AREAS.districts[0])
    assert (found.arrow, found.sentence) == (Arrow.NOT_COMPARED, NOT_PUBLISHED)
    assert direction_of(made_from(LEVEL, months_shown=False)).sentence == NOT_PUBLISHED


def test_what_lies_behind_is_never_a_figure_of_the_card():
    card = card_of(made_from(LEVEL))
    assert not any(row.reading == "month" for section in card.sections for row in section.rows)


STANDS = replace(INDICATOR, measure=Ratio(Stock("care_episode", "start", "end"), COUNT, Window.parse("MS")))


@pytest.mark.parametrize("frequency", Frequency)
@pytest.mark.parametrize("indicator", [replace(STANDS, readings=()), INDICATOR])
def test_what_a_test_may_look_at_reaches_far_enough_back(indicator, frequency):
    """Five years for what stands; else 25 figures of the frequency, from each month shown."""
    indicator = replace(indicator, frequency=frequency)
    shown = published_months(APRIL, indicator)
    tested = months_tested(shown, indicator)
    apart = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}[frequency]
    stands = indicator.measure is STANDS.measure and frequency is not Frequency.ANNUAL
    back = 48 if stands else 24 * apart
    assert set(shown) <= tested
    assert min(tested) == shown[0] - back
    for month in shown:
        assert {month - gap for gap in range(0, back + 1, 12 if stands else apart)} <= tested
