"""Milestones: the last is the target, none goes back, and a slow second reckoning finds the same ones."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waymark.assessment.targets.trajectory import backward_step, contradiction, milestones, sentence
from waymark.assessment.wording import Wording
from waymark.domain.polarity import Polarity
from waymark.domain.trajectory import TrajectoryShape

LINEAR, GEOMETRIC, BY_HAND = TrajectoryShape
HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER
NUMBERS = st.integers(-100_000, 100_000).map(lambda number: Fraction(number, 100))
POSITIVE = st.integers(1, 100_000).map(lambda number: Fraction(number, 100))
YEARS = st.integers(1, 12)
DECIMALS = st.integers(0, 3)


def obvious(baseline, target, years, shape, decimals):
    """Step by step in long decimals: the same difference added, or the same ratio multiplied, then rounded."""
    with localcontext(prec=80):
        start, end = (Decimal(n.numerator) / Decimal(n.denominator) for n in (baseline, target))
        found = []
        for step in range(1, years):
            if shape is LINEAR:
                # multiplied before it is divided, so that a half is a half
                whole = (start * (years - step) + end * step) / years
            else:
                whole = ((start.ln() * (years - step) + end.ln() * step) / years).exp()
            place = Decimal(1).scaleb(-decimals)
            found.append(Fraction(whole.quantize(Decimal("1e-40")).quantize(place, ROUND_HALF_UP)))
        return (*found, target)


def test_the_worked_example():
    assert milestones(Fraction(61), Fraction(85), 4, LINEAR, 0) == (67, 73, 79, 85)


@given(NUMBERS, NUMBERS, YEARS, DECIMALS)
def test_linear_milestones_as_reckoned_slowly(baseline, target, years, decimals):
    assert milestones(baseline, target, years, LINEAR, decimals) == obvious(baseline, target, years, LINEAR, decimals)


@given(POSITIVE, POSITIVE, YEARS, DECIMALS)
def test_geometric_milestones_as_reckoned_slowly(baseline, target, years, decimals):
    found = milestones(baseline, target, years, GEOMETRIC, decimals)
    assert found == obvious(baseline, target, years, GEOMETRIC, decimals)


@given(POSITIVE, POSITIVE, YEARS, st.sampled_from([LINEAR, GEOMETRIC]), DECIMALS)
def test_one_for_each_year_and_the_last_is_the_target_exactly(baseline, target, years, shape, decimals):
    found = milestones(baseline, target, years, shape, decimals)
    assert len(found) == years
    assert found[-1] == target


@given(POSITIVE, POSITIVE, YEARS, st.sampled_from([LINEAR, GEOMETRIC]), DECIMALS)
def test_no_step_goes_back_where_the_target_is_better(baseline, target, years, shape, decimals):
    assume((baseline * 10**decimals).denominator == (target * 10**decimals).denominator == 1)
    found = (baseline, *milestones(baseline, target, years, shape, decimals))
    if target >= baseline:
        assert list(found) == sorted(found)
    else:
        assert list(found) == sorted(found, reverse=True)
    better = HIGHER if target >= baseline else LOWER
    assert contradiction(baseline, target, years, shape, (), better, decimals) == ""


@given(NUMBERS, NUMBERS, YEARS, DECIMALS)
def test_turning_signs_turns_the_milestones(baseline, target, years, decimals):
    turned = milestones(-baseline, -target, years, LINEAR, decimals)
    assert turned == tuple(-number for number in milestones(baseline, target, years, LINEAR, decimals))


@given(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=8))
def test_turning_signs_and_polarity_finds_the_same_backward_step(baseline, steps):
    turned = [-number for number in steps]
    assert backward_step(baseline, steps, HIGHER) == backward_step(-baseline, turned, LOWER)
    assert backward_step(baseline, steps, Polarity.TARGET) == backward_step(-baseline, turned, Polarity.TARGET)


@given(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=8))
def test_the_first_backward_step_is_the_first_that_is_smaller(baseline, steps):
    whole = [baseline, *steps]
    first = next((place for place in range(1, len(whole)) if whole[place] < whole[place - 1]), None)
    assert backward_step(baseline, steps, HIGHER) == first


def test_activity_steps_neither_back_nor_on():
    assert backward_step(Fraction(5), [Fraction(4), Fraction(6)], Polarity.NONE) is None


@pytest.mark.parametrize(
    ("years", "shape", "by_hand"),
    [(0, LINEAR, ()), (-1, LINEAR, ()), (2, BY_HAND, (85,)), (2, BY_HAND, (84, 84)), (2, LINEAR, (70, 85))],
)
def test_what_has_no_milestones_is_refused(years, shape, by_hand):
    with pytest.raises(ValueError, match=r"."):
        milestones(Fraction(61), Fraction(85), years, shape, 0, by_hand)
    assert contradiction(Fraction(61), Fraction(85), years, shape, by_hand, HIGHER, 0)


def test_the_sentence_names_the_step_the_ends_and_the_shape():
    ends = (Fraction(61), "2024-25", Fraction(85), "2028-29")
    said = sentence(2, 4, *ends, LINEAR, Wording(0, "%"))
    assert said == "Milestone 2 of 4 of the trajectory from 61% in 2024-25 to 85% by 2028-29, linear."


@pytest.mark.parametrize(
    ("number", "shape", "end", "rounded"),
    [
        (1, LINEAR, "62", "; rounded half up from 61.25."),
        (2, LINEAR, "62", "; rounded half up from 61.5."),
        (4, LINEAR, "62", ", linear."),
        (1, GEOMETRIC, "62", "; rounded half up."),
        (4, GEOMETRIC, "62", ", geometric."),
    ],
)
def test_the_sentence_says_where_it_was_rounded(number, shape, end, rounded):
    ends = (Fraction(61), "2024-25", Fraction(end), "2028-29")
    assert sentence(number, 4, *ends, shape, Wording(0, "%")).endswith(rounded)
