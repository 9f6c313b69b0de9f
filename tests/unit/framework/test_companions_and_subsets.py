"""What a scorecard must show beside an indicator, and what a summary may show at all."""

import pytest

SERVICE = """\
title: Service scorecard
audience: Managers
frequency: monthly
sections:
  - id: all
    title: All
    indicators: [AA1, BB2, BB2.longer]
columns: [code, indicator, latest]
area_kinds: [authority]
"""


def found(issues):
    return [(issue.rule, issue.file, issue.row, issue.value) for issue in issues]


def test_a_companion_in_the_same_section_is_enough(issues_after):
    assert issues_after("indicators/AA1.yaml", "measure:\n", "shown_with: [BB2]\nmeasure:\n") == []


def test_a_companion_that_a_section_lacks_is_named(small, issues_after):
    small.change("scorecards/directorate.yaml", "[AA1, BB2, BB2.longer]", "[AA1]")
    (issue,) = issues_after("indicators/AA1.yaml", "measure:\n", "shown_with: [BB2]\nmeasure:\n")
    assert found([issue]) == [("companion_missing", "small/scorecards/directorate.yaml", 7, "AA1")]
    assert issue.sentence == "AA1 is shown here without BB2, and alone it misleads."


def test_a_reading_of_the_companion_will_do(small, issues_after):
    small.change("scorecards/directorate.yaml", "[AA1, BB2, BB2.longer]", "[AA1, BB2.longer]")
    assert issues_after("indicators/AA1.yaml", "measure:\n", "shown_with: [BB2]\nmeasure:\n") == []


def test_a_companion_that_does_not_exist_is_an_error(issues_after):
    (issue,) = issues_after("indicators/AA1.yaml", "measure:\n", "shown_with: [BB3]\nmeasure:\n")
    assert found([issue]) == [("companion_missing", "small/indicators/AA1.yaml", 16, "BB3")]
    assert "BB2" in issue.hint


def test_a_summary_of_what_others_show_is_taken(small, issues_after):
    small.write("scorecards/service.yaml", SERVICE)
    assert issues_after("scorecards/directorate.yaml", "sections:\n", "subset_of: [service]\nsections:\n") == []


@pytest.mark.parametrize(
    ("shown", "missing"),
    [("[AA1, BB2]", ["BB2.longer"]), ("[BB2.longer]", ["AA1", "BB2"]), ("[AA1]", ["BB2", "BB2.longer"])],
)
def test_what_stands_on_none_of_the_others_is_named(small, issues_after, shown, missing):
    small.write("scorecards/service.yaml", SERVICE.replace("[AA1, BB2, BB2.longer]", shown))
    issues = issues_after("scorecards/directorate.yaml", "sections:\n", "subset_of: [service]\nsections:\n")
    file = "small/scorecards/directorate.yaml"
    assert found(issues) == [("outside_its_subset", file, 8, key) for key in missing]
    assert all("stands on none of the scorecards" in issue.sentence for issue in issues)


def test_a_summary_may_rest_on_several(small, issues_after):
    small.write("scorecards/service.yaml", SERVICE.replace("[AA1, BB2, BB2.longer]", "[AA1]"))
    small.write("scorecards/other.yaml", SERVICE.replace("[AA1, BB2, BB2.longer]", "[BB2, BB2.longer]"))
    assert issues_after("scorecards/directorate.yaml", "sections:\n", "subset_of: [service, other]\nsections:\n") == []


@pytest.mark.parametrize("name", ["servize", "directorate"])
def test_a_summary_of_what_is_not_there_or_of_itself_is_refused(small, issues_after, name):
    small.write("scorecards/service.yaml", SERVICE)
    (issue,) = issues_after("scorecards/directorate.yaml", "sections:\n", f"subset_of: [{name}]\nsections:\n")
    assert found([issue]) == [("outside_its_subset", "small/scorecards/directorate.yaml", 4, name)]
    assert "service" in issue.hint


def test_a_broken_scorecard_behind_a_summary_is_said_once(small, issues_after):
    small.write("scorecards/service.yaml", SERVICE.replace("audience: Managers\n", ""))
    issues = issues_after("scorecards/directorate.yaml", "sections:\n", "subset_of: [service]\nsections:\n")
    assert [issue.rule for issue in issues] == ["key_missing"]


def test_a_row_with_a_service_standard_alone_lacks_nothing(small, issues_after):
    head = "indicator,area,year,target,floor,baseline,standard,effective_from,decision_ref\n"
    small.write("targets/2021-22.csv", head + "AA1,E10,2021-22,20.0,25.0,24.0,,,plan\nBB2,E10,2021-22,70,60,,,,plan\n")
    row = "BB2.longer,E10,2021-22,,,,65,,standard\n"
    assert issues_after("targets/2021-22.csv", "AA1,E10", row + "AA1,E10") == []
    without = issues_after("targets/2021-22.csv", "70,60,,,,plan", "70,,,65,,plan")
    assert [(issue.rule, issue.field) for issue in without] == [("bar_missing_for_rule", "floor")]
