"""Totals, distinct counts, means of months and published values from YAML to scorecard, site and open data."""

import csv
from datetime import date, timedelta

import numpy as np
import pytest

from waymark.cli.main import main
from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month
from waymark.operations.compute import compute
from waymark.operations.explain import explain
from waymark.operations.explain_json import as_json as explanation_json
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.scorecard import publish_site
from waymark.operations.show import as_json, show

HEAD = """\
code: {code}
name: {name}
definition: As counted.
polarity: {polarity}
frequency: M
year_type: financial
unit: {unit}
decimals: {decimals}
{names}source: Children in Need census
why_it_matters: It is a test.
owner: Head of Service
checker: Management Information
review_date: 2027-03-31
measure:
"""
REFERRALS = "count: {table: referral, at: referral_date, once_a_day: yes}"
MEASURES = {
    "TT1": ("Number of referrals", "L", "count", 0, "numerator_name: referrals\n", f"""\
  total:
    term:
      {REFERRALS}
    window: R12M
"""),
    "TT2": ("Number of children referred", "none", "count", 0, "numerator_name: children referred\n", """\
  total:
    term:
      distinct: {table: referral, at: referral_date, entity: child}
    window: R12M
"""),
    "TT3": (
        "Referrals in winter", "none", "percent", 1, "numerator_name: some\ndenominator_name: all\n", f"""\
  mean_of_months:
    of:
      ratio:
        numerator:
          {REFERRALS}
        denominator:
          count: {{table: referral, at: referral_date}}
        window: M
    months: {{2020-21: [11, 12, 1]}}
"""),
    "TT4": ("A value that others published", "none", "percent", 1, "", """\
  external: {series: plans, window: A24M}
"""),
}  # fmt: skip
SCORECARD = """\
title: Numbers
audience: Readers of this test
frequency: monthly
sections:
  - id: first
    title: First
    indicators: [TT1, TT2, TT3, TT4]
columns: [code, indicator, polarity, window, latest, parts, target, rating, direction]
area_kinds: [authority]
"""
MARCH = Month.parse("2022-03")


@pytest.fixture
def workspace(tmp_path):
    made = init(tmp_path / "workspace", "kent")
    for code, (name, polarity, unit, decimals, names, measure) in MEASURES.items():
        head = HEAD.format(code=code, name=name, polarity=polarity, unit=unit, decimals=decimals, names=names)
        (made.framework / "indicators" / f"{code}.yaml").write_text(head + measure)
    (made.framework / "scorecards" / "numbers.yaml").write_text(SCORECARD)
    targets = made.framework / "targets" / "2021-22.csv"
    header = targets.read_text().splitlines()[0].split(",")
    row = {
        "indicator": "TT1",
        "area": "E10000016",
        "year": "2021-22",
        "target": "50",
        "floor": "70",
        "decision_ref": "plan",
    }
    targets.write_text(targets.read_text().rstrip("\n") + "\n" + ",".join(row.get(name, "") for name in header) + "\n")
    return made


@pytest.fixture
def computed(workspace, returns):
    """60 referrals of 30 children in each year, the second of each child half a year after the first."""
    for year in (2021, 2022):
        first = date(year - 1, 4, 5)
        days = [(first + timedelta(days=5 * n), first + timedelta(days=180 + 5 * n)) for n in range(30)]
        children = {f"{year}{n:02}": ("2012-06-05", [d.isoformat() for d in days[n]], []) for n in range(30)}
        returns.cin_census(year, children)
    load(workspace, "cin-census", [returns.root / "cin"])
    compute(workspace)
    return workspace


def shown(workspace, code, period="2022-03"):
    return as_json(show(workspace, code, period=period))


