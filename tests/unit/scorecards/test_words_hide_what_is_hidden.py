"""Whatever a hidden figure is, the words of the scorecard are the same."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.scorecards.county_row import county_row


def words_of(counts):
    """Every word made from figures. counts: of each area, the latest first, out of 200."""
    row, card = county_row(counts, "floor_and_target", "step")
    return (row.headline, row.further, row.in_short, row.floor_said, card.executive_summary, card.summary)


large = st.integers(20, 100)


@settings(max_examples=60)
@given(st.lists(large, min_size=42, max_size=42), st.integers(1, 5), st.integers(1, 5))
def test_of_the_latest(counts, one, other):
    assert words_of([one, *counts[1:]]) == words_of([other, *counts[1:]])


@settings(max_examples=60)
@given(st.lists(large, min_size=42, max_size=42), st.integers(1, 13), st.integers(1, 5), st.integers(1, 5))
def test_of_any_earlier(counts, back, one, other):
    """The one before and that of a year before are spoken of; those between weigh the movement."""
    assert words_of([*counts[:back], one, *counts[back + 1 :]]) == words_of(
        [*counts[:back], other, *counts[back + 1 :]]
    )


def test_a_shown_figure_is_spoken_of():
    told = words_of([80, 84, *([78, 82] * 20)])
    assert "fell from 42.0% to 40.0%" in told[0]
    assert told != words_of([81, 84, *([78, 82] * 20)])
