"""The colours worked out again: slowly, by counting in whole hundredths, and from the sentence alone."""

import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from waymark.assessment.earlier import EarlierFigure
from waymark.assessment.rating import (
    activity_band,
    baseline_and_target,
    floor_and_target,
    near_target,
    tolerance,
    tolerance_and_trend,
)
from waymark.assessment.wording import Wording
from waymark.domain.errors import ContradictionError
from waymark.domain.month import Month
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import NearBands, Tolerance, ToleranceIn
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


def slow_tolerance(value, target, reach, letter):
    """Walk from the target in the worse direction, one hundredth at a time, as far as the tolerance reaches."""
    if better_or_equal(value, target, letter):
        return "green"
    step = -1 if letter == "H" else 1
    return "amber" if value in range(target, target + step * (reach + 1), step) else "red"


def slow_trend(value, target, reach, letter, last_year):
    if slow_tolerance(value, target, reach, letter) != "red":
        return "green"
    return "amber" if better_or_equal(value, last_year, letter) else "red"


def slow_bands(value, target, below, above, further_below, further_above):
    inner = range(target - below, target + above + 1)
    outer = range(target - further_below, target + further_above + 1)
    return "green" if value in inner else "amber" if value in outer else "red"


TWO_PLACES = Wording(2, "%", "2021-22", change="percentage points")


def with_tolerance(value, target, reach, letter, last_year, relative=False):
    """The verdicts of both rules with a tolerance. relative: `reach` is in per cent of the target."""
    amount = Fraction(reach) if relative else Fraction(text_of(reach))
    allowed = Tolerance(amount, ToleranceIn.RELATIVE if relative else ToleranceIn.POINTS)
    numbers = Decimal(text_of(value)), Polarity(letter), Fraction(text_of(target)), allowed
    before = EarlierFigure(Month.at(2021, 3), "March 2021", Decimal(text_of(last_year)))
    return tolerance.rate(*numbers, TWO_PLACES), tolerance_and_trend.rate(*numbers, before, TWO_PLACES)


@given(hundredths, hundredths, st.integers(0, 200), letters, hundredths)
def test_both_rules_with_a_tolerance_in_points(value, target, reach, letter, last_year):
    plain, with_trend = with_tolerance(value, target, reach, letter, last_year)
    assert plain.rating.value == slow_tolerance(value, target, reach, letter)
    assert with_trend.rating.value == slow_trend(value, target, reach, letter, last_year)


@given(hundredths, st.integers(-3, 3), st.integers(0, 100), letters, hundredths)
def test_both_rules_with_a_relative_tolerance(value, whole, per_cent, letter, last_year):
    # a whole target has a hundredth to every per cent, so that the limit can be walked to
    target, reach = whole * 100, abs(whole) * per_cent
    plain, with_trend = with_tolerance(value, target, per_cent, letter, last_year, relative=True)
    assert plain.rating.value == slow_tolerance(value, target, reach, letter)
    assert with_trend.rating.value == slow_trend(value, target, reach, letter, last_year)


@given(hundredths, hundredths, *(st.integers(0, 100) for _ in range(4)))
def test_near_its_target(value, target, below, above, more_below, more_above):
    distances = (below, above, below + more_below, above + more_above)
    verdict = near_target.rate(
        Decimal(text_of(value)),
        Polarity.TARGET,
        Fraction(text_of(target)),
        NearBands(*(Fraction(text_of(distance)) for distance in distances)),
        TWO_PLACES,
    )
    assert verdict.rating.value == slow_bands(value, target, *distances)
    assert redo_near(verdict.sentence) == verdict.rating.value


@given(hundredths, st.lists(hundredths, min_size=3, max_size=3))
def test_an_expected_range_by_squares(value, years):
    """Beyond an end, its distance from the mean squared is more than four variances: no square root is taken."""
    figures = [
        EarlierFigure(Month.at(2018 + back, 3), f"March {2018 + back}", Decimal(text_of(year)))
        for back, year in enumerate(years)
    ]
    verdict = activity_band.rate_by_history(Decimal(text_of(value)), figures, TWO_PLACES)
    total = sum(years)
    away = (3 * value - total) ** 2  # nine times the squared distance from the mean
    four_variances = 2 * sum((3 * year - total) ** 2 for year in years)  # nine times four variances
    ends = dict(verdict.bars)
    on_an_end = Fraction(text_of(value)) in ends.values()
    place = re.search(r" is (within|above|below) the expected range", verdict.sentence)[1]
    assume(not on_an_end)  # an end is rounded to the printed decimals, and counts as inside
    expected = "within" if away <= four_variances else "above" if 3 * value > total else "below"
    assert place == expected


TOLERATED = re.compile(r"(at or above|at or below|above|below) (-?[\d.]+)%, the target")
BEFORE = re.compile(r"(at or above|at or below|above|below) the (-?[\d.]+)% of March 2021")
EDGES = re.compile(r"(inside|outside) the (inner|outer) band from (-?[\d.]+)% to (-?[\d.]+)%")


def checked(sentence, pattern, met):
    """For each claim, whether it says that the bar is met, having checked that it is true."""
    value = Decimal(sentence.split("%")[0])
    found = []
    for relation, bar in pattern.findall(sentence):
        assert HOLDS[relation](value, Decimal(bar)), sentence
        found.append(relation == met)
    return found


def redo_tolerance(sentence):
    met = "at or above" if "higher is better" in sentence else "at or below"
    if not checked(sentence, TOLERATED, met):
        return redo(sentence)
    (within,) = checked(sentence, TOLERATED, met)
    return "amber" if within else "red"


def redo_trend(sentence):
    met = "at or above" if "higher is better" in sentence else "at or below"
    (within,) = checked(sentence, TOLERATED, met)
    if within:
        return "green"
    (no_worse,) = checked(sentence, BEFORE, met)
    return "amber" if no_worse else "red"


def redo_near(sentence):
    value = Decimal(sentence.split("%")[0])
    places = {}
    for place, name, low, high in EDGES.findall(sentence):
        assert (Decimal(low) <= value <= Decimal(high)) == (place == "inside"), sentence
        places[name] = place
    if places.get("inner") == "inside":
        return "green"
    return "amber" if places["outer"] == "inside" else "red"


@given(hundredths, hundredths, st.integers(0, 200), letters, hundredths)
def test_the_sentence_alone_gives_the_colour_with_a_tolerance(value, target, reach, letter, last_year):
    plain, with_trend = with_tolerance(value, target, reach, letter, last_year)
    assert redo_tolerance(plain.sentence) == plain.rating.value
    assert redo_trend(with_trend.sentence) == with_trend.rating.value
    for verdict in (plain, with_trend):
        assert verdict.sentence.endswith(f"{verdict.rating.value}.")
