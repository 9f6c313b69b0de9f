"""The executive summary on the home page, on scorecards and reports, and in the PDF: the same items everywhere."""

from dataclasses import replace

import pytest
from tests.unit.publishing.builders import a_report, carded, county_rows, small_scorecard

from waymark.domain.verdict import Rating
from waymark.narrative.executive import ExecutiveSummary, SummaryItem, SummaryPart
from waymark.publishing.pdf.content import content_of
from waymark.publishing.pdf.document import pdf
from waymark.publishing.site.links import RelativeLinks
from waymark.publishing.site.page import home_page, indicator_page, scorecard_page
from waymark.publishing.site.views import HomeView, IndicatorView, ScorecardView

CHANGE = SummaryItem(
    "up from 50% to 61%, now meeting it.", "Became green, was red", "X01", "Cases", Rating.RED, Rating.GREEN
)
LASTING = SummaryItem("since May 2021, with 30% then & 29% now.", "Still red", "X02", "Assessments <in time>")
SUMMARY = ExecutiveSummary(
    (
        SummaryPart("stand", "Where we stand", (SummaryItem("2 are rated."), SummaryItem("1 has no target."))),
        SummaryPart("changed", "What changed since February 2022", (CHANGE,)),
        SummaryPart("stands-out", "What stands out", (LASTING, SummaryItem("A and B.", "Elsewhere"))),
    ),
    "Made by rule from the printed figures.",
)


@pytest.fixture
def card():
    return ScorecardView(replace(carded(small_scorecard(), county_rows()), executive_summary=SUMMARY), "directorate")


def test_the_home_page_tells_all_of_it(card):
    """The totals themselves stand for the first sentence of where we stand."""
    page = home_page(HomeView((card,)), RelativeLinks(0))
    told = [item.text.replace("&", "&amp;") for part in SUMMARY.parts for item in part.items]
    assert [text for text in told if text not in page] == told[:1]  # the badges above say the totals already
    assert page.index("Where we stand") < page.index("What changed since") < page.index("What stands out")
    assert 'href="indicators/X01.html"' in page
    assert "Assessments &lt;in time&gt;" in page
    assert "Made by rule" in page


def test_a_scorecard_names_what_stands_out_above_and_tells_it_below(card):
    page = scorecard_page(card, RelativeLinks(1))
    above, below = page.split('class="group"', 1)
    assert "Still red: <a" in above
    assert "Elsewhere" not in above  # what is about no single row has no page to lead to
    assert "since May 2021" not in above
    assert "since May 2021" in below
    assert 'href="#stands-out"' in above
    assert 'id="stands-out"' in below


def test_a_report_opens_with_it(card):
    report = replace(a_report(card.scorecard), executive_summary=SUMMARY)
    page = scorecard_page(ScorecardView(report, "neet"), RelativeLinks(1))
    assert page.index("since May 2021") < page.index('class="topic"')


def test_without_one_the_pages_say_what_they_said(card):
    plain = replace(card, scorecard=replace(card.scorecard, executive_summary=ExecutiveSummary()))
    assert "What stands out" not in scorecard_page(plain, RelativeLinks(1))
    page = home_page(HomeView((plain,)), RelativeLinks(0))
    assert "Four of six indicators are rated." in page
    assert "What changed colour since February 2022" in page


def test_what_goes_on_from_the_headline_stands_under_it(card):
    row = replace(card.scorecard.rows[0], further=("A year earlier it was 50%.", "It is better than England's 40%."))
    page = indicator_page(IndicatorView(card, row), RelativeLinks(1))
    assert "<p>A year earlier it was 50%. It is better than England&#39;s 40%.</p>" in page


@pytest.mark.parametrize("form", ["document", "card"])
def test_the_pdf_prints_it_and_is_accessible(card, form):
    content = content_of(card.scorecard, form)
    assert [part["heading"] for part in content["executive"]] == [part.heading for part in SUMMARY.parts]
    changed = content["executive"][1]["items"][0]
    assert (changed["was"], changed["now"], changed["kind"]) == ("red", "green", "")  # both colours are printed instead
    assert pdf(card.scorecard, form).startswith(b"%PDF")  # the typesetter refuses what is not accessible


def test_the_pdf_of_a_report_prints_it(card):
    assert pdf(replace(a_report(card.scorecard), executive_summary=SUMMARY), "card").startswith(b"%PDF")
