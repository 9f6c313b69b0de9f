"""A policy gives each rule its numbers: all of them, no others, and none against another."""

from fractions import Fraction

import pytest

from waymark.domain.issue import Level
from waymark.domain.policy import Judgement
from waymark.domain.rule_parameters import (
    ExpectedFromHistory,
    ExpectedRange,
    NearBands,
    Tolerance,
    ToleranceIn,
)

AA1, BB2, POLICY, TARGETS = (
    "indicators/AA1.yaml",
    "indicators/BB2.yaml",
    "policies/2021-22.yaml",
    "targets/2021-22.csv",
)
BANDS = "inner_below: 1, inner_above: 2, outer_below: 3, outer_above: 4"
FIVE = Tolerance(Fraction(5), ToleranceIn.POINTS)


def rated(small, statement, code="AA1"):
    small.change(POLICY, "  AA1: {rating: baseline_and_target}", f"  {code}: {{{statement}}}")
    return small.load()


def errors(issues):
    return [issue for issue in issues if issue.level is Level.ERROR]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("rating: tolerance, tolerance: 5, tolerance_in: points", FIVE),
        ("rating: tolerance, tolerance: 2.5, tolerance_in: relative", Tolerance(Fraction(5, 2), ToleranceIn.RELATIVE)),
        ("rating: tolerance_and_trend, tolerance: 0, tolerance_in: points", Tolerance(Fraction(0), ToleranceIn.POINTS)),
        ("rating: activity_band, expected_low: -2, expected_high: 4", ExpectedRange(Fraction(-2), Fraction(4))),
        ("rating: activity_band, expected: history", ExpectedFromHistory()),
        ("rating: not_rated", None),
    ],
)
def test_a_rule_with_its_numbers(small, statement, expected):
    framework, issues = rated(small, statement)

    assert errors(issues) == []
    assert framework.policies[0].judgement_for("AA1").parameters == expected


def test_near_target_with_its_bands(small):
    small.change(AA1, "polarity: L", "polarity: T")

    framework, issues = rated(small, f"rating: near_target, {BANDS}")

    assert errors(issues) == []
    bands = NearBands(Fraction(1), Fraction(2), Fraction(3), Fraction(4))
    assert framework.policies[0].judgement_for("AA1") == Judgement("near_target", "step", bands)


# what AA1 is given · rule of the issue · words of the sentence · words of the hint
MISTAKES = [
    ("rating: tolerance", "parameter_missing", "tolerance and tolerance_in", "by how much a target may be missed"),
    ("rating: tolerance, tolerance: 5", "parameter_missing", "needs tolerance_in", "points (of the indicator's unit)"),
    ("rating: tolerance, tolerance_in: points", "parameter_missing", "tolerance needs tolerance;", "Add tolerance"),
    (
        "rating: tolerance, tolerance: 5, tolerance_in: point",
        "word_unknown",
        "'point' is not allowed",
        "Did you mean 'points'?",
    ),
    ("rating: tolerance, tolerance: 5%, tolerance_in: points", "number", "'5%' is not a number", "no %"),
    (
        "rating: tolerance, tolerance: -5, tolerance_in: points",
        "parameter_contradiction",
        "'tolerance' is -5; it cannot be less than 0",
        "from 0 up",
    ),
    (
        "rating: tolerance, tolerance: 5, tolerance_in: points, inner_below: 1",
        "parameter_unwanted",
        "The rule tolerance has no 'inner_below'",
        "or rate by near_target",
    ),
    (
        "rating: floor_and_target, tolerance: 5",
        "parameter_unwanted",
        "floor_and_target has no 'tolerance'",
        "takes no numbers. Take 'tolerance' out, or rate by tolerance or tolerance_and_trend",
    ),
    ("tolerance: 5", "parameter_unwanted", "floor_and_target has no 'tolerance'", "Take"),
    ("rating: near_target, inner_below: 1", "parameter_missing", "inner_above, outer_below and outer_above", "green"),
    (
        "rating: near_target, inner_below: 4, inner_above: 2, outer_below: 3, outer_above: 4",
        "parameter_contradiction",
        "reaches 3 below the target, the inner band 4",
        "at least the distance",
    ),
    (
        "rating: near_target, inner_below: -1, inner_above: 2, outer_below: 3, outer_above: 4",
        "parameter_contradiction",
        "'inner_below' is -1",
        "from 0 up",
    ),
    ("rating: activity_band", "parameter_missing", "needs an expected range", "expected: history"),
    ("rating: activity_band, expected_low: 4", "parameter_missing", "needs expected_high", "the highest figure"),
    (
        "rating: activity_band, expected_low: 4, expected_high: 3",
        "parameter_contradiction",
        "from 4 to 3 is the wrong way round",
        "Exchange",
    ),
    (
        "rating: activity_band, expected_low: 4, expected: history",
        "parameter_contradiction",
        "'expected_low' cannot stand beside",
        "Keep the one or the other",
    ),
    ("rating: activity_band, expected: memory", "word_unknown", "'memory' is not allowed", "Choose one"),
]


