"""What a baseline improved by so much is, by a second arithmetic and by its properties."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.assessment.comparing import meets
from waymark.assessment.targets.improvement import exact_target, sentence, target
from waymark.assessment.wording import Wording
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.polarity import Polarity

HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER
BASELINES = st.integers(-100_000, 100_000).map(lambda number: Fraction(number, 100))
AMOUNTS = st.integers(1, 20_000).map(lambda number: Fraction(number, 100))
STATED = st.builds(Improvement, AMOUNTS, st.sampled_from(ImprovedIn))
ONE_SIDED = st.sampled_from([HIGHER, LOWER])


def obvious(baseline, improvement, polarity):
    """In decimals, one case after the other."""
    start, amount = (Decimal(n.numerator) / Decimal(n.denominator) for n in (baseline, improvement.amount))
    change = amount if improvement.counted_in is ImprovedIn.POINTS else amount * start.copy_abs() / 100
    return Fraction(start + change if polarity is HIGHER else start - change)


def test_five_better_than_sixty_is_two_numbers():
    five = {kind: Improvement(Fraction(5), kind) for kind in ImprovedIn}
    assert exact_target(Fraction(60), five[ImprovedIn.RELATIVE], HIGHER) == 63
    assert exact_target(Fraction(60), five[ImprovedIn.POINTS], HIGHER) == 65
    assert exact_target(Fraction(60), five[ImprovedIn.RELATIVE], LOWER) == 57
    assert exact_target(Fraction(60), five[ImprovedIn.POINTS], LOWER) == 55


@given(BASELINES, STATED, ONE_SIDED)
def test_as_in_plain_decimals(baseline, improvement, polarity):
    assert exact_target(baseline, improvement, polarity) == obvious(baseline, improvement, polarity)


@given(BASELINES, STATED, st.integers(0, 3))
def test_turning_signs_and_polarity_turns_the_target_and_nothing_else(baseline, improvement, decimals):
    up, down = target(baseline, improvement, HIGHER, decimals), target(-baseline, improvement, LOWER, decimals)
    assert up == -down


@given(BASELINES, STATED, ONE_SIDED, st.integers(0, 3), st.integers(-300, 300))
def test_every_printed_figure_meets_the_target_exactly_when_it_meets_the_exact_number(
    baseline, improvement, polarity, decimals, away
):
    exact, printed = (f(baseline, improvement, polarity) for f in (exact_target, lambda *a: target(*a, decimals)))
    assert (printed * 10**decimals).denominator == 1
    figure = printed + Fraction(away, 10**decimals)
    assert meets(figure, printed, polarity) == meets(figure, exact, polarity)


@given(BASELINES, STATED, ONE_SIDED)
def test_an_improvement_is_never_worse_than_its_baseline(baseline, improvement, polarity):
    assert meets(exact_target(baseline, improvement, polarity), baseline, polarity)


@pytest.mark.parametrize("polarity", [Polarity.TARGET, Polarity.NONE])
def test_nothing_is_improved_where_no_direction_is_better(polarity):
    with pytest.raises(ValueError, match="cannot be improved"):
        exact_target(Fraction(60), Improvement(Fraction(5), ImprovedIn.POINTS), polarity)


@pytest.mark.parametrize("amount", [0, -5])
def test_an_improvement_is_more_than_nothing(amount):
    with pytest.raises(ValueError, match="more than 0"):
        Improvement(Fraction(amount), ImprovedIn.POINTS)


def test_the_sentence_says_what_was_rounded():
    said = sentence(Fraction("60.8"), Improvement(Fraction(5), ImprovedIn.RELATIVE), HIGHER, Wording(1, "%"))
    assert said.startswith("5% better than the baseline of 60.8% is 63.84%; the target is 63.9%,")
