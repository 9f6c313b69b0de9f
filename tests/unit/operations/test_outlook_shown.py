"""What `show` says it would take: numbers and sentences, and how old the figure is by the month asked for."""

import pytest

from waymark.operations.compute import compute
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.show import as_json, show

PLANS = "SEND20"  # of January to March 2021: 20 of 30 within 20 weeks


@pytest.fixture
def computed(tmp_path, files):
    workspace = init(tmp_path / "workspace", "kent")
    load(workspace, "extract", [files / "old.csv"])
    compute(workspace)
    return workspace


def told(workspace, period):
    shown = as_json(show(workspace, PLANS, period=period))
    return shown, shown["outlook"]


def test_numbers_and_sentences(computed):
    shown, outlook = told(computed, "2021-03")
    assert (shown["numerator"], shown["denominator"]) == (20, 30)
    needed = outlook["distance"]["to_green"]
    assert needed["cases"] > 0
    assert needed["numerator"] == 20 + needed["cases"]
    assert outlook["distance"]["loses_green"] == []
    assert f"Green needs {needed['cases']} more of these: plans issued within 20 weeks" in outlook["sentences"][0]
    assert outlook["recovery"] is None
    assert (outlook["age"], outlook["previous_reporting_year"]) == ("current", False)


def test_a_period_that_should_be_known_is_stale_by_the_month_asked_for(computed):
    shown, outlook = told(computed, "2021-12")
    assert shown["missing"] == "not available"
    assert outlook["age"] == "stale"
    assert outlook["distance"] is None
    (said,) = outlook["sentences"]
    assert said.startswith("Stale: latest is ")
    assert said.endswith("October to December 2021 should be known.")


def test_a_figure_of_the_year_before_says_so_by_the_month_asked_for(computed):
    _, outlook = told(computed, "2021-04")
    assert outlook["previous_reporting_year"]
    assert "From the previous reporting year." in outlook["sentences"]
