"""A proposal in a year of a trajectory: a stated number is no milestone, and a row without one keeps the milestone."""

from dataclasses import replace

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


def test_a_row_of_a_file_stays_as_written_beside_the_milestone_that_holds_so_far():
    """Whether the milestone still counts is settled with all rows together, as of the files."""
    row = a_target(target=None, floor="31", line=1)
    change = change_of_row(row, (FLOOR,), TARGETS, "C")
    assert (change.before, change.after, change.held) == ((FLOOR,), row, STEP)
    elsewhere = change_of_row(a_target(target=None, area="D", line=1), (FLOOR,), Targets(()), "C")
    assert (elsewhere.before, elsewhere.held) == ((), None)