@pytest.mark.parametrize(("statement", "rule", "said", "hint"), MISTAKES)
def test_a_mistake_is_located_and_explained(small, statement, rule, said, hint):
    if "near_target" in statement:
        small.change(AA1, "polarity: L", "polarity: T")

    framework, issues = rated(small, statement)

    assert framework is None
    (issue,) = errors(issues)
    assert (issue.rule, issue.file, issue.row) == (rule, f"small/{POLICY}", 6), str(issue)
    assert said in issue.sentence
    assert hint in issue.hint


def test_each_mistake_of_a_statement_is_said_on_its_line(small):
    lines = "  AA1:\n    rating: near_target\n    inner_below: -1\n    inner_above: 2\n    outer_below: 3"
    small.change(POLICY, "  AA1: {rating: baseline_and_target}", f"{lines}\n    outer_above: -4\n    tolerance: 1")

    found = {(issue.rule, issue.row, issue.field) for issue in errors(small.load()[1])}

    assert found == {
        ("parameter_contradiction", 8, "by_indicator.AA1.inner_below"),
        ("parameter_contradiction", 11, "by_indicator.AA1.outer_above"),
        ("parameter_unwanted", 12, "by_indicator.AA1.tolerance"),
    }


def test_a_default_has_numbers_too_and_hands_them_down(small):
    small.change(POLICY, "rating: floor_and_target", "rating: tolerance\n  tolerance: 5\n  tolerance_in: points")
    small.change(POLICY, "  AA1: {rating: baseline_and_target}", "  AA1: {direction: step}")

    framework, issues = small.load()

    assert errors(issues) == []
    for policy in framework.policies:
        assert policy.judgement_for("BB2") == Judgement("tolerance", "step", FIVE)
        assert policy.judgement_for("AA1") == Judgement("tolerance", "step", FIVE)


def test_another_rule_takes_none_of_the_defaults_numbers(small):
    small.change(POLICY, "rating: floor_and_target", "rating: tolerance\n  tolerance: 5\n  tolerance_in: points")
    framework, _ = small.load()
    assert framework.policies[0].judgement_for("AA1") == Judgement("baseline_and_target", "step")

    small.change(POLICY, "{rating: baseline_and_target}", "{rating: tolerance_and_trend}")
    assert [issue.rule for issue in errors(small.load()[1])] == ["parameter_missing"]


def test_numbers_carry_on_and_a_later_year_replaces_them(small):
    small.write("policies/2022-23.yaml", "same_as: 2021-22\nby_indicator:\n  BB2: {rating: not_rated}\n")
    later = "same_as: 2022-23\nby_indicator:\n  AA1: {rating: tolerance, tolerance: 3, tolerance_in: points}\n"
    small.write("policies/2023-24.yaml", later)

    framework, issues = rated(small, "rating: tolerance, tolerance: 5, tolerance_in: points")

    assert errors(issues) == []
    said = [policy.judgement_for("AA1").parameters.amount for policy in framework.policies]
    assert said == [5, 5, 3]


