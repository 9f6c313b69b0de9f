"""The `./waymark` script: where it may be called from, when it sets up, and what it says when it cannot.

The packages themselves are not installed here: a stand-in for Python writes down what it was asked.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Answers the version and the module checks, makes a .venv that holds itself, and installs unless told to fail.
STAND_IN = """#!/bin/sh
echo "$0 $*" >>"$WAYMARK_LOG"
case "$*" in
    *ensurepip*) [ -z "${NO_ENSUREPIP:-}" ] ;;
    *"sys.version_info"*) exit 0 ;;
    *fcntl*) exit 0 ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$WAYMARK_PYTHON" "$3/bin/python" ;;
    "-m pip "*) [ -z "${PIP_FAILS:-}" ] ;;
    *) echo "ran: $*"; echo "in: $(pwd)"; echo "PYTHONPATH: $PYTHONPATH" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the script and the lock in a folder whose name has a space."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    shutil.copy(ROOT / "waymark", folder)
    shutil.copy(ROOT / "requirements.lock", folder)
    stand_in = tmp_path / "python"
    stand_in.write_text(STAND_IN, encoding="utf-8")
    stand_in.chmod(0o755)
    return folder


def call(script: Path, *arguments: str, cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
    """Runs the script with no HOME and little else in its environment; an empty value takes a variable away."""
    box = next(parent for parent in script.parents if (parent / "python").exists())
    environment = {
        "PATH": os.environ["PATH"],
        "WAYMARK_PYTHON": str(box / "python"),
        "WAYMARK_LOG": str(box / "log"),
        **extra,
    }
    environment = {name: value for name, value in environment.items() if value}
    command = ["sh", str(script), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def log(checkout: Path) -> str:
    return (checkout.parent / "log").read_text(encoding="utf-8")


def test_sets_up_once_and_then_runs_the_command(checkout: Path) -> None:
    first = call(checkout / "waymark", "show", "SCS18", "--area", "a b")
    assert first.returncode == 0, first.stderr
    assert "ran: -m waymark show SCS18 --area a b" in first.stdout
    assert f"PYTHONPATH: {checkout}/src" in first.stdout
    assert first.stderr.count("Setting up") == 1
    assert "--require-hashes" in log(checkout)

    second = call(checkout / "waymark", "--version")
    assert second.returncode == 0
    assert second.stderr == ""
    assert log(checkout).count("-m pip") == 1


def test_a_changed_lock_sets_up_again(checkout: Path) -> None:
    call(checkout / "waymark", "check")
    with (checkout / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert "Setting up" in call(checkout / "waymark", "check").stderr
    assert log(checkout).count("-m pip") == 2


def test_a_set_up_that_failed_is_not_taken_for_whole(checkout: Path) -> None:
    failed = call(checkout / "waymark", "check", PIP_FAILS="yes")
    assert failed.returncode == 2
    assert "could not install the packages of requirements.lock" in failed.stderr
    assert "ran:" not in failed.stdout
    mended = call(checkout / "waymark", "check")
    assert mended.returncode == 0
    assert "Setting up" in mended.stderr


def test_through_a_symlink_from_another_folder(checkout: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "bin"
    elsewhere.mkdir()
    (elsewhere / "first").symlink_to(checkout / "waymark")
    (elsewhere / "second").symlink_to("first")
    result = call(elsewhere / "second", "check", cwd=elsewhere)
    assert result.returncode == 0, result.stderr
    assert f"PYTHONPATH: {checkout}/src" in result.stdout
    assert f"in: {elsewhere}" in result.stdout  # relative paths mean what they meant where the person stands


def test_test_runs_the_checks(checkout: Path) -> None:
    result = call(checkout / "waymark", "test", "-k", "rounding")
    assert f"ran: {checkout}/tests/check.py -k rounding" in result.stdout


def test_a_python_that_will_not_do_is_named(checkout: Path) -> None:
    result = call(checkout / "waymark", "check", WAYMARK_PYTHON="/bin/false")
    assert result.returncode == 2
    assert "WAYMARK_PYTHON is /bin/false, which does not run as Python 3.11 or newer." in result.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_without_venv_is_named(checkout: Path) -> None:
    result = call(checkout / "waymark", "check", NO_ENSUREPIP="yes")
    assert result.returncode == 2
    assert "lacks the modules venv and ensurepip" in result.stderr


def test_no_python_at_all(checkout: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for program in ("sh", "dirname", "readlink", "cmp"):
        path = shutil.which(program)
        assert path
        (bare / program).symlink_to(path)
    result = call(checkout / "waymark", "check", PATH=str(bare), WAYMARK_PYTHON="")
    assert result.returncode == 2
    assert "Python 3.11 or newer is needed, and none was found on the PATH." in result.stderr


@pytest.mark.parametrize("script", ["waymark", ".ci/run"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert b"\r" not in (ROOT / script).read_bytes()
