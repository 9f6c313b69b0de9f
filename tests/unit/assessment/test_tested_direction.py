"""What is said of a tested direction: dead-band, cautions, what it rests on, and polarity turned round."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import MARCH, an_indicator

from waymark.assessment.direction import regression, spc, trend_test, two_points
from waymark.assessment.methods import DIRECTION
from waymark.assessment.tested_direction import chance_words
from waymark.domain.indicator import StatedRebase
from waymark.domain.measure import Count, Ratio
from waymark.domain.outturn import ValueStatus, outturn_from_parts
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Arrow, Movement
from waymark.domain.window import Window

COUNT = Count("referral", "date")
HIGHER = an_indicator(measure=Ratio(COUNT, COUNT, Window.parse("M")), polarity=Polarity.HIGHER)
RISING = (90, 96, 99, 108, 111)


def months(counts, n=150):
    """The latest first."""
    latest_first = list(reversed(counts))
    return [
        outturn_from_parts("SCS03", "", "C", MARCH - back, x, n, Fraction(100)) for back, x in enumerate(latest_first)
    ]


def trend_of(counts, indicator=HIGHER, target=None, method=trend_test.direction):
    latest, *earlier = months(counts)
    return method(latest, earlier, indicator, target)


def test_a_change_inside_the_dead_band_is_grey_and_says_so():
    inside = trend_of(RISING, replace(HIGHER, dead_band=Fraction(15)))
    assert (inside.arrow, inside.movement) == (Arrow.UNCLEAR, Movement.NOT_JUDGED)
    assert inside.sentence.startswith("No clear trend")
    assert inside.sentence.endswith("The change is inside the dead-band of 15 percentage points.")
    at_the_edge = trend_of(RISING, replace(HIGHER, dead_band=Fraction(14)))
    assert (at_the_edge.arrow, at_the_edge.movement) == (Arrow.UP, Movement.IMPROVED)
    assert at_the_edge.sentence.endswith("The change is outside the dead-band of 14 percentage points.")
    assert "dead-band" not in trend_of(RISING).sentence


def test_the_dead_band_of_a_chart_is_measured_from_the_mean():
    counts = [75, 76] * 7 + [90]
    assert trend_of(counts, method=spc.direction).movement is Movement.IMPROVED
    banded = trend_of(counts, replace(HIGHER, dead_band=Fraction(20)), method=spc.direction)
    assert banded.movement is Movement.NOT_JUDGED


def test_the_limits_of_a_chart_begin_anew_where_the_dictionary_says_so():
    counts = [75, 76] * 7 + [90, 91] * 4
    stated = replace(HIGHER, rebases=(StatedRebase(MARCH - 7, "one front door"),))
    anew = trend_of(counts, stated, method=spc.direction)
    assert anew.sentence.startswith("Common cause, no special movement over 8 figures, August 2021 (60.0%)")
    assert anew.sentence.endswith(
        "Trial limits: fewer than 13 figures. Older figures are left out: limits begin anew with August 2021 "
        "(one front door)."
    )
    assert anew.rests_on == tuple(MARCH - back for back in range(7, 0, -1))
    assert trend_of(counts, method=spc.direction).movement is Movement.IMPROVED


def test_it_rests_on_the_figures_that_were_tested_and_no_others():
    assert trend_of((1, *RISING)).rests_on == tuple(MARCH - back for back in (4, 3, 2, 1))
    assert trend_of((1, *RISING), method=two_points.direction).rests_on == (MARCH - 1,)
    assert len(trend_of((1, *RISING), method=regression.direction).rests_on) == 5


def test_provisional_against_final_is_marked():
    latest, *earlier = months(RISING)
    final = [replace(one, status=ValueStatus.FINAL) for one in earlier]
    found = trend_test.direction(latest, final, HIGHER, None)
    assert "Compares final and provisional figures." in found.sentence
    assert found.movement is Movement.IMPROVED


@pytest.mark.parametrize(
    ("target", "movement"),
    [
        (None, Movement.NOT_JUDGED),
        (80, Movement.IMPROVED),
        (60, Movement.WORSENED),
        (67, Movement.NOT_JUDGED),  # as far from it as before
    ],
)
def test_best_near_the_target(target, movement):
    near = replace(HIGHER, polarity=Polarity.TARGET)
    found = trend_of(RISING, near, None if target is None else Fraction(target))
    assert (found.arrow, found.movement) == (Arrow.UP, movement)


@given(st.lists(st.integers(0, 150), min_size=2, max_size=30), st.sampled_from(sorted(set(DIRECTION) - {"step"})))
def test_signs_and_polarity_turned_round_change_nothing(counts, method):
    """The share that did, where higher is better, against the share that did not, where lower is."""
    one = trend_of(counts, method=DIRECTION[method])
    lower = replace(HIGHER, polarity=Polarity.LOWER)
    other = trend_of([150 - count for count in counts], lower, method=DIRECTION[method])
    assert one.movement is other.movement
    turned = {Arrow.UP: Arrow.DOWN, Arrow.DOWN: Arrow.UP}
    assert other.arrow is turned.get(one.arrow, one.arrow)
    assert (one.method, one.rests_on) == (other.method, other.rests_on)


def test_no_chance_is_nothing():
    assert [chance_words(p) for p in (0.5, 0.001, 0.0009)] == ["p 0.500", "p 0.001", "p < 0.001"]


def test_the_numbers_of_the_test_come_along_unrounded_with_the_points_that_it_used():
    tested = trend_of((1, *RISING)).evidence
    assert tested.test == "Cochran–Armitage trend test"
    assert (tested.symbol, round(tested.statistic, 6)) == ("χ²", 8.819686)
    assert tested.p == pytest.approx(0.00298, abs=1e-5)
    assert [point.numerator for point in tested.points] == list(RISING)
    pair = trend_of((1, *RISING), method=two_points.direction).evidence
    assert (pair.symbol, [point.month for point in pair.points]) == ("z", [MARCH - 1, MARCH])
    assert len(trend_of((1, *RISING), method=regression.direction).evidence.points) == 6
    charted = trend_of([75, 76] * 7, method=spc.direction).evidence
    lower, mean, upper = charted.limits
    assert (lower, upper) == (mean - Fraction(266, 100) * Fraction(2, 3), mean + Fraction(266, 100) * Fraction(2, 3))
    assert (charted.statistic, charted.p, len(charted.points)) == (None, None, 14)


def test_what_is_not_tested_has_no_numbers():
    assert trend_of(RISING[:3]).evidence is None
    assert trend_of(RISING[:2], method=DIRECTION["step"]).evidence is None
