"""What every test shares: one deterministic Hypothesis profile, and skips that cannot go unseen."""

import os
import shutil
from collections.abc import Callable, Generator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.small_county import load_county

from waymark.operations.init import init
from waymark.operations.workspace import Workspace

settings.register_profile(
    "waymark",
    derandomize=True,  # the same examples everywhere, so a failure is a failure for everyone
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=(HealthCheck.too_slow,),
)
settings.load_profile("waymark")


def find_tool(name: str) -> str:
    """The path of a program that the lock cannot install. Without it the test is skipped, and the skip says so."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not on the PATH (pdftotext and pdftoppm come with poppler-utils)")
    return path


@pytest.fixture
def needs_tool() -> Callable[[str], str]:
    """`needs_tool("pdftotext")` gives the program's path, or skips the test."""
    return find_tool


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """With WAYMARK_NO_SKIPS set, as the automated run sets it, a skipped test has failed."""
    report = yield
    if os.environ.get("WAYMARK_NO_SKIPS") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and no skip is allowed in this run: {report.longrepr[2]}"
    return report


@pytest.fixture(scope="session")
def county_with_schools(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three years of a county at a twentieth of Kent's size, with pupils. A test computes a copy of it."""
    root = tmp_path_factory.mktemp("county_with_schools")
    made = init(root / "workspace", "kent")
    load_county(made, root / "returns", 2021, 0.05, 0.01, schools=True)
    return made
