"""What it would take, what is read together and how old a figure is: on pages, in the PDF and in open data."""

from dataclasses import replace

import pytest
from tests.unit.publishing.builders import AS_AT, HIDDEN, not_shown, shown, small_scorecard
from tests.unit.publishing.methods_builder import METHODS

from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.publishing import outlook
from waymark.publishing.open_data.geography import Authority
from waymark.publishing.open_data.table import open_data
from waymark.publishing.pdf.content import content_of
from waymark.publishing.site.write import write_site
from waymark.scorecards.companions import Companion
from waymark.scorecards.currency import Currency
from waymark.scorecards.document import ExceptionNeeded
from waymark.scorecards.outlook import PublicOutlook

TAKES = PublicOutlook(
    ("Green needs 5 more of these: children (59 of 84 instead of 54).",),
    "5 more",
    PublicCell("+5"),
    "To reach the 2021-22 target of 70% by March 2022, it would have to rise by 2 percentage points a month.",
    "In the month alone: 61.0% (5 of 8).",
    "If the counts of January to March 2022 came again in turn, it would be green in May 2022, at 70.1%. This is "
    "arithmetic, not a forecast.",
)
STALE = Currency("stale", "latest is 58.3%, 2020-21; 2021-22 should be known", PublicCell("58.3"))


def beside(figure):
    return Companion(
        "BB2", "Percentage not known", "Not known", Unit.PERCENT, Polarity.LOWER, Rating.AMBER, figure, None, None
    )


def with_parts(first, **changes):
    """The small scorecard whose first row has them; red, and an exception."""
    card = small_scorecard()
    section = card.sections[0]
    row = replace(section.rows[0], verdict=replace(section.rows[0].verdict, rating=Rating.RED), **first)
    needed = ExceptionNeeded(row.key, row.name, row.verdict.sentence, row.owner)
    sections = (replace(section, rows=(row, *section.rows[1:])), *card.sections[1:])
    return replace(card, sections=sections, exceptions=(needed,), **changes), row


@pytest.fixture
def published(tmp_path):
    def write(card):
        write_site([card], tmp_path, {}, METHODS, {}, card.area)
        return {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*.html")}

    return write


def test_the_page_says_what_it_would_take_and_the_card_in_few_words(published):
    card, row = with_parts({"outlook": TAKES})
    pages = published(card)
    page = pages[f"indicators/{row.key}.html"]
    assert "What it would take" in page
    for sentence in TAKES.sentences:
        assert sentence in page
    (table,) = [text for name, text in pages.items() if name.startswith("scorecards/")]
    assert "green with 5 more" in table
    assert TAKES.distance[0] in pages["exceptions.html"]


def test_a_row_without_any_has_no_such_section(published):
    card, row = with_parts({})
    assert "What it would take" not in published(card)[f"indicators/{row.key}.html"]


def test_a_companion_stands_on_the_card_and_in_a_table_on_the_page(published):
    card, row = with_parts({"companions": (beside(shown(AS_AT, 20, 80)),)})
    pages = published(card)
    (table,) = [text for name, text in pages.items() if name.startswith("scorecards/")]
    assert "with: Not known, 25.0%" in table
    page = pages[f"indicators/{row.key}.html"]
    assert "Read with: Not known, 25.0% (20 of 80), amber, March 2022." in page
    assert "Percentage not known" in page
    assert "indicators/BB2" not in page  # it has no page of its own in this release


def test_a_hidden_companion_shows_its_symbol_and_why(published):
    card, row = with_parts({"companions": (beside(not_shown(AS_AT, HIDDEN)),)})
    pages = published(card)
    page = pages[f"indicators/{row.key}.html"]
    assert "Read with: Not known, [c] (March 2022: Hidden: the count is from 1 to 5 children.)." in page
    assert outlook.beside(row) == ("with: Not known, [c]",)


def test_a_stale_figure_is_named_framed_and_can_be_shown_alone(published):
    card, row = with_parts({"currency": STALE})
    flagged = replace(row, latest=replace(row.latest, flags=("stale",)))
    section = replace(card.sections[0], rows=(flagged, *card.sections[0].rows[1:]))
    pages = published(replace(card, sections=(section, *card.sections[1:])))
    (table,) = [text for name, text in pages.items() if name.startswith("scorecards/")]
    assert '<span class="under stale">stale</span>' in table
    assert "Stale: latest is 58.3%, 2020-21; 2021-22 should be known." in table
    assert 'href="#show-stale"' in table
    assert "Latest is 58.3%, 2020-21; 2021-22 should be known." in pages[f"indicators/{row.key}.html"]


def test_a_figure_of_the_year_before_is_in_italics_and_in_words(published):
    card, row = with_parts({})
    old = replace(row, latest=replace(row.latest, flags=("previous reporting year",)))
    section = replace(card.sections[0], rows=(old, *card.sections[0].rows[1:]))
    pages = published(replace(card, sections=(section, *card.sections[1:])))
    (table,) = [text for name, text in pages.items() if name.startswith("scorecards/")]
    assert f"<em>{row.latest.value.text}%</em>" in table
    assert '<span class="under slanted">previous reporting year</span>' in table
    assert '<p class="big slanted">' in pages[f"indicators/{row.key}.html"]
    assert f"<em>{row.latest.value.text}%</em>" in pages["exceptions.html"]


def test_the_pdf_says_the_same():
    card, row = with_parts({"outlook": TAKES, "currency": STALE, "companions": (beside(shown(AS_AT, 20, 80)),)})
    content = content_of(card)
    (told,) = [one for one in content["scorecard"]["blocks"] if one["key"] == row.key]
    facts = {fact["term"]: fact["said"] for fact in told["facts"]}
    assert facts["In cases"] == TAKES.distance[0]
    assert facts["Required pace"] == TAKES.pace
    assert facts["The latest month"] == TAKES.month
    assert facts["If it went on so"] == TAKES.ahead
    assert facts["Age"] == STALE.sentence
    assert facts["Read together"] == "Not known, 25.0% (20 of 80), amber, March 2022."
    line = content["scorecard"]["sections"][0]["table"]["rows"][0]
    under = [said for cell in line for said in cell.get("under", [])]
    assert {"green with 5 more", STALE.sentence, "with: Not known, 25.0%"} <= set(under)
    exceptions = content["scorecard"]["exceptions"]["rows"][0]
    assert TAKES.distance[0] in [said for cell in exceptions for said in cell.get("under", [])]


def test_open_data_say_that_a_figure_is_stale_or_of_the_year_before():
    card, row = with_parts({})
    flagged = replace(row, latest=replace(row.latest, flags=("previous reporting year", "stale")))
    section = replace(card.sections[0], rows=(flagged, *card.sections[0].rows[1:]))
    told = open_data(
        [replace(card, sections=(section, *card.sections[1:]))], Authority("E1", "South", "1", card.area, "M")
    )
    assert b"previous reporting year; stale" in told.figures


def test_only_a_red_row_says_in_few_words_what_it_would_take():
    card, row = with_parts({"outlook": TAKES})
    amber = replace(row, verdict=replace(row.verdict, rating=Rating.AMBER))
    assert (outlook.short(row), outlook.short(amber)) == ("green with 5 more", "")
    assert outlook.asked(replace(row, outlook=PublicOutlook(("Not worked out in cases: a gap has two sides.",)))) == ""
    assert outlook.beside(card.rows[1]) == ()
