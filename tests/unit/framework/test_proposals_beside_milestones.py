"""A proposal in a year of a trajectory: a stated number is no milestone, and a row without one keeps the milestone."""

from dataclasses import replace

import pytest
from tests.unit.assessment.builders import FINANCIAL, a_target

from waymark.domain.period import Year
from waymark.domain.target import Milestone, Targets
from waymark.framework.proposed_targets import change_of_row, read_words, rows_of_words

FLOOR = a_target(target=None, floor="30", baseline=None)
STEP = replace(
    a_target(target="24", floor="30", baseline="28"),
    worked_out=("Milestone 1 of 4.",),
    milestone=Milestone(1, 4),
    beside=FLOOR,
    file="trajectories.csv",
)
TARGETS = Targets((STEP,))


def test_a_number_in_words_is_no_milestone():
    (change,) = rows_of_words(read_words("SCS03=22"), "SCS03", "C", [Year(2021, FINANCIAL)], "C", TARGETS)
    assert (change.before, change.held) == ((STEP,), STEP)
    after = change.after
    assert (after.target, after.floor, after.worked_out, after.milestone, after.beside) == (22, 30, (), None, None)


@pytest.mark.parametrize(("floor", "baseline", "kept"), [("31", None, 28), ("31", "27", 27)])
def test_a_row_without_a_target_takes_the_milestone_as_in_the_files(floor, baseline, kept):
    row = a_target(target=None, floor=floor, baseline=baseline, line=1)
    change = change_of_row(row, TARGETS, "C")
    assert change.before == (STEP,)
    assert (change.after.target, change.after.floor, change.after.baseline) == (24, 31, kept)


def test_a_row_without_a_target_stays_so_where_there_is_no_milestone():
    plain = replace(STEP, milestone=None)
    assert change_of_row(a_target(target=None), Targets((plain,)), "C").after.target is None
    assert change_of_row(a_target(target=None, area="D"), TARGETS, "C").after.target is None
