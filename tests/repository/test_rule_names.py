"""A rating rule or direction method bears one name: module, policy key, worked table and page."""

import ast
from pathlib import Path

import pytest

from waymark.domain.rule_names import COLOURS_POLARITY, DIRECTION_METHODS, RATING_RULES

ROOT = Path(__file__).parents[2]
ASSESSMENT = ROOT / "src" / "waymark" / "assessment"
FOLDERS = {"rating": RATING_RULES, "direction": DIRECTION_METHODS}
NAMES = [(folder, name) for folder, names in FOLDERS.items() for name in names]


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_module_is_a_name_that_a_policy_may_use(folder: str) -> None:
    modules = {file.stem for file in (ASSESSMENT / folder).glob("*.py")} - {"__init__"}
    assert modules == set(FOLDERS[folder])


@pytest.mark.parametrize(("folder", "name"), NAMES)
def test_a_module_says_its_rule_in_its_first_lines(folder: str, name: str) -> None:
    code = (ASSESSMENT / folder / f"{name}.py").read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(code)) or ""
    assert code.startswith('"""')
    assert len(said.splitlines()) >= 3
    if name in COLOURS_POLARITY:
        assert all(f"{colour}:" in said.splitlines()[0].lower() for colour in ("green", "amber", "red"))


@pytest.mark.parametrize("name", [*RATING_RULES, *DIRECTION_METHODS])
def test_a_rule_has_a_worked_table_and_a_page_of_its_name(name: str) -> None:
    table = ROOT / "src" / "waymark" / "worked" / "spec" / f"{name}.csv"
    assert table.exists(), f"no worked table {table.relative_to(ROOT)}"
    page = ROOT / "docs" / "spec" / f"{name}.md"
    assert page.exists(), f"no page {page.relative_to(ROOT)}"
    assert name in page.read_text(encoding="utf-8").splitlines()[0]
