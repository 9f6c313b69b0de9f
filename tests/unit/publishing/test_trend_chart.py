from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import etree

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.period import Frequency
from waymark.domain.verdict import Rating
from waymark.publishing.charts.axes import NARROW, PRINTED, WIDE, spread
from waymark.publishing.charts.describe import description, finding, recent_words
from waymark.publishing.charts.marks import badge_mark, mark
from waymark.publishing.charts.paint import ROLES, paper, web
from waymark.publishing.charts.series import gaps, runs, value_scale
from waymark.publishing.charts.sparkline import sparkline_svg
from waymark.publishing.charts.trend import trend_svg

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawing):
    return etree.fromstring(drawing.encode())


def texts(drawing):
    return [node.text for node in parsed(drawing).iter(f"{SVG}text")]


def lines(drawing, role):
    return [node for node in parsed(drawing).iter(f"{SVG}polyline") if node.get("class") == f"c-{role}"]


@pytest.fixture
def settled(scorecard):
    return scorecard.rows[0]


def test_a_chart_has_a_title_that_says_the_finding_and_a_description(settled):
    drawn = parsed(trend_svg(settled, web, WIDE, name="chart"))
    assert drawn.get("role") == "img"
    title, desc = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert drawn.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert finding(settled) in title.text
    assert desc.text == description(settled)


def test_the_finding_names_both_ends_and_how_often_it_was_green(settled):
    green = sum(point.rating is Rating.GREEN for point in settled.trend)
    assert finding(settled) == f"From 35.7% (March 2020) to 56.0% (March 2022); green in {green} of 23 months rated."


def test_the_description_gives_range_bars_and_gaps(settled):
    said = description(settled)
    assert "Lowest 35.7% (March 2020), highest 56.0% (March 2022), latest 56.0% (March 2022)." in said
    assert "Target 60% from March 2020, then 70% from April 2021." in said
    assert "2 of 25 months not shown: Hidden: the count is from 1 to 5 children." in said


def test_a_hidden_month_breaks_the_line_and_shows_its_symbol(settled):
    drawing = trend_svg(settled, web, WIDE, name="chart")
    assert len(lines(drawing, "line")) == 2
    assert "[c]" in texts(drawing)
    (gap,) = gaps(settled.trend)
    assert (str(gap.first), str(gap.last), gap.symbols) == ("2020-10", "2020-11", ("[c]",))


def test_a_period_absent_from_the_series_breaks_the_line_too(settled):
    kept = (*settled.trend[9:14], *settled.trend[16:])
    assert [len(run) for run in runs(kept, Frequency.MONTHLY)] == [5, 9]
    assert [len(run) for run in runs(settled.trend[9::3], Frequency.QUARTERLY)] == [6]


def test_target_and_floor_are_steps_that_change_between_two_months(settled):
    drawing = trend_svg(settled, web, WIDE, name="chart")
    for role in ("target", "floor"):
        (step,) = lines(drawing, role)
        places = [tuple(map(float, place.split(","))) for place in step.get("points").split()]
        assert len(places) == 4  # level, up, level
        assert places[1][0] == places[2][0]
        assert places[1][1] > places[2][1]


def test_a_month_without_a_target_leaves_a_gap_in_the_target_line(settled):
    bare = replace(settled.trend[12], target=None)
    row = replace(settled, trend=(*settled.trend[:12], bare, *settled.trend[13:]))
    assert len(lines(trend_svg(row, web, WIDE, name="chart"), "target")) == 2


def test_labels_stand_at_the_line_ends_without_touching(settled):
    drawn = parsed(trend_svg(settled, web, WIDE, name="chart"))
    ends = [node for node in drawn.iter(f"{SVG}text") if float(node.get("x")) > WIDE.width - WIDE.right]
    assert {"56.0%", "Target 70%", "Floor 60%"} <= {node.text for node in ends}
    heights = sorted(float(node.get("y")) for node in ends if node.text != "2022")
    assert all(after - before >= WIDE.letters for before, after in pairwise(heights))


def test_spread_keeps_labels_apart_and_inside():
    assert spread([10, 11, 12], 5, 0, 100) == [10, 15, 20]
    assert spread([98, 99], 5, 0, 100) == [95, 100]
    assert spread([], 5, 0, 100) == []


def test_years_and_months_stand_under_the_chart(settled):
    said = texts(trend_svg(settled, web, WIDE, name="chart"))
    assert {"2020", "2021", "2022", "Jan", "Apr", "Jul", "Oct"} <= set(said)
    narrow = texts(trend_svg(settled, web, NARROW, name="chart"))
    assert {"2020", "2021", "2022", "Jan", "Jul"} <= set(narrow)
    assert "Apr" not in narrow


def test_the_unit_stands_on_the_axis(scorecard):
    days = next(row for row in scorecard.rows if row.unit is Unit.DAYS)
    assert "days" in texts(trend_svg(days, web, WIDE, name="chart"))
    assert "50%" in texts(trend_svg(scorecard.rows[0], web, WIDE, name="chart"))


