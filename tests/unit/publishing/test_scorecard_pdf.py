import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Name

from waymark.publishing import wording
from waymark.publishing.charts.series import drawable
from waymark.publishing.pdf.content import content_of, row_header_columns
from waymark.publishing.pdf.document import pdf
from waymark.publishing.pdf.fonts import STYLES, font_folder
from waymark.publishing.pdf.row_headers import elements, mark_row_headers
from waymark.publishing.pdf.typeset import TypesettingError, typeset

PLAIN = b'#set document(title: "x")\n#set text(font: "Source Sans Pro", lang: "en")\n'


@pytest.fixture
def document(scorecard):
    with pikepdf.open(BytesIO(pdf(scorecard))) as opened:
        yield opened


def is_a(element, name):
    return element.get("/S") == name


def tagged(document, name):
    return [element for element in elements(document.Root.StructTreeRoot) if is_a(element, name)]


def table_attribute(element, key):
    given = element.get("/A")
    for attribute in given if isinstance(given, pikepdf.Array) else [given]:
        if attribute is not None and attribute.get("/O") == Name.Table and key in attribute:
            return attribute[key]
    return None


def test_it_declares_pdf_ua_and_says_title_language_author_and_date(document):
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Directorate scorecard: Marshland, March 2022"
        assert metadata["dc:language"] == {"en-GB"}
    assert str(document.Root.Lang) == "en-GB"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo.Author) == "Marshland County Council & partners"
    assert str(document.docinfo.CreationDate).startswith("D:20220427")


def test_every_page_is_a4_landscape(document):
    assert len(document.pages) >= 2
    for page in document.pages:
        width, height = (float(length) for length in page.mediabox[2:])
        assert (round(width), round(height)) == (842, 595)


def test_the_same_document_gives_the_same_bytes(scorecard):
    assert pdf(scorecard) == pdf(scorecard)


def test_a_later_date_of_publication_is_the_only_clock(scorecard):
    later = replace(scorecard, published=date(2022, 5, 1))
    with pikepdf.open(BytesIO(pdf(later))) as opened:
        assert str(opened.docinfo.CreationDate).startswith("D:20220501")


def test_it_uses_our_own_fonts_only_and_embeds_them(document):
    names = set()
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == Name.FontDescriptor:
            names.add(str(item.FontName).split("+")[1])
            assert "/FontFile2" in item
    assert names
    assert all(name.startswith("SourceSansPro-") for name in names)


def test_every_chart_has_a_text_alternative(document, scorecard):
    figures = tagged(document, Name.Figure)
    drawn = [row for row in scorecard.rows if row.code != "SCS34"]
    assert len(figures) == 2 * len(drawn)  # a sparkline and a trend each; the hidden row has neither
    said = [str(figure.Alt) for figure in figures]
    assert all(said)
    assert any(alt.startswith("Line chart of Children settled in one placement, March 2020") for alt in said)


def test_every_body_row_has_one_row_header_that_its_cells_name(document, scorecard):
    tables = tagged(document, Name.Table)
    assert len(tables) == len(row_header_columns(content_of(scorecard)))
    index = pikepdf.NameTree(document.Root.StructTreeRoot.IDTree)
    rows = 0
    for table in tables:
        (head,) = [part for part in elements(table) if is_a(part, Name.THead)]
        assert all(table_attribute(cell, "/Scope") == Name.Column for cell in elements(head) if cell.S == Name.TH)
        (body,) = [part for part in elements(table) if is_a(part, Name.TBody)]
        for row in (part for part in elements(body) if is_a(part, Name.TR)):
            cells = [part for part in elements(row) if part.S in (Name.TH, Name.TD)]
            (header,) = [cell for cell in cells if cell.S == Name.TH]
            assert table_attribute(header, "/Scope") == Name.Row
            assert index[str(header.ID)] == header
            for cell in cells:
                if cell.S == Name.TD:
                    assert header.ID in list(table_attribute(cell, "/Headers"))
            rows += 1
    assert rows >= len(scorecard.rows) + len(scorecard.rows[0].trend)


