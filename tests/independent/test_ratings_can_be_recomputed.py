"""Whoever has the open data can redo every colour: a small made-up county is published, and its CSV judged again."""

import importlib.util
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from waymark.domain.month import Month
from waymark.operations.compute import compute
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.scorecard import publish_site
from waymark.synthetic.county import write_county

SCRIPT = Path(__file__).with_name("recompute_ratings.py")
AS_AT = Month.parse("2024-03")


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The open data of a county at a twentieth of Kent's size."""
    root = tmp_path_factory.mktemp("county")
    workspace = init(root / "workspace", "kent")
    areas = dictionary_of(workspace).areas
    write_county(
        root / "returns",
        seed=7,
        scale=0.05,
        first_year=2021,
        last_year=2023,
        districts=[area.code for area in areas.districts if area.kind == "district"],
        progress=lambda _: None,
    )
    for source in ("ssda903", "cin-census", "extract"):
        load(workspace, source, [root / "returns" / source])
    compute(workspace)
    made = publish_site(workspace, "directorate", AS_AT, root / "site", date(2024, 5, 6))
    return next(path for path in made.data if path.name == "figures.csv")


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


def test_a_colour_that_was_changed_is_found(figures, script, tmp_path):
    text = figures.read_text(encoding="utf-8")
    forged = tmp_path / "forged.csv"
    forged.write_text(text.replace(",Red,floor_and_target", ",Green,floor_and_target", 1), encoding="utf-8")
    assert len(script.recompute(forged)[1]) == 1


def test_a_total_that_is_not_its_number_is_found(script, tmp_path):
    heading = "indicator_code,time_period,numerator,denominator,value,rating\n"
    sound = "PEX-P,202403,20,z,20,Not rated\nFTE,202403,2.5,z,3,Not rated\nSCS03,202403,c,c,c,Not rated\n"
    csv = tmp_path / "totals.csv"
    csv.write_text(heading + sound, encoding="utf-8")
    assert script.recompute(csv) == (0, [])
    csv.write_text(heading + sound + "PEX-S,202403,51,z,50,Not rated\n", encoding="utf-8")
    assert script.recompute(csv) == (0, [("PEX-S", "202403", "50", "counted", "51")])


def test_all_three_colours_and_several_rules_are_there(figures):
    lines = figures.read_text(encoding="utf-8").splitlines()
    words = Counter(word for line in lines for word in line.split(",") if word in ("Green", "Amber", "Red"))
    assert min(words.values()) > 20
    assert len(words) == 3
    assert any("near_target" in line for line in lines)
    assert any("baseline_and_target" in line for line in lines)
