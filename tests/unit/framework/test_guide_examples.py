"""The examples of the guides are read as they stand, and the guides name every key there is."""

import re
from pathlib import Path

import pytest

from waymark.domain.issue import Level
from waymark.domain.tables import CARE_EPISODE, STANDARD_TABLES
from waymark.framework import schema
from waymark.framework.filter_language import LONGEST, parse_filter
from waymark.framework.filter_tokens import DEEPEST

GUIDES = Path(__file__).resolve().parents[3] / "docs" / "guide"
INDICATORS = (GUIDES / "write-an-indicator.md").read_text(encoding="utf-8")
FILTERS = (GUIDES / "filters.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+) ([\w./-]+)\n(.*?)^```", flags=re.M | re.S)

BLOCKS = FENCE.findall(INDICATORS)
FILES = {title: code for _, title, code in BLOCKS if "/" in title or title == "sources.yaml"}
MEASURES = [code for _, title, code in BLOCKS if title == "measure"]
SQL = [(table, code) for language, table, code in FENCE.findall(FILTERS) if language == "sql"]
ANSWERS = re.findall(r"^\| `(.+)` \| (.+\.|.+\?) \|$", FILTERS, flags=re.M)


def test_the_files_of_the_guide_make_a_framework_without_issues(small):
    for name, text in FILES.items():
        small.write(name, text)

    framework, issues = small.load()

    assert [str(issue) for issue in issues] == []
    assert framework.indicator("EX02").readings[0].id == "shorter"
    assert framework.scorecard("example").sections[0].indicators == ("EX01", "EX02", "EX02.shorter")
    assert [source.id for source in framework.sources] == ["cin-census", "ssda903"]
    assert {policy.year.label for policy in framework.policies} >= {"2030-31", "2031-32"}


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_of_the_guide_is_read(small, measure):
    for name, text in FILES.items():
        small.write(name, text)
    whole = FILES["indicators/EX01.yaml"]
    text = whole[: whole.index("measure:")] + measure
    small.write("indicators/EX01.yaml", text.replace("unit: percent", f"unit: {_unit_of(measure)}"))

    errors = [str(issue) for issue in small.load()[1] if issue.level is Level.ERROR]

    assert errors == []


def _unit_of(measure):
    """The unit that the example's form and scale give."""
    if "mean:" in measure:
        return "score"
    if "total:" in measure or "    scale: 1\n" in measure:
        return "count"
    if "scale: 10000\n" in measure:
        return "rate per 10,000"
    if "gap:" in measure:
        return "percentage points"
    return "count" if "scale: 1000\n" in measure else "percent"


@pytest.mark.parametrize(("table", "text"), SQL)
def test_each_filter_of_the_guide_is_read(table, text):
    assert not isinstance(parse_filter(text, STANDARD_TABLES[table]), list)


@pytest.mark.parametrize(("text", "answer"), ANSWERS)
def test_each_refusal_is_answered_as_the_guide_says(text, answer):
    assert parse_filter(text, CARE_EPISODE) == [answer]


def test_the_guides_have_examples_of_every_form():
    assert len(ANSWERS) == 5
    assert len(SQL) >= 7
    assert len(MEASURES) >= 19
    assert len(FILES) == 11
    joined = "".join(MEASURES)
    for form in (
        "count:",
        "sum:",
        "stock:",
        "mean:",
        "ratio:",
        "draft:",
        "previous:",
        "held:",
        "outside:",
        "under_age:",
        "during:",
        "age:",
        "within_working_days:",
        "difference:",
        "gap:",
        "share_of_entities:",
        "cohort:",
        "total:",
        "distinct:",
        "denominator_window:",
        "mean_of_months:",
        "external:",
    ):
        assert form in joined


def test_the_limits_that_the_guide_states_are_those_in_force():
    assert f"at most {LONGEST:,} characters and {DEEPEST} levels" in FILTERS


@pytest.mark.parametrize("shape", [value for value in vars(schema).values() if isinstance(value, schema.Shape)])
def test_the_guide_names_every_key(shape):
    for key in shape.keys:
        if shape in (schema.FRAMEWORK, schema.AREA, schema.SECTOR_LOOKUP, schema.TEAM_LOOKUP):
            continue  # shown by frameworks/kent; the guide is about indicators
        assert re.search(rf"\b{key.name}\b", INDICATORS), f"{key.name} of {shape.name}"
