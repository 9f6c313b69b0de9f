"""500 random cases of every test, interval and limit against an independent form: scipy's distributions and fits."""

import random
from fractions import Fraction
from math import sqrt

import pytest
from scipy import stats

from waymark.assessment.statistics import intervals
from waymark.assessment.statistics.funnel import OUTLIER_TAIL, WATCH_TAIL, Centre, Model, limits_at
from waymark.assessment.statistics.proportions import cochran_armitage, two_proportions
from waymark.assessment.statistics.slope import slope_test

CASES = 500


def share(chance: random.Random, most: int = 2_000) -> tuple[int, int]:
    whole = chance.randint(1, most)
    return chance.randint(0, whole), whole


def close(value: float) -> object:
    return pytest.approx(value, rel=1e-7, abs=1e-9)


def correlated(shares: list[tuple[int, int]]) -> tuple[float, float]:
    """χ² and p of the trend, by the correlation of each child's outcome with its period: χ² = N r²."""
    periods = [at for at, (_, n) in enumerate(shares) for _ in range(n)]
    outcomes = [outcome for x, n in shares for outcome in [1] * x + [0] * (n - x)]
    statistic = len(periods) * stats.linregress(periods, outcomes).rvalue ** 2
    return statistic, stats.chi2.sf(statistic, 1)


def test_the_trend_of_shares():
    chance = random.Random(4_1)
    for _ in range(CASES):
        shares = [share(chance, 60) for _ in range(chance.randint(3, 12))]
        if not 0 < sum(x for x, _ in shares) < sum(n for _, n in shares):
            continue
        tested = cochran_armitage(shares)
        assert (tested.statistic, tested.p) == tuple(map(close, correlated(shares)))


def test_two_shares():
    chance = random.Random(4_2)
    for _ in range(CASES):
        (x1, n1), (x2, n2) = before, after = share(chance), share(chance)
        if not 0 < x1 + x2 < n1 + n2:
            continue
        table = [[x1, n1 - x1], [x2, n2 - x2]]
        independent = stats.chi2_contingency(table, correction=False)
        tested = two_proportions(before, after)
        assert (tested.statistic**2, tested.p) == (close(independent.statistic), close(independent.pvalue))


def test_the_slope_of_values():
    chance = random.Random(4_3)
    for _ in range(CASES):
        values = [Fraction(chance.randint(-5_000, 5_000), 100) for _ in range(chance.randint(3, 25))]
        fit = stats.linregress(range(len(values)), [float(value) for value in values])
        tested = slope_test(values)
        if fit.stderr and tested.rising is not None:
            assert (tested.statistic, tested.p) == (close(fit.slope / fit.stderr), close(fit.pvalue))


def test_wilsons_interval_of_a_share():
    chance = random.Random(6_1)
    for _ in range(CASES):
        x, n = share(chance)
        independent = stats.binomtest(x, n).proportion_ci(method="wilson")
        found = intervals.of_proportion(x, n)
        assert (found.low, found.high) == (close(100 * independent.low), close(100 * independent.high))


def test_the_interval_of_a_rate():
    chance = random.Random(6_2)
    for _ in range(CASES):
        x, population = chance.randint(0, 300), chance.randint(500, 400_000)
        if x < 10:
            low = stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0.0
            high = stats.chi2.ppf(0.975, 2 * x + 2) / 2
        else:
            z = stats.norm.ppf(0.975)
            low = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
            high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3
        found = intervals.of_rate(x, population)
        assert (found.low, found.high) == (close(low / population * 10_000), close(high / population * 10_000))


def test_the_interval_of_a_mean():
    chance = random.Random(6_3)
    for _ in range(CASES):
        values = [Fraction(chance.randint(0, 900)) for _ in range(chance.randint(2, 40))]
        if len(set(values)) == 1:
            continue
        plain = [float(value) for value in values]
        low, high = stats.t.interval(0.95, len(plain) - 1, loc=stats.tmean(plain), scale=stats.sem(plain))
        found = intervals.of_mean(values)
        assert (found.low, found.high) == (close(low), close(high))


def test_newcombes_interval_of_a_gap():
    chance = random.Random(6_4)
    for _ in range(CASES):
        (x1, n1), (x2, n2) = first, second = share(chance), share(chance)
        one, two = (stats.binomtest(x, n).proportion_ci(method="wilson") for x, n in (first, second))
        p1, p2 = x1 / n1, x2 / n2
        low = p1 - p2 - sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2)
        high = p1 - p2 + sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2)
        found = intervals.of_gap(first, second)
        assert (found.low, found.high) == (close(100 * low), close(100 * high))


@pytest.mark.parametrize("model", Model)
def test_the_limits_of_a_funnel(model):
    chance = random.Random(6_5)
    for _ in range(CASES):
        whole, rate = chance.randint(1, 3_000), Fraction(chance.randint(1, 999), 1_000)
        if model is Model.RATE:
            rate /= 50
        count = stats.binom(whole, float(rate)) if model is Model.SHARE else stats.poisson(whole * float(rate))
        limits = limits_at(Centre(model, rate), whole)
        for low, high, tail in (
            (limits.watch_low, limits.watch_high, WATCH_TAIL),
            (limits.outlier_low, limits.outlier_high, OUTLIER_TAIL),
        ):
            assert count.cdf(low) >= tail * (1 - 1e-9)
            assert low == 0 or count.cdf(low - 1) < tail * (1 + 1e-9)
            assert count.sf(high - 1) >= tail * (1 - 1e-9)
            if model is Model.RATE or high < whole:
                assert count.sf(high) < tail * (1 + 1e-9)
