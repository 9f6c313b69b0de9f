"""The direction of a rolling figure comes from its single months, and says so; that of what stands from the years."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, MARCH, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.assessment.comparable import OVERLAPPING, months_back
from waymark.assessment.methods import DIRECTION
from waymark.assessment.travel import BENEATH, travelled
from waymark.domain.indicator import Reading, Unit
from waymark.domain.measure import Count, Ratio, Stock, Sum, Total
from waymark.domain.month import Month
from waymark.domain.outturn import ValueStatus, outturn_from_parts, total_outturn
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.target import Targets
from waymark.domain.verdict import Arrow, Movement
from waymark.domain.window import Window

COUNT = Count("referral", "referral_date")
ROLLING = an_indicator(measure=Ratio(COUNT, COUNT, Window.parse("R12M")), readings=(), polarity=Polarity.HIGHER)
TO_DATE = replace(ROLLING, measure=Ratio(COUNT, COUNT, Window.parse("YTD")))
STANDS = replace(ROLLING, measure=Ratio(Stock("care_episode", "start", "end"), COUNT, Window.parse("MS")))
TESTED = sorted(set(DIRECTION) - {"step"})
RISING = (90, 96, 99, 108, 111)


def series(counts, reading="month", n=150, latest=MARCH):
    """Oldest first in, latest first out."""
    return [
        outturn_from_parts("SCS03", reading, "C", latest - back, x, n, Fraction(100))
        for back, x in enumerate(reversed(counts))
    ]


def rolling(months=30, value=1000):
    return series([value] * months, "", 2000)


def direction(method, counts, indicator=ROLLING, target=None):
    latest, *others = rolling()
    return travelled(method, latest, others, series(counts), indicator, target)


@pytest.mark.parametrize("indicator", [ROLLING, TO_DATE])
def test_the_single_months_decide_and_the_sentence_says_so(indicator):
    found = direction("trend_test", RISING, indicator)
    assert (found.arrow, found.movement) == (Arrow.UP, Movement.IMPROVED)
    assert found.sentence.startswith(f"{BENEATH}improving over 5 figures, November 2021 (60.0%) to March 2022 (74.0%)")
    assert (found.of_reading, found.rests_on[-1]) == ("month", MARCH)
    assert len(found.rests_on) == 5


def test_auto_chooses_by_the_number_of_months_and_says_that_it_chose():
    found = direction("auto", [75, 76] * 13)
    assert (found.method, found.chosen_by, found.arrow) == ("spc", "auto", Arrow.UNCLEAR)
    assert direction("auto", RISING).method == "trend_test"
    assert direction("spc", [75, 76] * 13).chosen_by == ""


@pytest.mark.parametrize("method", TESTED)
def test_without_single_months_the_trend_is_not_tested(method):
    latest, *others = rolling()
    found = travelled(method, latest, others, (), ROLLING, None)
    assert (found.arrow, found.sentence) == (Arrow.NOT_COMPARED, OVERLAPPING)


def test_step_compares_the_figures_as_reported():
    found = direction("step", RISING)
    assert (found.arrow, found.of_reading) == (Arrow.SAME, "")


def test_a_month_without_a_figure_is_not_tested_and_neither_is_a_rolling_figure_without_one():
    latest, *others = rolling()
    older = series(RISING, latest=MARCH - 1)
    assert travelled("trend_test", latest, others, older, ROLLING, None).sentence == OVERLAPPING


@given(st.lists(st.integers(1, 149), min_size=1, max_size=40), st.lists(st.integers(1, 1999), min_size=40, max_size=40))
def test_what_the_rolling_figures_are_changes_nothing(counts, wholes):
    """Only the months are looked at: any other rolling series gives the same direction."""
    latest, *others = series(wholes, "", 2000)
    for method in TESTED:
        assert travelled(method, latest, others, series(counts), ROLLING, None) == direction(method, counts)


@given(st.lists(st.integers(1, 149), min_size=2, max_size=40))
def test_it_says_of_the_months_what_it_would_say_of_them_alone(counts):
    own = replace(ROLLING, measure=Ratio(COUNT, COUNT, Window.parse("M")))
    for method in TESTED:
        latest, *others = series(counts, "")
        alone, found = DIRECTION[method](latest, others, own, None), direction(method, counts)
        assert (found.arrow, found.movement, found.method) == (alone.arrow, alone.movement, alone.method)
        assert found.sentence.casefold().endswith(alone.sentence.casefold())


def test_a_stated_reading_of_that_name_is_tested_in_its_place():
    stated = replace(ROLLING, readings=(Reading("month", "Ours", "", Ratio(COUNT, COUNT, Window.parse("M"))),))
    assert direction("trend_test", RISING, stated).arrow is Arrow.UP
    rolled = replace(ROLLING, readings=(Reading("month", "Ours", "", Ratio(COUNT, COUNT, Window.parse("R12M"))),))
    assert direction("trend_test", RISING, rolled).arrow is Arrow.NOT_COMPARED


def test_the_dead_band_of_a_year_is_a_twelfth_of_it_for_a_month_of_what_is_added_up():
    total = replace(
        ROLLING, measure=Total(COUNT, Window.parse("R12M")), unit=Unit.COUNT, decimals=0, dead_band=Fraction(120)
    )
    months = [total_outturn("SCS03", "month", "C", MARCH - back, 50 - 3 * back, Fraction(1)) for back in range(6)]
    latest, *others = [total_outturn("SCS03", "", "C", MARCH - back, 600, Fraction(1)) for back in range(6)]
    found = travelled("trend_test", latest, others, months, total, None)
    assert found.sentence.endswith("The change is outside the dead-band of 10.")
    share = direction("trend_test", RISING, replace(ROLLING, dead_band=Fraction(15)))
    assert share.sentence.endswith("The change is inside the dead-band of 15 percentage points.")


def test_a_target_of_twelve_months_judges_no_single_month():
    near = replace(ROLLING, polarity=Polarity.TARGET)
    found = direction("trend_test", RISING, near, Fraction(80))
    assert (found.arrow, found.movement) == (Arrow.UP, Movement.NOT_JUDGED)


def test_an_assessment_takes_the_months_and_leaves_its_colour_alone():
    policy = Policy(Year(2021, YearType.FINANCIAL), "1", "", Judgement("floor_and_target", "auto"))
    latest, *others = rolling()
    given_months = (Targets((a_target(floor="40", target="60"),)), [policy], AREAS)
    without = assess(latest, others, ROLLING, *given_months)
    with_months = assess(latest, others, ROLLING, *given_months, months=series(RISING))
    assert (without.direction.sentence, with_months.direction.movement) == (OVERLAPPING, Movement.IMPROVED)
    assert replace(with_months, direction=without.direction) == without


def stands(counts, every=1, indicator=STANDS, method="auto"):
    """Month-ends, `every` so many months apart; oldest first."""
    months = [
        outturn_from_parts("SCS03", "", "C", MARCH - every * back, x, 150, Fraction(100))
        for back, x in enumerate(reversed(counts))
    ]
    return DIRECTION[method](months[0], months[1:], indicator, None)


def test_what_stands_at_a_months_end_is_compared_with_the_same_month_of_years():
    """Sixty month-ends in which only March differs from March; what lies between moves nothing."""
    between = [10, 140] * 30
    counts = [*between]
    for year, count in enumerate(RISING):
        counts[-1 - 12 * (4 - year)] = count
    found = stands(counts)
    assert (found.method, found.movement, found.compared_with) == ("trend_test", Movement.IMPROVED, "March 2018")
    assert found.sentence.endswith(
        "Each is of the same month of its year, as months in a row share most of their cases."
    )
    assert found.rests_on == tuple(MARCH - 12 * back for back in (4, 3, 2, 1))


@given(st.lists(st.integers(0, 150), min_size=2, max_size=120), st.sampled_from(TESTED))
def test_no_chart_of_month_ends_is_ever_chosen(counts, method):
    found = stands(counts, method=method)
    assert stands(counts).method != "spc"
    assert all((MARCH.index - month.index) % 12 == 0 for month in found.rests_on)
    assert all(MARCH.index - month.index <= months_back(STANDS.measure, Frequency.MONTHLY) for month in found.rests_on)


def test_two_years_of_what_stands_are_compared_and_none_without_the_month_before():
    assert stands([100] * 12 + [140]).sentence.startswith("Improved from March 2021 (66.7%) to March 2022 (93.3%)")
    said = stands([100] * 6).sentence
    assert said == "No figure of the same month a year before, or of the years before that."


def test_what_is_told_once_a_year_is_compared_year_by_year():
    annual = replace(STANDS, frequency=Frequency.ANNUAL)
    assert "share most of their cases" not in stands(RISING, every=12, indicator=annual).sentence


def test_a_sum_is_no_count_of_cases():
    pupils = replace(STANDS, measure=Ratio(Sum("inspection", "as_at", "pupils"), COUNT, Window.parse("M")))
    assert "Value only" in stands([900, 910, 905, 930, 935], indicator=pupils, method="trend_test").sentence


def test_an_indicator_may_forbid_provisional_against_settled():
    strict = replace(ROLLING, measure=Ratio(COUNT, COUNT, Window.parse("M")), compare_provisional=False)
    latest, *others = series(RISING, "")
    final = [replace(one, status=ValueStatus.FINAL) for one in others]
    for method in (*TESTED, "step"):
        found = DIRECTION[method](latest, final, strict, None)
        assert found.arrow is Arrow.NOT_COMPARED
        assert found.sentence == (
            "Not comparable with February 2022: February 2022 is final, and this indicator does not compare "
            "provisional figures with settled ones."
            if method != "step"
            else "Not comparable with February 2022: that figure is final, and this indicator does not compare "
            "provisional figures with settled ones."
        )
        revised = [replace(one, status=ValueStatus.REVISED) for one in final]
        settled = replace(latest, status=ValueStatus.FINAL)
        assert DIRECTION[method](settled, revised, strict, None).sentence.startswith("Not comparable") is False
    mixed = [*others[:2], *final[2:]]
    cut = DIRECTION["two_points"](latest, mixed, strict, None)
    assert cut.compared_with == "February 2022"
    assert Month.at(2022, 2) == cut.rests_on[0]
