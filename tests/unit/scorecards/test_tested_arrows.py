"""An arrow that was tested tells of every figure it rests on, so it goes when one of them may not be shown."""

import pytest
from tests.unit.scorecards.county_row import county_row

from waymark.domain.verdict import Arrow

HIDDEN = "Not compared: a figure is hidden to protect children."


def direction_of(method, counts):
    """The direction on the county's row. counts: the latest first."""
    return county_row(counts, "not_rated", method)[0].direction


LARGE = [80, 84, 78, 82, 80, 81, 79] * 6


@pytest.mark.parametrize(("method", "looks_at"), [("trend_test", 4), ("spc", 24), ("auto", 24), ("regression", 24)])
def test_one_hidden_figure_behind_it_hides_the_arrow(method, looks_at):
    assert direction_of(method, LARGE).arrow is not Arrow.NOT_COMPARED
    small = [*LARGE]
    small[looks_at] = 3
    hidden = direction_of(method, small)
    assert (hidden.arrow, hidden.sentence) == (Arrow.NOT_COMPARED, HIDDEN)
    beyond = [*LARGE]
    beyond[looks_at + 1] = 3
    assert direction_of(method, beyond).arrow is not Arrow.NOT_COMPARED
