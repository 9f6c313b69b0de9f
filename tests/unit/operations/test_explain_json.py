"""What `explain` says of the arrow's test, of the target's year and of every neighbour, for scripts and for people."""

from fractions import Fraction

import pytest
from tests.unit.operations.test_comparators_end_to_end import open_data

from waymark.assessment.statistics.proportions import cochran_armitage
from waymark.domain.verdict import Evidence
from waymark.operations import explain_json
from waymark.operations.compute import compute
from waymark.operations.explain import explain
from waymark.operations.explain_json import as_json
from waymark.operations.explain_lines import paragraphs
from waymark.operations.init import init
from waymark.operations.load import load_returns
from waymark.operations.workspace import Workspace


@pytest.fixture
def compared(tmp_path, returns):
    """Two years of referrals beside published figures of March 2021 and March 2022."""
    workspace = init(tmp_path / "workspace", "kent")
    children = {"1001": ("2012-06-05", ["2021-04-10", "2021-09-10"], []), "1002": ("2010-03-01", ["2022-03-31"], [])}
    census = [
        returns.cin_census(2021, {"1003": ("2011-01-01", ["2020-05-01"], [])}),
        returns.cin_census(2022, children),
    ]
    load_returns(workspace, {"cin-census": census, "dfe-open-data": [open_data(tmp_path / "published")]})
    compute(workspace)
    return workspace


def lines_of(explained, title):
    return dict(paragraphs(explained, False))[title]


def test_every_neighbour_is_named_with_its_figure_or_why_there_is_none(compared):
    explained = explain(compared, "SCS03", period="2022-03")
    behind = as_json(explained, False)["comparators_behind"]
    assert (behind["series"], behind["day"]) == ("rereferrals", "2022-03-31")
    assert behind["list"] == {"version": "2021", "from_year": 2021}
    told = {one["name"]: (one["printed"], one["why_not"]) for one in behind["neighbours"]}
    assert len(told) == 10
    assert told["Essex"] == ("20.0", "")
    assert sorted(why for printed, why in told.values() if printed is None) == [
        "not available from the publisher",
        "suppressed by the publisher",
    ]
    used = [Fraction(printed) for printed, _ in told.values() if printed]
    (average,) = [one for one in explained.shown.compared if one.kind.value == "neighbours"]
    assert average.value.text == "23.6"
    assert sum(used) / len(used) == Fraction(189, 8)
    said = [text for _, text in lines_of(explained, "The comparators")]
    assert any("list of 2021, held from 2021 until the list of 2025 in 2025; nearest first:" in text for text in said)
    assert any(text.split() == ["Essex", "20.0%"] for text in said)


def test_the_list_is_the_one_that_held_on_the_published_day(compared, tmp_path):
    later = [open_data(tmp_path / "later", years=(2025,), name="later.csv")]
    load_returns(compared, {"dfe-open-data": later})
    compute(compared)
    for period, version in (("2022-03", "2021"), ("2025-02", "2021"), ("2025-03", "2025"), ("2026-01", "2025")):
        behind = as_json(explain(compared, "SCS03", period=period), False)["comparators_behind"]
        assert behind["list"]["version"] == version, period


def test_a_figure_without_comparators_has_nothing_behind_them(compared):
    explained = explain(compared, "SCS13", period="2022-03")
    assert as_json(explained, False)["comparators_behind"] is None
    assert "The comparators" not in dict(paragraphs(explained, False))


def test_the_test_behind_an_arrow(judged_county, tmp_path):
    framework = tmp_path / "framework"
    framework.mkdir()
    for path in judged_county.framework.rglob("*"):
        if path.is_file():
            to = framework / path.relative_to(judged_county.framework)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    (framework / "policies" / "2023-24.yaml").write_text(
        "same_as: 2018-19\nby_indicator:\n"
        "  SCS19: {direction: auto}\n  SCS13: {direction: spc}\n  SCS03: {direction: trend_test}\n"
    )
    changed = Workspace(judged_county.root, framework)
    explained = explain(changed, "SCS03", period="2024-03")
    arrow = as_json(explained, False)["arrow"]
    test = arrow["test"]
    assert arrow["tested_on"] == "month"  # twelve months overlap, so the single months beneath are tested
    assert (arrow["method"], test["name"], test["symbol"]) == ("trend_test", "Cochran–Armitage trend test", "χ²")
    assert [point["month"] for point in test["points"]] == ["2023-11", "2023-12", "2024-01", "2024-02", "2024-03"]
    again = cochran_armitage([(point["numerator"], point["denominator"]) for point in test["points"]])
    assert (test["statistic"], test["p"]) == (pytest.approx(again.statistic), pytest.approx(again.p))
    assert test["significant_below"] == 0.05
    assert (arrow["tested_on"], arrow["chosen_by"]) == ("month", None)
    assert test["points"][-1]["printed"] == as_json(explain(changed, "SCS03.month", period="2024-03"), False)["printed"]
    labels = [label for label, _ in lines_of(explained, "The arrow")]
    assert labels[:5] == ["Arrow", "Method", "Tested on", "Test", "Points"]
    stands = as_json(explain(changed, "SCS19", period="2024-03"), False)["arrow"]
    assert (stands["chosen_by"], stands["tested_on"], stands["test"]["name"][:3]) == ("auto", None, "two")
    assert [point["month"] for point in stands["test"]["points"]] == ["2023-03", "2024-03"]
    chart = as_json(explain(changed, "SCS13", period="2024-03"), False)["arrow"]["test"]
    values = [point["value"] for point in chart["points"]]
    assert (chart["name"], chart["statistic"], chart["p"], len(values)) == ("XmR chart", None, None, 24)
    assert chart["limits"]["mean"] == pytest.approx(sum(values) / len(values))


def test_the_figure_is_told_with_its_parts_its_chance_and_its_status(judged_county):
    explained = explain(judged_county, "SCS18", period="2024-03")
    told = dict(lines_of(explained, "The figure"))
    outturn = explained.shown.assessment.outturn
    assert told["Denominator"].startswith(f"{outturn.denominator} children under 16")
    assert told["Numerator"].startswith(f"{outturn.numerator} of these")
    assert told["By chance"].endswith("the 95% interval, Wilson")
    assert told["Status"] == "provisional"
    assert dict(lines_of(explained, "The target"))["Set by"].startswith("demonstration target 2023-24")


def test_points_on_one_line_have_no_statistic_that_json_could_hold(judged_county):
    indicator = explain(judged_county, "SCS18", period="2024-03").shown.indicator
    told = explain_json._test(Evidence("t test of a straight line", "t", float("inf"), 0.0), 0.05, indicator)
    assert (told["statistic"], told["p"], told["points"]) == (None, 0.0, [])
