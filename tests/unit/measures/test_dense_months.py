"""Running totals over a dense grid of months."""

import numpy as np
import pytest

from waymark.domain.month import Month
from waymark.measures.contributions import ALWAYS, OPEN, Contributions
from waymark.measures.dense import rolled_up, running_totals

FIRST, LAST = Month(100), Month(104)


def totals(*entries, leaves=1):
    """[leaf, month] for entries of (leaf, first, until, value)."""
    columns = np.array(entries, dtype=np.int64).reshape(-1, 4).T
    return running_totals(Contributions(*columns), leaves, FIRST, LAST).tolist()


def test_nothing_is_zeros():
    assert totals(leaves=2) == [[0] * 5, [0] * 5]


@pytest.mark.parametrize(
    ("first", "until", "months"),
    [
        (101, 103, [0, 1, 1, 0, 0]),
        (100, 105, [1, 1, 1, 1, 1]),
        (90, 102, [1, 1, 0, 0, 0]),  # the opening balance
        (90, 100, [0, 0, 0, 0, 0]),
        (ALWAYS, OPEN, [1, 1, 1, 1, 1]),
        (104, OPEN, [0, 0, 0, 0, 1]),
        (105, 110, [0, 0, 0, 0, 0]),
    ],
)
def test_a_row_counts_from_its_first_month_until_its_last(first, until, months):
    assert totals((0, first, until, 1)) == [months]


def test_rows_add_up_in_their_own_leaf():
    assert totals((0, 100, 102, 3), (0, 101, OPEN, 4), (1, 101, 103, 5), (0, 101, OPEN, -2), leaves=3) == [
        [3, 5, 2, 2, 2],
        [0, 5, 5, 0, 0],
        [0, 0, 0, 0, 0],
    ]


def test_integers_stay_exact():
    assert totals((0, 100, OPEN, 2**60), (0, 100, OPEN, 1)) == [[2**60 + 1] * 5]


def test_values_too_large_to_add_are_refused():
    with pytest.raises(OverflowError, match="too large"):
        totals((0, 100, OPEN, 2**62), (0, 100, OPEN, 2**62))


def test_the_root_is_the_sum_of_its_leaves_and_comes_first():
    leaves = np.array([[1, 2], [3, 4], [5, 6], [0, 0]], dtype=np.int64)
    assert rolled_up(leaves).tolist() == [[9, 12], [1, 2], [3, 4], [5, 6]]


def test_what_counts_in_the_root_alone_is_in_no_leaf():
    """Somebody who counts in both leaves is one person in the root."""
    leaves = np.array([[1, 2], [3, 4], [-1, 0]], dtype=np.int64)
    assert rolled_up(leaves).tolist() == [[3, 6], [1, 2], [3, 4]]
