"""The slope's t test against the line fitted by solving its two equations."""

import random
from fractions import Fraction

import pytest
from tests.unit.assessment.statistics import plain_distributions as plain

from waymark.assessment.statistics.slope import slope_test


def test_against_another_form():
    chance = random.Random(6)
    for _ in range(500):
        n = chance.randint(3, 24)
        values = [Fraction(chance.randint(0, 1000), 10) for _ in range(n)]
        y = [float(value) for value in values]
        sx, sy = sum(range(n)), sum(y)
        sxx, sxy = sum(t * t for t in range(n)), sum(t * v for t, v in enumerate(y))
        slope = (n * sxy - sx * sy) / (n * sxx - sx * sx)
        start = (sy - slope * sx) / n
        left = sum((v - start - slope * t) ** 2 for t, v in enumerate(y))
        error = (left / (n - 2) / (sxx - sx * sx / n)) ** 0.5
        tested = slope_test(values)
        assert tested.statistic == pytest.approx(slope / error, rel=1e-7, abs=1e-9)
        assert tested.p == pytest.approx(plain.t_two_sided(slope / error, n - 2), abs=1e-9)


def test_level_and_perfect_lines():
    assert slope_test([Fraction(3)] * 5).p == 1
    perfect = slope_test([Fraction(at) for at in range(5)])
    assert (perfect.p, perfect.rising) == (0, True)
    assert slope_test([Fraction(1), Fraction(2), Fraction(1)]).rising is None


def test_too_few():
    with pytest.raises(ValueError, match="three or more"):
        slope_test([Fraction(1), Fraction(2)])
