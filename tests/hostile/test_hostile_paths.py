"""Paths that are no files, or no files to read: refused in words by every reader and by the command, and never waited
for."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.hostile.attempts import attempt, lay_out
from tests.hostile.samples import SAMPLES

from waymark.cli.main import main
from waymark.sources.registry import SOURCES

SUFFIXES = (".csv", ".xml", ".xlsx")
SECONDS = 5.0


def a_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


def a_socket(path: Path) -> Path:
    # The name of a socket may be no longer than about 100 letters, so it is bound from where it lies.
    here = os.open(".", os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(here)
    return path


def linked_to(target: str) -> Callable[[Path], Path]:
    def link(path: Path) -> Path:
        path.symlink_to(target)
        return path

    return link


def a_circle(path: Path) -> Path:
    path.symlink_to(path.name)
    return path


NO_FILES = {
    "a pipe": a_pipe,
    "a folder": a_folder,
    "a socket": a_socket,
    "an endless device": linked_to("/dev/zero"),
    "an empty device": linked_to("/dev/null"),
    "a link to nothing": linked_to("nothing-there"),
    "a link in a circle": a_circle,
    "a name that is too long": lambda path: path.with_name("x" * 4_000 + path.suffix),
    "a path that is too long": lambda path: path.parent.joinpath(*["folder"] * 700, path.name),
    "a name with a nought in it": lambda path: path.with_name("x\0y" + path.suffix),
    "a name of no letters": lambda path: path.with_name("\udcff\udc80" + path.suffix),
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("source", SOURCES)
def test_what_is_no_file_is_refused_and_not_waited_for(source, kind, suffix, tmp_path, reader):
    path = NO_FILES[kind](tmp_path / f"episodes{suffix}")
    answer = reader.read(source, [path])
    assert answer.outcome == "refused", answer
    assert answer.seconds < SECONDS
    assert all(issue["sentence"] and issue["hint"] and issue["file"] for issue in answer.issues), answer.issues
    if hasattr(SOURCES[source], "claims"):
        assert reader.read(source, [path], claimed=True).outcome == "left"


@pytest.mark.parametrize("source", SOURCES)
def test_a_folder_with_everything_odd_beside_a_return_still_gives_the_return(source, tmp_path, reader):
    name = next(name for name, sample in SAMPLES.items() if sample.source == source)
    lay_out(SAMPLES[name].files(), tmp_path)
    for number, kind in enumerate(("a pipe", "a folder", "a socket", "a link to nothing", "a link in a circle")):
        for suffix in SUFFIXES:
            NO_FILES[kind](tmp_path / f"odd {number}{suffix}")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert reader.read(source, [tmp_path]).outcome == "edition"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything; nobody may not."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_may_not_be_read_is_refused(name, tmp_path):
    folder = tmp_path / "returns"
    source = SOURCES[SAMPLES[name].source]
    paths = lay_out(SAMPLES[name].files(), folder)
    for above in (tmp_path, *tmp_path.parents):
        if os.stat(above).st_uid == os.geteuid() and above.is_relative_to("/tmp"):
            above.chmod(above.stat().st_mode | 0o055)
    assert attempt(source, paths) == "edition"  # and whatever Python loads late is loaded
    for path in paths:
        path.chmod(0)
    with as_nobody():
        assert not os.access(paths[0], os.R_OK, effective_ids=True)
        assert attempt(source, paths) == "refused"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    at = tmp_path_factory.mktemp("paths") / "workspace"
    assert main(["init", str(at), "--framework", "kent"]) == 0
    return at


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("source", SOURCES)
def test_the_command_says_so_too(source, kind, workspace, tmp_path, capsys):
    path = NO_FILES[kind](tmp_path / "episodes.csv")
    assert main(["load", source, str(path), "-w", str(workspace)]) in (1, 2)
    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said
    assert len(said) < 6_000
