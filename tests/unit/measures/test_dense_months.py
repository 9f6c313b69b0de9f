"""Running totals over a dense grid of months."""

import numpy as np
import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.month import Month
from waymark.measures.contributions import ALWAYS, OPEN, Contributions
from waymark.measures.dense import rolled_up, running_totals

FIRST, LAST = Month(100), Month(104)


def totals(*entries, areas=1):
    """[area, month] for entries of (area, first, until, value)."""
    columns = np.array(entries, dtype=np.int64).reshape(-1, 4).T
    return running_totals(Contributions(*columns), areas, FIRST, LAST).tolist()


def test_nothing_is_zeros():
    assert totals(areas=2) == [[0] * 5, [0] * 5]


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


def test_rows_add_up_in_their_own_area():
    assert totals((0, 100, 102, 3), (0, 101, OPEN, 4), (1, 101, 103, 5), (0, 101, OPEN, -2), areas=3) == [
        [3, 5, 2, 2, 2],
        [0, 5, 5, 0, 0],
        [0, 0, 0, 0, 0],
    ]


def test_integers_stay_exact():
    assert totals((0, 100, OPEN, 2**60), (0, 100, OPEN, 1)) == [[2**60 + 1] * 5]


def test_values_too_large_to_add_are_refused():
    with pytest.raises(OverflowError, match="too large"):
        totals((0, 100, OPEN, 2**62), (0, 100, OPEN, 2**62))


COUNTY = Area("C", "County", "authority", None)
DISTRICTS = [Area(code, code, "district", "C") for code in "NMS"]
SCHOOLS = [Area(code, code, "school", code[0]) for code in ("S1", "N1", "S2")]


def test_the_root_is_the_sum_of_its_districts_and_comes_first():
    own = np.array([[0, 0], [1, 2], [3, 4], [5, 6], [7, 8]], dtype=np.int64)
    assert rolled_up(own, AreaTree.of([COUNTY, *DISTRICTS])).tolist() == [[16, 20], [1, 2], [3, 4], [5, 6], [7, 8]]


def test_a_district_is_its_schools_and_its_own_rows():
    tree = AreaTree.of([COUNTY, *DISTRICTS, *SCHOOLS])
    assert [area.code for area in tree.areas] == ["C", "N", "M", "S", NOT_KNOWN, "N1", "S1", "S2"]
    own = np.array([[0], [1], [2], [3], [4], [10], [20], [30]], dtype=np.int64)
    assert rolled_up(own, tree).tolist() == [[70], [11], [2], [53], [4], [10], [20], [30]]


def test_what_counts_once_is_taken_back_from_what_holds_it():
    """Somebody who counts in both schools of a district, and in another district, is one person in each."""
    tree = AreaTree.of([COUNTY, *DISTRICTS, *SCHOOLS])
    own = np.array([[-1], [1], [0], [-1], [0], [0], [1], [1]], dtype=np.int64)
    assert rolled_up(own, tree).tolist() == [[1], [1], [0], [1], [0], [0], [1], [1]]
