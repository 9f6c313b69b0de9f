"""Every row of the tables about targets holds, and docs/spec says what they say."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("spec_generate_targets", Path(__file__).with_name("generate_targets.py"))
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)

CASES = [
    pytest.param(name, row, id=f"{name}:{line}")
    for name in generate.ANSWERS
    for line, row in enumerate(generate.rows(name), start=2)
]


@pytest.mark.parametrize(("name", "row"), CASES)
def test_row_of_target_table(name, row):
    assert generate.ANSWERS[name](row).verdict == row["verdict"], row["shows"]


@pytest.mark.parametrize("name", list(generate.ANSWERS))
def test_page_about_targets_says_what_the_table_says(name):
    written = (generate.PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert written == generate.page(name), "run: python tests/spec/generate_targets.py"


def test_what_is_refused_is_shown():
    for name in ("improvement", "trajectory", "profile"):
        assert "refused" in {row["verdict"] for row in generate.rows(name)}


def test_every_guard_of_a_single_row_is_shown():
    shown = {row["verdict"] for row in generate.rows("target_guards")}
    quiet = {"bar_missing_for_rule"}  # a missing bar is no contradiction
    asked = {name for name in vars(import_proposal()) if hasattr(getattr(import_proposal(), name), "of_row")}
    assert shown == {"sound", *asked} - quiet


def import_proposal():
    return importlib.import_module("waymark.framework.proposal")
