"""Improvements, trajectories and profiles in the files: what they come to, and each mistake located and explained."""

from datetime import date
from fractions import Fraction

import pytest
from tests.unit.framework.conftest import COUNTED

from waymark.domain.issue import Level
from waymark.domain.period import Year, YearType

TARGETS, TRAJECTORIES, PROFILES = "targets/2021-22.csv", "trajectories.csv", "profiles.csv"
HEADER = "indicator,area,year,target,floor,baseline,improve_by,improve_in,effective_from,decision_ref,decided_by"
OTHERS = "AA1,E10,2021-22,20.0,25.0,24.0,,,,plan,\nCC3,E10,2021-22,400,320,,,,,plan,"
PLANNED = "indicator,area,baseline_year,baseline,target_year,target,improve_by,improve_in,shape,milestones"
DECISION = "effective_from,decision_ref,decided_by"
MONTHS = "apr,may,jun,jul,aug,sep,oct,nov,dec,jan,feb,mar"
BY_MONTH = "10,30,80,110,150,190,230,270,300,330,360,400"
WAY = "BB2,E10,2020-21,61,2024-25,85,,,linear,,,Strategy,Cabinet"
SPREAD = f"CC3,E10,2021-22,values,{BY_MONTH},plan,Director"


@pytest.fixture
def stated(small):
    """A framework with a count of its year, a trajectory and a profile, and none of them wrong."""
    small.write("indicators/CC3.yaml", COUNTED)
    small.write(TARGETS, f"{HEADER}\n{OTHERS}\nBB2,E10,2021-22,,60,,,,,plan,\n")
    small.write(TRAJECTORIES, f"{PLANNED},{DECISION}\n{WAY}\n")
    small.write(PROFILES, f"indicator,area,year,shape,{MONTHS},decision_ref,decided_by\n{SPREAD}\n")
    return small


def in_force(framework, code, start, on):
    return framework.targets.in_force(code, "E10", Year(start, YearType.FINANCIAL), on)


def test_what_is_stated_comes_to_bars(stated):
    framework, issues = stated.load()
    assert [str(issue) for issue in issues if issue.rule != "bar_missing_for_rule"] == []
    # the years ahead have no floor yet; 2021-22 takes its own from the targets file
    assert {issue.rule for issue in issues} == {"bar_missing_for_rule"}
    assert all("2022-23" in issue.sentence for issue in issues)
    row = in_force(framework, "BB2", 2021, date(2021, 9, 30))
    assert (row.target, row.floor, row.set_by) == (67, 60, "Strategy, decided by Cabinet (small/trajectories.csv:2)")
    assert framework.targets.profile_of("CC3", "E10", Year(2021, YearType.FINANCIAL)).by_month[6] == 80


@pytest.mark.parametrize(
    ("stated_as", "target"),
    [("60,5,relative", 63), ("60,5,points", 65), ("61,5,relative", 65), ("61,0.5,points", 62)],
)
def test_an_improvement_in_the_targets_file(small, stated_as, target):
    small.write(TARGETS, f"{HEADER}\nBB2,E10,2021-22,,50,{stated_as},,plan,\n")
    framework, _ = small.load()
    row = in_force(framework, "BB2", 2021, date(2021, 9, 30))
    assert row.target == target
    assert "better than the baseline" in row.worked_out[0]


def test_where_lower_is_better_an_improvement_is_taken_away(small):
    small.write(TARGETS, f"{HEADER}\nAA1,E10,2021-22,,,24.0,10,relative,,plan,\n")
    framework, _ = small.load()
    assert in_force(framework, "AA1", 2021, date(2021, 9, 30)).target == Fraction("21.6")


def test_a_trajectory_may_end_in_an_improvement(stated):
    stated.write(TRAJECTORIES, f"{PLANNED},{DECISION}\nBB2,E10,2020-21,60,2022-23,,5,points,linear,,,Strategy,\n")
    framework, _ = stated.load()
    found = [in_force(framework, "BB2", start, date(start, 9, 30)).target for start in (2021, 2022)]
    assert found == [63, 65]


