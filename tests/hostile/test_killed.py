"""A load or a computation that is killed, or finds no room, leaves the store as it was before or as it is after."""

from collections.abc import Iterator
from dataclasses import dataclass
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


@pytest.fixture(scope="module")
def cases(tmp_path_factory, disturber) -> dict[str, Case]:
    """A first load, a further one on top of it, a corrected one, and a computation."""
    root = tmp_path_factory.mktemp("killed")
    for name in ("ssda903", "cin-census", "extract child_area"):
        lay_out(SAMPLES[name].files(), root / name)
    changed = {name: text.replace(b",WBRI,", b",WIRI,") for name, text in SAMPLES["ssda903"].files().items()}
    lay_out(changed, root / "corrected")
    empty = root / "empty" / "workspace"
    assert main(["init", str(empty), "--framework", "kent"]) == 0
    first = case_of(disturber, empty, ("load", "ssda903", str(root / "ssda903")), root / "first")
    further = case_of(disturber, first.after, ("load", "cin-census", str(root / "cin-census")), root / "further")
    corrected = case_of(disturber, further.after, ("load", "ssda903", str(root / "corrected")), root / "again")
    computed = case_of(disturber, further.after, ("compute",), root / "computed")
    return {"first": first, "further": further, "corrected": corrected, "compute": computed}


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
@pytest.mark.parametrize("name", ["first", "further", "corrected", "compute"])
def test_killed_at_every_moment(name, how, cases, disturber, tmp_path):
    case = cases[name]
    for at in range(1, case.moments + 1):
        workspace = copy_of(case.before, tmp_path / "workspace")
        ended = case.run(disturber, workspace, at=at, how=how)
        hold_before_or_after(case, disturber, workspace, ended)


@pytest.mark.parametrize(("name", "at"), [("first", 3), ("corrected", 40), ("compute", 4)])
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


@pytest.mark.parametrize(("name", "largest"), [("further", 3_000), ("compute", 0)])
def test_a_file_that_may_not_grow_is_told_and_nothing_is_half_done(name, largest, cases, disturber, tmp_path):
    case = cases[name]
    workspace = copy_of(case.before, tmp_path / "workspace")
    ended = case.run(disturber, workspace, largest_file=largest)
    assert not ended.killed, ended
    assert ended.code in (1, 2), ended
    assert ended.said.strip()
    assert state_of(workspace) == state_of(case.before)
    hold_before_or_after(case, disturber, workspace, ended)
