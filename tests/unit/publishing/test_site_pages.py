import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import html
from markupsafe import Markup

from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.publishing.site.links import Kind, RelativeLinks
from waymark.publishing.site.page import home_page, indicator_page, scorecard_page
from waymark.publishing.site.views import Download, HomeView, ScorecardView
from waymark.publishing.site.write import indicator_views, page_key, site_views, write_site

LINKS = RelativeLinks(1)


@pytest.fixture
def site(scorecard, district_card, tmp_path):
    """Every page of a small site, by its path from the root."""
    written = write_site([scorecard, district_card], tmp_path, {"directorate": b"%PDF-1.7 made up"})
    pages = [path for path in written if path.suffix == ".html"]
    return {path.relative_to(tmp_path).as_posix(): html.fromstring(path.read_bytes()) for path in pages}


@pytest.fixture
def card(site):
    return site["scorecards/directorate.html"]


def words(node):
    """What stands on the page: texts with single spaces."""
    return " ".join(" ".join(node.itertext()).split())


def row(page, key):
    (found,) = page.xpath("//tr[@id=$id]", id=f"row-{key}")
    return found


def cell(page, key, column):
    (found,) = row(page, key).xpath(f"*[contains(@class, 'col-{column}')]")
    return words(found)


def test_the_site_has_a_page_for_each_thing_shown(site):
    assert set(site) == {
        "index.html",
        "exceptions.html",
        "definitions.html",
        "data-sources.html",
        "scorecards/directorate.html",
        "districts/directorate.html",
        "scorecards/directorate-E07000001.html",
        "indicators/SCS18.html",
        "indicators/SCS18.same_carer.html",
        "indicators/SCS03.html",
        "indicators/SCS29.html",
        "indicators/SCS34.html",
        "indicators/SCS40.html",
        "indicators/SCS18-E07000001.html",
        "indicators/SCS18.same_carer-E07000001.html",
    }


def test_every_link_leads_to_a_file_and_a_place_in_it(site, tmp_path):
    checked = 0
    for name, page in site.items():
        for address in page.xpath("//a/@href | //link/@href"):
            target, place = urldefrag(address)
            file = (tmp_path / name).parent / target if target else tmp_path / name
            assert file.resolve().is_file(), f"{name} points at {address}"
            assert file.resolve().is_relative_to(tmp_path.resolve())
            if place:
                there = site[file.resolve().relative_to(tmp_path.resolve()).as_posix()]
                assert there.xpath("//*[@id=$id]", id=place), f"{name} points at {address}"
            checked += 1
    assert checked > 50


def test_pages_need_no_script_style_or_other_host(site):
    for page in site.values():
        assert not page.xpath("//script | //style | //@style | //iframe | //img")
        assert not [name for node in page.iter() for name in node.attrib if name.startswith("on")]
        assert not [url for url in page.xpath("//@href | //@src") if re.match(r"[a-z]+:|//", url)]


def test_every_page_says_its_language_title_and_one_heading(site):
    titles = [page.findtext(".//title") for page in site.values()]
    assert len(set(titles)) == len(titles)
    for page in site.values():
        assert page.get("lang") == "en-GB"
        assert len(page.xpath("//h1")) == 1
        assert len(page.xpath("//main[@id='main']")) == 1
        assert page.xpath("//body/*[1][self::a[@href='#main']]")
        levels = [int(node.tag[1]) for node in page.xpath("//h1|//h2|//h3|//h4")]
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_what_is_referred_to_exists(site):
    for page in site.values():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for name in ("aria-labelledby", "aria-describedby"):
            for said in page.xpath(f"//@{name}"):
                assert set(said.split()) <= set(ids)


def test_every_table_has_a_caption_scoped_headers_and_full_rows(site):
    tables = [table for page in site.values() for table in page.xpath("//table")]
    assert len(tables) > 10
    for table in tables:
        assert words(table.find("caption"))
        assert table.xpath("thead//th")
        assert all(head.get("scope") in ("col", "row") for head in table.iter("th"))
        columns = len(table.xpath("thead/tr/th"))
        for line in table.xpath("tbody/tr"):
            assert len(line) == columns
            assert len(line.xpath("th[@scope='row']")) == 1


def test_rows_that_turn_into_cards_keep_their_roles_and_headings(site):
    for table in (table for page in site.values() for table in page.find_class("cards-on-phone")):
        assert table.get("role") == "table"
        assert all(node.get("role") == "row" for node in table.iter("tr"))
        assert all(node.get("role") == "cell" and node.get("data-label") for node in table.iter("td"))


def test_the_chosen_columns_stand_in_their_order(scorecard):
    chosen = replace(scorecard, columns=("indicator", "latest", "rating"))
    page = html.fromstring(scorecard_page(ScorecardView(chosen, "directorate"), LINKS))
    heads = page.xpath("(//table)[1]/thead//th")
    assert [words(head) for head in heads] == ["Indicator", "Latest", "Rating"]


