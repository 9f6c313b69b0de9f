"""The milestones ahead stand beside the target, on the page and in the PDF."""

from dataclasses import replace

from lxml import html
from tests.unit.publishing.builders import AS_AT

from waymark.disclosure.cell import PublicCell
from waymark.publishing.ahead import ahead_words
from waymark.publishing.pdf.block import block
from waymark.publishing.site.write import write_site
from waymark.scorecards.ahead import TargetAhead

AHEAD = (TargetAhead("2022-23", PublicCell("79.0")), TargetAhead("2023-24", PublicCell("85.0")))


def with_ahead(scorecard, key, ahead):
    sections = tuple(
        replace(section, rows=tuple(replace(row, ahead=ahead) if row.key == key else row for row in section.rows))
        for section in scorecard.sections
    )
    return replace(scorecard, sections=sections)


def facts(row, scorecard):
    return {fact["term"]: fact["said"] for fact in block(row, scorecard, with_definition=True)["facts"]}


def test_the_years_ahead_in_words(scorecard):
    row = replace(scorecard.rows[0], ahead=AHEAD)
    assert scorecard.as_at == AS_AT
    assert ahead_words(row) == "2022-23: 79.0%; 2023-24: 85.0%"
    assert ahead_words(scorecard.rows[0]) == ""


def test_the_pdf_has_them_beneath_the_target(scorecard):
    row = scorecard.rows[0]
    said = facts(replace(row, ahead=AHEAD), scorecard)
    assert said["Milestones ahead"] == "2022-23: 79.0%; 2023-24: 85.0%"
    assert list(said).index("Milestones ahead") == list(said).index("Held against") + 1
    assert "Milestones ahead" not in facts(row, scorecard)


def test_the_page_has_them_beside_the_target(scorecard, tmp_path):
    first, second = scorecard.rows[0].key, scorecard.rows[1].key
    for path in write_site([with_ahead(scorecard, first, AHEAD)], tmp_path, {}):
        said = path.read_text(encoding="utf-8") if path.suffix == ".html" else ""
        terms = html.fromstring(said).xpath("//aside//dt[.='Milestones ahead']") if "indicators" in str(path) else []
        if path.name == f"{first}.html":
            assert [term.getnext().text_content() for term in terms] == ["2022-23: 79.0%; 2023-24: 85.0%"]
        if path.name == f"{second}.html":
            assert terms == []
    assert (tmp_path / "indicators" / f"{first}.html").exists()
    assert (tmp_path / "indicators" / f"{second}.html").exists()
