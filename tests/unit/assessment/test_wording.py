"""Bars are said exactly, figures as printed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.assessment.wording import Wording
from waymark.domain.rounding import exact


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(92), 0, "92"),
        (Fraction(92), 1, "92.0"),
        (Fraction(367, 4), 1, "91.75"),
        (Fraction(200, 3), 1, "200/3"),
        (Fraction(-5, 2), 0, "-2.5"),
        (Fraction(12345, 10), 1, "1,234.5"),
        (Fraction(1, 1024), 0, "0.0009765625"),
        (Fraction(0), 1, "0.0"),
    ],
)
def test_a_bar_is_never_rounded(value, decimals, expected):
    assert exact(value, decimals) == expected


@given(st.fractions(max_denominator=5000), st.integers(0, 3))
def test_what_is_said_is_the_number(value, decimals):
    assert Fraction(exact(value, decimals).replace(",", "")) == value


def test_units_owner_and_year():
    wording = Wording(1, "%", "2018-19", "Kent")
    assert wording.value(Decimal("1234.5")) == "1,234.5%"
    assert wording.target(Fraction(25)) == "Kent's target of 25.0% (2018-19)"
    assert Wording(0, " days").bar("floor", Fraction(500)) == "the floor of 500 days"
    assert Wording(0, " days").target(Fraction(426)) == "the target of 426 days"
