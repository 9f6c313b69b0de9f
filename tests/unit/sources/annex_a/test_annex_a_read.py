"""Annex A read: sheets and columns however they are named, cells however they are written, and what is said of them."""

from datetime import date

import pytest
from tests.unit.sources.annex_a.conftest import MADE, rows_of
from tests.unit.sources.write_workbook import error, pack, sheet_part, workbook_parts

from waymark.domain.errors import RefusedError
from waymark.sources.annex_a import SOURCE
from waymark.sources.annex_a.headers import list_of
from waymark.sources.annex_a.schema import LISTS

CONTACT = {"Date of Contact": date(2021, 1, 4), "Contact Source": "q) 6: Police"}


@pytest.mark.parametrize(
    "name", ["List 3", "LIST 3 - Referrals", "list_03", "Annex A  List\u00a03", "List3", "3. List-3"]
)
def test_a_sheet_is_known_by_the_number_of_its_list(name):
    assert list_of(name) is LISTS[3]


@pytest.mark.parametrize("name", ["Referrals", "List 12", "List 33", "Listing 3", "Checklist"])
def test_other_sheets_are_no_list(name):
    assert list_of(name) is None


@pytest.mark.parametrize("number", LISTS)
def test_every_list_is_read_with_the_columns_as_ofsted_names_them(annex_a, number):
    filled = {
        column.name: date(2021, 1, 4) for column in LISTS[number].columns if column.needed and "Date" in column.name
    }
    if number == 2:
        filled = {"Assessment start date": date(2021, 1, 4)}
    annex_a.read({number: [filled]})
    table = LISTS[number].layout.name
    assert annex_a.edition.profile.rows[table] == (2 if number == 6 else 1)
    assert not annex_a.said("column_absent")
    assert not annex_a.said("column_unread")
    assert len(annex_a.said("list_missing")) == len(LISTS) - len({number, 6})


def test_columns_of_other_years_are_known_by_their_pattern(annex_a):
    names = ["CHILD'S UNIQUE IDENTIFIER", "Sex", "date of birth (DOB)", "Age", "Referral Date", "Source of Referral"]
    rows = [[*names, "NFA (Y/N)", "Social Work Team", "allocated  worker"]]
    rows.append([1, "F", "05/06/2012", 8.5, "2021-01-04", "6", "N", "North", "A Name"])
    annex_a.read_file(annex_a.write({"List 3": rows}))
    (record,) = annex_a.records(3)
    assert record["referral_date"] == date(2021, 1, 4)
    assert (record["sex"], record["source"], record["no_further_action"], record["team"]) == ("F", "6", False, "North")
    assert "A Name" not in repr((annex_a.rows, annex_a.edition))


def test_cells_however_they_are_written(annex_a):
    rows = [
        {"Child Unique ID": 9212044.0, "Gender": "Female", "Date of Birth": "05/06/2012", **CONTACT},
        {"Child Unique ID": "9212045.0", "Gender": "b)\u00a0female ", "Date of Birth": 41_065, **CONTACT},
        {"Child Unique ID": " x7 ", "Gender": "nan", "Date of Birth": "2012-06-05 00:00:00", **CONTACT, "Age": 8.88},
        {"Child Unique ID": "x8", "Gender": error(), "Date of Birth": "05-Jun-12", "Date of Contact": "4.1.2021"},
    ]
    annex_a.read({1: rows})
    read = [(each["child"], each["sex"], each["birth_date"], each["contact_date"]) for each in annex_a.records(1)]
    born, day = date(2012, 6, 5), date(2021, 1, 4)
    ids = [tuple_[0] for tuple_ in read]
    assert [each[1:] for each in read] == [("F", born, day), ("F", born, day), (None, born, day), (None, born, day)]
    assert len(set(ids)) == 4
    assert annex_a.said("id_as_decimal")[0].row == 3
    assert annex_a.said("date_as_number")[0].field == "Date of Birth"
    assert annex_a.said("year_of_two_digits")
    assert (annex_a.said("cell_error")[0].sheet, annex_a.said("cell_error")[0].field) == ("List 1", "Gender")


def test_an_id_is_one_child_however_it_is_written(annex_a):
    annex_a.read({1: [{"Child Unique ID": 77, **CONTACT}, {"Child Unique ID": "77.0", **CONTACT}]})
    assert len({record["child"] for record in annex_a.records(1)}) == 1


def test_rows_without_an_id_or_their_day_are_set_apart_and_the_rest_stays(annex_a):
    rows = [
        {**CONTACT, "Child Unique ID": ""},
        {**CONTACT, "Date of Contact": "soon"},
        CONTACT,
        {"Child Unique ID": "Total"},
    ]
    annex_a.read({1: rows})
    apart = [(row.sheet, row.row, row.column, row.rule) for row in annex_a.edition.quarantined]
    assert apart == [
        ("List 1", 2, "Child Unique ID", "value_missing"),
        ("List 1", 3, "Date of Contact", "date_unreadable"),
        ("List 1", 5, "Child Unique ID", "totals_row"),
    ]
    assert annex_a.edition.profile.rows["list_1_contacts"] == 1


