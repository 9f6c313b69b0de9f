"""A policy may name every direction method, for all indicators or for one; an indicator may have a dead-band."""

from fractions import Fraction

import pytest

from waymark.domain.rule_names import DIRECTION_METHODS

POLICY = "policies/2021-22.yaml"


@pytest.mark.parametrize("name", DIRECTION_METHODS)
def test_every_method_may_be_named(issues_after, small, name):
    assert issues_after(POLICY, "direction: step", f"direction: {name}") == []
    small.change(POLICY, "AA1: {rating: baseline_and_target}", "AA1: {direction: regression}")
    framework, issues = small.load()
    assert issues == []
    judgements = [policy.judgement_for(code).direction for policy in framework.policies for code in ("AA1", "BB2")]
    assert judgements == ["regression", name] * 2


def test_a_dead_band_is_read_exactly(small):
    small.change("indicators/AA1.yaml", "decimals: 1", "decimals: 1\ndead_band: 0.5")
    framework, issues = small.load()
    assert issues == []
    assert framework.indicator("AA1").dead_band == Fraction(1, 2)
    assert framework.indicator("BB2").dead_band == 0
