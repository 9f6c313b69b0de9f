"""A file of open data read: what is kept, what is passed over, what is set apart, and what is refused."""

from datetime import date
from random import Random

import pytest
from tests.unit.sources.dfe_open_data.conftest import ASHFORD, ENGLAND, ESSEX, KENT, REGION, KeptByColumn, OpenData

from waymark.domain.errors import RefusedError
from waymark.sources.dfe_open_data import SOURCE

OWN = "category,referral_count,rereferral_percent"


def test_rows_of_england_regions_authorities_and_districts_are_kept(open_data):
    kept = open_data.read(
        OWN,
        f"2018,Reporting year,{ENGLAND},All,655630,21.9",
        f"2018,Reporting year,{REGION},All,110000,25.9",
        f"2018,Reporting year,{KENT},All,19373,23.1",
        f"2018,Reporting year,{ASHFORD},All,c,c",
    )
    assert kept.rows == [
        ("2018", "E92000001", ["All", "655630", "21.9"]),
        ("2018", "E12000008", ["All", "110000", "25.9"]),
        ("2018", "E10000016", ["All", "19373", "23.1"]),
        ("2018", "E07000105", ["All", "c", "c"]),
    ]
    assert kept.kinds == {"category": "filter", "referral_count": "indicator", "rereferral_percent": "indicator"}
    assert kept.edition.issues == ()
    profile = kept.edition.profile
    assert (profile.rows["open_data_row"], profile.first_date, profile.last_date) == (
        4,
        date(2017, 4, 1),
        date(2018, 3, 31),
    )


def test_columns_may_stand_in_any_order_with_a_mark_and_capitals(open_data):
    header = "LA_name,Time_period,value_percent,geographic_level,time_identifier,new_la_code"
    path = open_data.put(f"\ufeff{header}\nKent,2018,23.1,Local Authority,Reporting year,E10000016\n")
    assert open_data.read_file(path).rows == [("2018", "E10000016", ["23.1"])]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_every_encoding_says_the_same(open_data, encoding):
    path = open_data.write("phase,value", f"2018,Reporting year,{KENT},Écoles – all,1")
    path.write_bytes(path.read_bytes().decode().encode(encoding))
    assert open_data.read_file(path).rows == [("2018", "E10000016", ["Écoles – all", "1"])]


def test_a_line_break_in_a_quoted_cell_is_a_space(open_data):
    kept = open_data.read("label,value", f'2018,Reporting year,{KENT},"Children\nin need",1')
    assert kept.rows == [("2018", "E10000016", ["Children in need", "1"])]


def test_rows_of_schools_and_wards_are_passed_over_and_counted(open_data):
    ward = "Ward,E92000001,England,,,,,,,"
    kept = open_data.read("value", f"2018,Reporting year,{KENT},1", *[f"2018,Reporting year,{ward},2"] * 3)
    assert len(kept.rows) == 1
    issue = kept.issue("level_passed_over")
    assert (issue.row, issue.field, issue.value, issue.count) == (3, "geographic_level", "Ward", 3)


def test_an_unknown_level_is_set_apart_row_by_row(open_data):
    lost = "Locale authority,E92000001,England,,,886,E10000016,Kent,,"
    kept = open_data.read("value", f"2018,Reporting year,{KENT},1", *[f"2018,Reporting year,{lost},2"] * 2)
    assert [(row.row, row.column, row.value) for row in kept.edition.quarantined] == [
        (3, "geographic_level", "Locale authority"),
        (4, "geographic_level", "Locale authority"),
    ]
    assert "Local authority" in kept.issue("level_unknown").hint


@pytest.mark.parametrize(
    ("period", "identifier", "column"),
    [
        ("2018", "Academic year", "time_identifier"),
        ("next year", "Reporting year", "time_period"),
        ("", "", "time_period"),
    ],
)
def test_a_period_that_cannot_be_read_sets_its_rows_apart(open_data, period, identifier, column):
    kept = open_data.read("value", f"2018,Reporting year,{KENT},1", f"{period},{identifier},{KENT},2")
    assert [(row.row, row.column) for row in kept.edition.quarantined] == [(3, column)]
    assert len(kept.rows) == 1


def test_an_area_without_a_code_is_passed_over(open_data):
    unknown = "Local authority,E92000001,England,E12000008,South East,z,z,Unknown,,"
    kept = open_data.read("value", f"2018,Reporting year,{KENT},1", f"2018,Reporting year,{unknown},2")
    assert kept.issue("area_without_code").count == 1
    assert len(kept.rows) == 1


def test_a_cell_that_is_neither_number_nor_symbol_is_flagged_with_its_row(open_data):
    rows = [f"2018,Reporting year,{KENT},{cell}" for cell in ["12"] * 20 + ["about twelve"]]
    kept = open_data.read("children", *rows)
    assert [(flag.row_id, flag.column, flag.value) for flag in kept.edition.flagged] == [
        ("data:22", "children", "about twelve")
    ]
    issue = kept.issue("value_unreadable")
    assert (issue.row, issue.field, issue.count) == (22, "children", 1)


