"""The control chart as it is drawn, said, put in tables and set on paper."""

from dataclasses import replace
from itertools import combinations

import pytest
from lxml import etree, html
from tests.unit.publishing.control_builders import BREAK, with_months, with_range

from waymark.domain.verdict import Movement
from waymark.publishing.charts.axes import NARROW, PRINTED, PRINTED_LOW, WIDE
from waymark.publishing.charts.control import control_svg, described, key_svg, months_svg
from waymark.publishing.charts.control_words import cause_words, charted, dated_notes, key_of_chart, range_words
from waymark.publishing.charts.describe import finding
from waymark.publishing.charts.paint import paper, web
from waymark.publishing.pdf.block import block
from waymark.publishing.site.links import RelativeLinks
from waymark.publishing.site.page import indicator_page, scorecard_page
from waymark.publishing.site.views import IndicatorView, ScorecardView

SVG = "{http://www.w3.org/2000/svg}"
LINKS = RelativeLinks(1)


def parsed(drawing):
    return etree.fromstring(drawing.encode())


def classed(drawing, name):
    return [node for node in parsed(drawing).iter() if node.get("class") == f"c-{name}"]


def texts(drawing):
    return [node.text for node in parsed(drawing).iter(f"{SVG}text")]


def page_of(scorecard, row):
    view = ScorecardView(scorecard, "directorate")
    return html.fromstring(indicator_page(IndicatorView(view, row), LINKS))


def words(node):
    return " ".join(" ".join(node.itertext()).split())


@pytest.fixture
def ranged(scorecard):
    return with_range(next(row for row in scorecard.rows if row.code == "SCS40"))


@pytest.fixture
def monthly(scorecard):
    return with_months(scorecard.rows[0], next(row for row in scorecard.rows if row.code == "SCS40"))


def test_each_stretch_has_its_band_and_a_trial_range_has_other_edges(ranged):
    drawing = control_svg(ranged, web, WIDE, name="chart")
    first, second = classed(drawing, "usual")
    ends = float(first.get("x")) + float(first.get("width"))
    assert ends == pytest.approx(float(second.get("x")), abs=0.02)
    assert float(first.get("y")) < float(second.get("y"))  # 72.0 lies above 70.5
    assert len(classed(drawing, "trial-edge")) == len(classed(drawing, "usual-edge")) == 2
    assert classed(drawing, "trial-edge")[0].get("stroke-dasharray")
    assert not classed(drawing, "usual-edge")[0].get("stroke-dasharray")


def test_the_range_is_named_at_its_end(ranged):
    assert {"Usual to 70.5%", "Usual from 60.0%"} <= set(texts(control_svg(ranged, web, WIDE, name="chart")))


def test_unusual_points_have_a_shape_a_colour_and_a_word(ranged):
    drawing = control_svg(ranged, web, WIDE, name="chart")
    assert classed(drawing, "special-worse")[0].tag == f"{SVG}polygon"
    (latest,) = classed(drawing, "around-better")  # round the rating's own mark
    assert latest.tag == f"{SVG}circle"
    assert {"low", "high"} <= set(texts(drawing))
    plain = replace(ranged, control=replace(ranged.control, points=tuple(
        replace(point, movement=Movement.NOT_JUDGED) for point in ranged.control.points
    )))  # fmt: skip
    assert classed(control_svg(plain, web, WIDE, name="chart"), "special")[0].tag == f"{SVG}polygon"


def test_words_never_stand_on_each_other_and_the_latest_stays(ranged):
    points = list(ranged.control.points)
    for place in (19, 21, 23):
        points[place] = replace(points[24], shown=points[place].shown, label="rising", movement=Movement.NOT_JUDGED)
    row = replace(ranged, control=replace(ranged.control, points=tuple(points)))
    for size in (WIDE, NARROW):
        said = [node for node in classed(control_svg(row, web, size, name="chart"), "strong") if node.text.isalpha()]
        assert said[-1].text == "high"
        for one, other in combinations(said, 2):
            halves = size.letters * 0.28 * (len(one.text) + len(other.text))
            beside = abs(float(one.get("x")) - float(other.get("x"))) >= halves
            assert beside or abs(float(one.get("y")) - float(other.get("y"))) >= size.letters


def test_a_change_is_an_upright_line_at_its_day_with_a_label(ranged):
    drawing = control_svg(ranged, web, WIDE, name="chart")
    (line,) = classed(drawing, "change")
    assert line.get("x1") == line.get("x2")
    slot = (WIDE.width - WIDE.right - WIDE.left) / 25
    assert float(line.get("x1")) == pytest.approx(WIDE.left + slot * (13 + 10 / 30), abs=0.01)
    assert "series break" in texts(drawing)