def test_everything_drawn_lies_inside_the_drawing(scorecard):
    for row in scorecard.rows:
        if row.code == "SCS34":
            continue
        for size in (WIDE, NARROW, PRINTED):
            for node in parsed(trend_svg(row, paper, size, name="chart")).iter():
                for x in ("x", "x1", "x2", "cx"):
                    assert 0 <= float(node.get(x, 0)) <= size.width
                for y in ("y", "y1", "y2", "cy"):
                    assert 0 <= float(node.get(y, 0)) <= size.height


def test_a_hidden_figure_moves_nothing_on_the_chart(settled):
    """The axis of a chart with hidden months is the axis of the same chart without those months."""
    kept = [point for point in settled.trend if point.figure.value.symbol is None]
    assert value_scale(settled.trend, settled.unit) == value_scale(kept, settled.unit)


def test_a_series_that_is_wholly_hidden_cannot_be_drawn(scorecard):
    hidden = next(row for row in scorecard.rows if row.code == "SCS34")
    with pytest.raises(ValueError, match="nothing to draw"):
        trend_svg(hidden, web, WIDE, name="chart")
    with pytest.raises(ValueError, match="at least one figure"):
        sparkline_svg(hidden.trend, hidden.frequency, web, title="x", name="x")
    assert finding(hidden) == description(hidden) == "No figure of this series can be shown."


def test_one_shown_figure_is_said_and_drawn_as_a_point(settled):
    row = replace(settled, trend=settled.trend[-1:])
    assert finding(row) == "56.0% (March 2022) is the only figure that can be shown."
    drawing = trend_svg(row, web, WIDE, name="chart")
    assert not lines(drawing, "line")
    assert 'class="c-dot"' in drawing


def test_a_sparkline_shows_a_year_and_its_month_of_the_year_before(settled):
    drawing = sparkline_svg(settled.trend, settled.frequency, web, title=recent_words(settled), name="recent")
    (line,) = lines(drawing, "line")
    assert len(line.get("points").split()) == 13
    assert parsed(drawing).find(f"{SVG}title").text.startswith("From 49.5% (March 2021) to 56.0% (March 2022)")


def test_only_paper_has_colours_in_the_drawing_and_only_the_web_has_classes(settled):
    on_web, on_paper = (trend_svg(settled, paint, WIDE, name="chart") for paint in (web, paper))
    assert "#" not in on_web.replace("&#x27;", "")
    assert "c-line" not in on_paper
    assert "style=" not in on_web + on_paper
    for role in ROLES:
        assert web(role)["class"] == f"c-{role}"
        assert {"fill", "stroke"} & set(paper(role))


def test_each_rating_has_a_shape_of_its_own():
    drawn = {rating: mark(rating, 10, 10, 5, web).split()[0] for rating in Rating}
    assert drawn == {
        Rating.RED: "<rect",
        Rating.AMBER: "<polygon",
        Rating.GREEN: "<circle",
        Rating.NOT_RATED: "<circle",
    }
    assert "c-tick" in mark(Rating.GREEN, 10, 10, 5, web)
    assert "c-tick" not in mark(Rating.NOT_RATED, 10, 10, 5, web)
    assert len({badge_mark(rating, "currentColor", "#000") for rating in Rating}) == 4


def test_text_from_the_dictionary_is_escaped(settled):
    row = replace(settled, name="Posts <b> & others", short_name="Posts <b> & others")
    drawn = parsed(trend_svg(row, paper, WIDE, name="chart"))
    assert "Posts <b> & others" in drawn.find(f"{SVG}desc").text


def test_an_unreliable_figure_is_a_gap_with_its_own_symbol(settled):
    low = PublicCell(symbol=Symbol.LOW, why="Rounds to zero.")
    point = replace(settled.trend[20], figure=replace(settled.trend[20].figure, value=low))
    row = replace(settled, trend=(*settled.trend[:20], point, *settled.trend[21:]))
    assert "[low]" in texts(trend_svg(row, web, WIDE, name="chart"))
    assert value_scale(row.trend, row.unit).low > Decimal(0)


def _flagged(row, place, flag):
    points = list(row.trend)
    points[place] = replace(points[place], figure=replace(points[place].figure, flags=(flag,)))
    return replace(row, trend=tuple(points))


def test_the_finding_never_reaches_across_a_break(settled):
    broken = _flagged(settled, 12, "series break")
    begins = broken.trend[12].figure
    said = finding(broken)
    assert said.startswith(f"From {begins.value.text}% ({begins.words}) to 56.0% (March 2022); earlier figures are not")
    assert f"the series breaks with {begins.words}" in said


def test_the_finding_says_that_a_figure_is_of_part_of_its_period(settled):
    assert "to 56.0% (March 2022, partial period)" in finding(_flagged(settled, -1, "partial period"))


def test_no_line_is_drawn_across_a_break(settled):
    whole, broken = (runs(row.trend, row.frequency) for row in (settled, _flagged(settled, 12, "series break")))
    assert len(broken) == len(whole) + 1
    assert [month for run in broken for month, _ in run] == [month for run in whole for month, _ in run]
