"""Every kind of bad input: refused or repaired visibly, named by file and row, and nobody named with it."""

import pytest

from waymark.sources.intake import QuarantinedRow


def texts(school, *names):
    """A file of the usual roll as text, to be spoilt."""
    return school.write("pupilonroll", *names).read_text()


def test_cells_of_a_spreadsheet_are_read_as_what_they_were(school):
    kept = school.taken(
        "pupilonroll",
        {
            "entrydate": "43711",
            "ncyearactual": "6.0",
            "termlysessionspossible": "134",
            "termlysessionsauthorised": "8.0",
        },
        {"pupilonrolltableid": "r2", "entrydate": "03/09/2019", "ncyearactual": "06", "NativeId": "999/2001"},
        {"pupilonrolltableid": "r3", "entrydate": "2019-09-03T00:00:00", "ncyearactual": "reception"},
    )
    assert {str(record["entry_date"]) for record in kept.records()} == {"2019-09-03"}
    assert [record["year_group"] for record in kept.records()] == ["6", "6", "R"]
    assert {record["school"] for record in kept.records()} == {"9992001"}
    assert kept.issue("date_as_number").row == 2


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"entrydate": "31/02/2019"}, "entry_date", "date_unreadable"),
        ({"entrydate": ""}, "entry_date", "value_missing"),
        ({"enrolstatus": "Z"}, "status", "word_unknown"),
        ({"ncyearactual": "15"}, "year_group", "word_unknown"),
        ({"senprovision": "EHC"}, "sen", "word_unknown"),
        ({"termlysessionspossible": "*"}, "possible", "number_unreadable"),
        ({"termlysessionsauthorised": "74%"}, "authorised", "number_unreadable"),
        ({"termlysessionsauthorised": "-"}, "authorised", "number_unreadable"),
        ({"termlysessionsunauthorised": "-3"}, "unauthorised", "number_negative"),
        ({"termlysessionsunauthorised": "#N/A"}, "unauthorised", "number_unreadable"),
        ({"termlysessionspossible": "99999"}, "possible", "number_too_large"),
        ({"dob": "2024-Mar-01"}, "birth_date", "birth_after_event"),
        ({"language": "not known yet"}, "language", "code_unreadable"),
    ],
)
def test_a_value_that_cannot_be_believed_is_flagged_and_the_row_stays(school, cells, column, rule):
    kept = school.taken("pupilonroll", {}, {"pupilonrolltableid": "r2", "upn": "A999200114002", **cells})
    record = kept.records()[1]
    assert record[column] is None
    assert record["flagged"] == f",{column},"
    assert [(value.column, value.rule) for value in kept.edition.flagged] == [(column, rule)]
    assert kept.issue(rule).row == 3
    assert kept.issue(rule).hint


@pytest.mark.parametrize(("cell", "rule"), [("1,340", "number_too_large"), ("1,3,4", "number_unreadable")])
def test_thousands_are_numbers(school, cell, rule):
    path = school.write("pupilonroll")
    path.write_text(path.read_text().replace(",100.0,", f',"{cell}",'))
    issue = school.read().issue(rule)
    assert (issue.field, issue.row) == ("termlysessionspossible", 2)


@pytest.mark.parametrize("table", ["pupilonroll", "fsmperiodsonroll", "termlyexclusionsonroll"])
def test_a_row_of_totals_is_set_apart(school, table):
    school.write("pupilonroll")
    path = school.write(table)
    width = path.read_text().splitlines()[0].count(",")
    path.write_text(path.read_text() + "Total" + "," * (width - 1) + ",1\n")
    (row,) = school.read().edition.quarantined
    assert (row.file, row.row, row.rule) == (f"set/{table}.csv", 3, "totals_row")


@pytest.mark.parametrize(
    ("table", "cells", "column"),
    [
        ("pupilonroll", {"pupilonrolltableid": ""}, "pupilonrolltableid"),
        ("pupilonroll", {"NativeId": ""}, "NativeId"),
        ("fsmperiodsonroll", {"fsmstartdate": "soon"}, "fsmstartdate"),
        ("termlyexclusionsonroll", {"startdate": ""}, "startdate"),
        ("termlyexclusionsonroll", {"category": "WARN"}, "category"),
    ],
)
def test_a_row_without_its_key_or_its_day_is_set_apart(school, table, cells, column):
    school.write("pupilonroll")
    school.write(table, {}, cells)
    (row,) = school.read().edition.quarantined
    assert isinstance(row, QuarantinedRow)
    assert (row.row, row.column) == (3, column)
    assert row.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_encodings_are_read(school, encoding):
    path = school.write("pupilonroll", {"surname": "Zoë"})
    path.write_bytes(path.read_text().encode(encoding))
    assert school.read().edition.profile.rows == {"pupilonroll": 1}


