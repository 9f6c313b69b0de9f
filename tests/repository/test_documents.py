"""The papers keep their word: links lead somewhere, named paths exist, commands and examples work."""

import doctest
import importlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

ROOT = Path(__file__).parents[2]
SKIPPED = {".venv", ".git", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", "demo", "build"}
PAPERS = sorted(
    path for path in ROOT.rglob("*.md") if not SKIPPED.intersection(path.relative_to(ROOT).parts) and path.is_file()
)
NAMES = [str(path.relative_to(ROOT)) for path in PAPERS]
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", flags=re.M | re.S)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)")
TICKED = re.compile(r"`([^`\n]+)`")
TOP = ("src/", "tests/", "docs/", "frameworks/", "benchmarks/", ".ci/")


def prose(text: str) -> str:
    """The text without its fenced blocks."""
    return FENCE.sub("", text)


def blocks(*languages: str) -> Iterator[tuple[str, str]]:
    """(paper, code) of each fenced block in one of the languages."""
    for path, name in zip(PAPERS, NAMES, strict=True):
        for language, code in FENCE.findall(path.read_text(encoding="utf-8")):
            if language in languages:
                yield name, code


def headings(path: Path) -> set[str]:
    """The anchors of a paper's headings, as forges make them."""
    lines = re.findall(r"^#+ +(.+)$", prose(path.read_text(encoding="utf-8")), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_links_lead_somewhere(paper: Path) -> None:
    dead = []
    for target in LINK.findall(prose(paper.read_text(encoding="utf-8"))):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        found = (paper.parent / file).resolve() if file else paper
        if not found.exists() or (anchor and found.suffix == ".md" and anchor not in headings(found)):
            dead.append(target)
    assert not dead


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_named_paths_exist(paper: Path) -> None:
    named = [text for text in TICKED.findall(paper.read_text(encoding="utf-8")) if text.startswith(TOP)]
    assert not [text for text in named if not re.search(r"[<*{ ]", text) and not (ROOT / text).exists()]


def test_every_answer_of_where_is_has_a_path_that_exists() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Where is…?")[2].partition("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("| ") and not row.startswith(("| You ", "| ---"))]
    assert len(rows) >= 15
    for row in rows:
        paths = [text for text in TICKED.findall(row) if "/" in text or text.endswith(".md")]
        assert paths, row
        assert all((ROOT / path).exists() for path in paths if not re.search(r"[<*]", path)), row
        assert any(not re.search(r"[<*]", path) for path in paths), row


def test_the_readme_leads_to_the_rules_that_colour() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert any("amber" in line.lower() and "src/waymark/assessment/rating/" in line for line in readme)


def test_each_word_of_the_glossary_names_where_it_lives() -> None:
    lines = [line for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    assert len(lines) >= 40
    words = []
    for line in lines:
        found = re.fullmatch(r"- \*\*(.+?)\*\*: .+\. `([\w./-]+)`", line)
        assert found, line
        words.append(found[1].lower())
        assert (ROOT / "src" / "waymark" / found[2]).exists() or (ROOT / found[2]).exists(), line
    assert words == sorted(words)


@pytest.mark.parametrize(("paper", "code"), list(blocks("python")), ids=lambda value: str(value)[:40])
def test_python_examples_give_what_they_say(paper: str, code: str) -> None:
    example = doctest.DocTestParser().get_doctest(code, {}, paper, paper, 0)
    assert example.examples, "an example in Python is written with >>>"
    said: list[str] = []
    result = doctest.DocTestRunner().run(example, out=said.append)
    assert result.failed == 0, "".join(said)


def commands_shown() -> Iterator[tuple[str, str]]:
    """(paper, line) of each Waymark command in the papers."""
    for paper, code in blocks("sh", "console"):
        for line in code.replace("\\\n", " ").splitlines():
            bare = re.sub(r"^(\$ )?(\./)?waymark\b", "waymark", line.strip())
            if bare.startswith("waymark"):
                yield paper, bare


@pytest.mark.parametrize(("paper", "line"), list(commands_shown()))
def test_commands_shown_are_commands(paper: str, line: str) -> None:
    """The command exists, and takes the options and the number of arguments shown."""
    words = shlex.split(line, comments=True)[1:]
    if not words or words[0] in {"test", "--help"}:  # answered by the script, or by every command
        return
    group: Any = typer.main.get_command(importlib.import_module("waymark.cli.main").application())
    assert words[0] in group.commands, paper
    if "--help" not in words:
        group.commands[words[0]].make_context(words[0], words[1:])


def test_every_command_is_in_the_guide() -> None:
    group: Any = typer.main.get_command(importlib.import_module("waymark.cli.main").application())
    guide = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in group.commands if f"\n## {name}\n" not in guide] == []
    assert set(re.findall(r"^## (\w[\w-]*)$", guide, flags=re.M)) <= {*group.commands, "Exit"}


def examples_in_code() -> list[str]:
    """Every module with an example in a docstring."""
    source = ROOT / "src"
    return [
        ".".join(file.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
        for file in sorted(source.rglob("*.py"))
        if "    >>> " in file.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("module", examples_in_code())
def test_examples_in_docstrings_give_what_they_say(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0


def test_decisions_are_numbered_and_say_why() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"^## (.+)$", text, flags=re.M) == ["Context", "Decision", "Consequences"], path.name
        assert path.name in (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8"), path.name