def test_title_and_text_alternative_say_what_is_found(ranged):
    drawn = parsed(control_svg(ranged, web, WIDE, name="chart"))
    assert ranged.control.finding in drawn.find(f"{SVG}title").text
    assert finding(ranged) in drawn.find(f"{SVG}title").text
    said = drawn.find(f"{SVG}desc").text
    assert said == described(ranged)
    assert "Usual range (trial) from March 2020: 55.0% to 72.0%" in said
    assert "Unusual: November 2021, below the usual range: concern; March 2022, above the usual range" in said
    assert BREAK.sentence in said


def test_single_months_have_a_drawing_of_their_own_without_a_target(monthly):
    drawing = months_svg(monthly, web, WIDE, name="months")
    assert len(classed(drawing, "usual")) == 1
    assert not classed(drawing, "target")
    assert monthly.control.finding in parsed(drawing).find(f"{SVG}title").text
    above = control_svg(monthly, web, WIDE, name="chart")
    assert not classed(above, "usual")
    assert classed(above, "target")
    assert len(classed(above, "change")) == 1


def test_where_only_the_range_of_months_begins_anew_the_rolling_chart_is_not_marked(monthly):
    mark = replace(BREAK, label="range anew", of_range=True)
    row = replace(monthly, control=replace(monthly.control, marks=(mark,)))
    assert not classed(control_svg(row, web, WIDE, name="chart"), "change")
    assert len(classed(months_svg(row, web, WIDE, name="months"), "change")) == 1


@pytest.mark.parametrize("size", [WIDE, NARROW, PRINTED, PRINTED_LOW], ids=lambda size: str(size.width))
def test_everything_drawn_lies_inside_the_drawing(ranged, monthly, size):
    drawings = [control_svg(row, paper, size, name="chart") for row in (ranged, monthly)]
    for drawing in (*drawings, months_svg(monthly, paper, size, name="months")):
        for node in parsed(drawing).iter():
            for x in ("x", "x1", "x2", "cx"):
                assert 0 <= float(node.get(x, 0)) <= size.width
            for y in ("y", "y1", "y2", "cy"):
                assert 0 <= float(node.get(y, 0)) <= size.height


def test_what_cannot_be_drawn_is_refused(scorecard, ranged):
    hidden = next(row for row in scorecard.rows if row.code == "SCS34")
    with pytest.raises(ValueError, match="nothing to draw"):
        control_svg(hidden, web, WIDE, name="chart")
    with pytest.raises(ValueError, match="no single months"):
        months_svg(ranged, web, WIDE, name="months")


def test_the_key_explains_only_what_is_drawn(ranged, monthly):
    assert [line.shape for line in key_of_chart(ranged.control)] == ["band", "trial", "worsened", "improved", "change"]
    lines = key_of_chart(monthly.control)
    assert [line.shape for line in lines] == ["band", "change"]
    assert lines[0].words == "Usual range: where nearly all months fall if nothing has changed."
    for line in key_of_chart(ranged.control):
        assert parsed(key_svg(line.shape, web)).get("aria-hidden") == "true"


def test_the_page_has_the_key_the_sentences_and_the_table_with_range_and_cause(scorecard, ranged):
    page = page_of(scorecard, ranged)
    (section,) = page.xpath("//section[@aria-labelledby='trend']")
    said = words(section)
    assert "Usual range: where nearly all months fall if nothing has changed." in said
    assert " ".join(ranged.control.sentences) in said
    assert BREAK.sentence in said
    rows = section.xpath(".//table//tbody/tr")
    assert [words(head) for head in section.xpath(".//thead//th")][-2:] == ["Usual range", "What chance says"]
    assert words(rows[0]).endswith("60.0% to 70.5% above the usual range: improvement")
    assert words(rows[4]).endswith("below the usual range: concern")
    assert words(rows[21]).endswith("– left out: part of the period only")
    assert len(rows) == 25


def test_the_page_of_a_rolling_figure_shows_its_months_beneath(scorecard, monthly):
    page = page_of(scorecard, monthly)
    (section,) = page.xpath("//section[@aria-labelledby='single-months']")
    assert monthly.control.sentences[0] in words(section)
    assert len(section.xpath(".//table//tbody/tr")) == 25
    (above,) = page.xpath("//section[@aria-labelledby='trend']")
    assert "Usual range" not in words(above)


def test_the_page_says_why_there_is_no_range(scorecard, ranged):
    why = "No usual range is drawn: a figure of the series is hidden to protect children."
    refused = replace(ranged.control, points=(), stretches=(), refused=why, finding="", sentences=(), marks=())
    (section,) = page_of(scorecard, replace(ranged, control=refused)).xpath("//section[@aria-labelledby='trend']")
    assert why in words(section)
    assert "What chance says" not in words(section)
    assert not section.xpath(".//*[contains(@class, 'c-usual')]")


