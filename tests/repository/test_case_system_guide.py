"""The guide to bringing one's own case system is done as it is written: its files, its commands, its figures."""

import re
import shlex
from pathlib import Path

import pytest
from tests.unit.sources.mapping.write_case_system_guide import HEADING, section

from waymark.cli.main import main

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "bring-your-own-case-system.md"
TEXT = GUIDE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", flags=re.M | re.S)


def test_the_guide_runs_from_its_files_to_its_figures(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(TEXT)
    files = [(name, body) for _, name, body in blocks if name]
    assert len(files) >= 5
    steps = [line for language, _, body in blocks if language == "console" for line in body.splitlines()]
    commands = [line for line in steps if line.startswith("$ waymark ")]
    assert sum(" show " in line for line in commands) == 2
    said = ""
    for line in steps:
        if line.startswith("$ waymark "):
            assert main(shlex.split(line)[2:]) == 0, line
            said = capsys.readouterr().out
            if " init " in line:  # the folder of the workspace is there now
                for name, body in files:
                    path = tmp_path / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(body, encoding="utf-8")
        else:
            assert " ".join(line.split()) in " ".join(said.split()), line


def test_loading_the_guide_twice_changes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["init", "our-council", "--framework", "kent"]) == 0
    for _, name, body in BLOCK.findall(TEXT):
        if name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(body, encoding="utf-8")
    load = ["load", "mapping", "our-council/mappings", "--workspace", "our-council"]
    assert main(load) == 0
    capsys.readouterr()
    assert main(load) == 0
    assert "Nothing changed: all of it was loaded before." in capsys.readouterr().out


def test_the_standard_tables_are_those_of_the_code():
    assert TEXT.partition(HEADING)[2] == section().partition(HEADING)[2]


@pytest.mark.parametrize("word", ["connection: EARLY_HELP_DATABASE", "order_by", "time_limit"])
def test_what_a_query_needs_is_told(word):
    assert word in TEXT
