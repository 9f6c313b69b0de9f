"""Rows of child_area taken, set apart or flagged: each with its row and its sentence."""

from dataclasses import asdict
from datetime import date

import pytest

from waymark.sources.tabular import reading


def test_rows_are_typed_and_the_child_is_a_pseudonym(child_area):
    taken = child_area.read("CH1, Northfield ,01/04/2020,2021-04-01,Home", "CH2,E07000001,,,team")
    first, second = child_area.pseudonym("CH1"), child_area.pseudonym("CH2")
    assert taken.rows == [
        ("child_area:2", "", first, "Northfield", date(2020, 4, 1), date(2021, 4, 1), "home"),
        ("child_area:3", "", second, "E07000001", None, None, "team"),
    ]
    edition = taken.edition
    assert (edition.key, edition.label, dict(edition.coverage)) == ("child_area", "where they live", {})
    assert (edition.profile.rows, edition.profile.children) == ({"child_area": 2}, 2)
    assert (edition.profile.first_date, edition.profile.last_date) == (date(2020, 4, 1), date(2021, 4, 1))
    assert edition.issues == ()


@pytest.mark.parametrize(
    ("row", "column", "value", "rule", "sentence", "hint"),
    [
        (",North,,,home", "child_id", "", "value_missing", "The row has no child_id.", "Give the child_id."),
        ("CH1,  ,,,home", "area", "", "value_missing", "The row has no area.", "Give the area."),
        (
            "CH1,North,31/02/2020,,home",
            "from",
            "31/02/2020",
            "date_unreadable",
            "Read day first, its month has no such day.",
            "Write dates as 24/04/2021 or 2021-04-24.",
        ),
        (
            "CH1,North,,,house",
            "basis",
            "(not shown)",
            "word_unknown",
            "This is not a basis.",
            "Write one of: home, team, school.",
        ),
        (
            "CH1,ZZ9 9ZZ,,,home",
            "area",
            "(not shown)",
            "area_is_postcode",
            "A postcode stands for an area.",
            "Give the name or code of the district.",
        ),
        (
            "CH1,Northfield, Upper,,,home",
            "basis",
            "",
            "row_too_long",
            "The row has more cells than there are columns, so its values may have slipped.",
            "Put text that holds a comma between quotation marks.",
        ),
    ],
)
def test_a_row_that_cannot_be_placed_is_set_apart(child_area, row, column, value, rule, sentence, hint):
    taken = child_area.read("CH9,North,,,home", row)
    assert len(taken.rows) == 1
    (apart,) = taken.edition.quarantined
    assert (apart.row, apart.column, apart.value, apart.rule, apart.hint) == (3, column, value, rule, hint)
    (issue,) = taken.edition.issues
    assert (issue.row, issue.field, issue.rule) == (3, column, rule)
    assert issue.sentence == f"{sentence} The row was set apart."


def test_a_row_with_several_faults_is_set_apart_once_and_all_are_named(child_area):
    taken = child_area.read("CH9,North,,,home", ",,never,,house")
    assert [apart.column for apart in taken.edition.quarantined] == ["child_id"]
    assert [issue.field for issue in taken.edition.issues] == ["child_id", "area", "from", "basis"]


@pytest.mark.parametrize(
    ("to", "shown", "rule", "sentence"),
    [
        ("Easter", "(not shown)", "date_unreadable", "This is not a date."),
        ("31/02/2021", "31/02/2021", "date_unreadable", "Read day first, its month has no such day."),
        ("2020-03-31", "2020-03-31", "end_before_start", "to comes before from."),
    ],
)
def test_a_wrong_end_is_flagged_and_the_row_stays(child_area, to, shown, rule, sentence):
    taken = child_area.read(f"CH1,North,2020-04-01,{to},home")
    (record,) = taken.records()
    assert (record["end"], record["flagged"], record["start"]) == (None, ",end,", date(2020, 4, 1))
    (flag,) = taken.edition.flagged
    assert (flag.row_id, flag.column, flag.value, flag.rule) == (record["row_id"], "end", shown, rule)
    assert [(issue.rule, issue.sentence) for issue in taken.edition.issues] == [(rule, sentence)]


def test_what_deserves_a_word_gets_one(child_area):
    taken = child_area.read("CH1,North,01/04/20,43922,home", "CH2,North,2020-04-01,2020-04-01,home", "CH3,North,,")
    assert [(issue.rule, issue.field, issue.row) for issue in taken.edition.issues] == [
        ("year_of_two_digits", "from", 2),
        ("date_as_number", "to", 2),
        ("spell_of_no_day", "to", 2),
        ("row_too_short", "basis", 4),
    ]
    assert [issue.count for issue in taken.edition.issues] == [1, 1, 2, 1]
    assert taken.records()[0]["start"] == date(2020, 4, 1)
    assert taken.records()[2]["basis"] == "home"


def test_other_columns_are_passed_over_with_a_word(child_area):
    taken = child_area.read_file("child_id,area,from,to,basis,surname\nCH1,North,,,home,Quillworthy\n")
    assert [(issue.rule, issue.field) for issue in taken.edition.issues] == [("column_unread", "surname")]
    assert "Quillworthy" not in repr(taken.rows) + repr(asdict(taken.edition))


def test_a_year_is_not_used_and_that_is_said(child_area):
    taken = child_area.read_file(child_area.header + "\nCH1,North,,,home\n", year=2021)
    assert taken.rules() == ["year_not_used"]


def test_a_file_of_which_nothing_can_be_taken_is_refused(child_area):
    refused = child_area.refusal(child_area.header + "\n,North,,,home\n")
    assert [issue.rule for issue in refused.issues] == ["nothing_to_take", "value_missing"]
    assert str(child_area.refusal(child_area.header + "\n")) == "The file holds no row."


def test_a_file_of_nothing_but_mistakes_is_refused(child_area, monkeypatch):
    monkeypatch.setattr(reading, "MOST_SET_APART", 3)
    refused = child_area.refusal(child_area.header + "\n,North,,,home" * 4 + "\n")
    assert refused.issues[0].rule == "too_many_mistakes"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(child_area, encoding):
    content = f"{child_area.header}\nCH1,Château,,,home\n".encode(encoding)
    assert [row["area"] for row in child_area.read_file(content).records()] == ["Château"]


def test_the_pseudonym_is_asked_with_the_cleaned_identifier(child_area):
    taken = child_area.read("CH1,North,,,home", "\u00a0CH1 ,South,2020-04-01,,home")
    assert {row["child"] for row in taken.records()} == {child_area.pseudonym("CH1")}
    assert taken.edition.profile.children == 1


def test_no_identifier_in_any_row_or_message(child_area):
    taken = child_area.read(
        "CANARY77,North,,,home",
        "CANARY77,North,CANARY77,,home",
        "CANARY77,North,2020-04-01,canary77,home",
        "CANARY77,North,,,CANARY77",
        "CANARY77,12 High Street ZZ9 9ZZ,,,home",
        "CANARY77,North,2020-04-01,Z123456789012,home",
        "CANARY77,North,,,home,CANARY77",
    )
    said = repr(asdict(taken.edition)) + repr(taken.rows) + repr(child_area.standard(taken))
    assert taken.edition.quarantined
    assert taken.edition.flagged
    for canary in ("canary77", "zz9 9zz", "z123456789012"):
        assert canary not in said.casefold()
