"""The funnel, and the sentence on what a county's colour hides."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.statistics import plain_distributions as plain

from waymark.assessment.statistics.funnel import Place, funnel, limits_at
from waymark.assessment.statistics.masking import DistrictColour, masking_sentence
from waymark.domain.verdict import Rating

RED = Rating.RED


def test_only_the_far_ones_are_outliers():
    districts = {f"D{at}": (50, 500) for at in range(9)} | {"near": (65, 500), "far": (90, 500), "empty": (0, 0)}
    found = funnel(districts)
    assert "empty" not in found.standings
    assert found.pooled == Fraction(605, 5500)
    assert {found.standings[name].place for name in ("D0", "D8", "near")} == {Place.WITHIN}
    assert (found.standings["far"].place, found.standings["far"].high) == (Place.OUTLIER, True)
    assert funnel(districts | {"near": (75, 500)}).standings["near"].place is Place.WATCH


@given(st.integers(1, 60), st.integers(0, 60), st.integers(1, 99))
def test_standings_and_limits_agree_with_every_term_added_up(whole, count, percent):
    count = min(count, whole)
    pooled = Fraction(percent, 100)
    other = (percent * 10_000 - count, 1_000_000 - whole)  # makes the pooled rate exactly that
    standing = funnel({"one": (count, whole), "rest": other}).standings["one"]
    chance = float(pooled)
    tail = min(plain.binomial_at_most(count, whole, chance), 1 - plain.binomial_at_most(count - 1, whole, chance))
    expected = Place.OUTLIER if tail < 0.001 else Place.WATCH if tail < 0.025 else Place.WITHIN
    assert standing.place is expected
    limits = limits_at(whole, pooled)
    assert (limits.watch_low <= count <= limits.watch_high) is (standing.place is Place.WITHIN)
    assert (limits.outlier_low <= count <= limits.outlier_high) is (standing.place is not Place.OUTLIER)


def test_no_funnel_without_shares():
    with pytest.raises(ValueError, match="whole"):
        funnel({"empty": (0, 0)})


def test_the_masking_sentence():
    few = [DistrictColour(f"F{at}", Rating.NOT_RATED, "too few children") for at in range(3)]
    green = [DistrictColour(f"G{at}", Rating.GREEN) for at in range(7)]
    reds = [DistrictColour("Dover", RED, "", Place.OUTLIER, True), DistrictColour("Swale", RED, "", Place.WITHIN, True)]
    assert masking_sentence([*green, *few, *reds]) == (
        "2 of 12 districts red; 3 not rated: too few children. Dover: outlier: outside 99.8%."
    )
    assert masking_sentence([*green, reds[1]]) == (
        "1 of 8 districts red. The red one differs from all districts together by no more than chance does."
    )
    assert masking_sentence([*green, DistrictColour("Dover", RED)]).endswith("is not tested.")
    assert masking_sentence(green) == ""
