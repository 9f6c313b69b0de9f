"""Whoever has the open data can redo every colour: a small made-up county is published, and its CSV judged again.

The dictionary's own policies use some of the rules; the county's policy here uses all of them.
"""

import ast
import csv
import importlib.util
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.small_county import copy_of

from waymark.domain.month import Month
from waymark.domain.rule_names import COLOURS_POLARITY, RATING_RULES
from waymark.operations.compute import compute
from waymark.operations.scorecard import publish_site

SCRIPT = Path(__file__).with_name("recompute_ratings.py")
AS_AT = Month.parse("2024-03")
FURTHER = """\
  SCS03: {rating: tolerance_and_trend, tolerance: 2, tolerance_in: relative}
  SCS34: {rating: tolerance_and_trend, tolerance: 0.5, tolerance_in: points}
  SCS40: {rating: tolerance, tolerance: 9, tolerance_in: relative}
  EH22-C: {rating: tolerance, tolerance: 3, tolerance_in: points}
  SISE4: {rating: baseline_and_target}
  SCS43: {rating: baseline_and_target}
  EH16: {rating: activity_band, expected_low: 70, expected_high: 90}
"""


def policy_of(policies, year):
    """The text of a year's policy, or of the year that it carries on."""
    text = (policies / f"{year}.yaml").read_text(encoding="utf-8")
    return policy_of(policies, text.split()[1]) if text.startswith("same_as:") else text


def write_policy(framework):
    """The dictionary's policy with the rules above from 2021-22 on, and the bars that they need: for SISE4 the floor
    as its baseline, for SCS43 a band."""
    policies = framework / "policies"
    codes = tuple(line.split()[0] for line in FURTHER.splitlines())
    kept = [line for line in policy_of(policies, "2021-22").splitlines(True) if not line.strip().startswith(codes)]
    kept.insert(kept.index("by_indicator:\n") + 1, FURTHER)
    (policies / "2021-22.yaml").write_text("".join(kept), encoding="utf-8")
    for year in ("2022-23", "2023-24"):
        (policies / f"{year}.yaml").write_text("same_as: 2021-22\n", encoding="utf-8")
    for start in (2021, 2022, 2023):
        year = f"{start}-{start + 1 - 2000}"
        path = framework / "targets" / f"{year}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["indicator"] != "SCS43"]
        for row in rows:
            if row["indicator"] == "SISE4":
                row["baseline"], row["floor"] = row["floor"], ""
        banded = {"target": "15", "baseline": "17.5", "band_low": "14", "band_high": "16"}
        rows.append({**rows[0], "indicator": "SCS43", "floor": "", "effective_from": "", **banded})
        names = dict.fromkeys(name for row in rows for name in row)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def figures(county_with_schools, tmp_path_factory):
    """The open data of the county under the policy above."""
    root = tmp_path_factory.mktemp("judged_by_every_rule")
    workspace = copy_of(county_with_schools, root / "workspace")
    write_policy(workspace.framework)
    compute(workspace)
    made = publish_site(workspace, "directorate", AS_AT, root / "site", date(2024, 5, 6))
    return next(path for path in made.data if path.name == "figures.csv")


@pytest.fixture(scope="module")
def rows(figures):
    with figures.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("recompute_ratings", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_colour_is_confirmed_from_the_csv_alone(figures, script):
    coloured, wrong = script.recompute(figures)
    assert wrong == []
    assert coloured > 500
    assert subprocess.run([sys.executable, str(SCRIPT), str(figures)], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("rule", sorted(COLOURS_POLARITY))
def test_a_colour_that_was_changed_is_found_whatever_the_rule(figures, script, tmp_path, rule):
    text = figures.read_text(encoding="utf-8")
    colour, other = next((c, o) for c, o in (("Red", "Green"), ("Green", "Red")) if f",{c},{rule}," in text)
    forged = tmp_path / "forged.csv"
    forged.write_text(text.replace(f",{colour},{rule},", f",{other},{rule},", 1), encoding="utf-8")
    assert len(script.recompute(forged)[1]) == 1


def test_every_rule_occurs_for_every_polarity_that_it_colours(rows):
    found = Counter((row["rule"], row["rating"]) for row in rows)
    assert {rule for rule, _ in found} - {"z"} == set(RATING_RULES)
    coloured = [row for row in rows if row["rating"] in ("Green", "Amber", "Red")]
    for rule, judged in COLOURS_POLARITY.items():
        given = [row for row in coloured if row["rule"] == rule]
        assert {row["polarity"] for row in given} == {one.value for one in judged}, rule
        assert len({row["rating"] for row in given}) > 1, rule
    assert min(Counter(row["rating"] for row in coloured).values()) > 20


def test_the_script_is_short_and_stands_alone():
    code = SCRIPT.read_text(encoding="utf-8")
    imported = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert imported == {"csv", "sys", "fractions"}
    assert len(code.splitlines()) <= 60
