"""A monthly report: figures that are read together, month by month and by district, with their definitions."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from urllib.parse import urldefrag

import pikepdf
import pytest
from lxml import html
from pikepdf import Name

from waymark.publishing.month_table import months_of
from waymark.publishing.pdf.content import content_of, row_header_columns
from waymark.publishing.pdf.document import pdf, pdfs
from waymark.publishing.pdf.row_headers import elements
from waymark.publishing.site.write import write_site


@pytest.fixture(scope="module")
def folder(made_release, report, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    write_site((*made_release[:3], report), out)
    return out


@pytest.fixture(scope="module")
def page(folder):
    return html.fromstring((folder / "scorecards/neet.html").read_bytes())


def words(node):
    return " ".join(" ".join(node.itertext()).split())


def test_it_opens_with_the_figure_its_colour_its_sentence_and_its_chart(page, report):
    lead = report.rows[0]
    (first, _) = page.find_class("topic-lead")
    said = words(first)
    order = [lead.name, f"{lead.latest.value.text}%", lead.verdict.rating.word, "down, improved", lead.headline]
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    assert len(first.xpath(".//svg[contains(@class,'trend')]")) == 2


def test_companions_stand_beside_the_lead(page, report):
    (companions,) = page.find_class("companions")
    assert [words(each.find(".//h3")) for each in companions.find_class("companion")] == [
        row.name for row in report.sections[0].rows[1:]
    ]


def test_the_months_of_all_companions_stand_in_one_table(page, report):
    table, yearly = page.find_class("months")
    assert [words(head) for head in table.xpath("thead//th")] == [
        "Period", "Young people not in education", "Target", "Rating",
        "Young people not in education, three months",
        "Young people whose situation is not known", "Target", "Rating",
    ]  # fmt: skip
    lead, average, unknown = (row.trend[-1] for row in report.sections[0].rows)
    assert [words(cell) for cell in table.xpath("tbody/tr[1]/*")] == [
        "March 2022",
        f"{lead.figure.value.text}% {lead.figure.numerator.text} / {lead.figure.denominator.text}",
        "2.4%",
        lead.rating.word,
        f"{average.figure.value.text}% {average.figure.numerator.text} / {average.figure.denominator.text}",
        f"{unknown.figure.value.text}% {unknown.figure.numerator.text} / {unknown.figure.denominator.text}",
        "4%",
        unknown.rating.word,
    ]
    assert len(table.xpath("tbody/tr")) == 25
    assert words(yearly.xpath("tbody/tr[1]/th")[0]) == "2020-21"


def test_districts_are_shown_with_the_month_before_the_year_before_and_the_county_last(page, report):
    table = page.find_class("districts")[0]
    assert [words(head) for head in table.xpath("thead//th")] == [
        "District", "Latest", "Counted", "Rating", "Previous", "Year before",
    ]  # fmt: skip
    lines = [[words(cell) for cell in line] for line in table.xpath("tbody/tr")]
    assert lines[0] == ["Northmarsh", "2.2%", "20 / 900", "Amber", "2.4%", "2.7%"]
    assert len(lines) == 13
    assert lines[-1][:2] == ["Marshland", f"{report.rows[0].latest.value.text}%"]


def test_a_hidden_district_is_hidden_in_the_report(page):
    lines = {
        words(line[0]): [words(cell) for cell in line[1:]] for line in page.find_class("districts")[1].xpath(".//tr")
    }
    assert lines["Eastport"] == ["[c] confidential", "[c] confidential", "Not rated", "–", "–"]


def test_definitions_and_sources_stand_at_the_foot(page, report):
    (defined,) = page.xpath("//section[@aria-labelledby='definitions']")
    assert [words(term.find_class("under")[0]) for term in defined.iter("dt")] == [row.key for row in report.rows]
    assert page.xpath("//section[@aria-labelledby='sources']//table")
    assert not page.xpath("//section[@aria-labelledby='exceptions']")


def test_home_lists_reports_apart_from_scorecards(folder, report):
    home = html.fromstring((folder / "index.html").read_bytes())
    (listed,) = home.xpath("//section[@aria-labelledby='reports']")
    assert [words(link) for link in listed.xpath(".//h3/a")] == [report.title]
    assert report.title not in words(home.xpath("//section[@aria-labelledby='scorecards']")[0])
    assert home.xpath("//nav[@aria-label='This release']//a[@href='index.html#reports']")


def test_every_link_of_the_report_leads_somewhere(folder, page):
    for address in page.xpath("//a/@href | //link/@href"):
        target, place = urldefrag(address)
        there = (folder / "scorecards" / target).resolve() if target else folder / "scorecards/neet.html"
        assert there.is_file(), address
        if place:
            assert html.fromstring(there.read_bytes()).xpath("//*[@id=$id]", id=place), address
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))


def test_series_of_different_frequency_do_not_share_a_table(report):
    tables = months_of(report.rows)
    assert [len(table.rows) for table in tables] == [3, 1]
    assert tables[0].lines[0].words == "March 2022"
    assert tables[0].lines[-1].words == "March 2020"


def test_its_pdf_has_the_same_tables_tagged(report, needs_tool, tmp_path):
    content = content_of(report)
    with pikepdf.open(BytesIO(pdf(report))) as opened:
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        root = opened.Root.StructTreeRoot
        tables = [element for element in elements(root) if element.get("/S") == Name.Table]
        assert len(tables) == len(row_header_columns(content)) == 2 + 2 + 2
        levels = [int(str(part.S)[2]) for part in elements(root) if re.match(r"/H\d", str(part.S))]
    assert levels[:3] == [1, 2, 3]
    (tmp_path / "report.pdf").write_bytes(pdf(report))
    done = subprocess.run([needs_tool("pdftotext"), "-layout", str(tmp_path / "report.pdf"), "-"], capture_output=True)
    text = " ".join(done.stdout.decode().split())
    for said in (report.rows[0].headline, "Month by month", "Year by year", "Northmarsh 2.2% 20 / 900", "Definition"):
        assert said in text


def test_several_pdfs_at_once_have_the_bytes_of_each_alone(report, scorecard):
    made = dict(pdfs({"neet": (report, "card"), "directorate": (scorecard, "document")}))
    assert list(made) == ["neet", "directorate"]
    assert made == {"neet": pdf(report), "directorate": pdf(scorecard, "document")}


def test_the_banner_stands_on_every_page_of_a_pdf(release, report, needs_tool, tmp_path):
    for number, (card, form) in enumerate(((release[0], "document"), (report, "card"))):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(pdf(replace(card, banner="Made-up records: nobody in them is real."), form))
        done = subprocess.run([needs_tool("pdftotext"), "-layout", str(path), "-"], capture_output=True, check=True)
        pages = done.stdout.decode().split("\f")[:-1]
        assert len(pages) > 3
        assert {page.count("Made-up records: nobody in them is real.") for page in pages} == {1}