def test_a_row_shows_its_figures_as_printed(card):
    assert cell(card, "SCS18", "latest") == "56.0%"
    assert cell(card, "SCS18", "parts") == "56 / 100"
    assert cell(card, "SCS18", "target") == "70% floor 60%"
    assert cell(card, "SCS29", "latest") == "490"
    assert cell(card, "SCS29", "indicator") == "Days from entering care to the adoptive family days"
    assert cell(card, "SCS29", "direction") == "↑ up, worsened"
    assert cell(card, "SCS18", "window") == "12 months"


def test_every_rating_is_a_word_with_a_shape_and_links_to_its_reason(scorecard, card):
    for shown in scorecard.rows:
        (link,) = row(card, shown.key).xpath(".//a[@class='why']")
        assert words(link).startswith(shown.verdict.rating.word)
        assert link.xpath(".//svg[@aria-hidden='true']")
        assert link.get("href") == f"../indicators/{shown.key}.html#why"


def test_an_unrated_row_says_why(card):
    assert "No target is set for 2021-22" in cell(card, "SCS40", "indicator")
    assert "The figure is hidden" in cell(card, "SCS34", "indicator")


def test_totals_count_the_unrated_apart(card):
    totals = [words(item) for item in card.xpath("//ul[@class='totals']/li")]
    assert totals == ["2 Green", "0 Amber", "2 Red", "2 Not rated"]


def test_what_changed_is_named_with_both_colours(card, scorecard):
    assert "Children settled in one placement Amber → then Red" in words(card)
    calm = scorecard_page(ScorecardView(replace(scorecard, changes=()), "directorate"), LINKS)
    assert "No rating differs from February 2022." in calm


def test_exceptions_name_each_red_indicator_or_say_there_is_none(card, scorecard):
    (table,) = card.xpath("//section[@aria-labelledby='exceptions']//table")
    assert [words(head) for head in table.xpath("tbody//th")] == [
        "Children settled in one placement",
        "Days from entering care to the adoptive family",
    ]
    calm = scorecard_page(ScorecardView(replace(scorecard, exceptions=()), "directorate"), LINKS)
    assert "None: no indicator is red." in calm


def test_a_hidden_row_shows_its_symbol_and_reason_and_no_chart(site):
    page = site["scorecards/directorate.html"]
    for column in ("previous", "latest", "parts", "last_year"):
        assert cell(page, "SCS34", column) == "[c] confidential"
    assert not row(page, "SCS34").xpath(".//svg[@role='img']")
    assert "[c] Hidden: the count is from 1 to 5 children." in words(page)
    own = site["indicators/SCS34.html"]
    assert not own.xpath("//svg[@role='img']")
    series = own.xpath("//table[contains(@class,'series')]/tbody/tr")
    assert {words(node) for line in series for node in line[1:3]} == {"[c] confidential"}


def test_a_hidden_district_shows_no_number(site):
    (table,) = site["indicators/SCS18.html"].xpath("//table[contains(@class,'districts')]")
    lines = {words(line[0]): [words(node) for node in line[1:]] for line in table.xpath("tbody/tr")}
    assert lines["Downs & Vale"] == ["[c] confidential", "[c] confidential", "Not rated", "–", "–"]
    assert lines["Northmarsh"] == ["64.6%", "31 / 48", "Amber", "–", "–"]
    assert lines["Marshland"][:3] == ["56.0%", "56 / 100", "Red"]
    assert table.xpath(".//a/@href") == ["../indicators/SCS18-E07000001.html"]


def test_an_indicator_page_opens_with_its_sentence_then_says_why(site, scorecard):
    page = site["indicators/SCS18.html"]
    said = words(page.xpath("//section[@id='why']")[0])
    order = [
        scorecard.rows[0].headline,
        "Why red",
        scorecard.rows[0].verdict.sentence,
        "Rule floor and target, policy 2021-22 v1.",
        "movement since last, not a trend",
    ]
    places = [said.index(sentence) for sentence in order]
    assert places == sorted(places)


def test_the_chart_has_a_table_twin_with_every_period(site, scorecard):
    page = site["indicators/SCS18.html"]
    assert len(page.xpath("//svg[contains(@class,'trend')]")) == 2
    (table,) = page.xpath("//details/table")
    shown = [words(line[0]) for line in table.xpath("tbody/tr")]
    assert shown == [point.figure.words for point in reversed(scorecard.rows[0].trend)]


def test_an_indicator_page_tells_definition_bars_source_and_owner(site):
    said = words(site["indicators/SCS18.html"])
    for expected in (
        "Children to whom it applies: 56",
        "All children in the group: 100",
        "Service plan 2021-22",
        "SSDA903 return, 2017-18 to 2021-22",
        "Head of Corporate Parenting",
        "Children settled with the same carer (SCS18.same_carer)",
    ):
        assert expected in said