def test_headings_go_down_one_level_at_a_time_and_make_bookmarks(document):
    levels = [int(str(part.S)[2]) for part in elements(document.Root.StructTreeRoot) if re.match(r"/H\d", str(part.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    with document.open_outline() as outline:
        titles = [child.title for root in outline.root for child in (root, *root.children)]
    assert "Children in care" in titles


def test_every_rating_leads_to_its_reason(document, scorecard):
    links = [
        annotation
        for page in document.pages
        for annotation in page.get("/Annots", [])
        if annotation.Subtype == Name.Link
    ]
    assert len(links) == len(scorecard.rows) - 1  # the hidden row has nothing to tell beyond the reason below its name


@pytest.mark.parametrize(
    "text",
    ['#eval("1")', "$x^2$", "*not bold* _nor slanted_", "<label> @reference", "a \\ b // c", "`raw` [x] ~", '"quoted"'],
)
def test_no_text_of_a_scorecard_is_read_as_markup(scorecard, text, needs_tool, tmp_path):
    told = replace(scorecard, summary=(f"before {text} after",), notes=(text,))
    (tmp_path / "card.pdf").write_bytes(pdf(told))
    assert f"before {text} after" in plain_text(needs_tool("pdftotext"), tmp_path / "card.pdf")


def plain_text(program, path):
    done = subprocess.run([program, "-layout", str(path), "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.split())


def test_the_pdf_prints_the_figures_of_the_page(scorecard, needs_tool, tmp_path):
    (tmp_path / "card.pdf").write_bytes(pdf(scorecard))
    printed = plain_text(needs_tool("pdftotext"), tmp_path / "card.pdf")
    for row in scorecard.rows:
        for shown in (
            wording.short_text(row.latest.value, row.unit),
            wording.short_text(row.previous.value, row.unit),
            wording.short_text(row.bars.target, row.unit) if row.bars.target else "–",
            wording.parts_text(row.latest),
            *_reason(row),
        ):
            assert shown in printed, f"{row.key}: {shown}"
        for point in row.trend:
            assert wording.short_text(point.figure.value, row.unit) in printed
    for line in (*scorecard.summary, *scorecard.notes, scorecard.organisation, "Page 1 of"):
        assert line in printed


def _reason(row):
    """What is told in full of a row that has a figure; the reason of another is broken over lines in the table."""
    return () if not drawable(row.trend) else (row.verdict.sentence, wording.rule_words(row.verdict), row.headline)


def test_a_hidden_row_has_no_drawing_in_its_content(scorecard):
    content = content_of(scorecard)
    place = [row.key for row in scorecard.rows].index("SCS34")
    assert "SCS34" not in [block["key"] for block in content["scorecard"]["blocks"]]
    cells = content["scorecard"]["sections"][1]["table"]["rows"][place - 2]
    assert cells[1]["under"] == ["The figure is hidden, so its colour is hidden with it."]
    assert [cell["kind"] for cell in cells].count("picture") == 0
    assert [cell.get("text") for cell in cells].count("[c]") == 4  # previous, latest, counted, last year


def test_a_scorecard_without_exceptions_changes_or_notes_is_set_too(scorecard):
    calm = replace(scorecard, exceptions=(), changes=(), notes=(), summary=())
    assert pdf(calm).startswith(b"%PDF-1.7")
    assert content_of(calm)["scorecard"]["exceptions"] is None


def test_a_long_scorecard_repeats_its_heads_and_splits_its_series(scorecard, needs_tool, tmp_path):
    section = scorecard.sections[0]
    many = tuple(replace(section.rows[0], code=f"X{number:02d}", districts=()) for number in range(40))
    long = replace(scorecard, sections=(replace(section, rows=many),), exceptions=())
    assert len(content_of(long)["scorecard"]["series"]) == 5
    (tmp_path / "long.pdf").write_bytes(pdf(long))
    assert plain_text(needs_tool("pdftotext"), tmp_path / "long.pdf").count("Since last Last year Status") >= 2


def test_a_warning_of_typst_is_an_error():
    with pytest.raises(TypesettingError, match="unknown font family: no such face"):
        typeset(PLAIN + b'#text(font: "No Such Face")[x]', "{}", date(2022, 1, 1))


def test_what_typst_refuses_is_an_error_with_a_hint():
    with pytest.raises(TypesettingError, match="PDF/UA-1 error: missing document title") as refused:
        typeset(b'#set text(lang: "en")\nx', "{}", date(2022, 1, 1))
    assert refused.value.hint


def test_an_image_without_alternative_is_refused():
    drawing = b"#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"), format: \"svg\")"
    with pytest.raises(TypesettingError, match="missing alt text"):
        typeset(PLAIN + drawing, "{}", date(2022, 1, 1))


def test_a_document_with_another_number_of_tables_is_refused():
    two = PLAIN + b"#table(columns: 1, table.header[a], [b])\n#table(columns: 1, table.header[a], [b])"
    plain = typeset(two, "{}", date(2022, 1, 1))
    with pytest.raises(ValueError, match="has 2 tables where 1 were expected"):
        mark_row_headers(plain, [0])
    with pytest.raises(ValueError, match="none in column 2 can head it"):
        mark_row_headers(plain, [0, 1])


def test_the_font_folder_holds_each_style_once():
    with font_folder() as folder:
        assert sorted(path.name for path in folder.iterdir()) == sorted(
            f"SourceSansPro-{style}.ttf" for style in STYLES
        )
    assert not folder.exists()
