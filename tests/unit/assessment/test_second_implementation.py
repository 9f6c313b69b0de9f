"""The colours worked out again: slowly, by counting in whole hundredths, and from the sentence alone."""

import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from waymark.assessment.rating import baseline_and_target, floor_and_target
from waymark.assessment.wording import Wording
from waymark.domain.errors import ContradictionError
from waymark.domain.polarity import Polarity
from waymark.domain.target import Band

hundredths = st.integers(-300, 300)
letters = st.sampled_from("HL")


def better_or_equal(one, other, letter):
    """Walk from `other` in the better direction, one hundredth at a time, and see whether `one` is met."""
    step = 1 if letter == "H" else -1
    return one in range(other, 10_000 * step, step)


def slow_floor(value, target, floor, letter):
    if floor != target and better_or_equal(floor, target, letter):
        return "contradiction"
    if better_or_equal(value, target, letter):
        return "green"
    return "amber" if better_or_equal(value, floor, letter) else "red"


def slow_near(value, target, baseline, low, high):
    if value in range(low, high + 1):
        return "green"
    steps_away = len(range(min(value, target), max(value, target)))
    steps_of_baseline = len(range(min(baseline, target), max(baseline, target)))
    return "red" if steps_away > steps_of_baseline else "amber"


def text_of(count):
    sign = "-" if count < 0 else ""
    return f"{sign}{abs(count) // 100}.{abs(count) % 100:02d}"


def verdict_of(rate, *arguments):
    try:
        return rate(*arguments)
    except ContradictionError:
        return None


def one_sided(value, target, least, letter):
    """The verdicts of both rules on the same numbers, in hundredths."""
    figure, polarity = Decimal(text_of(value)), Polarity(letter)
    bars = Fraction(text_of(target)), Fraction(text_of(least))
    wording = Wording(2, "%", "2021-22")
    yield verdict_of(floor_and_target.rate, figure, polarity, *bars, wording)
    yield verdict_of(baseline_and_target.rate, figure, polarity, *bars, None, wording)


@given(hundredths, hundredths, hundredths, letters)
def test_both_one_sided_rules(value, target, least, letter):
    expected = slow_floor(value, target, least, letter)
    for verdict in one_sided(value, target, least, letter):
        assert ("contradiction" if verdict is None else verdict.rating.value) == expected


@given(hundredths, hundredths, hundredths, st.integers(0, 100), st.integers(0, 100))
def test_near_a_target(value, target, baseline, below, above):
    low, high = target - below, target + above
    verdict = baseline_and_target.rate(
        Decimal(text_of(value)),
        Polarity.TARGET,
        Fraction(text_of(target)),
        Fraction(text_of(baseline)),
        Band(Fraction(text_of(low)), Fraction(text_of(high))),
        Wording(2, "", "2021-22"),
    )
    assert verdict.rating.value == slow_near(value, target, baseline, low, high)


CLAIM = re.compile(r"(at or above|at or below|above|below) the (target|floor|baseline) of (-?[\d.]+)%")
HOLDS = {
    "at or above": lambda value, bar: value >= bar,
    "at or below": lambda value, bar: value <= bar,
    "above": lambda value, bar: value > bar,
    "below": lambda value, bar: value < bar,
}


def redo(sentence):
    """The colour that a reader gets from the sentence, having checked each claim in it."""
    value = Decimal(sentence.split("%")[0])
    met = "at or above" if "higher is better" in sentence else "at or below"
    claims = {}
    for relation, name, bar in CLAIM.findall(sentence):
        assert HOLDS[relation](value, Decimal(bar)), sentence
        claims[name] = relation == met
    if claims.pop("target", False):
        return "green"
    (least_is_met,) = claims.values()
    return "amber" if least_is_met else "red"


@given(hundredths, hundredths, hundredths, letters)
def test_the_sentence_alone_gives_the_colour(value, target, least, letter):
    verdicts = [verdict for verdict in one_sided(value, target, least, letter) if verdict is not None]
    assume(verdicts)
    for verdict in verdicts:
        assert redo(verdict.sentence) == verdict.rating.value
        assert verdict.sentence.endswith(f"{verdict.rating.value}.")
