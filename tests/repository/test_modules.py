"""Every module says what it is for, bears a name of the field, and imports only what the project declares."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "waymark"
FILES = sorted(SOURCE.rglob("*.py"))
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools", "shared", "stuff"}
IMPORT_NAMES = {"ruamel.yaml": "ruamel", "python-docx": "docx", "font-source-sans-pro": "font_source_sans_pro"}


def test_every_module_says_what_it_is_for_in_its_first_lines() -> None:
    silent = []
    for file in (*FILES, *sorted((ROOT / "benchmarks").rglob("*.py"))):
        code = file.read_text(encoding="utf-8")
        if not ast.get_docstring(ast.parse(code)):
            silent.append(str(file.relative_to(ROOT)))
    assert not silent


def test_no_module_has_a_name_that_says_nothing() -> None:
    everything = [*SOURCE.rglob("*"), *(ROOT / "tests").rglob("*")]
    named = [path for path in everything if path.suffix == ".py" or path.is_dir()]
    assert not [str(path.relative_to(ROOT)) for path in named if path.stem in EMPTY_NAMES]


def test_test_files_have_names_of_their_own() -> None:
    seen: dict[str, Path] = {}
    twice = []
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        if file.name in seen:
            twice.append(f"{file.relative_to(ROOT)} and {seen[file.name].relative_to(ROOT)}")
        seen[file.name] = file
    assert not twice


def test_only_declared_packages_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0] for line in project["dependencies"]]
    declared = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in names}
    imported: dict[str, str] = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                modules = [node.module or ""]
            else:
                continue
            for module in modules:
                imported.setdefault(module.partition(".")[0], str(file.relative_to(ROOT)))
    foreign = {name: where for name, where in imported.items() if name not in {*sys.stdlib_module_names, "waymark"}}
    assert {name: where for name, where in foreign.items() if name not in declared} == {}
    # A part that nothing imports is a part to maintain for nothing. pikepdf reads PDFs back in tests.
    assert declared - set(foreign) <= {"pikepdf"}


def test_every_pinned_package_is_hashed_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][a-z0-9._-]*==.*?(?=^\S|\Z)", lock, flags=re.M | re.S)
    assert len(pins) > 20
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "://" not in lock
    assert "--index-url" not in lock


def test_the_lock_holds_every_declared_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", (ROOT / "requirements.lock").read_text(), flags=re.M))
    names = {re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0].replace(".", "-").lower() for line in wanted}
    assert names - {name.replace(".", "-") for name in locked} == set()
