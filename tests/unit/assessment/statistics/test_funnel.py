"""The funnel's limits, against every term added up exactly and against another library's figures."""

import math
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.assessment.statistics.funnel import (
    Centre,
    Model,
    apart_of,
    curve_at,
    limits_at,
)
from waymark.domain.apart import Apart

SHARE, RATE = Model.SHARE, Model.RATE

# From scipy 1.x: the first and the last count for which neither cdf(k) nor sf(k - 1) is under the tail.
GOLDEN = [
    (SHARE, "0.2", 20, (1, 8), (0, 10)),
    (SHARE, "0.783493", 81, (56, 70), (51, 74)),
    (SHARE, "0.92", 150, (131, 144), (127, 147)),
    (SHARE, "0.02", 300, (2, 11), (0, 15)),
    (SHARE, "0.5", 7, (1, 6), (0, 7)),
    (RATE, "0.0004", 1000, (0, 2), (0, 3)),
    (RATE, "0.0351602", 3000, (86, 126), (75, 139)),
    (RATE, "0.001", 9000, (4, 15), (1, 20)),
    (RATE, "0.5", 40, (12, 29), (8, 35)),
]


@pytest.mark.parametrize(("model", "rate", "size", "watch", "outlier"), GOLDEN)
def test_limits_of_another_library(model, rate, size, watch, outlier):
    limits = limits_at(Centre(model, Fraction(rate)), size)
    assert (limits.watch_low, limits.watch_high) == watch
    assert (limits.outlier_low, limits.outlier_high) == outlier


def terms(model, rate, size, most):
    """The chance of each count from 0 to `most`: exactly for a share, term by term for a rate."""
    if model is SHARE:
        return [math.comb(size, k) * rate**k * (1 - rate) ** (size - k) for k in range(size + 1)]
    mean = float(rate * size)
    found = [math.exp(-mean)]
    for k in range(1, most + 1):
        found.append(found[-1] * mean / k)
    return found


def plainly(model, rate, size, count):
    """Where a count stands, by adding up both tails."""
    found = terms(model, rate, size, count + 1)
    low = sum(found[: count + 1])
    high = 1 - sum(found[:count])
    tail = min(low, high)
    return Apart.OUTLIER if tail < 0.001 else Apart.WATCH if tail < 0.025 else Apart.WITHIN


@given(st.integers(1, 60), st.integers(0, 60), st.integers(1, 99))
def test_shares_agree_with_every_term_added_up(size, count, percent):
    count = min(count, size)
    centre = Centre(SHARE, Fraction(percent, 100))
    assert apart_of(centre, count, size) is plainly(SHARE, centre.rate, size, count)


@given(st.integers(1, 400), st.integers(0, 60), st.integers(1, 800))
def test_rates_agree_with_every_term_added_up(size, count, per_10000):
    centre = Centre(RATE, Fraction(per_10000, 10_000))
    assert apart_of(centre, count, size) is plainly(RATE, centre.rate, size, count)


@given(st.sampled_from(Model), st.integers(1, 900), st.integers(0, 900), st.integers(1, 99))
def test_limits_and_curves_tell_what_the_test_tells(model, size, count, percent):
    """A district lies outside the numbers of the table, and outside the drawn curve, exactly when it is called so."""
    count = min(count, size) if model is SHARE else count
    centre = Centre(model, Fraction(percent, 100))
    apart, limits, curve = apart_of(centre, count, size), limits_at(centre, size), curve_at(centre, size)
    assert (limits.watch_low <= count <= limits.watch_high) is (apart is Apart.WITHIN)
    assert (limits.outlier_low <= count <= limits.outlier_high) is (apart is not Apart.OUTLIER)

    def beyond(low, high):
        return (low is not None and count < low - 1e-5) or (high is not None and count > high + 1e-5)

    assert beyond(curve.watch_low, curve.watch_high) is (apart is not Apart.WITHIN)
    assert beyond(curve.outlier_low, curve.outlier_high) is (apart is Apart.OUTLIER)


