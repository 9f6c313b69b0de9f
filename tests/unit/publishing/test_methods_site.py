"""How we judge, and a page for each rule: what they show, and that every verdict and arrow leads to them."""

from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from lxml import html
from tests.unit.publishing.methods_builder import METHODS

from waymark.domain.verdict import Rating
from waymark.publishing.site.write import write_site
from waymark.scorecards.how_we_judge import Family


def words(node):
    return " ".join(" ".join(node.itertext()).split())


@pytest.fixture(scope="module")
def folder(made_release, tmp_path_factory):
    out = tmp_path_factory.mktemp("methods")
    write_site(made_release[:3], out, methods=METHODS)
    return out


@pytest.fixture
def page(folder):
    return lambda name: html.fromstring((folder / name).read_bytes())


def test_every_rule_has_a_page_with_every_example_and_what_it_says(page, methods):
    for rule in methods.rules:
        told = page(f"rules/{rule.name}.html")
        assert words(told.xpath("//h1")[0]) == rule.title
        lines = told.xpath("//section[@aria-labelledby='examples']//tbody/tr")
        assert len(lines) == len(rule.examples) > 3
        for line, example in zip(lines, rule.examples, strict=True):
            assert words(line[0]).casefold() == " ".join(example.shows.split()).casefold()
            assert [words(cell) for cell in line[1:-2]] == list(example.inputs)
            assert words(line[-1]) == (example.sentence or "–")
            if example.rating is not None:
                assert words(line[-2]).startswith(example.rating.word)


def test_a_rule_says_who_decided_and_for_whom(page):
    told = page("rules/near_target.html")
    (decided,) = told.xpath("//section[@aria-labelledby='decided']//tbody")
    assert [words(line) for line in decided] == [
        (
            "2021-22 X02: green up to 2 below and 1.5 above the target, amber up to 4 below and 4 above "
            "decision of 2021 framework/policies/2021.yaml version 1"
        ),
        (
            "2020-21 X02: green up to 2 below and 1.5 above the target, amber up to 4 below and 4 above "
            "decision of 2020 framework/policies/2020.yaml version 1"
        ),
    ]
    (judged,) = told.xpath("//section[@aria-labelledby='indicators']//tbody")
    assert [words(line) for line in judged] == ["Second X02 2020-21 to 2021-22"]
    assert judged.xpath(".//a/@href") == ["../indicators/X02.html"]
    (current,) = told.xpath("//aside[@aria-label='In force in this release']")
    assert "policy 2021-22 v1, framework/policies/2021.yaml. Decision: decision of 2021." in words(current)


def test_what_has_no_polarity_stands_under_not_rated(page):
    (judged,) = page("rules/not_rated.html").xpath("//section[@aria-labelledby='indicators']//tbody")
    assert [words(line) for line in judged] == ["Third X03 2018-19 and 2020-21 to 2021-22"]


def test_a_method_that_auto_may_choose_says_so(page):
    (decided,) = page("rules/spc.html").xpath("//section[@aria-labelledby='decided']//tbody")
    assert "Every indicator without a rule of its own (by the method auto)" in words(decided)
    assert "No policy names it today" in words(page("rules/regression.html").xpath("//main")[0])


def test_a_colour_leads_in_one_click_to_its_rule_and_to_who_decided(page, folder):
    (why,) = page("indicators/X01.html").xpath("//section[@id='why']")
    rule, policy, method = why.xpath(".//a/@href")
    assert rule == "../rules/floor_and_target.html"
    assert policy == "../how-we-judge.html#policy-2021-22-v1"
    assert method == "../rules/step.html"
    (row,) = page("how-we-judge.html").xpath("//tr[@id=$id]", id=urldefrag(policy).fragment)
    for expected in ("2021-22", "decision of 2021", "framework/policies/2021.yaml", "version 1"):
        assert expected in words(row)
    assert (folder / "rules" / "floor_and_target.html").is_file()


def test_each_coloured_row_of_a_scorecard_and_each_exception_names_its_rule(page, made_release):
    card = page("scorecards/directorate.html")
    for row in made_release[0].measures:
        links = card.xpath("//tr[@id=$id]/td[contains(@class,'col-rating')]//a/@href", id=f"row-{row.key}")
        named = [link for link in links if "/rules/" in link]
        assert named == ([] if row.verdict.rating is Rating.NOT_RATED else ["../rules/floor_and_target.html"])
    foot = card.xpath("//p[contains(., 'Rated by')]//a/@href")
    assert {"../rules/floor_and_target.html", "../rules/step.html", "../how-we-judge.html"} <= set(foot)
    reds = page("exceptions.html").xpath("//table[contains(@class,'reds')]//tbody/tr")
    assert reds
    for red in reds:
        assert {"rules/floor_and_target.html", "rules/step.html"} <= set(red.xpath(".//a/@href"))


def test_headings_are_in_order_and_tables_have_captions_and_heads(page, methods):
    for name in ("how-we-judge.html", *(f"rules/{rule.name}.html" for rule in methods.rules)):
        told = page(name)
        levels = [int(heading.tag[1]) for heading in told.xpath("//h1|//h2|//h3")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        for table in told.xpath("//table"):
            assert words(table.find("caption"))
            assert all(head.get("scope") for head in table.iter("th"))
        ids = told.xpath("//@id")
        assert len(ids) == len(set(ids))


def test_the_overview_has_every_topic_with_its_links(page, methods):
    told = page("how-we-judge.html")
    for topic in methods.topics:
        (section,) = told.xpath("//section[@aria-labelledby=$id]", id=topic.id)
        assert words(section.find("h2")) == topic.title
        linked = section.xpath(".//p[contains(@class,'read-on')]//a/@href")
        assert [link for link in linked if link.startswith("rules/")] == [f"rules/{name}.html" for name in topic.rules]
    listed = told.xpath("//section[@aria-labelledby='rules']//dt/a/@href")
    assert listed == [f"rules/{rule.name}.html" for rule in methods.rules]
    assert {rule.family for rule in methods.rules} == set(Family)


def test_the_example_chart_is_drawn_as_those_of_indicators_with_its_key_and_its_table(page, methods):
    (section,) = page("how-we-judge.html").xpath("//section[@aria-labelledby='noise']")
    (chart,) = [topic.chart for topic in methods.topics if topic.chart]
    assert words(section.find(".//figcaption")) == chart.finding
    assert len(section.xpath(".//figure//svg")) == 2
    assert section.find_class("chart-key")
    lines = section.xpath(".//table//tbody/tr")
    assert len(lines) == len(chart.points) == 25
    marked = [words(line[0]) for line in lines if words(line[-1]) not in ("–", "", "nothing unusual")]
    assert marked == ["July 2021"]


def test_without_methods_a_verdict_names_its_rule_without_a_link(made_scorecard, tmp_path):
    write_site([made_scorecard], tmp_path)
    told = html.fromstring((tmp_path / "indicators" / f"{made_scorecard.rows[0].key}.html").read_bytes())
    (why,) = told.xpath("//section[@id='why']")
    assert "Rule floor and target, policy 2021-22 v1." in words(why)
    assert not why.xpath(".//a[contains(@href, 'rules/')]")
