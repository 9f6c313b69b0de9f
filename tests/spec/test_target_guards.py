"""Every row of the table of guards holds, and docs/spec says what it says."""

import importlib.util
from pathlib import Path

import pytest

from waymark.framework import proposal

_SPEC = importlib.util.spec_from_file_location("spec_generate_guards", Path(__file__).with_name("generate_guards.py"))
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)


@pytest.mark.parametrize("row", generate.rows(), ids=lambda row: row["shows"])
def test_row_of_the_guards(row):
    assert generate.answer(row).verdict == row["verdict"]


def test_the_page_of_guards_says_what_the_table_says():
    assert generate.PAGE.read_text(encoding="utf-8") == generate.page(), "run: python tests/spec/generate_guards.py"


def test_every_guard_of_a_single_row_is_shown():
    shown = {row["verdict"] for row in generate.rows()}
    asked = {name for name, value in vars(proposal).items() if hasattr(value, "of_row")}
    assert shown == {"sound", *asked} - {"bar_missing_for_rule"}  # a missing bar is no contradiction
