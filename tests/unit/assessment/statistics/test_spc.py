"""The XmR chart: golden limits, each rule, and 200 series against a plain implementation."""

import random
from fractions import Fraction

import pytest
from tests.unit.assessment.statistics import plain_xmr

from waymark.assessment.statistics import spc
from waymark.assessment.statistics.spc import Assurance, Cause, Limits, Rebase

GOLDEN = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)


def fractions(values):
    return [Fraction(str(value)) for value in values]


@pytest.mark.parametrize(("screened", "upper", "lower"), [(True, "4.6044", "-0.7156"), (False, "6.9515", "-3.0626")])
def test_golden_limits(screened, upper, lower):
    found = spc.limits_of(fractions(GOLDEN), screened)
    assert float(found.mean) == pytest.approx(1.9444, abs=1e-4)
    assert float(found.upper) == pytest.approx(float(upper), abs=1e-4)
    assert float(found.lower) == pytest.approx(float(lower), abs=1e-4)


def test_200_series_against_a_plain_implementation():
    chance = random.Random(7)
    seen = set()
    for _ in range(200):
        n = chance.randint(6, 60)
        lean, swing, coarse = chance.choice((0, 0, 0.3, -0.5)), chance.choice((1, 4)), chance.choice((1, 100))
        level, values = 50.0, []
        for _ in range(n):
            level += lean
            noise = chance.gauss(0, swing) * (6 if chance.random() < 0.05 else 1)
            values.append(Fraction(round((level + noise) * coarse), coarse))
        points = spc.chart(values)
        found = [(point.cause.value, 0 if point.high is None else 1 if point.high else -1) for point in points]
        assert found == plain_xmr.causes(values)
        mean, upper, lower = plain_xmr.limits([float(value) for value in values])
        limits = points[0].limits
        assert (float(limits.mean), float(limits.upper), float(limits.lower)) == pytest.approx((mean, upper, lower))
        seen |= {point.cause for point in points}
    assert seen == set(Cause)


def test_a_tie_breaks_a_trend():
    rising = [*GOLDEN[:4], 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6]
    tied = [*rising[:-2], 1.4, 1.6]
    assert spc.chart(fractions(rising))[-1].cause is Cause.TREND
    assert spc.chart(fractions(tied))[-1].cause is not Cause.TREND


def test_none_of_a_shift_lies_on_the_mean():
    level = fractions([5, 5, 5, 5, 5, 5, 5, 5])
    assert {point.cause for point in spc.chart(level)} == {Cause.COMMON}


def test_trial_limits_and_none():
    assert spc.limits_of(fractions(range(5))) is None
    assert spc.limits_of(fractions(range(6))).trial
    assert spc.limits_of(fractions(range(12))).trial
    assert not spc.limits_of(fractions(range(13))).trial
    assert {point.limits for point in spc.chart(fractions(range(5)))} == {None}


def test_a_rebase_has_its_own_limits_and_a_reason():
    low, high = [1, 2, 1, 2, 1, 2, 1], [11, 12, 11, 12, 11, 12, 11]
    points = spc.chart(fractions(low + high), [Rebase(7, "a new case system")])
    assert points[0].limits.mean < 2 < 11 < points[-1].limits.mean
    assert {point.cause for point in points} == {Cause.COMMON}
    assert {point.cause for point in spc.chart(fractions(low + high))} != {Cause.COMMON}
    with pytest.raises(ValueError, match="reason"):
        Rebase(7, " ")
    with pytest.raises(ValueError, match="between"):
        spc.chart(fractions(low), [Rebase(7, "too late")])


@pytest.mark.parametrize(
    ("target", "higher_is_better", "said"),
    [
        ("12.66", True, Assurance.HIT_AND_MISS),
        ("12.67", True, Assurance.FAILS),
        ("12.67", False, Assurance.PASSES),
        ("7.34", True, Assurance.HIT_AND_MISS),
        ("7.33", True, Assurance.PASSES),
        ("7.33", False, Assurance.FAILS),
    ],
)
def test_assurance(target, higher_is_better, said):
    limits = Limits(Fraction(10), Fraction(1), trial=False)
    assert spc.assurance(limits, Fraction(target), higher_is_better) is said
