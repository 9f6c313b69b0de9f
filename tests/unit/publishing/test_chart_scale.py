from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.publishing.charts.scale import nice_scale

NUMBERS = st.decimals(min_value=-5_000, max_value=5_000, places=1)


@given(st.lists(NUMBERS, min_size=1, max_size=30))
def test_every_value_lies_on_the_axis_and_the_steps_are_equal_and_round(values):
    scale = nice_scale(values)
    assert all(scale.low <= value <= scale.high for value in values)
    steps = {after - before for before, after in pairwise(scale.ticks)}
    assert len(steps) == 1
    digits = next(iter(steps)).normalize().as_tuple().digits
    assert digits in {(1,), (2,), (2, 5), (5,)}
    assert 2 <= len(scale.ticks) <= 8


@given(st.lists(st.decimals(min_value=0, max_value=100, places=1), min_size=1, max_size=30))
def test_a_percentage_axis_stays_within_0_and_100(values):
    scale = nice_scale(values, Decimal(0), Decimal(100))
    assert scale.low >= 0
    assert scale.high <= 100


def test_an_axis_starts_from_zero_where_the_lowest_is_under_half_the_highest():
    assert nice_scale([Decimal(40), Decimal(90)]).low == 0
    assert nice_scale([Decimal(80), Decimal(90)]).low > 70


def test_labels_have_the_decimals_that_the_step_needs():
    fine = nice_scale([Decimal("10.1"), Decimal("10.9")])
    assert [fine.label(tick) for tick in fine.ticks] == ["10.0", "10.2", "10.4", "10.6", "10.8", "11.0"]
    coarse = nice_scale([Decimal(0), Decimal(4_200)])
    assert coarse.label(coarse.high) == "5,000"


def test_values_beyond_the_bounds_and_no_values_are_refused():
    with pytest.raises(ValueError, match="lie outside 0 to 100"):
        nice_scale([Decimal(101)], Decimal(0), Decimal(100))
    with pytest.raises(ValueError, match="at least one value"):
        nice_scale([])
