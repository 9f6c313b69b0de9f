"""The description beside the data: what it helps with, and what is said where it disagrees."""

import pytest
from tests.unit.sources.dfe_open_data.conftest import ENGLAND, KENT, OpenData

from waymark.sources.dfe_open_data import SOURCE

ROWS = (f"2018,Reporting year,{KENT},10,5", f"2018,Reporting year,{ENGLAND},11,6")


def test_a_filter_of_numbers_is_a_filter_when_it_is_described(open_data):
    open_data.meta("age,Filter,Age", "pupils,Indicator,Pupils")
    kept = open_data.read("age,pupils", *ROWS)
    assert kept.kinds == {"age": "filter", "pupils": "indicator"}
    assert kept.edition.issues == ()


def test_without_a_description_columns_are_told_by_what_stands_in_them(open_data):
    assert open_data.read("age,pupils", *ROWS).kinds == {"age": "indicator", "pupils": "indicator"}


@pytest.mark.parametrize(
    ("described", "rule", "row"),
    [
        (("age,Filter,Age", "pupils,Indicator,Pupils", "sex,Filter,Sex"), "meta_column_absent", 4),
        (("age,Filter,Age",), "meta_column_not_described", None),
        (("age,Filter,Age", "pupils,Figure,Pupils"), "meta_kind_unknown", 3),
        (("age,Filter,Age", "pupils,Indicator,Pupils", "AGE,Filter,Age"), "meta_column_twice", 4),
        (("age,Filter,Age", "pupils,Indicator,Pupils", ",Filter,Age"), "meta_unnamed", 4),
    ],
)
def test_where_it_disagrees_that_is_said_with_its_row(open_data, described, rule, row):
    open_data.meta(*described)
    kept = open_data.read("age,pupils", *ROWS)
    issue = kept.issue(rule)
    assert (issue.file.endswith("data.meta.csv"), issue.row) == (True, row)
    assert len(kept.rows) == 2


@pytest.mark.parametrize(
    ("content", "rule"),
    [("col_name,label\nage,Age\n", "not_open_data"), ('col_name,col_type\n"age\n', "meta_left_out")],
)
def test_one_that_cannot_be_read_is_left_out_and_said(open_data, content, rule):
    path = open_data.write("age,pupils", *ROWS)
    open_data.put(content, "data.meta.csv")
    kept = open_data.read_file(path)
    assert len(kept.rows) == 2
    assert kept.rules == [rule]


def test_an_indicator_that_holds_words_is_flagged(open_data):
    open_data.meta("age,Filter,Age", "pupils,Indicator,Pupils")
    kept = open_data.read("age,pupils", ROWS[0], f"2018,Reporting year,{ENGLAND},11,many")
    assert [(flag.row_id, flag.value) for flag in kept.edition.flagged] == [("data:3", "many")]


def test_rows_of_one_thing_that_say_two_are_named(open_data):
    open_data.meta("age,Filter,Age", "pupils,Indicator,Pupils")
    kept = open_data.read("age,pupils", *ROWS, f"2018,Reporting year,{KENT},10,7")
    issue = kept.issue("key_twice")
    assert (issue.row, issue.count) == (4, 1)
    assert "row 2" in issue.sentence


def test_a_row_twice_is_said_and_counts_once(open_data):
    open_data.meta("age,Filter,Age", "pupils,Indicator,Pupils")
    kept = open_data.read("age,pupils", *ROWS, ROWS[0])
    assert kept.issue("row_twice").row == 4
    assert "key_twice" not in kept.rules


def test_a_description_without_its_data_is_said(tmp_path):
    files = OpenData(tmp_path)
    files.write("pupils", f"2018,Reporting year,{KENT},1", name="one.csv")
    files.meta("pupils,Indicator,Pupils", name="two.meta.csv")
    (found,) = SOURCE.find([tmp_path])
    assert [issue.rule for issue in found.issues] == ["meta_alone"]


def test_the_column_of_a_grouped_filter_is_described_by_its_filter(open_data):
    rows = ("label,filter_grouping_column", "age,Filter,Age,kind", "pupils,Indicator,Pupils,")
    open_data.put("\n".join([f"col_name,col_type,{rows[0]}", *rows[1:], ""]), "data.meta.csv")
    kept = open_data.read("kind,age,pupils", f"2018,Reporting year,{KENT},1,10,5")
    assert kept.kinds == {"kind": "filter", "age": "filter", "pupils": "indicator"}
    assert kept.edition.issues == ()
