"""An explanation names everything that decided a figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.unit.assessment.builders import AREAS, an_indicator

from waymark.assessment.assessment import assess
from waymark.assessment.explain import explain
from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, Total
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn, outturn_from_parts, total_outturn
from waymark.domain.period import Year, YearType
from waymark.domain.policy import Judgement, Policy
from waymark.domain.target import Milestone, Target, Targets
from waymark.domain.window import Window

YEAR = Year(2021, YearType.FINANCIAL)
POLICY = Policy(YEAR, "2", "", Judgement("floor_and_target", "step"), {}, "Cabinet 12", "policies/2021-22.yaml")
INDICATOR = an_indicator()
ROW = Target(
    "SCS03", "C", YEAR, Fraction(25), Fraction(30), None, date(2021, 10, 1), "Cabinet 14", "targets/2021-22.csv", 4
)


def explained(outturn, earlier=(), targets=(ROW,), indicator=INDICATOR):
    assessment = assess(outturn, earlier, indicator, Targets(tuple(targets)), [POLICY], AREAS)
    return explain(assessment, indicator, POLICY, Targets(tuple(targets)))


def parts(numerator, denominator, month=3, area="C"):
    return outturn_from_parts("SCS03", "", area, Month.at(2022, month), numerator, denominator, Fraction(100))


def test_a_rated_figure():
    found = explained(parts(45, 567), [parts(50, 500, 2)])
    assert found.exact_value == Fraction(4500, 567)
    assert found.rounding == "45 of 567 is printed as 7.9%: rounded once, half up, to 1 decimal place."
    assert (found.rule, found.rule_page) == ("floor_and_target", "docs/spec/floor_and_target.md")
    assert (found.policy, found.policy_source) == ("2021-22 v2", "policies/2021-22.yaml · Cabinet 12")
    assert (found.bars.where, found.bars.year, found.bars.decision_ref) == (
        "targets/2021-22.csv:4",
        "2021-22",
        "Cabinet 14",
    )
    assert found.bars.steps == ("The target was varied with effect from 1 October 2021.",)
    assert (found.arrow.method, found.arrow.compared_with) == ("step", "February 2022")


def test_a_district_says_whose_target_it_is():
    found = explained(parts(45, 567, area="D"))
    assert found.bars.area == "C"
    assert found.bars.steps[0] == "The area has no target of its own, so that of Kent applies."


def test_an_exact_figure_is_not_said_to_be_rounded():
    assert explained(parts(1, 4)).rounding == "1 of 4 is exactly 25.0%."


def test_a_total_has_no_parts_to_round():
    counted = replace(
        INDICATOR, measure=Total(Count("referral", "date"), Window.parse("R12M")), unit=Unit.COUNT, decimals=0
    )
    found = explained(total_outturn("SCS03", "", "C", Month.at(2022, 3), 20, Fraction(1)), indicator=counted)
    assert found.rounding == "The figure is exactly 20."
    halves = explained(total_outturn("SCS03", "", "C", Month.at(2022, 3), 2500, Fraction(1, 1000)), indicator=counted)
    assert halves.rounding == "2.5 is printed as 3: rounded once, half up, to 0 decimal places."


def test_a_service_standard_stands_beside_the_target_and_judges_nothing():
    with_standard = replace(ROW, standard=Fraction(5))
    found = explained(parts(45, 567), targets=(with_standard,))
    assert found.bars.standard == 5
    assert found.sentence == explained(parts(45, 567)).sentence
    assert explained(parts(45, 567)).bars.standard is None


def test_a_missing_figure():
    missing = Missing(MissingReason.NOT_AVAILABLE, "data cover 1 April 2021 to 31 March 2022")
    found = explained(Outturn("SCS03", "", "C", Month.at(2022, 3), None, None, None, missing), targets=())
    assert found.missing == "not available: data cover 1 April 2021 to 31 March 2022"
    assert found.rounding == ""
    assert found.bars is None
    assert (found.rule, found.rule_page) == ("not_rated", "docs/spec/not_rated.md")


def test_an_academic_indicator_names_the_year_it_was_judged_in():
    academic = replace(INDICATOR, year_type=YearType.ACADEMIC)
    row = replace(ROW, year=Year(2021, YearType.ACADEMIC), effective_from=None)
    assert explained(parts(45, 567), targets=(row,), indicator=academic).bars.asked_year == "2021-22"


def test_a_target_that_was_varied_shows_how_it_stood_all_year():
    before = replace(ROW, effective_from=None, target=Fraction(24), decision_ref="Cabinet 9", line=3)
    other = replace(ROW, indicator="SCS13")
    found = explained(parts(45, 567), targets=(ROW, other, before)).bars
    assert found.in_year == (before, ROW)
    assert (found.target, found.decision_ref) == (25, "Cabinet 14")
    decided = explained(parts(45, 567), targets=(replace(ROW, decided_by="Cabinet Member"),)).bars
    assert decided.decided_by == "Cabinet Member"


def test_a_tested_arrow_comes_with_its_test_and_a_step_with_the_figure_before():
    tested = replace(POLICY, default=Judgement("floor_and_target", "two_points"))
    monthly = replace(INDICATOR, measure=replace(INDICATOR.measure, window=Window.parse("M")))
    assessment = assess(parts(45, 567), [parts(90, 500, 2)], monthly, Targets((ROW,)), [tested], AREAS)
    arrow = explain(assessment, monthly, tested).arrow
    assert (arrow.method, arrow.page, arrow.significant) == ("two_points", "docs/spec/two_points.md", 0.05)
    assert (arrow.evidence.symbol, [point.numerator for point in arrow.evidence.points]) == ("z", [90, 45])
    assert arrow.why_not == ""
    step = explained(parts(45, 567), [parts(50, 500, 2)]).arrow
    assert (step.evidence, step.significant) == (None, None)
    assert (step.previous.numerator, step.change) == (50, Decimal("-2.1"))


def test_an_arrow_that_is_not_drawn_says_why_not():
    overlapping = replace(POLICY, default=Judgement("floor_and_target", "trend_test"))
    assessment = assess(parts(45, 567), [parts(50, 500, 2)], INDICATOR, Targets((ROW,)), [overlapping], AREAS)
    arrow = explain(assessment, INDICATOR, overlapping).arrow
    assert arrow.why_not == arrow.sentence
    assert arrow.why_not.startswith("Trend not tested")
    assert arrow.evidence is None


def test_a_milestone_is_told_with_those_ahead():
    step, following = (
        replace(ROW, effective_from=None, year=Year(start, YearType.FINANCIAL), milestone=Milestone(number, 2))
        for number, start in ((1, 2021), (2, 2022))
    )
    found = explained(parts(45, 567), targets=(step, following)).bars
    assert (found.milestone, found.annual) == ("milestone 1 of 2", None)
    assert [row.year.label for row in found.ahead] == ["2022-23"]
