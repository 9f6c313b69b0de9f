"""The equations between counts, and how far each narrows what is known."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.disclosure.equations import Bounds, CoverOf, PrintedAs, SumOf, narrow_all


def known(count):
    return Bounds(count, count)


def told(*bounds):
    return [(one.low, one.high) for one in bounds]


def test_one_unknown_part_is_the_whole_less_the_others():
    whole, parts = known(10), (known(3), Bounds(), known(4))
    narrow_all([SumOf(whole, parts)])
    assert told(*parts) == [(3, 3), (3, 3), (4, 4)]


def test_of_two_unknown_parts_each_is_at_most_what_is_left():
    whole, parts = known(10), (known(3), Bounds(), Bounds())
    narrow_all([SumOf(whole, parts)])
    assert told(*parts[1:]) == [(0, 7), (0, 7)]


def test_a_whole_is_as_known_as_its_parts():
    whole, parts = Bounds(), (Bounds(1, 2), known(5))
    narrow_all([SumOf(whole, parts)])
    assert told(whole) == [(6, 7)]


def test_a_cover_lies_between_its_largest_part_and_their_sum():
    whole, parts = Bounds(), (known(3), known(4))
    narrow_all([CoverOf(whole, parts)])
    assert told(whole) == [(4, 7)]


def test_a_part_of_a_cover_makes_up_for_what_the_others_cannot():
    whole, parts = known(9), (known(3), Bounds())
    narrow_all([CoverOf(whole, parts)])
    assert told(parts[1]) == [(6, 9)]


@pytest.mark.parametrize(
    ("text", "bottom", "expected"),
    [("25.0", known(8), (2, 2)), ("33.3", known(30), (10, 10)), ("10", known(60), (6, 6)), ("0.0", known(7), (0, 0))],
)
def test_a_printed_percentage_tells_its_numerator(text, bottom, expected):
    top = Bounds()
    narrow_all([PrintedAs.of(text, Fraction(100), top, bottom)])
    assert told(top) == [expected]


def test_a_printed_total_is_its_numerator():
    top = Bounds()
    narrow_all([PrintedAs.of("1,234", Fraction(1), top, None)])
    assert told(top) == [(1234, 1234)]


@pytest.mark.parametrize(
    "equation",
    [
        SumOf(known(10), (known(3), known(4))),
        CoverOf(known(10), (known(3), known(4))),
        PrintedAs.of("50.0", Fraction(100), known(1), known(9)),
    ],
)
def test_what_contradicts_itself_is_refused_though_all_of_it_is_known(equation):
    with pytest.raises(ValueError, match="cannot all be true"):
        narrow_all([equation])


def test_what_one_equation_tells_another_uses_in_whatever_order_they_are_asked():
    for order in ((0, 1), (1, 0)):
        middle, end = Bounds(), Bounds()
        chain = [SumOf(known(10), (known(4), middle)), SumOf(middle, (known(1), end))]
        narrow_all([chain[place] for place in order])
        assert told(middle, end) == [(6, 6), (5, 5)]


@given(st.lists(st.integers(0, 4), min_size=3, max_size=4), st.data())
def test_nothing_that_is_possible_is_ever_excluded(counts, data):
    """Two sums share a part. Every way to fill what is hidden stays within the bounds."""
    hidden = data.draw(st.lists(st.booleans(), min_size=len(counts), max_size=len(counts)))
    parts = [Bounds(0, 6) if unseen else known(count) for count, unseen in zip(counts, hidden, strict=True)]
    narrow_all([SumOf(known(sum(counts)), tuple(parts)), SumOf(known(sum(counts[:2])), tuple(parts[:2]))])
    choices = [range(7) if unseen else (count,) for count, unseen in zip(counts, hidden, strict=True)]
    for way in product(*choices):
        if sum(way) == sum(counts) and sum(way[:2]) == sum(counts[:2]):
            assert all(bounds.low <= count <= bounds.high for count, bounds in zip(way, parts, strict=True))
