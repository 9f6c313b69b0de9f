"""How Kent's figures are judged, year by year: targets, policies, and the rule of 2012."""

from fractions import Fraction
from pathlib import Path

import pytest

from waymark.assessment.rate import policy_for, rate
from waymark.domain.measure import Draft
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating, WhyNotRated
from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
AUTHORITY = "E10000016"
FIRST_YEAR, LAST_YEAR = 2016, 2027
NO_TESTS = (2019, 2020)  # in these school years nobody was assessed at five or eleven


@pytest.fixture(scope="module")
def kent():
    framework, issues = load_framework(KENT)
    assert [str(issue) for issue in issues] == []
    return framework


def judged(kent):
    return [i for i in kent.indicators if i.polarity is not Polarity.NONE and not isinstance(i.measure, Draft)]


def years_of(indicator):
    """The years in which the indicator is aimed at something."""
    first = FIRST_YEAR + 1 if indicator.year_type is YearType.FINANCIAL else FIRST_YEAR
    untested = NO_TESTS if indicator.code in ("EY14", "EY15", "SISE4", "SISE16") else ()
    return [Year(start, indicator.year_type) for start in range(first, LAST_YEAR + 1) if start not in untested]


def test_every_year_has_a_policy_that_says_who_decided_it(kent):
    assert [policy.year.start for policy in kent.policies] == list(range(2012, LAST_YEAR + 1))
    for policy in kent.policies:
        assert "demonstration" in policy.decision_ref or "October 2012" in policy.decision_ref


def test_four_policies_stand_on_their_own_and_the_rest_carry_on(kent):
    stated = {path.stem for path in (KENT / "policies").glob("*.yaml") if "default:" in path.read_text("utf-8")}
    assert stated == {"2012-13", "2017-18", "2018-19", "2025-26"}
    by_year = {policy.year.label: policy for policy in kent.policies}
    assert by_year["2015-16"].default.rating == "baseline_and_target"
    assert by_year["2018-19"].default.rating == by_year["2025-26"].default.rating == "floor_and_target"
    assert by_year["2024-25"].by_indicator == by_year["2018-19"].by_indicator


def test_from_2025_26_on_colours_stay_as_they_were_and_directions_are_tested(kent):
    """Up to then the arrow was the papers' own: against the last figure."""
    rated = {
        policy.year.label: (
            (policy.default.rating, policy.default.parameters),
            {code: (one.rating, one.parameters) for code, one in policy.by_indicator.items()},
        )
        for policy in kent.policies
    }
    assert rated["2024-25"] == rated["2025-26"] == rated["2027-28"]
    for policy in kent.policies:
        methods = {policy.default.direction, *(one.direction for one in policy.by_indicator.values())}
        assert methods == ({"step"} if policy.year.start < 2025 else {"auto"})


def test_every_indicator_has_in_every_year_what_its_rule_needs(kent):
    judged_by = {policy.year.start: policy for policy in kent.policies}
    for indicator in judged(kent):
        for year in years_of(indicator):
            row = kent.targets.in_force(indicator.code, AUTHORITY, year, year.first)
            judgement = judged_by[year.start].judgement_for(indicator.code)
            assert getattr(row, "target", None) is not None, (indicator.code, year)
            bars = {"floor_and_target": row.floor, "baseline_and_target": row.baseline}
            assert bars.get(judgement.rating, judgement.parameters) is not None, (indicator.code, year)


def test_a_draft_and_an_indicator_without_polarity_have_no_target(kent):
    aimed_at = {row.indicator for row in kent.targets.rows if row.target is not None}
    assert not aimed_at - {key for i in judged(kent) for key in (i.code, *(f"{i.code}.{r.id}" for r in i.readings))}


def test_figures_of_the_papers_stand_where_the_papers_put_them_and_the_rest_says_that_it_is_made_up(kent):
    cited = {(row.indicator, row.year.label): row for row in kent.targets.rows if "July 2017" in row.decision_ref}
    standard = cited.pop(("EH16.begun_by_notification", "2017-18"))
    assert (standard.target, standard.standard) == (None, 80)
    assert {key: float(row.target) for key, row in cited.items()} == {
        ("CYPE8", "2017-18"): 28.0,
        ("EH16", "2017-18"): 86.0,
        ("EH46", "2015-16"): 6.5,
        ("EH47", "2015-16"): 12.5,
        ("NEET", "2016-17"): 2.5,
        ("OFS-EY", "2016-17"): 96.0,
        ("OFS-S", "2016-17"): 92.0,
        ("OFS-S", "2018-19"): 95.0,
        ("PEX-P", "2016-17"): 15.0,
        ("PEX-S", "2016-17"): 40.0,
        ("SCS-STEP", "2017-18"): 25.0,
        ("SEND20", "2017-18"): 86.0,
        ("YJ-FTE", "2017-18"): 520.0,
    }
    earlier = {row.indicator: float(row.target) for row in kent.targets.rows if "January 2013" in row.decision_ref}
    assert earlier == {"OFS-S.primary": 85.0, "OFS-S.secondary": 85.0, "OFS-S.special": 100.0}
    for row in kent.targets.rows:
        assert "demonstration" in row.decision_ref or row is standard