def test_commas_and_percent_signs_are_read_and_said(open_data):
    kept = open_data.read("children", f'2018,Reporting year,{KENT},"19,373"', f"2018,Reporting year,{ESSEX},12")
    assert kept.issue("number_dressed").row == 2


def test_a_row_that_is_too_long_is_set_apart_and_one_too_short_is_read(open_data):
    long, short = f"2018,Reporting year,{KENT},1,2,3", f"2018,Reporting year,{ESSEX},1"
    kept = open_data.read("children,other", long, short, f"2018,Reporting year,{ENGLAND},5,6")
    assert [row.row for row in kept.edition.quarantined] == [2]
    assert kept.issue("row_too_short").row == 3
    assert kept.rows == [("2018", "E10000012", ["1", ""]), ("2018", "E92000001", ["5", "6"])]


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        ("time_period,time_identifier,geographic_level,country_code", "no_figures"),
        ("time_period,time_identifier,geographic_level,value,value", "column_twice"),
        ("time_period,time_period,time_identifier,geographic_level,value", "column_twice"),
    ],
)
def test_a_header_that_cannot_be_right_is_refused(open_data, header, rule):
    refused = open_data.refusal(open_data.put(f"{header}\n2018,Reporting year,National,1,2\n"))
    assert [issue.rule for issue in refused.issues] == [rule]
    assert refused.issues[0].row == 1


def test_too_many_columns_are_refused(open_data):
    own = ",".join(f"c{number}" for number in range(501))
    path = open_data.put(f"time_period,time_identifier,geographic_level,{own}\n2018,Reporting year,National\n")
    assert [issue.rule for issue in open_data.refusal(path).issues] == ["too_many_columns"]


def test_a_file_of_schools_alone_is_refused_and_says_why(open_data):
    school = "School,E92000001,England,,,,,,,"
    refused = open_data.refusal(open_data.write("value", f"2018,Reporting year,{school},1"))
    assert [issue.rule for issue in refused.issues] == ["nothing_to_take", "level_passed_over"]


def test_rows_in_another_order_and_another_name_are_the_same_edition(open_data):
    rows = [f"2018,Reporting year,{place},1" for place in (ENGLAND, REGION, KENT)]
    one = open_data.read("value", *rows)
    other = open_data.read_file(open_data.write("value", *reversed(rows), name="renamed.csv"))
    assert one.edition.key == other.edition.key
    assert sorted(one.rows) == sorted(other.rows)


def test_a_file_of_other_columns_or_levels_is_another_edition(open_data):
    both = [open_data.read(own, f"2018,Reporting year,{KENT},1").edition.key for own in ("children", "plans")]
    national = open_data.read("children", f"2018,Reporting year,{ENGLAND},1").edition.key
    assert len({*both, national}) == 3


def test_a_year_asked_for_is_not_used_and_that_is_said(open_data):
    path = open_data.write("value", f"2018,Reporting year,{KENT},1")
    assert open_data.read_file(path, year=2021).rules == ["year_not_used"]


def test_claims_are_of_open_data_and_of_its_description(tmp_path):
    files = OpenData(tmp_path)
    assert SOURCE.claims(files.write("value", f"2018,Reporting year,{KENT},1"))
    assert SOURCE.claims(files.meta("value,Indicator,Value"))
    assert not SOURCE.claims(files.put("series,area,as_at,value\nx,Kent,2019-01-17,3\n", "extract.csv"))


def test_a_named_file_that_is_none_is_refused_and_in_a_folder_left_alone(tmp_path):
    files = OpenData(tmp_path)
    other = files.put("series,area\nx,Kent\n", "other.csv")
    refused = files.refusal(other)
    assert [(issue.rule, issue.file) for issue in refused.issues] == [("not_open_data", f"{tmp_path.name}/other.csv")]
    files.write("value", f"2018,Reporting year,{KENT},1")
    (found,) = SOURCE.find([tmp_path])
    assert [issue.rule for issue in found.issues] == ["not_open_data"]


def test_an_authority_that_has_only_its_number_is_known_by_it(open_data):
    old = "Local authority,E92000001,England,,South East,886,,Kent,,"
    assert open_data.read("value", f"2013,Reporting year,{old},1").rows == [("2013", "886", ["1"])]


@pytest.mark.parametrize("seed", range(40))
def test_no_bytes_make_it_fall_over(tmp_path, seed):
    """A file spoilt at random is read or refused, and nothing else."""
    chance = Random(seed)
    files = OpenData(tmp_path, KeptByColumn)
    path = files.write(OWN, *[f"2018,Reporting year,{place},All,{count},2{count}.5" for count, place in enumerate(
        (ENGLAND, REGION, KENT, ESSEX, ASHFORD) * 3)])  # fmt: skip
    content = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(content))
        spoilt = (chance.choice(b'\x00,"\n\r\xff;9zZ-.') for _ in range(chance.randrange(4)))
        content[at : at + chance.randrange(3)] = bytes(spoilt)
    path.write_bytes(bytes(content))
    try:
        kept = files.read_file(path)
    except RefusedError as refused:
        said = refused.issues
    else:
        said = kept.edition.issues
        assert kept.rows
    assert all(issue.sentence for issue in said)