def test_text_is_escaped(site):
    page = site["indicators/SCS40.html"]
    assert words(page.xpath("//h1")[0]) == "Posts filled by permanent <qualified> social workers"
    assert not page.xpath("//qualified")


def test_home_says_the_release_in_one_sentence(site, scorecard):
    home = site["index.html"]
    assert wording.release_words(scorecard) in words(home)
    assert home.xpath("//a[@href='scorecards/directorate-E07000001.html']")
    assert "Download PDF" in words(home.xpath("//a[@href='pdf/directorate.pdf']")[0])


def test_the_same_documents_give_the_same_bytes(scorecard, district_card, tmp_path):
    first, second = (write_site([scorecard, district_card], tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_extras_fill_named_slots_only(scorecard):
    view = ScorecardView(scorecard, "directorate")
    extras = {"account": Markup("<p id='who'>MI officer</p>"), "actions": Markup("<p id='do'>Edit</p>")}
    page = html.fromstring(scorecard_page(view, LINKS, extras))
    assert page.xpath("//header//p[@id='who']")
    assert page.xpath("//main//p[@id='do']")
    with pytest.raises(ValueError, match="no page has the slot sidebar"):
        scorecard_page(view, LINKS, {"sidebar": Markup("")})


def test_another_host_gives_its_own_addresses(scorecard):
    class Routes:
        def url(self, kind, key=""):
            return f"/{kind.value}/{key}"

    (view,) = site_views([scorecard])
    for page in (
        home_page(HomeView((view,)), Routes()),
        scorecard_page(view, Routes()),
        indicator_page(indicator_views([view])[0], Routes()),
    ):
        assert all(url.startswith(("/", "#")) for url in html.fromstring(page).xpath("//@href"))


def test_a_site_needs_scorecards_with_keys_of_their_own(scorecard, tmp_path):
    with pytest.raises(ValueError, match="at least one scorecard"):
        write_site([], tmp_path)
    with pytest.raises(ValueError, match="share a key: directorate"):
        write_site([scorecard, scorecard], tmp_path)
    with pytest.raises(ValueError, match="no scorecard is called service"):
        write_site([scorecard], tmp_path, {"service": b""})
    assert not list(tmp_path.iterdir())


def test_page_keys_name_the_area_unless_it_is_the_principal_one(scorecard, district_card):
    assert page_key(scorecard, scorecard.area) == "directorate"
    assert page_key(district_card, scorecard.area) == "directorate-E07000001"


def test_sizes_are_said_in_kilobytes():
    assert Download("PDF", "directorate", 83_600).size_words == "84 kB"
    assert Download("PDF", "directorate", 12).size_words == "1 kB"


def test_a_scorecard_with_nothing_to_show_still_reads(scorecard):
    hidden = tuple(each for each in scorecard.rows if each.verdict.rating is Rating.NOT_RATED and each.code == "SCS34")
    bare = replace(hidden[0], previous=None, last_year=None, window="", provenance=hidden[0].provenance)
    section = replace(scorecard.sections[0], rows=(bare,))
    empty = replace(scorecard, sections=(section,), changes=(), exceptions=(), notes=(), summary=())
    page = html.fromstring(scorecard_page(ScorecardView(empty, "directorate"), LINKS))
    assert cell(page, "SCS34", "previous") == "–"
    assert cell(page, "SCS34", "status") == "–"


CSS = Path(__file__).parents[3] / "src/waymark/publishing/site/waymark.css"


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tokens(block):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast_in_light_and_dark(scheme):
    light, dark = re.findall(r":root \{(.*?)\}", CSS.read_text(encoding="utf-8"), re.DOTALL)[:2]
    colours = tokens(light) if scheme == "light" else {**tokens(light), **tokens(dark)}
    for ink in ("ink", "quiet", "accent", "worsened", "improved", "unrated"):
        for ground in ("ground", "raised"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert contrast(colours["line"], colours["ground"]) >= 3
    assert contrast(colours["red"], "#ffffff") >= 4.5
    assert contrast(colours["green"], "#ffffff") >= 4.5
    assert contrast(colours["amber"], "#000000") >= 4.5


def test_every_class_a_chart_uses_is_coloured_by_the_stylesheet(site):
    used = {name for page in site.values() for name in page.xpath("//svg//@class") if name.startswith("c-")}
    assert used
    styled = set(re.findall(r"\.(c-[a-z-]+)", CSS.read_text(encoding="utf-8")))
    assert used <= styled


def test_links_name_every_kind():
    assert {LINKS.url(kind, "key") for kind in Kind} == {
        "../index.html",
        "../scorecards/key.html",
        "../indicators/key.html",
        "../districts/key.html",
        "../pdf/key.pdf",
        "../data/key.csv",
        "../exceptions.html",
        "../definitions.html",
        "../data-sources.html",
        "../how-we-judge.html",
        "../rules/key.html",
        "../waymark.css",
    }
