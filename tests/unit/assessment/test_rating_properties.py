"""What must hold of every rating rule, whatever the numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from waymark.assessment.rating import baseline_and_target, floor_and_target
from waymark.assessment.wording import Wording
from waymark.domain.polarity import Polarity
from waymark.domain.target import Band
from waymark.domain.verdict import Rating, WhyNotRated

WORDING = Wording(1, "%", "2021-22")
ORDER = {Rating.RED: 0, Rating.AMBER: 1, Rating.GREEN: 2}
MIRROR = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER, Polarity.TARGET: Polarity.TARGET}

figures = st.integers(-2000, 2000).map(lambda tenths: Decimal(tenths).scaleb(-1))
bars = st.integers(-2000, 2000).map(lambda tenths: Fraction(tenths, 10))
one_sided = st.sampled_from([Polarity.HIGHER, Polarity.LOWER])


def as_decimal(number):
    return Decimal(number.numerator) / number.denominator


def ordered(polarity, one, other):
    """(the worse, the better) of two bars."""
    low, high = sorted([one, other])
    return (low, high) if polarity is Polarity.HIGHER else (high, low)


def floor_rating(value, polarity, floor, target):
    return floor_and_target.rate(value, polarity, target, floor, WORDING).rating


def baseline_rating(value, polarity, baseline, target, band=None):
    return baseline_and_target.rate(value, polarity, target, baseline, band, WORDING).rating


@given(figures, figures, bars, bars, one_sided)
def test_a_better_figure_never_rates_worse(one, other, first, second, polarity):
    least, target = ordered(polarity, first, second)
    worse, better = ordered(polarity, one, other)
    for rating in (floor_rating, baseline_rating):
        assert ORDER[rating(worse, polarity, least, target)] <= ORDER[rating(better, polarity, least, target)]


@given(figures, bars, bars, one_sided)
def test_flipping_signs_and_polarity_changes_nothing(value, first, second, polarity):
    least, target = ordered(polarity, first, second)
    for rating in (floor_rating, baseline_rating):
        assert rating(value, polarity, least, target) is rating(-value, MIRROR[polarity], -least, -target)


@given(figures, bars, bars, st.integers(0, 500), st.integers(0, 500))
def test_mirror_near_a_target(value, target, baseline, below, above):
    band = Band(target - Fraction(below, 10), target + Fraction(above, 10))
    flipped = Band(-band.high, -band.low)
    given_way = baseline_rating(value, Polarity.TARGET, baseline, target, band)
    assert given_way is baseline_rating(-value, Polarity.TARGET, -baseline, -target, flipped)


@given(bars, bars, st.integers(0, 500), st.integers(0, 2000))
def test_near_a_target_both_sides_are_alike_when_the_band_is(target, baseline, reach, away):
    band = Band(target - Fraction(reach, 10), target + Fraction(reach, 10))
    above, below = (
        baseline_rating(as_decimal(target + side * Fraction(away, 10)), Polarity.TARGET, baseline, target, band)
        for side in (1, -1)
    )
    assert above is below


@given(bars, bars, st.integers(0, 500), st.integers(0, 2000), st.integers(0, 2000), st.sampled_from([-1, 1]))
def test_nearer_the_target_never_rates_worse(target, baseline, reach, one, other, side):
    band = Band(target - Fraction(reach, 10), target + Fraction(reach, 10))
    near, far = sorted([one, other])
    ratings = [
        baseline_rating(as_decimal(target + side * Fraction(away, 10)), Polarity.TARGET, baseline, target, band)
        for away in (near, far)
    ]
    assert ORDER[ratings[0]] >= ORDER[ratings[1]]


@given(
    figures,
    st.sampled_from(Polarity),
    st.none() | bars,
    st.none() | bars,
    st.none() | st.tuples(st.integers(0, 300), st.integers(0, 300)),
)
def test_exactly_one_colour_or_one_named_refusal(value, polarity, target, least, reach):
    band = None
    if reach is not None and target is not None:
        band = Band(target - reach[0], target + reach[1])
    assume(not floor_and_target.contradiction(polarity, target, least))
    assume(not baseline_and_target.contradiction(polarity, target, least, band))
    verdicts = (
        floor_and_target.rate(value, polarity, target, least, WORDING),
        baseline_and_target.rate(value, polarity, target, least, band, WORDING),
    )
    for verdict in verdicts:
        assert (verdict.rating is Rating.NOT_RATED) == isinstance(verdict.why_not, WhyNotRated)
        assert (verdict.rule == "not_rated") == (verdict.rating is Rating.NOT_RATED)
        assert verdict.sentence.endswith(".")
        assert verdict.value == value


@given(bars, bars, one_sided)
def test_on_the_bar_is_met(first, second, polarity):
    least, target = ordered(polarity, first, second)
    for rating in (floor_rating, baseline_rating):
        assert rating(as_decimal(target), polarity, least, target) is Rating.GREEN
        if least != target:
            assert rating(as_decimal(least), polarity, least, target) is Rating.AMBER


def test_never_rounded_to_the_targets_decimals():
    assert floor_rating(Decimal("91.6"), Polarity.HIGHER, Fraction(85), Fraction(92)) is Rating.AMBER
    assert floor_rating(Decimal("25.4"), Polarity.LOWER, Fraction(30), Fraction(25)) is Rating.AMBER
