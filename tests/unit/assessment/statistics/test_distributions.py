"""The distribution functions against thin slices under their curves."""

import random

import pytest
from tests.unit.assessment.statistics import plain_distributions as plain

from waymark.assessment.statistics import distributions

CASES = 100


@pytest.fixture
def chance():
    return random.Random(20261126)


def test_normal(chance):
    for _ in range(CASES):
        z = chance.uniform(-6, 6)
        assert distributions.normal_two_sided(z) == pytest.approx(plain.normal_two_sided(z), abs=1e-9)


def test_t(chance):
    for _ in range(CASES):
        t, freedom = chance.uniform(-12, 12), chance.randint(1, 60)
        assert distributions.t_two_sided(t, freedom) == pytest.approx(plain.t_two_sided(t, freedom), abs=1e-9)


def test_chi_square(chance):
    for _ in range(CASES):
        x, freedom = chance.uniform(0.001, 60), chance.randint(1, 40)
        assert distributions.chi_square_above(x, freedom) == pytest.approx(plain.chi_square_above(x, freedom), abs=1e-9)


def test_binomial(chance):
    for _ in range(CASES):
        n = chance.randint(1, 300)
        most, share = chance.randint(0, n), chance.random()
        assert distributions.binomial_at_most(most, n, share) == pytest.approx(
            plain.binomial_at_most(most, n, share), abs=1e-9
        )


def test_quantiles_lead_back(chance):
    for _ in range(CASES):
        below, freedom = chance.uniform(0.001, 0.999), chance.randint(1, 200)
        x = distributions.chi_square_quantile(below, freedom)
        assert 1 - distributions.chi_square_above(x, freedom) == pytest.approx(below, abs=1e-9)
        t = distributions.t_quantile(below, freedom)
        tail = distributions.t_two_sided(t, freedom) / 2
        assert (1 - tail if t > 0 else tail) == pytest.approx(below, abs=1e-9)


@pytest.mark.parametrize(
    ("found", "known"),
    [
        (distributions.normal_quantile(0.975), 1.959963984540054),
        (distributions.t_quantile(0.975, 1), 12.706204736432095),
        (distributions.t_quantile(0.975, 10), 2.2281388519649385),
        (distributions.chi_square_quantile(0.95, 1), 3.841458820694124),
        (distributions.chi_square_quantile(0.95, 10), 18.307038053275146),
    ],
)
def test_known_quantiles(found, known):
    assert found == pytest.approx(known, abs=1e-9)


def test_edges():
    assert distributions.t_two_sided(float("inf"), 3) == 0
    assert distributions.chi_square_above(0, 1) == 1
    assert distributions.binomial_at_most(-1, 5, 0.5) == 0
    assert distributions.binomial_at_most(5, 5, 0.5) == 1
    assert distributions.binomial_at_most(0, 5, 0) == 1


def test_poisson(chance):
    for _ in range(60):
        mean, most = chance.uniform(0.01, 60), chance.randint(0, 90)
        assert distributions.poisson_at_most(most, mean) == pytest.approx(plain.poisson_at_most(most, mean), abs=1e-9)
    assert distributions.poisson_at_most(-1, 3) == 0
