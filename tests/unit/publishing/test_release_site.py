"""The site of a whole release: fourteen scorecards, their districts, and the pages about all of them."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import html
from tests.unit.publishing.methods_builder import METHODS

from waymark.domain.data_source import DataSource
from waymark.domain.verdict import Rating
from waymark.publishing.site.links import Kind, RelativeLinks
from waymark.publishing.site.page import exceptions_page
from waymark.publishing.site.views import ReferenceView
from waymark.publishing.site.write import page_key, site_views, write_site


def words(node):
    return " ".join(" ".join(node.itertext()).split())


@pytest.fixture(scope="module")
def folder(made_release, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    pdfs = {page_key(card, made_release[0].area): b"%PDF-1.7 made up" for card in made_release}
    write_site(made_release, out, pdfs, METHODS, {"figures": b"a,b\n", "figures.meta": b"c\n"})
    return out


@pytest.fixture
def page(folder):
    return lambda name: html.fromstring((folder / name).read_bytes())


def test_every_link_of_every_page_leads_somewhere(folder):
    pages = {path: html.fromstring(path.read_bytes()) for path in folder.rglob("*.html")}
    by_district = 2  # the county's two scorecards
    assert len(pages) == 14 + 13 * 25 + 5 + by_district + len(METHODS.rules)
    for path, page in pages.items():
        for address in page.xpath("//a/@href | //link/@href"):
            target, place = urldefrag(address)
            there = (path.parent / target).resolve() if target else path
            assert there.is_file(), f"{path.name} points at {address}"
            if place:
                assert pages[there].xpath("//*[@id=$id]", id=place), f"{path.name} points at {address}"


def test_home_groups_the_county_and_lists_the_districts(page, release):
    home = page("index.html")
    (county,) = home.xpath("//section[@aria-labelledby='scorecards']")
    assert [words(link) for link in county.xpath(".//h3/a")] == ["Directorate scorecard", "Early Help scorecard"]
    (table,) = home.xpath("//section[@aria-labelledby='districts']//table")
    lines = [[words(cell) for cell in line] for line in table.xpath("tbody/tr")]
    assert len(lines) == 12
    totals = release[2].totals
    counts = map(str, (totals.green, totals.amber, totals.red, totals.not_rated))
    assert lines[0][:7] == ["Northmarsh", *counts, "", "3"]  # the sixth cell holds a bar of the shares
    assert home.xpath("//a[@href='data/figures.meta.csv']")


def test_each_page_has_the_same_small_navigation_and_says_where_it_is(page):
    for name, here in (
        ("index.html", "Home"),
        ("exceptions.html", "Exceptions"),
        ("definitions.html", "Definitions"),
        ("data-sources.html", "Data sources"),
        ("how-we-judge.html", "How we judge"),
        ("rules/tolerance.html", None),
        ("scorecards/district-E07000003.html", None),
        ("indicators/X12.html", None),
    ):
        (nav,) = page(name).xpath("//nav[@aria-label='This release']")
        assert len(nav.xpath(".//a")) == 7
        assert [words(link) for link in nav.xpath(".//a[@aria-current]")] == ([here] if here else [])


def test_a_site_of_one_scorecard_without_methods_offers_neither_districts_nor_rules(scorecard, tmp_path):
    write_site([scorecard], tmp_path)
    (nav,) = html.fromstring((tmp_path / "index.html").read_bytes()).xpath("//nav[@aria-label='This release']")
    assert [words(link) for link in nav.iter("a")] == [
        "Home", "Scorecards", "Exceptions", "Definitions", "Data sources",
    ]  # fmt: skip
    assert not (tmp_path / "how-we-judge.html").exists()
    assert not (tmp_path / "rules").exists()


def test_activity_stands_apart_without_a_colour_or_a_target(page):
    card = page("scorecards/directorate.html")
    (group,) = card.xpath("//section[@aria-labelledby='section-act']")
    heads = [words(head) for head in group.xpath(".//thead//th")]
    assert "Expected range" in heads
    assert not {"Rating", "Target", "Better when"} & set(heads)
    assert not group.find_class("rating")
    (said,) = group.xpath(".//td[contains(@class,'col-rating')]")
    assert (
        words(said) == "Inside the range expected of Notifications to early help for every 10,000 children 40.0 to 60.0"
    )
    assert words(group.xpath(".//td[contains(@class,'col-direction')]")[0]) == "↑ increased"


def test_context_is_never_judged_and_has_the_county_beside_it(page):
    (group,) = page("scorecards/district-E07000003.html").xpath("//section[@aria-labelledby='section-context']")
    heads = [words(head) for head in group.xpath(".//thead//th")]
    assert heads[heads.index("Counted") + 1] == "Marshland"
    assert not {"Rating", "Expected range", "Target"} & set(heads)


def test_totals_leave_activity_and_context_out(page, release):
    totals = release[0].totals
    assert totals.rated + totals.not_rated == len(release[0].measures) == len(release[0].rows) - 2
    shown = [words(total) for total in page("scorecards/directorate.html").xpath("//ul[@class='totals']/li")]
    assert shown[0] == f"{totals.green} Green"


def test_some_of_the_rows_can_be_shown_alone_and_the_address_says_which(page, release):
    card = page("scorecards/directorate.html")
    (picks,) = card.find_class("picks")
    offered = {link.get("href"): words(link.getnext()) for link in picks.iter("a")}
    assert offered["#show-red"] == str(release[0].totals.red)
    assert offered["#show-changed"] == "3"
    assert offered["#show-all"] == str(len(release[0].measures))
    marked = {line.get("id")[4:] for line in card.find_class("is-red")}
    assert marked == {row.key for row in release[0].rows if row.verdict.rating is Rating.RED}
    for address in offered:
        assert card.xpath("//*[@id=$id]", id=address[1:])
    style = (Path(__file__).parents[3] / "src/waymark/publishing/site/waymark.css").read_text(encoding="utf-8")
    assert all(f"{address}:target" in style for address in offered if address != "#show-all")
    assert page("index.html").xpath("//a[@href='scorecards/directorate.html#show-red']")


def test_a_district_shows_the_county_beside_its_own_figure(page, release):
    card = page("scorecards/district-E07000003.html")
    heads = [words(head) for head in card.xpath("(//table)[1]//thead//th")]
    assert heads.index("Marshland") == heads.index("Counted") + 1
    (shown,) = card.xpath("//tr[@id='row-X04']/td[contains(@class,'col-county')]")
    county = next(row for row in release[0].rows if row.code == "X04")
    assert words(shown) == f"{county.latest.value.text}%"
    own = page("indicators/X04-E07000003.html")
    assert own.xpath("//aside//a[@href='../indicators/X04.html']")
    assert words(own.xpath("//nav[@aria-label='Breadcrumb']")[0]).startswith("Home District scorecard, Eastport")


def test_the_county_page_has_a_matrix_of_district_ratings(page, release):
    (matrix,) = page("indicators/X04.html").find_class("matrix")
    assert len(matrix.xpath("tbody/tr")) == 12 + 1  # the county below
    months = [words(head.find_class("unseen")[0]) for head in matrix.xpath("thead//th[@class='matrix-month']")]
    assert (len(months), months[0], months[-1]) == (13, "March 2021", "March 2022")
    trend = next(row for row in release[2].rows if row.code == "X04").trend[-13:]
    said = [words(cell) for cell in matrix.xpath("tbody/tr[1]/td")]
    assert said == [f"{point.figure.value.text}%, {point.rating.word}" for point in trend]
    assert not page("indicators/X05.html").find_class("matrix")  # every district of it is hidden


def test_exceptions_list_each_red_indicator_once_with_every_scorecard_that_shows_it(page, release):
    table = page("exceptions.html").xpath("//table")[0]
    reds = [row.key for row in release[0].rows if row.verdict.rating is Rating.RED]
    assert [words(line[0]) for line in table.xpath("tbody/tr")] == reds
    places = table.xpath("tbody/tr[1]/th")[0].find_class("under")
    assert [words(place) for place in places] == ["Directorate scorecard", "Early Help scorecard"]


def test_without_reds_the_exceptions_page_says_so(scorecard):
    calm = site_views([replace(scorecard, exceptions=())])
    assert "None: no indicator is red." in exceptions_page(ReferenceView(calm), RelativeLinks(0))


def test_definitions_list_each_indicator_once_from_a_to_z(page, scorecard, tmp_path):
    entries = page("definitions.html").xpath("//section[@class='entry']")
    assert [entry.find("h2").get("id") for entry in entries] == [f"X{number:02d}" for number in range(1, 26)]
    said = words(entries[0])
    for expected in ("Children to whom it applies", "Higher is better", "Head of Early Help", "CIN census, 2021-22"):
        assert expected in said
    row = scorecard.rows[0]
    section = replace(scorecard.sections[0], rows=tuple(replace(row, code=code) for code in ("X10", "x9", "EH22-C")))
    write_site([replace(scorecard, sections=(section,), changes=(), exceptions=())], tmp_path)
    said = html.fromstring((tmp_path / "definitions.html").read_bytes())
    assert said.xpath("//section[@class='entry']/h2/@id") == ["EH22-C", "x9", "X10"]


def test_data_sources_say_what_each_figure_is_dated_and_whether_it_is_final(page):
    sources, state = page("data-sources.html").xpath("//table")
    assert len(sources.xpath("tbody/tr")) == 2
    lines = {words(line[0]): [words(cell) for cell in line[2:]] for line in state.xpath("tbody/tr")}
    assert lines["X17"] == ["annual", "2020-21", "final", "–"]
    assert lines["X01"] == ["monthly", "March 2022", "provisional", "–"]


def test_a_source_that_the_dictionary_describes_says_what_it_is_and_when_it_is_final(scorecard, tmp_path):
    told = DataSource(
        "cin-census",
        "Children in Need census",
        "Referrals and plans.",
        "once a year",
        "CIN Census, XML",
        ("referral",),
        "provisional until the year is published",
        "It has no district.",
    )
    row = scorecard.rows[0]
    row = replace(row, provenance=replace(row.provenance, described=(told,)))
    section = replace(scorecard.sections[0], rows=(row,))
    write_site([replace(scorecard, sections=(section,), changes=(), exceptions=())], tmp_path)
    page = html.fromstring((tmp_path / "data-sources.html").read_bytes())
    (line,) = page.xpath("//table")[0].xpath("tbody/tr")
    assert [words(cell) for cell in line] == [
        f"Children in Need census {row.provenance.source}",
        "Referrals and plans. Comes once a year. From: CIN Census, XML.",
        "Provisional until the year is published.",
        "It has no district.",
        row.provenance.covers,
        row.key,
    ]
    assert "Dictionary 3f9c21ab, run run-0007." in words(page)


def test_another_host_gives_its_own_addresses_to_the_reference_pages(release):
    class Routes:
        def url(self, kind, key=""):
            return f"/{kind.value}/{key}"

    view = ReferenceView(site_views(release))
    addresses = html.fromstring(exceptions_page(view, Routes())).xpath("//@href")
    assert all(address.startswith(("/", "#")) for address in addresses)
    assert {kind.value for kind in (Kind.HOME, Kind.DEFINITIONS, Kind.SOURCES)} <= {
        address.split("/")[1] for address in addresses if address.startswith("/")
    }


def test_a_unit_other_than_the_percent_sign_stands_under_the_name(page):
    card = page("scorecards/directorate.html")
    (line,) = card.xpath("//tr[@id='row-X24']")
    assert words(line.xpath("td[contains(@class,'col-latest')]")[0]) == "45.4"
    assert words(line.find("th").find_class("under")[0]) == "per 10,000"
