"""What must hold of every rating rule, whatever the numbers."""

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
from waymark.domain.month import Month
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import NearBands, Tolerance, ToleranceIn
from waymark.domain.target import Band
from waymark.domain.verdict import Rating, WhyNotRated

WORDING = Wording(1, "%", "2021-22")
ORDER = {Rating.RED: 0, Rating.AMBER: 1, Rating.GREEN: 2}
MIRROR = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER, Polarity.TARGET: Polarity.TARGET}

figures = st.integers(-2000, 2000).map(lambda tenths: Decimal(tenths).scaleb(-1))
bars = st.integers(-2000, 2000).map(lambda tenths: Fraction(tenths, 10))
one_sided = st.sampled_from([Polarity.HIGHER, Polarity.LOWER])


tolerances = st.builds(
    Tolerance, st.integers(0, 500).map(lambda tenths: Fraction(tenths, 10)), st.sampled_from(ToleranceIn)
)
distances = st.integers(0, 300).map(lambda tenths: Fraction(tenths, 10))
near_bands = st.builds(
    lambda below, above, more_below, more_above: NearBands(below, above, below + more_below, above + more_above),
    distances,
    distances,
    distances,
    distances,
)
MARCH = Month.at(2021, 3)


def last_year_of(value):
    """March 2021 with a figure, or without one."""
    if value is None:
        return EarlierFigure(MARCH, "March 2021", None, WhyNotRated.NO_LAST_YEAR, "there is no figure", known=False)
    return EarlierFigure(MARCH, "March 2021", value)


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


def tolerance_ratings(value, polarity, target, allowed, last_year):
    """Both rules with a tolerance on the same numbers."""
    yield tolerance.rate(value, polarity, target, allowed, WORDING).rating
    yield tolerance_and_trend.rate(value, polarity, target, allowed, last_year_of(last_year), WORDING).rating


def near_rating(value, target, bands):
    return near_target.rate(value, Polarity.TARGET, target, bands, WORDING).rating


@given(figures, figures, bars, tolerances, figures, one_sided)
def test_with_a_tolerance_a_better_figure_never_rates_worse(one, other, target, allowed, last_year, polarity):
    worse, better = ordered(polarity, one, other)
    pairs = zip(
        tolerance_ratings(worse, polarity, target, allowed, last_year),
        tolerance_ratings(better, polarity, target, allowed, last_year),
        strict=True,
    )
    assert all(ORDER[of_worse] <= ORDER[of_better] for of_worse, of_better in pairs)


@given(figures, bars, tolerances, figures, one_sided)
def test_with_a_tolerance_flipping_signs_and_polarity_changes_nothing(value, target, allowed, last_year, polarity):
    given_way = list(tolerance_ratings(value, polarity, target, allowed, last_year))
    assert given_way == list(tolerance_ratings(-value, MIRROR[polarity], -target, allowed, -last_year))


@given(figures, bars, tolerances, tolerances, one_sided)
def test_a_wider_tolerance_never_rates_worse(value, target, one, other, polarity):
    narrow, wide = sorted([one, other], key=lambda allowed: allowed.around(target))
    ratings = [tolerance.rate(value, polarity, target, allowed, WORDING).rating for allowed in (narrow, wide)]
    assert ORDER[ratings[0]] <= ORDER[ratings[1]]


@given(bars, tolerances, one_sided)
def test_on_the_limit_of_a_tolerance_is_within_it(target, allowed, polarity):
    reach = allowed.around(target)
    limit = as_decimal(target - reach if polarity is Polarity.HIGHER else target + reach)
    plain, with_trend = tolerance_ratings(limit, polarity, target, allowed, None)
    assert plain is (Rating.GREEN if reach == 0 else Rating.AMBER)
    assert with_trend is Rating.GREEN


@given(figures, bars, tolerances, figures, one_sided)
def test_last_year_decides_only_outside_the_tolerance(value, target, allowed, last_year, polarity):
    without = tolerance_and_trend.rate(value, polarity, target, allowed, last_year_of(None), WORDING)
    with_it = tolerance_and_trend.rate(value, polarity, target, allowed, last_year_of(last_year), WORDING)
    if without.rating is Rating.GREEN:
        assert with_it == without
    else:
        assert without.why_not is WhyNotRated.NO_LAST_YEAR
        assert with_it.rating in (Rating.AMBER, Rating.RED)
        assert with_it.rests_on == (MARCH,)


@given(figures, bars, near_bands)
def test_mirror_of_near_bands(value, target, bands):
    flipped = NearBands(bands.inner_above, bands.inner_below, bands.outer_above, bands.outer_below)
    assert near_rating(value, target, bands) is near_rating(-value, -target, flipped)


@given(bars, distances, distances, st.integers(0, 900))
def test_equal_bands_judge_both_sides_alike(target, inner, more, away):
    bands = NearBands(inner, inner, inner + more, inner + more)
    ratings = [near_rating(as_decimal(target + side * Fraction(away, 10)), target, bands) for side in (1, -1)]
    assert ratings[0] is ratings[1]


@given(bars, near_bands, st.integers(0, 900), st.integers(0, 900), st.sampled_from([-1, 1]))
def test_nearer_within_near_bands_never_rates_worse(target, bands, one, other, side):
    ratings = [
        near_rating(as_decimal(target + side * Fraction(away, 10)), target, bands) for away in sorted([one, other])
    ]
    assert ORDER[ratings[0]] >= ORDER[ratings[1]]


@given(figures, st.sampled_from(Polarity), st.none() | bars, tolerances, st.none() | figures, near_bands, bars, bars)
def test_each_further_rule_gives_one_colour_or_one_named_refusal(
    value, polarity, target, allowed, last_year, bands, one, other
):
    verdicts = (
        tolerance.rate(value, polarity, target, allowed, WORDING),
        tolerance_and_trend.rate(value, polarity, target, allowed, last_year_of(last_year), WORDING),
        near_target.rate(value, polarity, target, bands, WORDING),
        activity_band.rate(value, min(one, other), max(one, other), WORDING),
        activity_band.rate_by_history(value, [last_year_of(last_year)] * 3, WORDING),
    )
    for verdict in verdicts:
        assert (verdict.rating is Rating.NOT_RATED) == isinstance(verdict.why_not, WhyNotRated)
        assert (verdict.rule == "not_rated") == (verdict.why_not not in (None, WhyNotRated.ACTIVITY))
        assert verdict.sentence.endswith(".")
        assert verdict.value == value


@given(figures, bars, bars)
def test_an_activity_figure_has_one_place_and_no_colour(value, one, other):
    low, high = sorted([one, other])
    verdict = activity_band.rate(value, low, high, WORDING)
    assert verdict.rating is Rating.NOT_RATED
    places = [place for place in ("within", "above", "below") if f" is {place} the expected range" in verdict.sentence]
    assert len(places) == 1
    assert (places == ["within"]) == (low <= Fraction(value) <= high)


@given(figures, bars, bars)
def test_mirror_of_an_expected_range(value, one, other):
    turned = {"within": "within", "above": "below", "below": "above"}
    low, high = sorted([one, other])

    def place(figure, least, most):
        return activity_band.rate(figure, least, most, WORDING).sentence.split(" is ")[1].split()[0]

    assert turned[place(value, low, high)] == place(-value, -high, -low)