def test_figures_of_the_further_forms(computed):
    total, distinct = shown(computed, "TT1"), shown(computed, "TT2")
    assert (total["value"], total["numerator"], total["denominator"], total["printed"]) == (60.0, 60, None, "60")
    assert (total["rating"], total["rule"]) == ("amber", "floor_and_target")
    assert distinct["value"] == 30
    # 30 children of the first year with 18 of the second; 24 whose second referral is recent enough, with all 30
    assert [shown(computed, "TT2", month)["numerator"] for month in ("2021-06", "2021-10")] == [48, 54]
    winter = shown(computed, "TT3")
    assert [part["name"] for part in winter["parts"]] == ["November 2021", "December 2021", "January 2022"]
    assert winter["value"] == 100
    assert shown(computed, "TT3", "2021-12")["parts"][0]["name"] == "November 2020"
    missing = shown(computed, "TT4")
    assert (missing["missing"], missing["value"]) == ("not available", None)


def test_both_engines_give_the_same_run(computed):
    fast = computed.store.current_run()
    slow = compute(computed, engine="in_memory")
    assert set(MEASURES) <= set(fast.shapes)
    for key in MEASURES:
        ours, theirs = slow.parts(key, slow.areas), fast.parts(key, fast.areas)
        assert ours.months == theirs.months
        for name in ("numerator", "denominator", "status"):
            assert np.array_equal(getattr(ours, name), getattr(theirs, name)), (key, name)


def test_explain_walks_each_of_them_back_to_its_rows(computed):
    total = explanation_json(explain(computed, "TT1", period="2022-03"), list_rows=True)
    assert (total["rows"]["total"]["counted"], len(total["rows"]["total"]["counted_rows"])) == (60, 60)
    assert total["needs"] == "1 April 2021 to 31 March 2022"
    assert (
        explanation_json(explain(computed, "TT2", period="2022-03"), list_rows=False)["rows"]["total"]["counted"] == 60
    )
    winter = explanation_json(explain(computed, "TT3", period="2022-03"), list_rows=False)
    assert next(iter(winter["rows"])) == "November 2021: numerator"
    assert winter["needs"] == "1 November 2021 to 31 January 2022"
    published = explanation_json(explain(computed, "TT4", period="2022-03"), list_rows=True)
    assert published["missing_detail"] == "not available: no file that feeds reference_value is loaded"
    assert (published["rows"], published["needs"][:30]) == ({}, "a snapshot of reference_value ")


def test_show_says_what_is_counted(computed, capsys):
    for code, words in (("TT1", "60   referrals"), ("TT3", "100.0%   November 2021 ")):
        assert main(["show", code, "--period", "2022-03", "-w", str(computed.root)]) == 0
        assert words in capsys.readouterr().out


def test_a_month_outside_the_run_is_not_told_from_no_rows(computed):
    compute(computed, last=MARCH - 3)
    for code in ("TT1", "TT2", "TT3"):
        with pytest.raises(WaymarkError, match=f"{code} has not been computed for January 2022"):
            show(computed, code, period="2022-01")
    assert shown(computed, "TT4", "2022-01")["missing"] == "not available"


def test_they_are_published_on_pages_in_print_and_as_open_data(computed, tmp_path):
    made = publish_site(computed, "numbers", MARCH, tmp_path / "site", date(2022, 5, 6))
    pages = "".join(path.read_text() for path in (tmp_path / "site").rglob("TT*.html"))
    assert "The number of referrals stayed at 60, 10 more than the 2021-22 target of 50." in pages
    assert "100.0%" in pages
    figures = next(path for path in made.data if path.name == "figures.csv")
    with figures.open(newline="") as file:
        rows = {
            row["indicator_code"]: row
            for row in csv.DictReader(file)
            if row["time_period"] == "202203" and not row["lad_code"]
        }
    assert [rows["TT1"][name] for name in ("numerator", "denominator", "value", "rating")] == ["60", "z", "60", "Amber"]
    assert [rows["TT3"][name] for name in ("numerator", "denominator", "value")] == ["z", "z", "100.0"]
    assert [rows["TT4"][name] for name in ("numerator", "denominator", "value")] == ["x", "x", "x"]
