"""The packages that decide what a figure means use no clock, no network, no file and no chance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "waymark"
PURE = ("domain", "assessment", "commentary", "disclosure", "narrative", "scorecards")
# fmt: off
FORBIDDEN_MODULES = {
    "asyncio", "fcntl", "ftplib", "getpass", "glob", "http", "importlib", "io", "locale", "logging", "mmap",
    "multiprocessing", "os", "pathlib", "pickle", "platform", "random", "secrets", "shutil", "signal", "smtplib",
    "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "zoneinfo",
}
# fmt: on
FORBIDDEN_NAMES = {"open", "input", "print", "eval", "exec", "compile", "__import__", "breakpoint", "globals"}
CLOCK = {"now", "utcnow", "today", "localtime", "gmtime"}


def impurities(code: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything in the code that reaches out of the program."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] in FORBIDDEN_MODULES:
                    yield node.lineno, f"import {alias.name}"
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").partition(".")[0] in FORBIDDEN_MODULES:
                yield node.lineno, f"from {node.module}"
        elif isinstance(node, ast.Name) and node.id in FORBIDDEN_NAMES:
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and node.attr in CLOCK:
            yield node.lineno, f".{node.attr}"


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_reaches_for_nothing_outside(package: str) -> None:
    files = sorted((SOURCE / package).rglob("*.py"))
    assert files
    found = [
        f"{file.relative_to(SOURCE)}:{line} {what}"
        for file in files
        for line, what in impurities(file.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    "code",
    [
        "import time",
        "import os.path",
        "from pathlib import Path",
        "from urllib.request import urlopen",
        "from datetime import date\ndate.today()",
        "import datetime as d\nd.datetime.now()",
        "from datetime import datetime\nclock = datetime.utcnow",
        "def f(path):\n    return open(path)",
        "def f():\n    import random",
    ],
)
def test_the_check_sees_what_it_forbids(code: str) -> None:
    assert list(impurities(code))


def test_dates_that_come_in_as_values_are_allowed() -> None:
    assert not list(impurities("from datetime import date\n\ndef f(day: date) -> date:\n    return day.replace(day=1)"))
