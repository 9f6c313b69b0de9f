"""How often chance alone is called a trend, and how often a real one is seen: simulated, with a fixed seed."""

import math
import random
from fractions import Fraction

import pytest

from waymark.assessment.statistics.proportions import cochran_armitage
from waymark.assessment.statistics.slope import slope_test
from waymark.assessment.statistics.spc import Cause, chart

pytestmark = pytest.mark.long
SIGNIFICANT = 0.05


def counted(chance, n, share):
    """A binomial number: one throw for each child."""
    return sum(chance.random() < share for _ in range(n))


@pytest.mark.parametrize("n", [60, 150, 1500])
def test_false_alarms_of_the_trend_test(n):
    chance, tries = random.Random(11), 8000 if n < 1000 else 3000
    for share in (0.2, 0.6, 0.9):
        alarms = sum(
            cochran_armitage([(counted(chance, n, share), n) for _ in range(5)]).p < SIGNIFICANT for _ in range(tries)
        )
        assert alarms / tries <= 0.06, share


@pytest.mark.parametrize("points", [5, 8, 12])
def test_false_alarms_of_the_line(points):
    chance, tries = random.Random(12), 8000
    alarms = 0
    for _ in range(tries):
        values = [Fraction(round(chance.gauss(600, 40)), 10) for _ in range(points)]
        alarms += slope_test(values).p < SIGNIFICANT
    assert alarms / tries <= 0.06


@pytest.mark.parametrize("points", [13, 24, 36, 60])
def test_false_alarms_of_the_latest_point(points):
    chance, tries = random.Random(13), 4000
    alarms = 0
    for _ in range(tries):
        values = [Fraction(round(chance.gauss(60, 4) * 1000), 1000) for _ in range(points)]
        alarms += chart(values)[-1].cause is not Cause.COMMON
    assert alarms / tries <= 0.025


@pytest.mark.parametrize("base", [0.6, 0.7, 0.8])
def test_power_for_three_points_a_year(base):
    chance, tries = random.Random(14), 3000
    seen = sum(
        cochran_armitage([(counted(chance, 150, base + 0.03 * year), 150) for year in range(5)]).p < SIGNIFICANT
        for _ in range(tries)
    )
    assert seen / tries >= 0.65


def test_a_rolling_series_would_raise_false_alarms():
    """Why overlapping windows are refused: twelve months rolled on, with nothing but chance in them."""
    chance, tries, alarms = random.Random(15), 300, 0
    for _ in range(tries):
        months = [counted(chance, 50, 0.6) for _ in range(23)]
        rolled = [Fraction(sum(months[at : at + 12]), 6) for at in range(12)]
        alarms += slope_test(rolled).p < SIGNIFICANT
    assert alarms / tries > 0.25
    assert math.isclose(float(rolled[0]), sum(months[:12]) / 6)