def test_wrong_values_are_flagged_and_the_row_stays(annex_a):
    plan = {"Child Protection Plan Start Date": date(2021, 1, 4), "Number of Previous Child Protection Plans": "74%"}
    annex_a.read({7: [{**plan, "Child Protection Plan End Date": date(2020, 1, 4), "Latest Category of Abuse": "Odd"}]})
    assert {(value.column, value.rule) for value in annex_a.edition.flagged} == {
        ("previous_plans", "number_unreadable"),
        ("end", "dates_out_of_order"),
        ("latest_category", "word_unknown"),
    }
    assert len(annex_a.records(7)) == 1


def test_the_lists_tell_the_day_and_cover_six_months(annex_a):
    annex_a.read({1: [CONTACT], 3: [{"Date of Referral": date(2020, 12, 1)}], 7: [], 8: []})
    assert annex_a.edition.key == "2021-03"
    assert annex_a.edition.profile.last_date == MADE
    assert {table: str(covered) for table, covered in annex_a.edition.coverage.items()} == {
        "referral": "16 September 2020 to 15 March 2021",
        "protection_plan": "16 September 2020 to 15 March 2021",
        "care_episode": "15 March 2021",
        "unaccompanied_spell": "15 March 2021",
        "case_allocation": "15 March 2021",
    }
    assert "15 March 2021" in annex_a.said("six_months")[0].sentence


def test_a_date_far_ahead_moves_nothing(annex_a):
    contacts = [{"Date of Contact": date(2021, 3, day)} for day in (1, 2, 3)]
    annex_a.read({1: [*contacts, {"Date of Contact": date(2031, 3, 1)}]})
    assert annex_a.edition.profile.last_date == MADE
    assert annex_a.said("date_far_ahead")[0].count == 1


def test_a_year_that_was_asked_for_is_not_used(annex_a):
    annex_a.read({1: [CONTACT]})
    annex_a.read_file(annex_a.folder / "annex a.xlsx", year=2019)
    assert annex_a.edition.key == "2021-03"
    assert annex_a.said("year_not_used")


def test_missing_columns_of_every_list_are_told_at_once(annex_a):
    refused = annex_a.refusal(
        {
            "List 1": [["Child Unique ID", "Gender", "Contact Source"], [1, "M", "6"]],
            "List 7": [["Child Unique ID", "Child Protection Plan Start Date"], [1, MADE]],
        }
    )
    errors = {(issue.sheet, issue.field) for issue in refused.issues if issue.rule == "column_missing"}
    assert errors == {
        ("List 1", "Date of Contact"),
        ("List 7", "Child Protection Plan End Date"),
    }


def test_a_list_twice_and_a_merged_name_are_refused(annex_a):
    rows = rows_of(1, CONTACT)
    refused = annex_a.refusal({"List 1": rows, "List 1 (old)": rows})
    assert "list_twice" in {issue.rule for issue in refused.issues}
    part = sheet_part(rows, merged=["A1:B1"])
    with pytest.raises(RefusedError) as caught:
        annex_a.read_file(
            pack(annex_a.folder / "b.xlsx", workbook_parts({"List 1": part, "List 3": sheet_part(rows_of(3))}))
        )
    assert ("header_merged", "List 1", 1) in {(issue.rule, issue.sheet, issue.row) for issue in caught.value.issues}


def test_a_list_without_rows_is_nought_and_one_without_names_is_not_known(annex_a):
    sheets = {"List 1": rows_of(1, CONTACT), "List 3": rows_of(3), "List 7": [], "Notes": [["said"]]}
    annex_a.read_file(annex_a.write(sheets))
    assert set(annex_a.edition.coverage) == {"referral"}
    assert annex_a.said("list_empty")[0].sheet == "List 3"
    assert "List 7" in {issue.sheet for issue in annex_a.said("list_missing")}
    assert annex_a.said("sheet_unread")[0].sheet == "Notes"


def test_nothing_to_take_is_refused(annex_a):
    refused = annex_a.refusal({"List 1": rows_of(1, {"Date of Contact": "never"})})
    assert refused.issues[0].rule == "nothing_to_take"


def test_titles_above_the_names_are_passed_over(annex_a):
    annex_a.read_file(annex_a.write({"List 1": [["Contacts"], [], *rows_of(1, CONTACT)]}))
    assert len(annex_a.records(1)) == 1
    assert annex_a.said("rows_above_header")[0].sheet == "List 1"


def test_other_workbooks_are_not_claimed(annex_a):
    assert not SOURCE.claims(annex_a.write({"List 1": [["child_id", "area", "from", "to"], [1, "North", "", ""]]}))
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([annex_a.write({"Sheet1": [["a", "b"]]})])
    assert caught.value.issues[0].rule == "not_annex_a"
    (annex_a.folder / "annex a.xlsx").write_bytes(b"a,b\n")
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([annex_a.folder])
    assert caught.value.issues[0].rule == "not_a_workbook"


def test_names_postcodes_and_ids_stand_nowhere(annex_a):
    looked_after = {
        "Child Unique ID": "SECRET-ID-1",
        "Date Started to be Looked After": date(2020, 12, 1),
        "Placement postcode": "ZZ1 1ZZ",
        "Allocated Worker": "Somebody Named",
        "Placement Type": "Somebody Named",
        "Child's Legal Status": "SECRET-ID-1",
    }
    annex_a.read({8: [looked_after]})
    told = repr((annex_a.rows, annex_a.edition, [SOURCE.standardise(annex_a.editions)]))
    for secret in ("SECRET-ID-1", "ZZ1 1ZZ", "Somebody Named"):
        assert secret not in told
