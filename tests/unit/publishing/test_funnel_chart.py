"""The funnel as a drawing: marks by verdict, whoever stands out named, and the same told in words."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.unit.publishing.builders import AS_AT, DISTRICTS, HIDDEN, not_shown, row, shown, with_alarm

from waymark.domain.apart import Apart
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.publishing.charts.funnel import (
    FUNNEL_NARROW,
    FUNNEL_PRINTED,
    FUNNEL_WIDE,
    funnel_svg,
)
from waymark.publishing.charts.funnel_words import (
    apart_words,
    funnel_description,
    funnel_finding,
    funnel_key,
    funnel_notes,
)
from waymark.publishing.charts.labels import Box, Wanted, in_two_lines, place_labels, width_of
from waymark.publishing.charts.paint import web
from waymark.scorecards.document import DistrictFigure

BARS = (("25", "30"), ("25", "30"))


def a_row(counts, hidden=0, polarity=Polarity.LOWER):
    """A county row whose districts have these counts; the last `hidden` of them are not shown."""
    told = [
        DistrictFigure(
            area,
            name,
            not_shown(AS_AT, HIDDEN) if at >= len(counts) - hidden else shown(AS_AT, *parts),
            Rating.NOT_RATED if at >= len(counts) - hidden else Rating.GREEN,
        )
        for at, ((area, name), parts) in enumerate(zip(DISTRICTS, counts, strict=False))
    ]
    top, bottom = (sum(side) for side in zip(*counts, strict=True))
    made = row("SCS03", "Referrals again", [shown(AS_AT - 1, top, bottom), shown(AS_AT, top, bottom)], polarity, BARS)
    return with_alarm(made, tuple(told))


ALIKE = [(50, 250)] * 9
SPREAD = [*ALIKE, (90, 250), (70, 250)]


def drawn(made, size=FUNNEL_WIDE):
    return etree.fromstring(funnel_svg(made, "Marshland", web, size, name="f"))


def of_class(svg, name):
    return svg.xpath(f"//*[@class='c-{name}']")


def test_shapes_are_by_verdict():
    made = a_row(SPREAD)
    assert [len(made.spread.of(apart)) for apart in Apart] == [9, 1, 1]
    svg = drawn(made)
    assert [len(of_class(svg, name)) for name in ("district", "district-watch", "district-outside")] == [9, 1, 1]
    assert len(of_class(svg, "county")) == 1
    assert len(of_class(svg, "target")) == 1
    assert len(of_class(svg, "limit")) == 2


@pytest.mark.parametrize("size", [FUNNEL_WIDE, FUNNEL_NARROW, FUNNEL_PRINTED])
def test_whoever_stands_out_is_named(size):
    texts = drawn(a_row(SPREAD), size).xpath("//*[local-name()='text']/text()")
    assert {"Ridgeway", "Stonebridge"} <= set(texts)
    assert any("25" in text and "Target" in text for text in texts)
    figure = "22.2%" if size is FUNNEL_NARROW else "Marshland 22.2%"  # the name where there is room for it
    assert figure in texts
    assert any("in the district" in text for text in texts)


def test_the_narrow_chart_names_only_who_stands_out():
    texts = set(drawn(a_row(SPREAD), FUNNEL_NARROW).xpath("//*[local-name()='text']/text()"))
    assert not texts & {name for _, name in DISTRICTS[:9]}


def test_a_hidden_district_is_not_drawn_and_not_named():
    made = a_row(SPREAD, hidden=1)
    told = funnel_svg(made, "Marshland", web, name="f")
    assert "Stonebridge" not in told
    assert len(of_class(etree.fromstring(told), "district-watch")) == 0
    assert funnel_notes(made, "Marshland")[0] == "Left out of the funnel: 1 district, too few children."


def test_the_finding():
    assert funnel_finding(a_row(SPREAD), "Marshland") == (
        "Ridgeway is outside what chance explains, worse than Marshland's 22.2%; "
        "Stonebridge is worth watching; the other 9 are within it."
    )
    assert funnel_finding(a_row(ALIKE), "Marshland") == (
        "No district stands out: every district is within what chance explains."
    )
    assert "every district shown is within" in funnel_finding(a_row([*ALIKE, (50, 250)], hidden=1), "Marshland")
    many = a_row([(20, 250)] * 5 + [(120, 250)] * 4, polarity=Polarity.NONE)
    assert funnel_finding(many, "Marshland").startswith("9 districts are outside what chance explains, 5 below and 4 ")
    assert "differ for real" in funnel_notes(many, "Marshland")[-1]


def test_words_for_a_screen_reader_and_a_newcomer():
    made = a_row(SPREAD)
    said = funnel_description(made, "Marshland")
    assert "Marshland 22.2%, target 25%" in said
    assert "11 districts from 250 to 250 counted." in said
    assert "Ridgeway, 36.0%, outside what chance explains: at its size chance explains 17.2% to 27.6%." in said
    assert all(len(line.split(".")[0].split()) < 25 for line in funnel_key("Marshland", "referrals"))
    assert [apart_words(point) for point in made.spread.points[-2:]] == [
        "Outside what chance explains, worse",
        "Worth watching, worse",
    ]
    assert "40 charts in 100" in " ".join(funnel_notes(a_row([*ALIKE, (68, 250)]), "Marshland"))


def test_no_funnel_is_no_drawing():
    made = replace(a_row(SPREAD), spread=None)
    with pytest.raises(ValueError, match="no funnel"):
        funnel_svg(made, "Marshland", web, name="f")


COUNTS = st.lists(st.tuples(st.integers(1, 90), st.integers(90, 4000)), min_size=2, max_size=12)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_a_mark_lies_outside_the_drawn_band_exactly_when_it_is_called_so(counts):
    """The drawing and the verdicts cannot contradict each other."""
    made = a_row(counts)
    curve = made.spread.curve
    for point in made.spread.points:
        low, high = between(curve, point.size)
        value = Decimal(100) * point.count / point.size
        if point.apart is Apart.WITHIN:
            assert low - ROUNDED <= value <= high + ROUNDED
        else:
            assert value <= low + ROUNDED or value >= high - ROUNDED


ROUNDED = Decimal("0.2")  # percentage points: between two points of a curve that is drawn straight


def between(curve, size):
    """The inner limits on the straight line between the two points of the curve round a size."""
    for first, last in pairwise(curve):
        if first.size <= size <= last.size:
            share = (size - first.size) / (last.size - first.size)
            return (
                first.watch_low + share * (last.watch_low - first.watch_low),
                first.watch_high + share * (last.watch_high - first.watch_high),
            )
    raise AssertionError(f"{size} lies beyond the curve")


@given(st.lists(st.tuples(st.integers(20, 300), st.integers(20, 200)), max_size=12))
def test_names_that_need_not_be_there_lie_on_nothing(points):
    wanted = [Wanted(f"District {at}", x, y, needed=False) for at, (x, y) in enumerate(points)]
    frame = Box(0, 0, 400, 240)
    placed = place_labels(wanted, 12, frame, ())
    boxes = [
        Box(one.x - w if one.anchor == "end" else one.x - w / 2 if one.anchor == "middle" else one.x,
            one.y - 9, one.x + w if one.anchor == "start" else one.x + w / 2 if one.anchor == "middle" else one.x,
            one.y + 3)
        for one in placed.values()
        for w in [len(one.words) * 12 * 0.56]
    ]  # fmt: skip
    assert not any(a.meets(b) for at, a in enumerate(boxes) for b in boxes[:at])
    assert all(box.left >= 0 and box.right <= 400 for box in boxes)


def test_what_is_too_long_for_two_lines_is_cut_in_the_middle():
    assert in_two_lines("Referrals in the district", 300, 12) == ["Referrals in the district"]
    long = "Pupils of statutory school age whose first language is known to the school in the district →"
    first, second = in_two_lines(long, 260, 12)
    assert width_of(first, 12) <= 260
    assert width_of(second, 12) <= 260
    assert second.startswith("…")
    assert second.endswith("in the district →")
