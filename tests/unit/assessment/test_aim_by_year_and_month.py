"""A figure is held against its year's milestone and its month's share, and says so."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import AREAS, FINANCIAL, a_policy, a_target, an_indicator

from waymark.assessment.aim import find_aim
from waymark.assessment.assessment import assess
from waymark.assessment.explain import explain
from waymark.assessment.outlook import outlook
from waymark.assessment.rate import rate
from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, Total
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year
from waymark.domain.polarity import Polarity
from waymark.domain.profile import Profile, ProfileShape
from waymark.domain.target import Milestone, Targets
from waymark.domain.verdict import Rating
from waymark.domain.window import Window

COUNTED = an_indicator(
    polarity=Polarity.HIGHER,
    unit=Unit.COUNT,
    decimals=0,
    measure=Total(Count("referral", "date"), Window.parse("YTD")),
    readings=(),
)
ANNUAL = a_target(target="400", floor="320", baseline=None)
EVEN = Profile("SCS03", "C", Year(2021, FINANCIAL), ProfileShape.EVEN, {}, "plan", "", "profiles.csv", 2)
STEP = replace(
    a_target(target="79", floor=None, baseline="61"), milestone=Milestone(3, 4), worked_out=("Milestone 3 of 4.",)
)
LAST = replace(a_target(2022, target="85", floor=None, baseline="61"), milestone=Milestone(4, 4))


def a_figure(month, value, area="C"):
    return Outturn("SCS03", "", area, Month.parse(month), value, None, Fraction(value))


@pytest.mark.parametrize(
    ("month", "value", "rating"),
    [
        ("2021-06", 100, Rating.GREEN),
        ("2021-06", 99, Rating.AMBER),
        ("2021-06", 79, Rating.RED),
        ("2022-03", 399, Rating.AMBER),
        ("2022-03", 400, Rating.GREEN),
    ],
)
def test_a_month_is_judged_against_its_share_of_the_year(month, value, rating):
    rated = rate(a_figure(month, value), COUNTED, Targets((ANNUAL,), (EVEN,)), a_policy(), AREAS)
    assert rated.verdict.rating is rating
    without = rate(a_figure(month, value), COUNTED, Targets((ANNUAL,)), a_policy(), AREAS)
    assert (without.verdict.rating is rating) is (month == "2022-03" or rating is Rating.RED)


def test_the_verdict_and_the_steps_say_the_share():
    rated = rate(a_figure("2021-06", 96), COUNTED, Targets((ANNUAL,), (EVEN,)), a_policy(), AREAS)
    assert "96 is below the target of 100 (2021-22, expected by June 2021)" in rated.verdict.sentence
    assert "the floor of 80" in rated.verdict.sentence
    (said,) = rated.aim.steps
    assert said.startswith("The year's target is 400; the profile expects 100 by June 2021")
    assert (rated.aim.row.target, rated.aim.annual) == (100, ANNUAL)


def test_after_a_variation_the_share_is_of_the_varied_target():
    varied = replace(ANNUAL, target=Fraction(480), effective_from=date(2021, 10, 1), line=3)
    targets = Targets((ANNUAL, varied), (EVEN,))
    found = [find_aim(a_figure(f"2021-{month:02d}", 1), COUNTED, targets, AREAS, False).row.target for month in (9, 10)]
    assert found == [200, 280]


def test_a_district_is_spread_as_the_authority_is():
    own = replace(ANNUAL, area="D", target=Fraction(40), floor=None)
    aim = find_aim(a_figure("2021-06", 1, "D"), COUNTED, Targets((ANNUAL, own), (EVEN,)), AREAS, False)
    assert (aim.row.target, aim.annual.target) == (10, 40)
    borrowed = find_aim(a_figure("2021-06", 1, "D"), COUNTED, Targets((ANNUAL,), (EVEN,)), AREAS, False)
    assert (borrowed.row.target, borrowed.whose) == (100, "Kent")


def test_a_later_years_target_is_not_spread_over_this_year():
    later = a_target(2022, target="400", floor=None, baseline="300")
    profile = replace(EVEN, year=None)
    aim = find_aim(a_figure("2021-06", 1), COUNTED, Targets((later,), (profile,)), AREAS, looks_ahead=True)
    assert (aim.row.target, aim.expected) == (400, None)


def test_a_milestone_is_named_and_those_ahead_are_known():
    aim = find_aim(a_figure("2021-06", 1), COUNTED, Targets((STEP, LAST)), AREAS, False)
    assert aim.year_words == "2021-22, milestone 3 of 4"
    assert aim.steps == ("Milestone 3 of 4.",)
    assert [(row.year.label, row.target) for row in aim.ahead] == [("2022-23", 85)]
    assert aim.annual is aim.row
    assert find_aim(a_figure("2022-06", 1), COUNTED, Targets((STEP, LAST)), AREAS, False).ahead == ()


def test_what_was_worked_out_is_said_before_how_the_row_was_found():
    varied = replace(STEP, effective_from=date(2021, 4, 1))
    aim = find_aim(a_figure("2021-06", 1, "D"), COUNTED, Targets((varied,)), AREAS, False)
    assert aim.steps == (
        "Milestone 3 of 4.",
        "The area has no target of its own, so that of Kent applies.",
        "The target was varied with effect from 1 April 2021.",
    )


def test_an_explanation_says_who_decided():
    decided = replace(ANNUAL, decided_by="Cabinet Member")
    told = explain(
        assess(a_figure("2021-06", 96), [], COUNTED, Targets((decided,)), [a_policy()], AREAS), COUNTED, a_policy()
    )
    assert told.bars.decided_by == "Cabinet Member"
    assert decided.set_by == "plan, decided by Cabinet Member (targets/2021.csv:2)"
    assert replace(decided, decision_ref="", decided_by="").set_by == "targets/2021.csv:2"


def test_the_pace_leads_to_the_year_not_to_the_month():
    """120 by June are 20 more than the profile expects, and 280 short of the year."""
    targets, outturn = Targets((ANNUAL,), (EVEN,)), a_figure("2021-06", 120)
    judged = assess(outturn, [], COUNTED, targets, [a_policy()], AREAS)
    assert judged.verdict.rating is Rating.GREEN
    found = outlook(judged, [], COUNTED, targets, [a_policy()], AREAS).pace
    assert (found.target, found.left, found.each) == (400, 9, Fraction(280, 9))
