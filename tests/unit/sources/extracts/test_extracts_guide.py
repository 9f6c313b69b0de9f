"""The guide to extracts says what the layouts say, and its examples can be loaded."""

import importlib.util
import re
from pathlib import Path

import pytest

from waymark.sources.extracts.layouts import LAYOUTS

_PATH = Path(__file__).with_name("write_extracts_guide.py")
_SPEC = importlib.util.spec_from_file_location("write_extracts_guide", _PATH)
guide = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(guide)


def test_the_page_says_what_the_layouts_say():
    run = f"run: python tests/unit/sources/extracts/{_PATH.name}"
    assert guide.PAGE.read_text(encoding="utf-8") == guide.page(), run


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_example_of_the_page_loads(extract_of, name):
    section = guide.page().partition(f"\n## {name}\n")[2]
    example = re.search(r"```csv\n(.*?)```", section, flags=re.S)[1]
    taken = extract_of(name).read_file(example)
    assert len(taken.rows) == 1
    assert taken.rules() == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_has_its_line_and_every_word_of_it_is_taken(extract_of, name):
    section = guide.page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for column in LAYOUTS[name].columns:
        assert f"| `{column.name}` | {column.meaning} |" in section
        for word in (*column.words, *column.also):
            assert f"`{word}`" in section
            assert extract_of(name).take({column.name: word}).edition.flagged == ()
