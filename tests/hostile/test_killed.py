"""A load or a computation that is killed, or finds no room, leaves the store as it was before or as it is after."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest
from tests.hostile.attempts import lay_out
from tests.hostile.disturbed import Disturber, Ended, copy_of, hold_sound, state_of, stored
from tests.hostile.samples import SAMPLES

from waymark.cli.main import main

KILLED = ("killed before", "killed after")


@pytest.fixture(scope="module")
def disturber() -> Iterator[Disturber]:
    with Disturber() as running:
        yield running


@dataclass(frozen=True)
class Case:
    """A command, the workspace before it, the same after it, and how many moments it had."""

    arguments: tuple[str, ...]
    before: Path
    after: Path
    moments: int

    def run(self, disturber: Disturber, workspace: Path, **disturbance: object) -> Ended:
        return disturber.run(*self.arguments, "-w", workspace, **disturbance)


def case_of(disturber: Disturber, before: Path, arguments: tuple[str, ...], folder: Path) -> Case:
    after = copy_of(before, folder / "after")
    ended = disturber.run(*arguments, "-w", after)
    assert ended.code == 0, ended.said
    assert stored(after) != stored(before)
    return Case(arguments, before, after, ended.moments)


class Cases:
    """A first load, a corrected one on top of it, and a computation; each made when it is first asked for."""

    def __init__(self, root: Path, disturber: Disturber) -> None:
        self._root, self._disturber = root, disturber
        self._empty = root / "empty" / "workspace"
        assert main(["init", str(self._empty), "--framework", "kent"]) == 0

    def __getitem__(self, name: str) -> Case:
        return self._made(name)

    @cache  # noqa: B019 one for the module, as long as it lasts
    def _made(self, name: str) -> Case:
        before = self._empty if name == "first" else self["first"].after
        if name == "compute":
            return case_of(self._disturber, before, ("compute",), self._root / name)
        files = SAMPLES["ssda903"].files()
        if name == "corrected":
            files = {file: content.replace(b",WBRI,", b",WIRI,") for file, content in files.items()}
        lay_out(files, self._root / "returns" / name)
        load = ("load", "ssda903", str(self._root / "returns" / name))
        return case_of(self._disturber, before, load, self._root / name)


@pytest.fixture(scope="module")
def cases(tmp_path_factory, disturber) -> Cases:
    return Cases(tmp_path_factory.mktemp("killed"), disturber)


def hold_before_or_after(case: Case, disturber: Disturber, workspace: Path, ended: Ended) -> None:
    """The state is the one or the other and can be read; done again, all is as if nothing had happened."""
    assert state_of(workspace) in (state_of(case.before), state_of(case.after))
    assert "Traceback" not in ended.said
    hold_sound(workspace)
    again = case.run(disturber, workspace)
    assert again.code == 0, again.said
    assert stored(workspace).keys() == stored(case.after).keys()
    assert state_of(workspace) == state_of(case.after)
    hold_sound(workspace)


@pytest.mark.parametrize("how", KILLED)
@pytest.mark.parametrize("name", ["first", "corrected", "compute"])
def test_killed_at_some_moment(name, how, cases, disturber, tmp_path):
    case, random = cases[name], Random(f"{name} {how}")
    at = random.randrange(1, case.moments)
    workspace = copy_of(case.before, tmp_path / "workspace")
    ended = case.run(disturber, workspace, at=at, how=how)
    assert ended.killed
    hold_before_or_after(case, disturber, workspace, ended)


def test_killed_in_the_act_of_committing(cases, disturber, tmp_path):
    """Around the one call that counts: the state's own taking its place."""
    case = cases["corrected"]
    for how, expected in zip(KILLED, (case.before, case.after), strict=True):
        workspace = copy_of(case.before, tmp_path / "workspace")
        ended = case.run(disturber, workspace, at=1, how=how, call="replace")
        assert ended.killed
        assert state_of(workspace) == state_of(expected)
        hold_before_or_after(case, disturber, workspace, ended)


@pytest.mark.long
@pytest.mark.parametrize("how", KILLED)
@pytest.mark.parametrize("name", ["first", "corrected", "compute"])
def test_killed_at_every_moment(name, how, cases, disturber, tmp_path):
    case = cases[name]
    for at in range(1, case.moments + 1):
        workspace = copy_of(case.before, tmp_path / "workspace")
        ended = case.run(disturber, workspace, at=at, how=how)
        hold_before_or_after(case, disturber, workspace, ended)


@pytest.mark.parametrize(("name", "at"), [("corrected", 40), ("compute", 4)])
def test_a_full_disk_is_told_and_nothing_is_half_done(name, at, cases, disturber, tmp_path):
    case = cases[name]
    workspace = copy_of(case.before, tmp_path / "workspace")
    ended = case.run(disturber, workspace, at=min(at, case.moments), how="no room")
    assert not ended.killed
    assert ended.code == 2
    assert "No space left on device" in ended.said
    assert "Nothing that was stored is half done" in ended.said
    assert state_of(workspace) == state_of(case.before)
    hold_before_or_after(case, disturber, workspace, ended)


@pytest.mark.parametrize(("name", "largest"), [("corrected", 3_000), ("compute", 0)])
def test_a_file_that_may_not_grow_is_told_and_nothing_is_half_done(name, largest, cases, disturber, tmp_path):
    case = cases[name]
    workspace = copy_of(case.before, tmp_path / "workspace")
    ended = case.run(disturber, workspace, largest_file=largest)
    assert not ended.killed, ended
    assert ended.code in (1, 2), ended
    assert ended.said.strip()
    assert state_of(workspace) == state_of(case.before)
    hold_before_or_after(case, disturber, workspace, ended)