# file · what stood there · what stands there now · line · rule · words of the sentence · words of the hint
MISTAKES = [
    (TARGETS, ",,60,,,,,plan", ",,60,60,5,,,plan", 4, "improvement_unclear", "does not say which", "63, or 65"),
    (TARGETS, ",,60,,,,,plan", ",,60,,5,points,,plan", 4, "improvement_unclear", "no baseline", "Fill in the baseline"),
    (TARGETS, ",,60,,,,,plan", ",70,60,60,5,points,,plan", 4, "improvement_unclear", "two different", "Keep one"),
    (TARGETS, ",,60,,,,,plan", ",,60,60,,points,,plan", 4, "improvement_unclear", "by how much", "improve_by"),
    (TARGETS, ",,60,,,,,plan", ",,60,60,-5,points,,plan", 4, "improvement_unclear", "no improvement", "above 0"),
    (TARGETS, ",,60,,,,,plan", ",,60,60,5,percent,,plan", 4, "word_unknown", "'percent'", "Choose one|Did you"),
    (TARGETS, ",,60,,,,,plan", ",5%,60,60,,,,plan", 4, "number", "'5%' is not a number", "no %"),
    (TARGETS, ",,60,,,,,plan", ",66,60,,,,,plan", 2, "trajectory_beside_target", "66 in small/targets", "blank"),
    (TARGETS, ",,60,,,,,plan", ",,68,,,,,plan", 4, "floor_beyond_target", "floor 68 is better than the target 67", ""),
    (TARGETS, ",,60,,,,,plan", ",,60.5,,,,,plan", 4, "more_decimals_than_indicator", "floor 60.5", "0 decimals"),
    (TRAJECTORIES, "61,2024-25", "61,2020-21", 2, "trajectory_contradiction", "does not come after", "Correct"),
    (TRAJECTORIES, "61,2024-25", "61,2024", 2, "year_unreadable", "'2024' is not a financial year", "2016-17"),
    (TRAJECTORIES, "61,2024-25,85", "86,2024-25,85", 2, "trajectory_contradiction", "worse than the baseline", ""),
    (TRAJECTORIES, "61,2024-25,85", "61,2024-25,", 2, "trajectory_without_target", "not where it ends", "improve_by"),
    (TRAJECTORIES, "linear,", "by_hand,67; 66; 79; 85", 2, "trajectory_contradiction", "milestone 2, 66", "Correct"),
    (TRAJECTORIES, "linear,", "by_hand,67; 79; 85", 2, "trajectory_contradiction", "4 milestones are needed", ""),
    (TRAJECTORIES, "linear,", "by_hand,67; 73; 79; 84", 2, "trajectory_contradiction", "is not the target, 85", ""),
    (TRAJECTORIES, "linear,", "by_hand,67; 73%; 79; 85", 2, "number", "'73%' is not a number", "semicolons"),
    (TRAJECTORIES, "linear,", "by_hand,67; ; 79; 85", 2, "number", "A number is missing", "semicolons"),
    (TRAJECTORIES, "linear,", "by_hand,67.5; 73; 79; 85", 2, "more_decimals_than_indicator", "target 67.5", ""),
    (TRAJECTORIES, "linear,", "linear,67; 73; 79; 85", 2, "trajectory_contradiction", "shape is linear", ""),
    (TRAJECTORIES, "linear,", "lineal,", 2, "word_unknown", "'lineal' is not allowed", "'linear'?"),
    (TRAJECTORIES, "61,2024-25,85", "61,2024-25,105", 2, "percentage_out_of_range", "is not a percentage", ""),
    (TRAJECTORIES, "61,2024-25,85", "0,2024-25,85", 2, "trajectory_contradiction", "above 0", ""),
    (TRAJECTORIES, "BB2,", "BB9,", 2, "unknown_indicator", "no indicator 'BB9'", "'BB2'"),
    (TRAJECTORIES, "E10,", "E99,", 2, "unknown_area", "no area 'E99'", "E10"),
    (TRAJECTORIES, "Strategy", "", 2, "value_missing", "'decision_ref' has no value", "decision or plan"),
    (TRAJECTORIES, WAY, f"{WAY}\n{WAY}", 3, "trajectory_beside_target", "already, 67 in small/tra", "effective_from"),
    (PROFILES, "110,150", "70,150", 2, "profile_contradiction", "falls from 80 by June 2021 to 70", "Correct"),
    (PROFILES, "360,400", "360,390", 2, "profile_contradiction", "ends at 390", "Correct"),
    (PROFILES, "30,80,", "30,,", 2, "profile_contradiction", "Nothing is expected by June 2021", "Correct"),
    (PROFILES, "values", "percentages", 2, "profile_contradiction", "expects 400% of the target", "Correct"),
    (PROFILES, "values", "even", 2, "profile_contradiction", "An even profile", "Leave the months blank"),
    (PROFILES, SPREAD, f"{SPREAD}\n{SPREAD}", 3, "profile_contradiction", "already, on line 2", "Keep one"),
    (
        PROFILES,
        "CC3,E10,2021-22,values",
        "BB2,E10,2021-22,percentages",
        2,
        "profile_contradiction",
        "no share",
        "values",
    ),
    (PROFILES, "2021-22", "2021", 2, "year_unreadable", "'2021' is not a financial year", "2016-17"),
    (PROFILES, "CC3,", "CC9,", 2, "unknown_indicator", "no indicator 'CC9'", "'CC3'"),
    (PROFILES, "E10,", "E99,", 2, "unknown_area", "no area 'E99'", "E10"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "rule", "said", "hint"), MISTAKES)