@given(st.sampled_from(Model), st.integers(2, 500), st.integers(2, 98), st.integers(0, 500))
def test_farther_from_the_county_is_never_nearer(model, size, percent, count):
    count = min(count, size)
    centre = Centre(model, Fraction(percent, 100))
    order = [Apart.WITHIN, Apart.WATCH, Apart.OUTLIER]
    here = order.index(apart_of(centre, count, size))
    if Fraction(count, size) > centre.rate and (model is RATE or count < size):
        assert order.index(apart_of(centre, count + 1, size)) >= here
    if Fraction(count, size) < centre.rate and count > 0:
        assert order.index(apart_of(centre, count - 1, size)) >= here


@given(st.integers(1, 300), st.integers(0, 300), st.integers(1, 99))
def test_counting_the_others_instead_changes_nothing(size, count, percent):
    """Those who did and those who did not are one finding. Right at a limit the last digit may decide."""
    count = min(count, size)
    rate = Fraction(percent, 100)
    one = apart_of(Centre(SHARE, rate), count, size)
    other = apart_of(Centre(SHARE, 1 - rate), size - count, size)
    tail = min(
        float(sum(terms(SHARE, rate, size, 0)[: count + 1])), float(1 - sum(terms(SHARE, rate, size, 0)[:count]))
    )
    assert one is other or min(abs(tail - 0.025), abs(tail - 0.001)) < 1e-9


def test_twelve_districts_that_are_all_alike():
    """46 charts in 100 have one outside 95 %, 2.4 outside 99.8 %; with counts that come whole, never more."""
    for size in (30, 150, 2000):
        rate = Fraction(3, 10)
        limits = limits_at(Centre(SHARE, rate), size)
        chances = terms(SHARE, rate, size, size)
        watch = 1 - float(sum(chances[limits.watch_low : limits.watch_high + 1]))
        outlier = 1 - float(sum(chances[limits.outlier_low : limits.outlier_high + 1]))
        assert watch <= 0.05
        assert outlier <= 0.002
        if size == 2000:  # large enough for the last whole count to matter little
            assert 0.42 <= 1 - (1 - watch) ** 12 <= 0.4597
            assert 0.019 <= 1 - (1 - outlier) ** 12 <= 0.0238


@pytest.mark.long
def test_alarms_of_charts_whose_county_is_what_the_districts_come_to():
    """The line is not known but counted from the districts too: no more alarms than that."""
    chance = random.Random(21)
    tries, watched, outside = 1500, 0, 0
    for _ in range(tries):
        sizes = [chance.randint(80, 240) for _ in range(12)]
        counts = [sum(chance.random() < 0.7 for _ in range(size)) for size in sizes]
        centre = Centre(SHARE, Fraction(sum(counts), sum(sizes)))
        places = {apart_of(centre, count, size) for count, size in zip(counts, sizes, strict=True)}
        watched += places != {Apart.WITHIN}
        outside += Apart.OUTLIER in places
    assert 0.2 <= watched / tries <= 0.46
    assert outside / tries <= 0.024


@pytest.mark.parametrize(("model", "rate"), [(SHARE, "0"), (SHARE, "1"), (RATE, "0"), (SHARE, "-0.1"), (SHARE, "1.2")])
def test_no_funnel_where_chance_has_nothing_to_do(model, rate):
    with pytest.raises(ValueError, match="no funnel"):
        Centre(model, Fraction(rate))


@pytest.mark.parametrize(("model", "count", "size"), [(SHARE, 5, 4), (SHARE, -1, 4), (RATE, 3, 0), (RATE, -1, 9)])
def test_no_district_of_nothing_or_of_more_than_all(model, count, size):
    with pytest.raises(ValueError, match="count from 0 up"):
        apart_of(Centre(model, Fraction(1, 2)), count, size)