def test_a_mistake_is_said_once_in_the_file_that_makes_it(small):
    small.write("policies/2023-24.yaml", "same_as: 2022-23\n")

    _, issues = rated(small, "rating: tolerance")

    assert [issue.file for issue in errors(issues)] == [f"small/{POLICY}"]


# what AA1 (polarity as given) is rated by → the level of the issue, None for none
FITS = [
    ("L", "rating: tolerance, tolerance: 5, tolerance_in: points", None),
    ("T", "rating: tolerance, tolerance: 5, tolerance_in: points", Level.ERROR),
    ("T", "rating: tolerance_and_trend, tolerance: 5, tolerance_in: points", Level.ERROR),
    ("T", "rating: floor_and_target", Level.ERROR),
    ("T", f"rating: near_target, {BANDS}", None),
    ("H", f"rating: near_target, {BANDS}", Level.ERROR),
    ("L", f"rating: near_target, {BANDS}", Level.ERROR),
    ("none", f"rating: near_target, {BANDS}", Level.WARNING),
    ("none", "rating: floor_and_target", Level.WARNING),
    ("none", "rating: activity_band, expected: history", None),
    ("L", "rating: activity_band, expected: history", None),
    ("T", "rating: not_rated", None),
]


@pytest.mark.parametrize(("polarity", "statement", "level"), FITS)
def test_a_rule_fits_its_polarity(small, polarity, statement, level):
    small.change(AA1, "polarity: L", f"polarity: {polarity}")
    small.change(TARGETS, "20.0,25.0,24.0", "20.0,,")

    _, issues = rated(small, statement)

    found = [issue for issue in issues if issue.rule in ("rule_for_other_polarity", "polarity_without_band")]
    assert [issue.level for issue in found] == ([] if level is None else [level])
    assert all((issue.file, issue.row) == (f"small/{POLICY}", 6) and issue.hint for issue in found)


def test_a_default_that_fits_no_polarity_of_a_target(small):
    small.change(POLICY, "rating: floor_and_target", f"rating: near_target\n  {BANDS.replace(', ', chr(10) + '  ')}")

    found = errors(small.load()[1])

    assert [(issue.rule, issue.file, issue.field) for issue in found] == [
        ("rule_for_other_polarity", f"small/{BB2}", "polarity")
    ]


def test_near_target_leaves_no_room_for_a_second_band(small):
    small.change(AA1, "polarity: L", "polarity: T")
    header = "indicator,area,year,target,floor,baseline,effective_from,decision_ref,band_low,band_high"
    small.write(TARGETS, f"{header}\nAA1,E10,2021-22,20.0,,,,plan,19,21\nBB2,E10,2021-22,70,60,,,plan,,\n")

    _, issues = rated(small, f"rating: near_target, {BANDS}")

    (issue,) = errors(issues)
    assert (issue.rule, issue.file, issue.row) == ("band_beside_near_target", f"small/{TARGETS}", 2)


def test_a_row_without_a_target_is_said_for_every_rule_that_needs_one(small):
    small.change(TARGETS, "20.0,25.0,24.0", ",25.0,24.0")

    _, issues = rated(small, "rating: tolerance, tolerance: 5, tolerance_in: points")

    assert [issue.field for issue in issues if issue.rule == "bar_missing_for_rule"] == ["target"]


def test_a_service_standard_stands_beside_the_target(small):
    header = "indicator,area,year,target,floor,baseline,standard,effective_from,decision_ref"
    rows = "AA1,E10,2021-22,20.0,25.0,24.0,15.0,,plan\nBB2,E10,2021-22,70,60,,,,plan"
    small.write(TARGETS, f"{header}\n{rows}\n")
    framework, issues = small.load()
    assert errors(issues) == []
    assert [row.standard for row in framework.targets.rows] == [15, None]

    small.change(TARGETS, "15.0", "15.05")
    (issue,) = errors(small.load()[1])
    assert (issue.rule, issue.field) == ("more_decimals_than_indicator", "standard")