def test_the_rules_in_use_in_2018(kent):
    policy = next(policy for policy in kent.policies if policy.year.start == 2018)
    rules = {i.code: policy.judgement_for(i.code).rating for i in judged(kent)}

    assert set(rules.values()) == {"floor_and_target", "baseline_and_target", "near_target"}
    assert {code for code, rule in rules.items() if rule == "near_target"} == {
        i.code for i in judged(kent) if i.polarity is Polarity.TARGET
    }
    assert policy.judgement_for("EHN").rating == "activity_band"


def verdict_of(kent, code, month, value, area=AUTHORITY, reading=""):
    outturn = Outturn(code, reading, area, month, None, None, Fraction(value))
    policy = policy_for(kent.policies, month)
    return rate(outturn, kent.indicator(code), kent.targets, policy, kent.areas)


@pytest.mark.parametrize(
    ("code", "value", "rating"),
    [
        ("SISE4", 60, Rating.GREEN),
        ("SISE4", 52, Rating.AMBER),
        ("SISE4", "51.9", Rating.RED),
        ("PEX-P", 30, Rating.GREEN),
        ("PEX-P", 31, Rating.AMBER),
        ("PEX-P", 41, Rating.RED),
    ],
)
def test_a_figure_of_2012_is_judged_by_the_way_it_has_come_from_2010(kent, code, value, rating):
    """October 2012 lies in the school year 2012-13, whose target is the one of 2013."""
    rated = verdict_of(kent, code, Month.at(2012, 10), value)
    assert (rated.verdict.rule, rated.verdict.rating) == ("baseline_and_target", rating)
    assert rated.aim.steps == ()


@pytest.mark.parametrize(
    ("code", "value", "rating"),
    [
        ("PEX-S", 100, Rating.GREEN),
        ("PEX-S", 170, Rating.AMBER),
        ("PEX-S", 171, Rating.RED),
        ("EH47", "14.1", Rating.AMBER),
        ("NEET", "4.0", Rating.GREEN),
        ("NEET", "5.7", Rating.RED),
        ("SISE19", "17.9", Rating.AMBER),
    ],
)
def test_without_a_target_for_2013_that_of_2015_stands_in_and_the_explanation_says_so(kent, code, value, rating):
    rated = verdict_of(kent, code, Month.at(2012, 10), value)
    assert (rated.verdict.rule, rated.verdict.rating) == ("baseline_and_target", rating)
    assert rated.aim.steps == ("2012-13 has no target, so the next year that has one applies: 2014-15.",)
    assert "2014-15, the next year with a target" in rated.verdict.sentence


def test_a_district_of_2012_is_held_against_the_county_and_both_steps_are_told(kent):
    rated = verdict_of(kent, "NEET", Month.at(2012, 10), "4.4", area="E07000105")
    assert rated.verdict.rating is Rating.AMBER
    assert rated.aim.steps == (
        "The area has no target of its own, so that of Kent applies.",
        "2012-13 has no target, so the next year that has one applies: 2014-15.",
    )


def test_in_2018_no_later_target_stands_in(kent):
    rated = verdict_of(kent, "OFS-S", Month.at(2018, 10), "94.9")
    assert (rated.verdict.rule, rated.verdict.rating) == ("floor_and_target", Rating.AMBER)


def test_special_schools_have_a_target_of_their_own(kent):
    """March 2015: 85% of primary and secondary schools, all special schools."""
    asked = [(reading, value) for reading in ("primary", "special") for value in (85, 99)]
    found = [verdict_of(kent, "OFS-S", Month.at(2015, 3), value, reading=reading) for reading, value in asked]
    assert [rated.verdict.rating for rated in found] == [Rating.GREEN, Rating.GREEN, Rating.AMBER, Rating.AMBER]


def test_a_service_standard_is_shown_and_judges_nothing(kent):
    rated = verdict_of(kent, "EH16", Month.at(2017, 6), "83.0", reading="begun_by_notification")
    assert (rated.verdict.rating, rated.verdict.why_not) == (Rating.NOT_RATED, WhyNotRated.NO_TARGET)
    assert rated.aim.row.standard == 80


@pytest.mark.parametrize(
    ("code", "month", "value", "rating"),
    [
        ("CYPE8", (2017, 6), "33.7", Rating.AMBER),
        ("NEET", (2017, 6), "3.2", Rating.AMBER),
        ("OFS-S", (2017, 6), "91.6", Rating.AMBER),
        ("OFS-EY", (2017, 6), "98.0", Rating.GREEN),
        ("SEND20", (2017, 6), "74.0", Rating.AMBER),
        ("PEX-P", (2017, 6), 20, Rating.AMBER),
        ("PEX-S", (2017, 6), 51, Rating.RED),
        ("YJ-FTE", (2017, 6), 325, Rating.GREEN),
        ("SCS-STEP", (2017, 6), "16.0", Rating.AMBER),
    ],
)
def test_the_figures_of_june_2017_against_the_targets_of_the_paper(kent, code, month, value, rating):
    """Green where the paper says that the target is met. Amber and red hang on floors of our own."""
    assert verdict_of(kent, code, Month.at(*month), value).verdict.rating is rating
