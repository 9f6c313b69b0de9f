"""Every row of the worked tables holds, and docs/spec says what they say."""

import importlib.util
from pathlib import Path

import pytest

from waymark.domain.rule_names import DIRECTION_METHODS, RATING_RULES
from waymark.domain.verdict import WhyNotRated
from waymark.framework import proposal
from waymark.worked.subjects import NAMES, SUBJECTS, subject
from waymark.worked.tables import rows_of

_PATH = Path(__file__).with_name("generate.py")
_SPEC = importlib.util.spec_from_file_location("spec_generate", _PATH)
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)

CASES = [
    pytest.param(told, row, id=f"{told.name}:{line}")
    for told in SUBJECTS
    for line, row in enumerate(rows_of(told.name), start=2)
]


@pytest.mark.parametrize(("told", "row"), CASES)
def test_row(told, row):
    assert told.answer(row).verdict == row["verdict"], row["shows"]


@pytest.mark.parametrize("name", NAMES)
def test_page_says_what_the_table_says(name):
    written = (generate.PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert written == generate.page(name), "run: python tests/spec/generate.py"


def test_every_name_has_a_table_a_page_and_a_module():
    assert set(NAMES) >= {*RATING_RULES, *DIRECTION_METHODS}
    assert len(set(NAMES)) == len(NAMES)
    assert {page.stem for page in generate.PAGES.glob("*.md")} >= set(NAMES)
    for name in (*RATING_RULES, *DIRECTION_METHODS):
        assert name == subject(name).module.NAME


def test_no_table_is_without_its_subject():
    folder = Path(generate.__file__).parents[2] / "src" / "waymark" / "worked" / "spec"
    assert {table.stem for table in folder.glob("*.csv")} == set(NAMES)


def test_every_verdict_of_a_rule_is_shown():
    colours = {"green", "amber", "red"}
    for name in ("floor_and_target", "baseline_and_target"):
        assert {row["verdict"] for row in rows_of(name)} >= {*colours, "contradiction"}
    for name in ("tolerance", "tolerance_and_trend", "near_target"):
        assert {row["verdict"] for row in rows_of(name)} >= colours
    assert {row["verdict"] for row in rows_of("activity_band")} >= {"within", "above", "below"}


def test_every_reason_without_a_colour_is_shown():
    shown = {row["verdict"] for name in RATING_RULES for row in rows_of(name)}
    needs_more = {WhyNotRated.ACTIVITY}  # its tables say inside, above or below
    assert shown >= {f"not rated: {why.value}" for why in WhyNotRated if why not in needs_more}


@pytest.mark.parametrize("name", [*RATING_RULES, *DIRECTION_METHODS])
def test_the_first_line_says_the_rule(name):
    first = subject(name).first_line
    if name in RATING_RULES:
        assert all(colour in first.lower() for colour in ("green", "amber", "red"))
    else:
        assert "previous" in first or "points" in first


def test_what_is_refused_of_a_target_is_shown():
    for name in ("improvement", "trajectory", "profile"):
        assert "refused" in {row["verdict"] for row in rows_of(name)}


def test_every_guard_of_a_single_row_is_shown():
    shown = {row["verdict"] for row in rows_of("target_guards")}
    quiet = {"bar_missing_for_rule"}  # a missing bar is no contradiction
    asked = {name for name in vars(proposal) if hasattr(getattr(proposal, name), "of_row")}
    assert shown == {"sound", *asked} - quiet
