"""The districts together: only what is shown goes in, and nothing hidden can be got out."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assessment.builders import an_indicator
from tests.unit.scorecards.districts import NAMES, row_of

from waymark.domain.apart import Apart, Side
from waymark.domain.measure import Total
from waymark.domain.polarity import Polarity
from waymark.scorecards.spread import Spread
from waymark.scorecards.spreading import spread_of

EVEN = [(50, 250)] * 5
INDICATOR = replace(an_indicator(), readings=())  # lower is better


def by_name(row):
    return {point.area_name: point for point in row.spread.points}


def test_each_district_at_its_own_size():
    row = row_of([*EVEN, (90, 250), (66, 250), (4, 60)], not_known=(20, 100))
    found = by_name(row)
    assert "Holt" not in found  # hidden: four children
    assert (found["Brent"].apart, found["Fenn"].apart) == (Apart.WITHIN, Apart.OUTLIER)
    assert (found["Fenn"].side, found["Fenn"].better) == (Side.ABOVE, False)
    assert (found["Fenn"].count, found["Fenn"].size) == (90, 250)


def test_the_line_is_the_countys_own_figure_and_not_a_sum_of_districts():
    row = row_of([(40, 200), (60, 200), (50, 200)], not_known=(50, 50))
    assert abs(Fraction(row.spread.centre) - Fraction(20_000, 650)) < Fraction(1, 1000)
    assert row.spread.without_place == (50, 650)


def test_limits_are_printed_as_figures():
    point = by_name(row_of([(20, 100), (15, 100), (25, 100)]))["Ashby"]
    assert (point.watch.low.text, point.watch.high.text) == ("12.0", "28.0")  # as scipy: 12 to 28 of 100 at 0.2
    assert (point.outlier.low.text, point.outlier.high.text) == ("9.0", "33.0")


def test_better_is_by_polarity():
    counts = [*EVEN, (80, 250)]
    higher = replace(INDICATOR, polarity=Polarity.HIGHER)
    none = replace(INDICATOR, polarity=Polarity.NONE)
    assert by_name(row_of(counts))["Fenn"].better is False
    row = row_of(counts)
    assert spread_of(higher, "", row.latest, row.districts).points[5].better is True
    assert spread_of(none, "", row.latest, row.districts).points[5].better is None
    assert spread_of(INDICATOR, "", row.latest, ()) is None
    assert spread_of(INDICATOR, "", row.latest, row.districts[-1:]) is None  # the remainder is no district


def test_who_is_left_out_is_counted():
    row = row_of([*EVEN, (3, 40), (2, 50)])
    assert len(row.spread.points) == 4  # a third is hidden so that no subtraction tells
    assert row.spread.left_out == (("too few children", 3),)


def test_without_a_county_figure_there_is_no_funnel():
    hidden = row_of([(0, 40), (3, 40), (0, 50)])
    assert hidden.latest.value.hidden
    assert hidden.spread == Spread(why_not=hidden.spread.why_not)
    assert "hidden" in hidden.spread.why_not
    assert "nothing was counted" in row_of([(0, 40), (0, 40), (0, 50)]).spread.why_not


def test_a_measure_without_chance_says_why():
    row = row_of(EVEN)
    total = replace(INDICATOR, measure=Total(INDICATOR.measure.numerator, INDICATOR.measure.window))
    assert spread_of(total, "", row.latest, row.districts).why_not.startswith("There is no funnel: this is a number")


def test_the_curve_runs_over_every_district():
    row = row_of([(6, 30), (50, 250), (300, 1500)])
    sizes = [point.size for point in row.spread.curve]
    assert sizes == sorted(sizes)
    assert sizes[0] <= 30
    assert sizes[-1] >= 1500
    for point in row.spread.curve:
        assert 0 <= point.outlier_low <= point.watch_low < row.spread.centre
        assert row.spread.centre < point.watch_high <= point.outlier_high <= 100


COUNTS = st.lists(st.tuples(st.integers(0, 60), st.integers(60, 300)), min_size=3, max_size=6)


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.tuples(st.integers(0, 30), st.integers(30, 60)))
def test_nothing_but_what_is_shown_is_used(counts, not_known):
    """Made again from the published cells alone, it is the same; and each number in it stands in one of them."""
    row = row_of(counts, not_known)
    assert spread_of(INDICATOR, "", row.latest, row.districts) == row.spread
    shown = {one.area_name: one.figure for one in row.districts if one.figure.value.symbol is None}
    for point in row.spread.points:
        figure = shown[point.area_name]
        assert (f"{point.count:,}", f"{point.size:,}") == (figure.numerator.text, figure.denominator.text)
    if row.latest.value.symbol is not None:
        assert row.spread == Spread(why_not=row.spread.why_not)


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.integers(1, 5), st.integers(1, 5), st.integers(12, 200))
def test_two_counties_that_look_alike_say_alike(counts, one, other, size):
    """An attacker cannot tell which of two hidden districts has which small count."""
    here = row_of([*counts, (one, size), (other, size)])
    there = row_of([*counts, (other, size), (one, size)])
    assert (here.latest, here.districts) == (there.latest, there.districts)
    assert here.spread == there.spread
    assert here.masking == there.masking


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.integers(1, 5))
def test_a_hidden_district_is_named_nowhere(counts, few):
    row = row_of([*counts, (few, 100)])
    name = NAMES[len(counts)]
    assert name not in {point.area_name for point in row.spread.points}
    if row.masking is not None:
        assert name not in {red.area_name for red in row.masking.reds}
        assert not any(name in said for said in row.masking.sentences)
