"""A proposal in a dictionary with trajectories: what a milestone keeps, and what gives way."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.domain.issue import Level
from waymark.domain.period import Year, YearType
from waymark.framework.load import load_framework
from waymark.operations.init import init
from waymark.operations.proposal import Asked, propose

KENT, YEAR = "E10000016", Year(2025, YearType.FINANCIAL)
SUMMER = date(2025, 7, 31)


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


def proposed(workspace, *words, files=()):
    return propose(workspace, Asked(targets=words, target_files=files), [], lambda *_: [YEAR])


def in_force(framework, key="SCS18", on=SUMMER):
    return framework.targets.in_force(key, KENT, YEAR, on)


def test_a_row_with_a_floor_alone_leaves_the_milestone_as_in_its_file(workspace, tmp_path):
    rows = tmp_path / "proposed.csv"
    rows.write_text("indicator,year,floor\nSCS18,2025-26,60.5\n")
    found = in_force(proposed(workspace, files=(rows,)).framework)
    targets = workspace.framework / "targets" / "2025-26.csv"
    heading, *lines = targets.read_text().splitlines()
    blanks = dict.fromkeys(heading.split(","), "") | {"indicator": "SCS18", "area": KENT, "year": "2025-26"}
    written = ",".join((blanks | {"floor": "60.5", "decision_ref": "plan"}).values())
    kept = [line for line in lines if not line.startswith("SCS18,")]
    targets.write_text("\n".join([heading, *kept, written]) + "\n")
    framework, _ = load_framework(workspace.framework)
    again = in_force(framework)
    assert found.milestone is not None
    assert (found.target, found.floor, found.milestone) == (again.target, again.floor, again.milestone)
    assert found.floor == Fraction("60.5")


def as_it_is(workspace):
    framework, _ = load_framework(workspace.framework)
    return framework


def test_words_for_a_floor_leave_the_milestone_too(workspace):
    before = in_force(as_it_is(workspace))
    after = in_force(proposed(workspace, "SCS18=floor=60.5").framework)
    assert (after.target, after.milestone, after.floor) == (before.target, before.milestone, Fraction("60.5"))


def test_a_target_stands_in_the_place_of_a_milestone_and_the_next_year_keeps_its_own(workspace, tmp_path):
    before = as_it_is(workspace).targets
    later = Year(2026, YearType.FINANCIAL)
    by_words = proposed(workspace, "SCS18=85")
    rows = tmp_path / "proposed.csv"
    rows.write_text("indicator,year,target,floor\nSCS18,2025-26,85,60\n")
    by_file = proposed(workspace, files=(rows,))
    for found in (by_words, by_file):
        assert (in_force(found.framework).target, in_force(found.framework).milestone) == (85, None)
        ahead = found.framework.targets.in_force("SCS18", KENT, later, later.last)
        assert ahead == before.in_force("SCS18", KENT, later, later.last)
    assert by_words.warnings == ()
    assert [(issue.rule, issue.level) for issue in by_file.warnings] == [("trajectory_beside_target", Level.WARNING)]


def test_words_come_on_top_of_a_file(workspace, tmp_path):
    rows = tmp_path / "proposed.csv"
    rows.write_text("indicator,year,target,floor\nSCS03,2025-26,20.0,24.0\n")
    found = in_force(proposed(workspace, "SCS03=19.0,from=2025-10-01", files=(rows,)).framework, "SCS03")
    assert (found.target, found.floor) == (20, 24)
    framework = proposed(workspace, "SCS03=19.0,from=2025-10-01", files=(rows,)).framework
    autumn = in_force(framework, "SCS03", date(2025, 10, 31))
    assert (autumn.target, autumn.floor) == (19, 24)
