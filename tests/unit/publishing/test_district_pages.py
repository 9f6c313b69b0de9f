"""The districts on the pages and in the PDF: the alarm, the funnel with its table, and every indicator by district."""

from dataclasses import replace

import pytest
from lxml import html

from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.publishing.district_matrix import matrix_of
from waymark.publishing.masked import masked_rows, masked_words
from waymark.publishing.pdf.content import content_of
from waymark.publishing.pdf.districts import districts
from waymark.publishing.site.write import write_site


@pytest.fixture(scope="module")
def page(made_release, tmp_path_factory):
    folder = tmp_path_factory.mktemp("districts")
    write_site(made_release, folder)
    return lambda name: html.fromstring((folder / name).read_bytes())


def words(element):
    return " ".join(element.text_content().split())


def with_reds(release):
    """A county row that is not red itself and has red districts."""
    return next(row for row in release[0].rows if row.masking and row.masking.masked)


def test_the_row_of_a_scorecard_bears_its_alarm(page, made_release):
    row = with_reds(made_release)
    (line,) = page("scorecards/directorate.html").xpath(f"//tr[@id='row-{row.key}']//*[contains(@class,'alarm-line')]")
    assert words(line) == row.masking.short
    assert not page("scorecards/district-E07000001.html").find_class("alarm-line")


def test_the_indicator_says_what_its_colour_hides(page, made_release):
    row = with_reds(made_release)
    (alarm,) = page(f"indicators/{row.key}.html").find_class("alarm")
    said = words(alarm)
    assert f"Marshland is {row.verdict.rating.word.lower()}; {row.masking.counted}" in said
    assert row.masking.against_line in said
    assert row.masking.against_county in said


def test_the_funnel_has_its_finding_two_sizes_and_a_table(page, made_release):
    row = next(row for row in made_release[0].rows if row.spread and row.spread.drawn)
    indicator = page(f"indicators/{row.key}.html")
    (figure,) = indicator.find_class("funnel-figure")
    assert len(figure.xpath(".//*[local-name()='svg']")) == 2
    (table,) = indicator.find_class("funnel-table")
    told = [words(line[0]) for line in table.xpath("tbody/tr")]
    assert told == [point.area_name for point in row.spread.points]
    assert len(indicator.find_class("funnel-key")) == 3


def test_an_indicator_without_a_funnel_says_why(page, made_release):
    row = next(row for row in made_release[0].rows if row.spread and not row.spread.drawn)
    assert row.spread.why_not in words(page(f"indicators/{row.key}.html"))


def test_home_lists_what_is_not_red_and_red_in_a_district(page, made_release):
    masked = [row for row in made_release[0].measures if row.masking and row.masking.masked]
    (table,) = page("index.html").find_class("masked")
    assert [words(line[0]) for line in table.xpath("tbody/tr")] == [row.short_name for row in masked]
    assert all(row.verdict.rating in (Rating.GREEN, Rating.AMBER) for row in masked)
    named = words(table.xpath("tbody/tr[1]/td")[1])
    assert named.startswith("; ".join(red.area_name for red in masked[0].masking.reds))


def test_one_sentence_counts_them(page, made_release):
    said = masked_words(made_release[0])
    count = len(masked_rows(made_release[0]))
    assert said.startswith(f"{count} indicators that are not red in Marshland are red in a district")
    assert said in words(page("index.html").xpath("//section[@aria-labelledby='totals']")[0])
    assert said in content_of(made_release[0])["scorecard"]["summary"]
    assert masked_words(made_release[2]) == ""


def test_every_indicator_by_district_without_a_rank(page, made_release):
    card = made_release[0]
    (table,) = page("districts/directorate.html").find_class("by-district")
    heads = [words(head) for head in table.xpath("thead//th")]
    names = [one.area_name for one in card.rows[0].districts]
    assert heads == ["Indicator", "Marshland", *names]
    rated = [row for row in card.measures if any(one.rating is not Rating.NOT_RATED for one in row.districts)]
    lines = table.xpath("tbody/tr")
    assert len(lines) == len(rated)
    for line, row in zip(lines, rated, strict=True):
        for cell, district in zip(line.xpath("td")[1:], row.districts, strict=True):
            assert words(cell).startswith(district.rating.word)
            (link,) = cell.xpath("a/@href")
            assert link == f"../indicators/{row.key}-{district.area}.html"


def test_what_is_not_judged_is_not_in_it(made_release):
    matrix = matrix_of(made_release[0])
    assert all(line.row.polarity is not Polarity.NONE for line in matrix.lines)
    assert matrix_of(made_release[2]) is None  # a district has none below it


def test_in_the_pdf(made_release):
    told = districts(made_release[0])
    matrix = matrix_of(made_release[0])
    assert len(told["table"]["rows"]) == len(matrix.lines)
    assert len(told["table"]["headings"]) == 2 + len(matrix.areas)
    apart = [
        row for row in made_release[0].rows if row.spread and any(p.apart.name != "WITHIN" for p in row.spread.points)
    ]
    judged = [row.short_name for row in apart if row.polarity is not Polarity.NONE]
    assert [one["name"] for one in told["funnels"]] == judged
    assert districts(made_release[2]) is None


def test_what_is_never_judged_has_its_funnel_on_the_site_alone(made_release):
    """Until it is judged: then the same funnel is worth its page."""
    county = made_release[0]
    unjudged = [row.key for row in county.rows if row.spread and row.polarity is Polarity.NONE]
    assert unjudged

    def printed(polarity):
        sections = tuple(
            replace(
                section,
                rows=tuple(replace(row, polarity=polarity) if row.key in unjudged else row for row in section.rows),
            )
            for section in county.sections
        )
        return len(districts(replace(county, sections=sections))["funnels"])

    assert printed(Polarity.LOWER) > printed(Polarity.NONE)
