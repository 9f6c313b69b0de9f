"""A gap with a small count on either side is hidden, and shows no counts of its own."""

from dataclasses import replace
from fractions import Fraction

import pytest

from waymark.disclosure.audit import exposures
from waymark.disclosure.counts import CellKey
from waymark.disclosure.protect import counted_cells, protect_outturns
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Gap, Ratio, Sum
from waymark.domain.month import Month
from waymark.domain.outturn import Part, gap_outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window

MARCH = Month.parse("2022-03")
AREAS = AreaTree.of([Area("C", "Midshire", "authority", None), *(Area(d, d, "district", "C") for d in "DEF")])
SIDE = Ratio(Count("ks2_result", "assessed_on"), Count("ks2_result", "assessed_on"), Window.parse("M"))
GAP = Indicator(
    "G1", "Gap", "Gap", "", Polarity.LOWER, Frequency.ANNUAL, YearType.ACADEMIC, Unit.POINTS, 1,
    Gap(SIDE, SIDE, "others", "eligible"), "", "", "", "", "", "", None,
)  # fmt: skip


def part(name, numerator, denominator):
    return Part(name, numerator, denominator, Fraction(100 * numerator, denominator) if denominator else None)


def gaps(**sides):
    return [
        gap_outturn("G1", "", area, MARCH, part("others", *first), part("eligible", *second))
        for area, (first, second) in sides.items()
    ]


def test_a_gap_is_shown_without_counts_when_both_sides_are_large():
    figures = gaps(C=((70, 100), (30, 60)))
    shown = protect_outturns(figures, {"G1": GAP}, AREAS)
    assert set(shown) == {CellKey("G1", "C", MARCH)}
    (cell,) = shown.values()
    assert cell.value.text == "20.0"
    assert cell.numerator.text == cell.denominator.text == ""


@pytest.mark.parametrize("small", [((70, 100), (3, 60)), ((98, 100), (30, 60)), ((70, 100), (2, 4))])
def test_a_small_count_on_either_side_hides_the_gap(small):
    figures = gaps(C=((210, 300), (90, 180)), D=small, E=((60, 90), (25, 50)), F=((50, 80), (22, 45)))
    shown = protect_outturns(figures, {"G1": GAP}, AREAS)
    assert shown[CellKey("G1", "D", MARCH)].hidden
    assert shown[CellKey("G1", "C", MARCH)].value.text == "20.0"
    assert exposures(counted_cells(figures, {"G1": GAP}), shown, AREAS) == ()


def test_a_gap_without_one_side_says_which():
    figures = gaps(C=((70, 100), (0, 0)))
    (cell,) = protect_outturns(figures, {"G1": GAP}, AREAS).values()
    assert "eligible" in cell.why


def test_sums_of_posts_are_no_counts_of_children_and_are_shown_in_whole_posts():
    posts = Sum("workforce_post", "as_at", "fte")
    indicator = replace(GAP, measure=Ratio(posts, posts, Window.parse("MS")))
    figures = [outturn_from_parts("G1", "", area, MARCH, 2500, 27600, Fraction(100)) for area in "CDEF"]
    figures[0] = outturn_from_parts("G1", "", "C", MARCH, 7500, 82800, Fraction(100))
    shown = protect_outturns(figures, {"G1": indicator}, AREAS)
    cell = shown[CellKey("G1", "D", MARCH)]
    assert (cell.numerator.text, cell.denominator.text) == ("2.5", "27.6")
    assert exposures(counted_cells(figures, {"G1": indicator}), shown, AREAS) == ()
