"""The t test of a straight line through a run of figures, with what is said of it: for every method that draws one."""

from waymark.assessment.comparable import Run
from waymark.assessment.statistics.proportions import Tested
from waymark.assessment.statistics.slope import slope_test
from waymark.assessment.tested_direction import chance_words, statistic_words
from waymark.domain.verdict import Evidence


def line_through(run: Run) -> tuple[Tested, str, Evidence]:
    """The test, its numbers in words without a full stop, and the same unrounded. Raises ValueError for fewer than
    three points."""
    values = [point.value for point in run.points if point.value is not None]
    tested = slope_test(values, [point.month.index for point in run.points])
    said = f"straight line, t {statistic_words(tested.statistic)}, {chance_words(tested.p)}"
    return tested, said, Evidence("t test of a straight line", "t", tested.statistic, tested.p)
