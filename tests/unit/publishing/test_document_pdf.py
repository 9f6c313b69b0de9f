"""The directorate's document: a cover, contents with pages, and definitions at the end; a card has none of them."""

import re
import subprocess
from io import BytesIO

import pikepdf
import pytest

from waymark.publishing.pdf.content import content_of, row_header_columns
from waymark.publishing.pdf.document import pdf
from waymark.publishing.pdf.row_headers import elements


@pytest.fixture(scope="module")
def directorate(made_release):
    return made_release[0]


@pytest.fixture(scope="module")
def document(directorate):
    return pdf(directorate, "document")


@pytest.fixture
def pages(document, needs_tool, tmp_path):
    """The text of each page."""
    path = tmp_path / "document.pdf"
    path.write_bytes(document)
    done = subprocess.run([needs_tool("pdftotext"), "-layout", str(path), "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def test_the_cover_says_what_when_and_by_whom(pages):
    for said in (
        "Marshland County Council & partners",
        "Directorate scorecard",
        "March 2022",
        "Produced by: Management Information",
        "Publication date: 27 April 2022",
    ):
        assert said in pages[0]
    assert "Page 1 of" not in pages[0]


def test_the_contents_name_the_page_on_which_each_part_stands(pages):
    for title in ("Summary", "Annual", "Activity", "Exceptions required", "Data sources", "Indicator definitions"):
        (number,) = re.findall(rf"{title} [. \u2060]*(\d+)", pages[1])  # dots, then an unseen word joiner
        assert title in pages[int(number) - 1]
        assert f"Page {number} of {len(pages)}" in pages[int(number) - 1]


def test_it_is_still_tagged_with_bookmarks_and_headed_rows(document, directorate):
    with pikepdf.open(BytesIO(document)) as opened:
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        root = opened.Root.StructTreeRoot
        tables = [element for element in elements(root) if element.get("/S") == pikepdf.Name.Table]
        assert len(tables) == len(row_header_columns(content_of(directorate, "document")))
        assert any(element.get("/S") == pikepdf.Name.TOC for element in elements(root))
        levels = [int(str(part.S)[2]) for part in elements(root) if re.match(r"/H\d", str(part.S))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        with opened.open_outline() as outline:
            titles = [child.title for root in outline.root for child in (root, *root.children)]
    assert "Indicator definitions" in titles
    assert "The figures behind the charts, continued" not in titles


def test_every_indicator_is_defined_at_the_end_by_code(directorate):
    table = content_of(directorate, "document")["definitions"]
    assert [line[0]["text"] for line in table["rows"]] == [f"X{number:02d}" for number in range(1, 26)]
    assert table["rows"][0][3]["text"] == (
        "Children to whom it applies out of All children in the group; covers: month end, reported monthly"
    )


def test_a_card_has_no_cover_contents_or_definitions(release, needs_tool, tmp_path):
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf(release[4], "card"))
    done = subprocess.run([needs_tool("pdftotext"), "-layout", str(path), "-"], capture_output=True, check=True)
    text = " ".join(done.stdout.decode().split())
    assert "Where we stand" in text.split("Page 1 of")[0]
    assert "Contents" not in text
    assert "Indicator definitions" not in text
    assert "Marshland: 62.0%, March 2022" in text  # the county's figure in the block of X04


def test_activity_rows_have_a_sentence_where_others_have_a_colour(directorate):
    table = content_of(directorate)["scorecard"]["sections"][2]["table"]
    assert "Expected range" in table["headings"]
    assert {cell["kind"] for line in table["rows"] for cell in line} == {"text", "picture", "moved"}


def test_sources_say_what_the_latest_figures_are_dated(directorate):
    lines = content_of(directorate)["sources"]["rows"]
    assert [line[3]["text"] for line in lines] == ["March 2022 provisional", "March 2022 provisional; 2020-21 final"]


def test_years_and_months_do_not_share_a_table_of_figures(directorate):
    series = content_of(directorate)["scorecard"]["series"]
    assert [len(table["headings"]) - 1 for table in series] == [6, 6, 6, 7]
    assert series[-1]["rows"][0][0]["text"] == "2020-21"
    assert series[0]["rows"][0][0]["text"] == "March 2022"
    assert "X25 (per 10,000)" in series[2]["headings"]
