"""The overview says true things in short sentences, and its figures come from the code that judges."""

import re
from fractions import Fraction

import pytest

from waymark.assessment.statistics import intervals
from waymark.assessment.statistics.spc import limits_of
from waymark.domain.outturn import MissingReason
from waymark.domain.rounding import printed, round_half_up
from waymark.domain.verdict import Rating, Verdict, WhyNotRated
from waymark.scorecards.how_we_judge import TopicTable
from waymark.worked.subjects import NAMES
from waymark.worked.topics import example_chart, figures, judged
from waymark.worked.topics.all_topics import topics

TOPICS = {topic.id: topic for topic in topics()}


def table_of(name) -> TopicTable:
    table = TOPICS[name].table
    assert table is not None
    return table


def test_topics_are_distinct_and_lead_to_pages_that_exist():
    assert len(TOPICS) == len(topics())
    for topic in TOPICS.values():
        assert set(topic.rules) <= set(NAMES)
        assert topic.rules or topic.pages


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_sentences_are_short(topic):
    own = [text for text in topic.paragraphs if not text.startswith(("An example", "The reasons", "The plainest", "“"))]
    for sentence in re.split(r"(?<=[.?!])\s|(?<=[.?!]”)\s", " ".join(own)):
        assert len(sentence.split()) <= 25, sentence


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_every_row_of_a_table_is_filled(topic):
    if topic.table is not None:
        assert all(len(row) == len(topic.table.headings) and all(row) for row in topic.table.rows)


def test_every_reason_is_told():
    assert all(reason.value in TOPICS["missing"].paragraphs[1] for reason in MissingReason)
    assert all(why.value in TOPICS["not-rated"].paragraphs[1] for why in WhyNotRated)


def test_a_countys_rate_is_not_the_mean_of_its_districts():
    said = " ".join(TOPICS["counted"].paragraphs)
    assert "69 of 110, which is 62.7%" in said
    assert "75.0%" in said  # the mean of 90.0 and 60.0
    assert "44.4 percentage points" in said
    assert "44.5" in said


def test_one_figure_has_another_colour_under_another_rule():
    colours = {row[0]: row[2] for row in table_of("ratings").rows}
    assert colours == {
        "Floor and target": Rating.AMBER,
        "Baseline and target": Rating.RED,
        "Tolerance": Rating.RED,
        "Tolerance and trend": Rating.AMBER,
    }


def test_the_target_is_found_by_the_steps_that_the_page_says():
    assert [row[1] for row in table_of("targets").rows] == ["90%", "90%", "92%", "88%"]
    assert "Midshire" in table_of("targets").rows[1][2]


def test_the_chart_has_the_limits_of_its_figures():
    chart = TOPICS["noise"].chart
    assert chart is not None
    limits = limits_of([Fraction(int(count), 10) for count in example_chart.MONTHS.split()])
    assert limits is not None
    (stretch,) = chart.stretches
    shown = [cell.text for cell in (stretch.mean, stretch.lower, stretch.upper) if cell is not None]
    assert shown == [printed(value, 1) for value in (limits.mean, limits.lower, limits.upper)]
    assert [point.shown.figure.words for point in chart.points if point.cause] == ["July 2021"]
    said = " ".join(TOPICS["noise"].paragraphs)
    assert f"Its mean is {shown[0]}%, its usual range {shown[1]}% to {shown[2]}%." in said


def test_intervals_are_those_of_the_statistics():
    shown = dict(row[:2] for row in table_of("intervals").rows)
    found = intervals.of_proportion(597, 807)
    assert shown["597 of 807"] == f"{found.low:.1f}% to {found.high:.1f}%"


def test_a_second_district_is_hidden_with_the_first():
    hidden = {row[0] for row in table_of("suppression").rows if row[2] == "[c]"}
    assert hidden == {"East", "South"}


def test_an_example_follows_the_rule_when_the_rule_changes(monkeypatch):
    monkeypatch.setattr(figures, "round_half_up", lambda value, _decimals: round_half_up(value, 0))
    assert "92% is at or above" in " ".join(figures.rounded().paragraphs).replace("92.0%", "92%")
    green = Verdict(Rating.GREEN, "floor_and_target", "Everything is green.")
    monkeypatch.setattr(judged.rating.floor_and_target, "rate", lambda *_: green)
    table = judged.ratings().table
    assert table is not None
    assert table.rows[0][2:] == (Rating.GREEN, "Everything is green.")
