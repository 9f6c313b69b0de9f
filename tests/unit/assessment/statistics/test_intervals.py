"""Intervals: the rules' golden values, and the equations that each interval's ends must solve."""

import math
import random
from fractions import Fraction

import pytest
from tests.unit.assessment.statistics import plain_distributions as plain

from waymark.assessment.statistics import intervals


@pytest.mark.parametrize(
    ("count", "whole", "low", "high"),
    [
        (597, 807, 70.8420, 76.8862),
        (501, 547, 88.9647, 93.6362),
        (3, 20, 5.2369, 36.0419),
        (0, 20, 0, 16.1125),
        (20, 20, 83.8875, 100),
    ],
)
def test_golden_proportions(count, whole, low, high):
    found = intervals.of_proportion(count, whole)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("count", "population", "low", "high"),
    [(4, 5000, 2.1797, 20.4832), (9, 25000, 1.6461, 6.8339), (10, 25000, 1.9150, 7.3566), (71, 330000, 1.6803, 2.7139)],
)
def test_golden_rates(count, population, low, high):
    found = intervals.of_rate(count, population)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_a_share_at_either_end_is_just_as_far_off_as_chance_goes():
    chance = random.Random(8)
    for _ in range(500):
        n = chance.randint(1, 900)
        x = chance.randint(0, n)
        found = intervals.of_proportion(x, n, scale=1)
        for end in (found.low, found.high):
            if 0 < end < 1:
                z = abs(x / n - end) / math.sqrt(end * (1 - end) / n)
                assert z == pytest.approx(1.959963984540054, abs=1e-6)


def test_an_exact_rate_leaves_a_fortieth_at_each_side():
    for count in range(10):
        found = intervals.of_rate(count, 1, per=1)
        at_most = sum(math.exp(-found.high) * found.high**k / math.factorial(k) for k in range(count + 1))
        assert at_most == pytest.approx(0.025, abs=1e-9)
        below = sum(math.exp(-found.low) * found.low**k / math.factorial(k) for k in range(count))
        assert (1 - below if count else 0.025) == pytest.approx(0.025, abs=1e-9)


def test_byar_is_close_to_exact():
    found = intervals.of_rate(10, 1, per=1)
    assert (found.low, found.high) == pytest.approx((4.7954, 18.3904), rel=0.01)


def test_a_mean():
    values = [Fraction(text) for text in ("4", "7", "6", "11")]
    found = intervals.of_mean(values)
    assert (found.low + found.high) / 2 == pytest.approx(7)
    t = (found.high - 7) / math.sqrt(Fraction(26, 3) / 4)
    assert plain.t_two_sided(t, 3) == pytest.approx(0.05, abs=1e-8)


def test_newcombe_as_he_printed_it():
    found = intervals.of_gap((56, 70), (48, 80), scale=1)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)


def test_a_gap_turned_round_is_its_negative():
    there, back = intervals.of_gap((5, 40), (30, 90)), intervals.of_gap((30, 90), (5, 40))
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))


def test_refusals():
    with pytest.raises(ValueError, match="whole"):
        intervals.of_proportion(3, 2)
    with pytest.raises(ValueError, match="population"):
        intervals.of_rate(3, 0)
    with pytest.raises(ValueError, match="two or more"):
        intervals.of_mean([Fraction(1)])
