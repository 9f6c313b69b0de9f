"""The numbers of a rule cannot contradict each other."""

from fractions import Fraction

import pytest

from waymark.domain.rule_parameters import ExpectedRange, NearBands, Tolerance, ToleranceIn


@pytest.mark.parametrize(
    "make",
    [
        lambda: Tolerance(Fraction(-1), ToleranceIn.POINTS),
        lambda: NearBands(Fraction(-1), Fraction(1), Fraction(2), Fraction(2)),
        lambda: NearBands(Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2)),
        lambda: NearBands(Fraction(3), Fraction(1), Fraction(2), Fraction(2)),
        lambda: ExpectedRange(Fraction(2), Fraction(1)),
    ],
)
def test_contradictions_cannot_be_made(make):
    with pytest.raises(ValueError, match=r"less than 0|does not hold|wrong way round"):
        make()


def test_a_tolerance_in_the_unit_of_the_target():
    assert Tolerance(Fraction(5), ToleranceIn.POINTS).around(Fraction(92)) == 5
    assert Tolerance(Fraction(5), ToleranceIn.RELATIVE).around(Fraction(92)) == Fraction("4.6")
    assert Tolerance(Fraction(50), ToleranceIn.RELATIVE).around(Fraction(-3)) == Fraction("1.5")


def test_bands_lie_round_the_target():
    bands = NearBands(Fraction(2), Fraction(1), Fraction(4), Fraction(3))
    assert (bands.inner(Fraction(5)).low, bands.inner(Fraction(5)).high) == (3, 6)
    assert (bands.outer(Fraction(5)).low, bands.outer(Fraction(5)).high) == (1, 8)
