"""Every row of the worked tables about outlook and age holds, and docs/spec says what they say."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("spec_generate_outlook", Path(__file__).with_name("generate_outlook.py"))
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)

CASES = [
    pytest.param(name, row, id=f"{name}:{line}")
    for name in generate.ANSWERS
    for line, row in enumerate(generate.rows(name), start=2)
]


@pytest.mark.parametrize(("name", "row"), CASES)
def test_row_of_outlook(name, row):
    assert generate.ANSWERS[name](row).verdict == row["verdict"], row["shows"]


@pytest.mark.parametrize("name", list(generate.ANSWERS))
def test_page_of_outlook_says_what_the_table_says(name):
    written = (generate.PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert written == generate.page(name), "run: python tests/spec/generate_outlook.py"
