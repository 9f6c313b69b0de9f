"""Other areas' figures in the formats: a column, a small table, marks on the chart, cells of the PDF."""

from dataclasses import replace

import pytest
from lxml import etree

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.comparator import ComparatorKind
from waymark.domain.month import Month
from waymark.domain.scorecard_outline import SectionKind
from waymark.publishing import wording
from waymark.publishing.charts.axes import NARROW, PRINTED, WIDE
from waymark.publishing.charts.describe import description
from waymark.publishing.charts.paint import paper, web
from waymark.publishing.charts.trend import trend_svg
from waymark.publishing.pdf.block import block
from waymark.publishing.pdf.reference_tables import comparators
from waymark.publishing.pdf.section import section_of
from waymark.scorecards.document import ComparatorFigure, ComparatorPoint

SVG = "{http://www.w3.org/2000/svg}"
LATEST = Month.at(2022, 3)


def other(kind, name, text, *, symbol=None, month=LATEST, **changes):
    cell = PublicCell(text) if symbol is None else PublicCell(symbol=symbol, why=f"{name}: suppressed")
    points = () if symbol else (ComparatorPoint(month - 12, PublicCell("60.0")), ComparatorPoint(month, cell))
    words = f"Reporting year {month.year}, to 31 March {month.year}"
    figure = ComparatorFigure(kind, name, cell, month, words, month == LATEST, "A publication", "as published", "final")
    return replace(figure, points=points, **changes)


ENGLAND = other(ComparatorKind.ENGLAND, "England", "71.0")
REGION = other(ComparatorKind.REGION, "South East", "", symbol=Symbol.CONFIDENTIAL)
NEAR = other(ComparatorKind.NEIGHBOURS, "Statistical neighbours", "72.4", method="mean of 6 of 10, list of 2021",
             short_of="6 of 10")  # fmt: skip
OWN = other(ComparatorKind.PUBLISHED, "Marshland, official figure", "74.0", counted="358 of 485")


@pytest.fixture
def row(scorecard):
    return replace(scorecard.rows[0], comparators=(ENGLAND, REGION, NEAR, OWN))


@pytest.fixture
def compared_card(scorecard, row):
    """The first row compared, the others not, and a column for it."""
    first, *rest = scorecard.sections
    section = replace(first, rows=(row, *first.rows[1:]))
    return replace(scorecard, sections=(section, *rest), columns=("code", "indicator", "latest", "compared"))


def test_the_words_name_each_area_and_how_an_average_came_about(row):
    assert wording.compared_words(row) == (
        "England 71.0%, South East [c], statistical neighbours 72.4% (mean of 6 of 10, list of 2021), "
        "Marshland, official figure 74.0% (358 of 485)"
    )
    assert wording.compared_source(row) == "Reporting year 2022, to 31 March 2022. A publication."
    assert wording.compared_under(row, "compared") == ("6 of 10 neighbours",)


def test_another_period_and_another_measure_are_said_wherever_the_figure_stands(row):
    older = tuple(replace(one, same_period=False, month=Month.at(2021, 3), differs="it counts carers")
                  for one in (ENGLAND, NEAR))  # fmt: skip
    other_row = replace(row, comparators=older)
    assert wording.compared_under(other_row, "england") == ("to Mar 2021", "another measure")
    source = wording.compared_source(other_row)
    assert "not the period of the figure beside it" in source
    assert "Another measure: it counts carers." in source


def test_a_column_in_which_nothing_is_compared_is_left_out(scorecard, compared_card):
    assert "compared" in wording.columns_of(compared_card)
    assert "compared" not in wording.columns_of(replace(scorecard, columns=compared_card.columns))
    assert "compared" not in wording.section_columns(compared_card, SectionKind.CONTEXT)


def test_the_regions_column_bears_its_name(compared_card):
    assert wording.heading("region", compared_card) == "South East"


def test_symbols_of_others_are_explained_under_the_table(compared_card):
    section = section_of(compared_card, compared_card.sections[0])
    assert "[c] South East: suppressed" in section["notes"]
    (cells,) = [line for line in section["table"]["rows"] if line[3].get("lines") != ["–"]]
    assert cells[3]["lines"] == ["England 71.0%", "South East [c]", "Neighbours 72.4%"]


@pytest.mark.parametrize("size", [WIDE, NARROW, PRINTED], ids=["wide", "narrow", "printed"])
@pytest.mark.parametrize("paint", [web, paper], ids=["web", "paper"])
def test_the_chart_marks_england_and_the_neighbours_and_names_them(row, size, paint):
    drawn = etree.fromstring(trend_svg(row, paint, size, name="chart").encode())
    words = [node.text for node in drawn.iter(f"{SVG}text")]
    assert "England 71.0%" in words
    assert "Neighb. 72.4%" in words
    squares = [node for node in drawn.iter(f"{SVG}rect") if node.get("width") == node.get("height") == "7"]
    assert len(squares) == 3  # two periods, and the mark beside the name
    rings = [node for node in drawn.iter(f"{SVG}circle") if node.get("r") == "3.5"]
    assert len(rings) == 3
    assert all(float(size.top) <= float(node.get("cy")) <= size.height - size.bottom for node in rings)


def test_the_charts_words_name_the_latest_of_each(row):
    said = description(row)
    assert "England 71.0% in March 2022; Statistical neighbours 72.4% in March 2022" in said


def test_the_pdf_tells_them_with_the_indicator_and_at_the_end(compared_card, row):
    facts = {fact["term"]: fact["said"] for fact in block(row, compared_card, with_definition=False)["facts"]}
    assert facts["Compared with"].startswith("England 71.0%, South East [c]")
    table = comparators(compared_card)
    assert [line[0]["text"] for line in table["rows"]] == [wording.row_name(row)]
    assert comparators(replace(compared_card, sections=compared_card.sections[1:])) is None