def test_a_missing_column_is_refused_by_name_and_with_the_one_it_may_be(school):
    path = school.write("pupilonroll")
    path.write_text(path.read_text().replace("pupilonrolltableid", "pupilonrolltable_id"))
    refused = school.refused()
    (issue,) = refused.issues
    assert (issue.rule, issue.field, issue.row) == ("column_missing", "pupilonrolltableid", 1)
    assert "pupilonrolltable_id" in issue.hint


def test_a_roll_known_by_most_of_its_columns_is_told_what_it_lacks(school):
    path = school.write("pupilonroll")
    path.write_text(path.read_text().replace("ncyearactual", "ncyearactuel"))
    (issue,) = school.refused().issues
    assert (issue.rule, issue.field) == ("column_missing", "ncyearactual")
    assert "ncyearactuel" in issue.hint


def test_a_column_that_stands_twice_is_refused(school):
    path = school.write("pupilonroll")
    path.write_text(path.read_text().replace("surname", "entrydate"))
    assert [(issue.rule, issue.field) for issue in school.refused().issues] == [("column_twice", "entrydate")]


def test_everything_that_is_wrong_is_said_at_once(school):
    roll, meals = school.write("pupilonroll"), school.write("fsmperiodsonroll")
    roll.write_text(roll.read_text().replace("surname", "entrydate"))
    meals.write_text(meals.read_text().replace("fsmenddate", "fsmenddat"))
    assert {issue.file for issue in school.refused().issues} == {"set/pupilonroll.csv", "set/fsmperiodsonroll.csv"}


def test_a_file_that_is_cut_short_or_never_closes_a_mark_is_refused(school):
    path = school.write("pupilonroll", {}, {"pupilonrolltableid": "r2"})
    whole = path.read_text()
    path.write_text(whole[:-40])
    assert school.refused().issues[0].rule == "file_cut_short"
    path.write_text(whole.replace("Surname", '"Surname', 1))
    assert school.refused().issues[0].rule == "quote_open"


def test_a_roll_without_a_row_that_can_be_taken_is_refused(school):
    school.write("pupilonroll", {"NativeId": ""})
    assert school.refused().issues[0].rule == "nothing_to_take"


def test_codes_of_earlier_and_later_years_are_taken(school):
    school.write("pupilonroll", {"senprovision": "P"}, {"pupilonrolltableid": "r2", "enrolstatus": "G"})
    path = school.write("termlysessiondetailsonroll", {"attendancereason": "Y6"}, {"attendancereason": "#"})
    path.write_text(path.read_text().replace(",sessions", ",absencesessions"))
    kept = school.read()
    assert [record["sen"] for record in kept.records()] == ["support", "none"]
    assert [record["sessions"] for record in kept.records("termlysessiondetailsonroll")] == [5, 5]
    assert not kept.edition.flagged


def test_who_it_is_stands_in_no_record_and_no_message(school):
    secrets = ("A999200114001", "Surname", "r1", "2014", "A999200114900", "ZZ1 1ZZ")
    school.write("addressesonroll")
    school.write("pupilnolongeronroll", {"leavingdate": "2001-Jan-01"}, {"leavingdate": "A999200114900"})
    for table in ("fsmperiodsonroll", "termlyexclusionsonroll", "termlyexclusionsoffroll"):
        school.write(table)
    school.write(
        "pupilonroll",
        {"enrolstatus": "Surname", "ncyearactual": "A999200114001", "senprovision": "2014-Mar-01"},
        {"NativeId": "A999200114001"},
        {"NativeId": ""},
    )
    kept = school.read()
    dated = [
        record.pop("birth_date") for table in ("pupilonroll", "pupilnolongeronroll") for record in kept.records(table)
    ]
    assert len(dated) == 3
    told = repr((kept.edition.issues, kept.edition.quarantined, kept.edition.flagged, kept.edition.label))
    columns = ("row", "pupil", "school", "language", "status", "year_group", "sen", "flagged")
    held = repr([[record.get(name) for name in columns] for record in kept.records()])
    assert not [secret for secret in secrets if secret in told]
    assert not [secret for secret in secrets if secret != "r1" and secret in held]
    made = school.standard(kept)
    rows = repr([list(made.tables[name]) for name in made.tables])
    assert not [secret for secret in secrets if secret not in ("r1", "2014") and secret in rows]
