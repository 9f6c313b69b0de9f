"""`sources.yaml`: what the figures are drawn from, and what is said of a mistake in it."""

import pytest

SOURCES = """\
sources:
  - id: census
    title: Children in Need census
    what: Referrals.
    how_often: once a year
    comes_from: CIN Census
    tables: [referral]
    final_when: provisional until it is published
  - id: care
    title: Children looked after
    what: Days in care.
    how_often: once a year
    comes_from: SSDA903
    tables: [care_episode, unaccompanied_spell]
    final_when: provisional until it is published
    bear_in_mind: It has no district.
"""
FILE = "small/sources.yaml"


def test_sources_are_read_in_order_and_found_by_their_tables(small):
    small.write("sources.yaml", SOURCES)
    framework, issues = small.load()
    assert issues == []
    assert [(source.id, source.tables, source.bear_in_mind) for source in framework.sources] == [
        ("census", ("referral",), ""),
        ("care", ("care_episode", "unaccompanied_spell"), "It has no district."),
    ]
    assert [source.id for source in framework.sources_of(["care_episode", "child"])] == ["care"]
    assert [source.id for source in framework.sources_of(["care_episode", "referral"])] == ["census", "care"]


def test_a_framework_need_not_describe_its_sources(small):
    framework, issues = small.load()
    assert (framework.sources, issues) == ((), [])


def test_the_file_is_part_of_the_version(small):
    before = small.load()[0].version
    small.write("sources.yaml", SOURCES)
    described = small.load()[0].version
    small.change("sources.yaml", "It has no district.", "It has no school.")
    assert len({before, described, small.load()[0].version}) == 3


@pytest.mark.parametrize(
    ("old", "new", "rule", "row", "value", "level"),
    [
        ("[referral]", "[referal]", "table_without_source", 7, "referal", "error"),
        ("[care_episode,", "[referral, care_episode,", "table_without_source", 14, "referral", "error"),
        ("[care_episode, unaccompanied_spell]", "[unaccompanied_spell]", "table_without_source", 1, "care_episode",
         "warning"),
        ("id: care", "id: census", "source_repeated", 9, "census", "error"),
        ("    what: Referrals.\n", "", "key_missing", 2, "", "error"),
    ],
)  # fmt: skip
def test_a_mistake_is_located(small, old, new, rule, row, value, level):
    small.write("sources.yaml", SOURCES)
    small.change("sources.yaml", old, new)
    issues = [issue for issue in small.load()[1] if issue.rule == rule and issue.level.value == level]
    assert [(issue.file, issue.row, issue.value) for issue in issues] == [(FILE, row, value)]
    assert all(issue.sentence and issue.hint for issue in issues)
