"""Mean and two standard deviations, against the statistics module and against a square root in decimals."""

import statistics
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.assessment.expected_range import expected_range
from waymark.domain.rounding import round_half_up

figures = st.lists(st.integers(-5000, 5000).map(lambda tenths: Decimal(tenths).scaleb(-1)), min_size=2, max_size=5)


def in_decimals(values, side, decimals):
    """The end worked out with 60 digits, then rounded by the one rounding."""
    with localcontext() as context:
        context.prec = 60
        mean = sum(values, Decimal(0)) / len(values)
        variance = sum(((value - mean) ** 2 for value in values), Decimal(0)) / (len(values) - 1)
        end = mean + side * 2 * variance.sqrt()
        return Fraction(round_half_up(Fraction(end).limit_denominator(10**20), decimals))


@given(figures, st.integers(0, 2))
def test_each_end_is_the_rounded_one(values, decimals):
    assert expected_range(values, decimals) == tuple(in_decimals(values, side, decimals) for side in (-1, 1))


@given(figures)
def test_near_the_statistics_module(values):
    floats = [float(value) for value in values]
    mean, deviation = statistics.fmean(floats), statistics.stdev(floats)
    low, high = expected_range(values, 6)
    assert float(low) == pytest.approx(mean - 2 * deviation, abs=1e-5)
    assert float(high) == pytest.approx(mean + 2 * deviation, abs=1e-5)


@given(figures, st.integers(0, 2))
def test_turned_over_zero_it_is_the_same_range(values, decimals):
    low, high = expected_range(values, decimals)
    assert expected_range([-value for value in values], decimals) == (-high, -low)


@given(st.integers(-500, 500), st.integers(2, 5))
def test_equal_figures_expect_the_same_again(value, count):
    assert expected_range([Decimal(value)] * count, 1) == (value, value)


def test_a_half_is_rounded_away_from_zero():
    # mean 10, standard deviation 1.125: the ends are 7.75 and 12.25 exactly
    values = [Decimal("8.875"), Decimal("10"), Decimal("11.125")]
    assert expected_range(values, 1) == (Fraction("7.8"), Fraction("12.3"))
    assert expected_range([-value for value in values], 1) == (Fraction("-12.3"), Fraction("-7.8"))


def test_one_figure_makes_no_range():
    with pytest.raises(ValueError, match="two figures"):
        expected_range([Decimal(1)], 1)
