"""The one rounding."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.rounding import printed, round_half_up


@pytest.mark.parametrize(
    ("over", "under", "decimals", "expected"),
    [
        (501 * 100, 547, 1, "91.6"),  # schools good or outstanding
        (597 * 100, 807, 0, "74"),  # plans within 20 weeks
        (694 * 100, 807, 1, "86.0"),
        (5, 2, 0, "3"),  # half goes up, where Python's round goes to even
        (1, 8, 2, "0.13"),
        (-1, 8, 2, "-0.13"),  # away from zero, so that flipping signs changes nothing
        (-1, 1000, 1, "0.0"),  # no minus zero
        (1234567, 1, 0, "1,234,567"),
    ],
)
def test_worked_values(over, under, decimals, expected):
    assert printed(Fraction(over, under), decimals) == expected


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4))
def test_agrees_with_decimal_arithmetic_where_that_is_exact(units, places, decimals):
    value = Decimal(units).scaleb(-places)
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert round_half_up(Fraction(value), decimals) == expected


def test_negative_decimals_are_refused():
    with pytest.raises(ValueError, match="0 or more"):
        round_half_up(Fraction(1), -1)
