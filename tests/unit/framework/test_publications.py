"""Publications and neighbours in a framework's folder, and what is wrong with them."""

import shutil

import pytest

from waymark.domain.publication import Compared, Pick
from waymark.framework.load import load_framework
from waymark.operations.init import shipped_frameworks

GOOD = """\
title: Children in need
publisher: DfE
known_by: [referrals]
series:
  - id: again
    value: percent
"""


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "kent"
    shutil.copytree(shipped_frameworks() / "kent", copy)
    return copy


def issues_of(folder):
    return load_framework(folder)[1]


def test_the_shipped_series_and_lists(folder):
    framework, issues = load_framework(folder)
    assert issues == []
    series = framework.published("rereferrals")
    assert (series.value, series.denominator) == (Pick("rereferral_percent"), Pick("referral_count"))
    gap = framework.published("good_level_fsm_gap")
    assert gap.is_gap
    assert [(one.version, one.first_year, len(one.members)) for one in framework.neighbours] == [
        ("2021", 2021, 10),
        ("2025", 2025, 10),
    ]
    assert framework.neighbours[1].members[-1].codes == ("E06000066", "E10000027", "933")
    assert framework.indicator("SCS03").compared == Compared("rereferrals")
    assert framework.indicator("SCS18").compared_of("same_carer") == Compared("same_carer_two_years")
    assert framework.indicator("SCS18").compared_of("").differs


@pytest.mark.parametrize(
    ("change", "rule", "row"),
    [
        (("title: Children in need\n", ""), "key_missing", 1),
        (("value: percent", "value: percent\n    scale: lots"), "number", 7),
        (("value: percent", "value: percent\n    decimals: 9"), "out_of_range", 7),
        (("value: percent", "valeu: percent"), "key_unknown", 6),
        (("value: percent", "value: percent\n    denominator_where: {sex: [Total]}"), "key_alone", 7),
        (("value: percent", "value: percent\n    gap: {first: {a: [b]}, second: {a: [b]}}"), "gap_of_one", 7),
        (("publisher: DfE", "publisher: DfE\nyear_ends: 02-30"), "date_unreadable", 3),
        (("publisher: DfE", "publisher: DfE\nyear_ends: March"), "form", 3),
        (("id: again", "id: rereferrals"), "series_repeated", 5),
    ],
)
def test_what_is_wrong_with_a_publication_is_said_at_its_line(folder, change, rule, row):
    (folder / "published" / "in-need.yaml").write_text(GOOD.replace(*change))
    (issue,) = issues_of(folder)
    assert (issue.rule, issue.row, issue.file) == (rule, row, "kent/published/in-need.yaml")


def test_a_publication_that_is_right_is_read(folder):
    (folder / "published" / "in-need.yaml").write_text(GOOD)
    framework, issues = load_framework(folder)
    assert issues == []
    assert framework.published("again").value.column == "percent"


def test_an_indicator_may_only_name_a_declared_series(folder):
    path = folder / "indicators" / "SCS03.yaml"
    path.write_text(path.read_text().replace("series: rereferrals", "series: rereferals"))
    (issue,) = issues_of(folder)
    assert (issue.rule, issue.value, issue.field) == ("unknown_series", "rereferals", "comparators.series")
    assert "rereferrals" in issue.hint


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("2025,2026,Surrey,E10000030", "list_begins_twice"),
        ("2025,2025,Essex again,E10000012", "neighbour_twice"),
        ("2025,soon,Surrey,E10000030", "integer"),
        ("2025,2025,Surrey,", "value_missing"),
    ],
)
def test_what_is_wrong_with_a_list_of_neighbours_is_said_at_its_line(folder, line, rule):
    path = folder / "neighbours.csv"
    path.write_text(f"{path.read_text()}{line}\n")
    found = [(issue.rule, issue.row) for issue in issues_of(folder)]
    assert found == [(rule, 22)]


def test_a_framework_without_either_is_as_before(folder):
    shutil.rmtree(folder / "published")
    (folder / "neighbours.csv").unlink()
    for path in (folder / "indicators").glob("*.yaml"):
        lines = path.read_text().splitlines(keepends=True)
        kept, passing = [], False
        for text in lines:
            passing = text.startswith("comparators:") or (passing and text.startswith("  "))
            if not passing and "comparators: {" not in text:
                kept.append(text)
        path.write_text("".join(kept))
    framework, issues = load_framework(folder)
    assert issues == []
    assert (framework.publications, framework.neighbours) == ((), ())


def test_the_average_of_neighbours_may_be_the_median(folder):
    path = folder / "framework.yaml"
    path.write_text(f"{path.read_text()}neighbours_average: median\n")
    assert load_framework(folder)[0].neighbours_average == "median"
    path.write_text(path.read_text().replace("median", "mode"))
    assert [issue.rule for issue in issues_of(folder)] == ["word_unknown"]
