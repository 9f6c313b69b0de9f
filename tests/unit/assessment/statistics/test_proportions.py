"""Two proportions and the Cochran–Armitage trend, by the rules' golden values and by another form."""

import random

import pytest
from tests.unit.assessment.statistics import plain_distributions as plain

from waymark.assessment.statistics.proportions import cochran_armitage, two_proportions


@pytest.mark.parametrize(
    ("shares", "statistic", "rising"),
    [
        (((83, 86), (90, 93), (129, 136), (70, 82)), 8.224922, False),
        (((90, 150), (96, 150), (99, 150), (108, 150), (111, 150)), 8.819686, True),
    ],
)
def test_golden_trends(shares, statistic, rising):
    tested = cochran_armitage(shares)
    assert tested.statistic == pytest.approx(statistic, abs=1e-6)
    assert (tested.p < 0.05, tested.rising) == (True, rising)


def test_a_trend_is_n_times_the_squared_correlation_of_single_children():
    chance = random.Random(4)
    for _ in range(500):
        shares = []
        for _ in range(chance.randint(3, 12)):
            n = chance.randint(1, 200)
            shares.append((chance.randint(0, n), n))
        times = [at for at, (_, n) in enumerate(shares) for _ in range(n)]
        met = [float(k < x) for x, n in shares for k in range(n)]
        n = len(met)
        middle, mean = sum(times) / n, sum(met) / n
        together = sum((t - middle) * (y - mean) for t, y in zip(times, met, strict=True))
        spread = sum((t - middle) ** 2 for t in times) * sum((y - mean) ** 2 for y in met)
        tested = cochran_armitage(shares)
        expected = n * together**2 / spread if spread else 0.0
        assert tested.statistic == pytest.approx(expected, abs=1e-7)
        # scores that are shifted and stretched change nothing
        assert cochran_armitage(shares, [7 + 3 * at for at in range(len(shares))]) == tested


def test_two_proportions_are_the_square_root_of_the_table_of_four():
    chance = random.Random(5)
    for _ in range(500):
        n1, n2 = chance.randint(1, 500), chance.randint(1, 500)
        x1, x2 = chance.randint(0, n1), chance.randint(0, n2)
        tested = two_proportions((x1, n1), (x2, n2))
        a, b, c, d = x1, n1 - x1, x2, n2 - x2
        below = (a + b) * (c + d) * (a + c) * (b + d)
        square = (n1 + n2) * (a * d - b * c) ** 2 / below if below else 0.0
        assert tested.statistic**2 == pytest.approx(square, abs=1e-9)
        assert tested.p == pytest.approx(plain.normal_two_sided(square**0.5), abs=1e-9)
        assert tested.rising is (None if x1 * n2 == x2 * n1 else x2 * n1 > x1 * n2)


def test_nothing_varies():
    assert two_proportions((0, 20), (0, 30)).p == 1
    assert cochran_armitage(((5, 5), (6, 6), (7, 7))).p == 1


def test_few_are_marked():
    assert two_proportions((1, 20), (2, 20)).few
    assert not two_proportions((10, 20), (12, 20)).few


@pytest.mark.parametrize("shares", [((1, 2), (1, 2)), ((1, 0), (1, 2), (1, 2)), ((3, 2), (1, 2), (1, 2))])
def test_no_shares_no_trend(shares):
    with pytest.raises(ValueError, match="share"):
        cochran_armitage(shares)
