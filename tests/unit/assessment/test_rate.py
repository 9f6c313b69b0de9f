"""Which rule, which target and which year judge a figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import (
    AREAS,
    FINANCIAL,
    MARCH,
    a_policy,
    a_target,
    an_indicator,
    an_outturn,
)

from waymark.assessment.assessment import assess, withheld
from waymark.assessment.exceptions import needs_exception
from waymark.assessment.methods import DIRECTION, RATING, contradiction
from waymark.assessment.rate import earlier_months, policy_for, rate
from waymark.domain.errors import ContradictionError
from waymark.domain.measure import Draft
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.rule_names import DIRECTION_METHODS, RATING_RULES
from waymark.domain.rule_parameters import ExpectedFromHistory, NearBands, Tolerance, ToleranceIn
from waymark.domain.target import Targets
from waymark.domain.verdict import Arrow, Rating, WhyNotRated


def rated(outturn=None, indicator=None, targets=(), policy=None):
    return rate(
        outturn or an_outturn(), indicator or an_indicator(), Targets(tuple(targets)), policy or a_policy(), AREAS
    )


def test_every_name_of_a_policy_has_its_module():
    assert {*RATING, "not_rated"} == set(RATING_RULES)
    assert set(DIRECTION) == set(DIRECTION_METHODS)


def test_the_figure_is_rounded_once_then_judged():
    found = rated(an_outturn(2504, 10000), targets=[a_target()])
    assert found.verdict.value == Decimal("25.0")
    assert found.verdict.rating is Rating.GREEN
    assert found.verdict.sentence == ("25.0% is at or below the target of 25.0% (2021-22), and lower is better: green.")
    assert rated(an_outturn(2505, 10000), targets=[a_target()]).verdict.rating is Rating.AMBER


def test_floor_and_target_takes_the_asked_year_only():
    found = rated(targets=[a_target(2020), a_target(2022)])
    assert found.verdict.why_not is WhyNotRated.NO_TARGET
    assert found.verdict.sentence == "Not rated: no target for 2021-22."
    assert found.aim is None


def test_baseline_and_target_takes_the_next_year_that_has_one():
    later = a_target(2024)
    found = rated(targets=[a_target(2020), a_target(2023, target=None), later], policy=a_policy("baseline_and_target"))
    assert found.aim.row is later
    assert found.aim.later_year
    assert found.aim.steps == ("2021-22 has no target, so the next year that has one applies: 2024-25.",)
    assert "(2024-25, the next year with a target)" in found.verdict.sentence


def test_a_variation_counts_from_its_day():
    plain, varied = a_target(), a_target(target="20", effective_from=date(2022, 1, 15), line=3)
    assert rated(an_outturn(month=Month.at(2021, 12)), targets=[plain, varied]).aim.row is plain
    found = rated(targets=[plain, varied])
    assert found.aim.row is varied
    assert "(2021-22, in effect from 15 January 2022)" in found.verdict.sentence


def test_the_year_is_of_the_indicators_own_calendar():
    indicator = an_indicator(year_type=YearType.ACADEMIC)
    row = replace(a_target(), year=Year(2021, YearType.ACADEMIC))
    assert rated(an_outturn(month=Month.at(2021, 9)), indicator, [row]).aim.row is row
    assert rated(an_outturn(month=Month.at(2021, 8)), indicator, [row]).aim is None


def test_a_district_without_a_row_is_held_against_the_authoritys():
    found = rated(an_outturn(area="D"), targets=[a_target()])
    assert found.verdict.sentence.startswith("23.4% is at or below Kent's target of 25.0% (2021-22)")
    own = a_target(area="D", target="20")
    found = rated(an_outturn(area="D"), targets=[a_target(), own])
    assert found.aim.row is own
    assert found.verdict.rating is Rating.AMBER


def test_the_authority_never_takes_a_districts_row():
    assert rated(targets=[a_target(area="D")]).aim is None


def test_a_reading_is_held_against_its_own_row():
    assert rated(an_outturn(reading="strict"), targets=[a_target()]).verdict.why_not is WhyNotRated.NO_TARGET
    own = a_target(code="SCS03.strict")
    assert rated(an_outturn(reading="strict"), targets=[a_target(), own]).aim.row is own


def test_missing_is_never_rated_and_keeps_its_target():
    missing = Missing(MissingReason.NOT_AVAILABLE, "data cover 1 April 2019 to 31 March 2025")
    found = rated(Outturn("SCS03", "", "C", MARCH, None, None, None, missing), targets=[a_target()])
    assert found.verdict.why_not is WhyNotRated.NO_OUTTURN
    assert found.verdict.sentence == (
        "Not rated: no outturn (not available: data cover 1 April 2019 to 31 March 2025)."
    )
    assert found.aim is not None


def test_draft_context_and_policy_come_before_targets():
    draft = an_indicator(measure=Draft("the service is settling it."))
    missing = Missing(MissingReason.DEFINITION_TO_BE_CONFIRMED)
    found = rated(Outturn("SCS03", "", "C", MARCH, None, None, None, missing), draft, [a_target()])
    assert found.verdict.sentence == "Not rated: draft definition, the service is settling it."
    assert rated(indicator=an_indicator(polarity=Polarity.NONE)).verdict.why_not is WhyNotRated.CONTEXT_ONLY
    assert rated(policy=a_policy(SCS03="not_rated")).verdict.why_not is WhyNotRated.CONTEXT_ONLY
    assert rate(an_outturn(), an_indicator(), Targets(()), None, AREAS).verdict.why_not is WhyNotRated.NO_POLICY


def test_a_contradiction_is_refused_with_its_place():
    row = a_target(floor="20", line=7)
    with pytest.raises(ContradictionError, match=r"SCS03: the floor of 20 lies beyond .*targets/2021.csv:7"):
        rated(targets=[row])
    assert contradiction("floor_and_target", Polarity.LOWER, row)
    assert not contradiction("baseline_and_target", Polarity.LOWER, row)
    assert contradiction("baseline_and_target", Polarity.LOWER, a_target(baseline="24"))
    assert not contradiction("not_rated", Polarity.LOWER, row)


def test_the_policy_is_that_of_the_years_highest_version():
    policies = [a_policy(version="2"), a_policy(version="10"), a_policy(year=2022)]
    assert policy_for(policies, MARCH).id == "2021-22 v10"
    assert policy_for(policies, Month.at(2022, 4)).id == "2022-23 v1"
    assert policy_for(policies, Month.at(2021, 3)) is None


def assessed(series):
    """Each figure judged beside the others, oldest first."""
    ordered = sorted(series, key=lambda outturn: outturn.month)
    return [assess(one, ordered, an_indicator(), Targets((a_target(),)), [a_policy()], AREAS) for one in ordered]


def test_a_series_is_judged_oldest_first_with_arrows():
    series = [an_outturn(60, 200, Month.at(2022, 2)), an_outturn(70, 200, Month.at(2022, 1)), an_outturn(40, 200)]
    january, february, march = assessed(series)
    assert [one.verdict.rating for one in (january, february, march)] == [Rating.RED, Rating.AMBER, Rating.GREEN]
    assert january.previous is None
    assert march.previous is february.outturn
    assert march.direction.sentence.startswith("Down 10.0 percentage points since February 2022 (30.0% to 20.0%)")
    assert march.policy_id == "2021-22 v1"
    assert march.target == a_target()


def test_without_a_policy_nothing_is_judged():
    found = assess(an_outturn(), [], an_indicator(), Targets((a_target(),)), [a_policy(year=2020)], AREAS)
    assert found.policy_id == ""
    assert found.verdict.why_not is WhyNotRated.NO_POLICY
    assert found.direction.arrow is Arrow.NOT_COMPARED


def test_red_for_the_authority_needs_an_exception():
    county, district = an_outturn(90, 200), an_outturn(90, 200, area="D")
    red = [*assessed([county]), *assessed([district])]
    assert [one.verdict.rating for one in red] == [Rating.RED, Rating.RED]
    assert [needs_exception(one, AREAS) for one in red] == [True, False]
    assert not needs_exception(assessed([an_outturn(40, 200)])[0], AREAS)


def test_what_is_withheld_says_nothing_of_the_figure():
    def hidden_verdict(numerator):
        _, latest = assessed([an_outturn(60, 200, Month.at(2022, 2)), an_outturn(numerator, 200)])
        hidden = withheld(latest, value_hidden=True, previous_hidden=False)
        return hidden.printed, hidden.verdict, hidden.direction

    assert len({hidden_verdict(numerator) for numerator in (1, 3, 5, 90)}) == 1
    _, latest = assessed([an_outturn(60, 200, Month.at(2022, 2)), an_outturn(40, 200)])
    shown = withheld(latest, value_hidden=False, previous_hidden=True)
    assert shown.verdict == latest.verdict
    assert shown.direction.arrow is Arrow.NOT_COMPARED
    assert withheld(latest, value_hidden=False, previous_hidden=False) is latest


def with_parameters(rule, parameters, year=2021):
    special = {"SCS03": Judgement(rule, "step", parameters)}
    return Policy(Year(year, FINANCIAL), "1", "", Judgement("not_rated", "step"), special)


POINTS = Tolerance(Fraction(5), ToleranceIn.POINTS)
TREND = with_parameters("tolerance_and_trend", POINTS)
HISTORY = with_parameters("activity_band", ExpectedFromHistory())
ROW = a_target(target="20", floor=None, baseline=None)


def judged(outturn, others, policy, indicator=None, targets=(ROW,)):
    return assess(outturn, others, indicator or an_indicator(), Targets(tuple(targets)), [policy], AREAS)


def test_a_tolerance_comes_from_the_policy():
    near, far = an_outturn(50, 200), an_outturn(51, 200)
    policy = with_parameters("tolerance", POINTS)
    assert judged(near, [], policy).verdict.rating is Rating.AMBER
    assert judged(far, [], policy).verdict.rating is Rating.RED
    half = with_parameters("tolerance", Tolerance(Fraction(50), ToleranceIn.RELATIVE))
    assert judged(far, [], half).verdict.bars == (("target", 20), ("tolerance", 50), ("limit", 30))


def test_the_same_period_last_year_is_found_in_the_series():
    last_year, other = an_outturn(56, 200, MARCH - 12), an_outturn(1, 200, MARCH - 11)
    assert judged(an_outturn(54, 200), [last_year, other], TREND).verdict.rating is Rating.AMBER
    verdict = judged(an_outturn(57, 200), [last_year, other], TREND).verdict
    assert verdict.rating is Rating.RED
    assert verdict.rests_on == (MARCH - 12,)
    assert "above the 28.0% of March 2021" in verdict.sentence


def test_a_figure_of_another_year_never_stands_in_for_last_year():
    others = [an_outturn(56, 200, MARCH - 24), an_outturn(56, 200, MARCH - 11)]
    verdict = judged(an_outturn(54, 200), others, TREND).verdict
    assert verdict.why_not is WhyNotRated.NO_LAST_YEAR
    assert verdict.sentence.endswith("and there is no figure for March 2021.")
    assert verdict.rests_on == ()


def test_a_series_break_since_last_year_is_not_compared_across():
    last_year = an_outturn(56, 200, MARCH - 12)
    broken = replace(an_outturn(50, 200, MARCH - 5), flags=(Flag.SERIES_BREAK,))
    assert judged(an_outturn(54, 200), [last_year, broken], TREND).verdict.why_not is WhyNotRated.NOT_COMPARABLE
    before = replace(last_year, flags=(Flag.SERIES_BREAK,))
    assert judged(an_outturn(54, 200), [before], TREND).verdict.rating is Rating.AMBER
    partial = replace(an_outturn(54, 200), flags=(Flag.PARTIAL_PERIOD,))
    assert judged(partial, [last_year], TREND).verdict.why_not is WhyNotRated.NOT_COMPARABLE


def test_an_annual_figure_is_compared_with_the_year_before():
    annual = an_indicator(frequency=Frequency.ANNUAL)
    verdict = judged(an_outturn(57, 200), [an_outturn(56, 200, MARCH - 12)], TREND, annual).verdict
    assert "above the 28.0% of 2020-21" in verdict.sentence


def test_activity_has_a_range_without_a_polarity_and_without_a_target():
    activity = an_indicator(polarity=Polarity.NONE)
    years = [an_outturn(count, 200, MARCH - 12 * back) for back, count in ((1, 48), (2, 44), (3, 40))]
    found = judged(an_outturn(45, 200), years, HISTORY, activity, ())
    assert (found.verdict.rating, found.verdict.why_not) == (Rating.NOT_RATED, WhyNotRated.ACTIVITY)
    assert found.verdict.rule == "activity_band"
    assert found.verdict.bars == (("expected_low", 18), ("expected_high", 26))
    assert found.verdict.sentence.startswith("22.5% is within the expected range 18.0–26.0%.")
    assert found.verdict.rests_on == (MARCH - 36, MARCH - 24, MARCH - 12)
    assert not needs_exception(found, AREAS)
    short = judged(an_outturn(45, 200), years[:2], HISTORY, activity, ()).verdict
    assert short.why_not is WhyNotRated.NO_RANGE
    assert short.sentence == "Not rated: no expected range, since there is no figure for March 2019."


def test_activity_without_a_figure_says_so():
    activity = an_indicator(polarity=Polarity.NONE)
    missing = Outturn("SCS03", "", "C", MARCH, None, None, None, Missing(MissingReason.TO_BE_SUPPLIED))
    assert judged(missing, [], HISTORY, activity, ()).verdict.why_not is WhyNotRated.NO_OUTTURN
    hidden = replace(missing, missing=Missing(MissingReason.SUPPRESSED))
    assert judged(hidden, [], HISTORY, activity, ()).verdict.why_not is WhyNotRated.SUPPRESSED


def test_near_its_target_with_bands_of_the_policy():
    bands = NearBands(Fraction(1), Fraction(2), Fraction(3), Fraction(4))
    policy, near = with_parameters("near_target", bands), an_indicator(polarity=Polarity.TARGET)
    colours = [judged(an_outturn(count, 200), [], policy, near).verdict.rating for count in (44, 45, 48, 49, 38, 33)]
    assert colours == [Rating.GREEN, Rating.AMBER, Rating.AMBER, Rating.RED, Rating.GREEN, Rating.RED]


@pytest.mark.parametrize(
    ("rule", "parameters"),
    [("tolerance", None), ("tolerance_and_trend", None), ("near_target", POINTS), ("activity_band", POINTS)],
)
def test_a_rule_without_its_numbers_is_never_guessed(rule, parameters):
    with pytest.raises(ValueError, match=rule):
        judged(an_outturn(), [], with_parameters(rule, parameters))


def test_the_months_that_a_verdict_may_rest_on():
    policies = [TREND, with_parameters("activity_band", ExpectedFromHistory(), year=2022)]
    assert earlier_months(MARCH, an_indicator(), policies) == (MARCH - 12,)
    assert earlier_months(MARCH + 12, an_indicator(), policies) == (MARCH, MARCH - 12, MARCH - 24)
    assert earlier_months(MARCH, an_indicator(), [a_policy()]) == ()
    assert earlier_months(MARCH, an_indicator(), [with_parameters("not_rated", None)]) == ()
    assert earlier_months(MARCH + 36, an_indicator(), policies) == ()


def test_a_verdict_that_rests_on_a_hidden_figure_says_nothing_of_it():
    def verdict(count):
        found = judged(an_outturn(54, 200), [an_outturn(count, 200, MARCH - 12)], TREND)
        assert found.verdict.rests_on
        return withheld(found, value_hidden=False, previous_hidden=True, earlier_hidden=True)

    shown = {(one.verdict, one.direction, one.printed) for one in map(verdict, (1, 53, 54, 90))}
    assert len(shown) == 1
    kept = verdict(1)
    assert kept.verdict.why_not is WhyNotRated.SUPPRESSED
    assert kept.printed == Decimal("27.0")
    whole = withheld(verdict(1), value_hidden=True, previous_hidden=False, earlier_hidden=True)
    assert whole.verdict.value is None


def test_a_previous_figure_older_than_what_is_shown_is_no_earlier_figure_and_not_a_hidden_one():
    _, latest = assessed([an_outturn(60, 200, Month.at(2017, 2)), an_outturn(40, 200)])
    told = withheld(latest, value_hidden=False, previous_hidden=False, previous_not_shown=True)
    assert told.verdict == latest.verdict
    assert told.direction.arrow is Arrow.NOT_COMPARED
    assert told.direction.sentence.startswith("No earlier figure to compare with")
    assert (told.direction.change, told.direction.compared_with) == (None, "")


def test_an_arrow_that_was_not_drawn_anyway_keeps_its_own_reason():
    broken = replace(an_outturn(40, 200), flags=(Flag.SERIES_BREAK,))
    _, latest = assessed([an_outturn(60, 200, Month.at(2022, 2)), broken])
    assert "series breaks" in latest.direction.sentence
    for why in ({"previous_hidden": True}, {"previous_hidden": False, "previous_not_shown": True}):
        assert withheld(latest, value_hidden=False, **why) == latest
    assert "series" not in withheld(latest, value_hidden=True, previous_hidden=True).direction.sentence