def test_interval_and_caution_stand_on_the_page(scorecard, ranged):
    (section,) = page_of(scorecard, ranged).xpath("//section[@aria-labelledby='chance']")
    assert ranged.uncertainty.sentence in words(section)
    assert ranged.uncertainty.caution in words(section)
    assert "Method: Wilson." in words(section)
    assert not page_of(scorecard, replace(ranged, uncertainty=None)).xpath("//section[@aria-labelledby='chance']")


def test_few_cases_are_marked_on_the_scorecard_with_a_sentence_beneath(scorecard, ranged):
    sections = tuple(
        replace(section, rows=tuple(ranged if row.key == ranged.key else row for row in section.rows))
        for section in scorecard.sections
    )
    page = html.fromstring(scorecard_page(ScorecardView(replace(scorecard, sections=sections), "directorate"), LINKS))
    (row,) = page.xpath("//tr[@id='row-SCS40']")
    assert "few cases" in words(row)
    assert "Few cases (SCS40): the figure rests on fewer than 20 in all" in words(page)
    assert "few cases" not in words(page.xpath("//tr[@id='row-SCS18']")[0])


def test_a_district_with_few_cases_is_marked_in_the_table(scorecard):
    row = scorecard.rows[0]
    caution = "Small numbers: the figure rests on fewer than 5 cases, so one case more or less moves it far."
    districts = (replace(row.districts[0], caution=caution), *row.districts[1:])
    page = page_of(scorecard, replace(row, districts=districts))
    first, second = page.xpath("//table[contains(@class, 'districts')]/tbody/tr")[:2]
    assert "few cases" in words(first)
    assert "few cases" not in words(second)
    assert f"Few cases ({row.districts[0].area_name}): the figure rests on fewer than 5 cases" in words(page)


def test_the_pdf_has_the_range_the_months_and_the_interval(scorecard, ranged, monthly):
    told = block(ranged, scorecard, with_definition=False)
    assert told["finding"].endswith(ranged.control.finding)
    assert told["range-key"].startswith("Shaded: the usual range, where nearly all months fall")
    known = ranged.uncertainty
    interval = f"95% interval {known.low.text}% to {known.high.text}%."
    assert {"term": "How sure", "said": f"{interval} {known.caution}"} in told["facts"]
    assert "Usual range" not in {fact["term"] for fact in told["facts"]}  # the finding above the chart says it all
    more = replace(ranged.control, sentences=(*ranged.control.sentences[:2], "It is a trial range."))
    with_more = block(replace(ranged, control=more), scorecard, with_definition=False)
    assert {"term": "Usual range", "said": "It is a trial range."} in with_more["facts"]
    assert told["months"] is None
    below = block(monthly, scorecard, with_definition=False)
    assert below["range-key"] == ""
    assert below["months"]["finding"] == f"In the single months: {monthly.control.finding}"
    assert "<svg" in below["months"]["chart"]


def test_words_of_the_table(ranged, monthly):
    first, *_, latest = ranged.control.points
    assert range_words(ranged.control.stretch_of(latest), ranged.unit) == "60.0% to 70.5%"
    assert range_words(None, ranged.unit) == "–"
    assert (cause_words(first), cause_words(latest)) == ("nothing unusual", "above the usual range: improvement")
    assert charted(monthly) == monthly.trend


def test_a_note_is_said_once_with_its_periods_and_not_beside_a_mark(ranged):
    team, partial = "A team moved on 5 May 2021.", "Partial period: case system replaced on 11 April 2021."
    notes = {
        13: (partial,),
        14: (team,),
        15: (team,),
        16: (team, "Series break: case system replaced on 11 April 2021."),
    }
    points = [
        replace(point, figure=replace(point.figure, notes=notes.get(place, ())))
        for place, point in enumerate(ranged.trend)
    ]
    assert dated_notes(points, ranged.control) == (f"May 2021 to July 2021: {team}", f"Apr 2021: {partial}")
    assert len(dated_notes(points, None)) == 3


def test_the_latest_point_and_the_target_have_their_icons(scorecard, ranged):
    page = page_of(scorecard, ranged)
    (icons,) = page.xpath("//p[@class='chart-icons']")
    assert words(icons) == "Latest point: improvement Target: hit and miss"
    assert icons.xpath(".//*[@class='c-special-better']")


def test_a_longer_series_is_drawn_from_the_control_chart(ranged):
    short = replace(ranged, trend=ranged.trend[-9:])
    assert charted(short) == ranged.trend
    drawn = parsed(control_svg(short, web, WIDE, name="chart"))
    assert f"From {ranged.trend[0].figure.value.text}%" in drawn.find(f"{SVG}title").text
    assert finding(short).startswith(f"From {short.trend[0].figure.value.text}%")  # of the trend alone, in a report