def test_a_mistake_in_what_is_aimed_at_is_located_and_explained(stated, file, old, new, line, rule, said, hint):
    if rule == "trajectory_contradiction" and said == "above 0":
        stated.change(file, "linear", "geometric")
    stated.change(file, old, new)
    errors = [issue for issue in stated.load()[1] if issue.level is Level.ERROR]

    found = [issue for issue in errors if issue.rule == rule and said in issue.sentence]
    assert found, [str(issue) for issue in errors]
    place = TRAJECTORIES if rule == "trajectory_beside_target" else file
    assert (found[0].file, found[0].row) == (f"small/{place}", line), str(found[0])
    assert any(part in f"{found[0].sentence} {found[0].hint}" for part in hint.split("|")), found[0].hint
    assert {issue.rule for issue in errors} == {rule}, [str(issue) for issue in errors]


def test_an_annual_figure_has_no_months(stated):
    stated.change("indicators/CC3.yaml", "frequency: M", "frequency: A")
    errors = [issue for issue in stated.load()[1] if issue.level is Level.ERROR]
    assert [(issue.rule, issue.file, issue.row) for issue in errors] == [
        ("annual_with_monthly_targets", "small/profiles.csv", 2)
    ]


def test_what_is_best_near_its_target_has_no_profile(stated):
    stated.change("indicators/CC3.yaml", "polarity: H", "polarity: T")
    errors = [issue for issue in stated.load()[1] if issue.level is Level.ERROR and issue.file == "small/profiles.csv"]
    assert [issue.rule for issue in errors] == ["profile_contradiction"]
    assert "best near its target" in errors[0].sentence


def test_what_is_best_near_its_target_is_not_improved(stated):
    stated.change("indicators/BB2.yaml", "polarity: H", "polarity: T")
    stated.write(TRAJECTORIES, f"{PLANNED},{DECISION}\nBB2,E10,2020-21,60,2022-23,,5,points,linear,,,Strategy,\n")
    found = [issue for issue in stated.load()[1] if issue.file == "small/trajectories.csv"]
    assert [issue.rule for issue in found] == ["trajectory_contradiction"]


def test_a_profile_of_nothing_is_a_warning(stated):
    stated.change(PROFILES, "2021-22", "2022-23")
    framework, issues = stated.load()
    assert framework is not None
    (said,) = [issue for issue in issues if issue.rule == "profile_contradiction"]
    assert (said.level, said.sentence) == (
        Level.WARNING,
        "CC3 has no target for 2022-23 in this area to spread over months.",
    )


def test_a_profile_for_every_year_and_one_for_a_year(stated):
    stated.change(PROFILES, SPREAD, f"CC3,E10,,even,{',' * 11},plan,\n{SPREAD}")
    framework, issues = stated.load()
    assert not [issue for issue in issues if issue.rule == "profile_contradiction"]
    shapes = [
        framework.targets.profile_of("CC3", "E10", Year(start, YearType.FINANCIAL)).shape.value
        for start in (2020, 2021)
    ]
    assert shapes == ["even", "values"]


def test_a_quarterly_figure_needs_its_quarters_alone(stated):
    stated.change("indicators/CC3.yaml", "frequency: M", "frequency: Q")
    stated.change(PROFILES, BY_MONTH, ",,80,,,190,,,300,,,400")
    assert not [issue for issue in stated.load()[1] if issue.level is Level.ERROR]


def test_a_trajectory_of_an_unread_indicator_is_not_an_issue_of_its_own(stated):
    stated.change("indicators/BB2.yaml", "polarity: H", "polarity: X")
    assert {issue.file for issue in stated.load()[1] if issue.level is Level.ERROR} == {"small/indicators/BB2.yaml"}
