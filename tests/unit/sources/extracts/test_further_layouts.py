"""The layouts of notifications, participation, exclusions, plans, inspections, places, rolls and published numbers."""

from datetime import date

import pytest

from waymark.sources.extracts.layouts import LAYOUTS


def only(rows):
    (row,) = rows
    return row


def test_early_help_notification(extract_of):
    extract = extract_of("early_help_notification")
    row = only(extract.rows(extract.take({"dob": ""})))
    assert row == {
        "row_id": "01234567:early_help_notification:2",
        "flagged": "",
        "notification": extract.pseudonym("notification:N20881"),
        "child": extract.pseudonym("C1042"),
        "birth_date": None,
        "area": "Northfield",
        "received_date": date(2018, 6, 8),
        "source": "School",
    }


def test_a_notification_of_two_children_is_a_row_for_each(extract_of):
    extract = extract_of("early_help_notification")
    assert len(extract.rows(extract.take({}, {"child_id": "C2"}, {}))) == 2


@pytest.mark.parametrize(
    ("written", "kept"),
    [("eet", "eet"), ("NEET", "neet"), ("Not Known", "not known"), ("NK", "not known"), ("unknown", "not known")],
)
def test_neet_status(extract_of, written, kept):
    extract = extract_of("neet_status")
    row = only(extract.rows(extract.take({"status": written, "year_group": "Year 13"})))
    assert (row["person"], row["area"]) == (extract.pseudonym("C1042"), "Northfield")
    assert (row["as_at"], row["year_group"], row["status"]) == (date(2019, 1, 31), "13", kept)


@pytest.mark.parametrize(
    ("written", "kept", "sessions"),
    [("permanent", "permanent", ""), ("PERM", "permanent", ""), ("FIXD", "suspension", "90")],
)
def test_exclusion(extract_of, written, kept, sessions):
    extract = extract_of("exclusion")
    row = only(extract.rows(extract.take({"type": written, "sessions": sessions, "phase": "special"})))
    assert row == {
        "row_id": "01234567:exclusion:2",
        "flagged": "",
        "pupil": extract.pseudonym("P20417"),
        "school": "9992001",
        "area": "Northfield",
        "phase": "special",
        "excluded_on": date(2018, 11, 21),
        "type": kept,
        "sessions": int(sessions) if sessions else None,
    }


@pytest.mark.parametrize(
    ("cells", "days", "flagged"),
    [
        ({"plan_issued_date": "2018-09-20"}, 140, ""),
        ({"plan_issued_date": "2018-09-21"}, 141, ""),
        ({"request_date": "2018-09-20", "decision_date": ""}, 0, ""),
        ({"request_date": "2016-02-01", "plan_issued_date": "2016-06-20", "decision_date": ""}, 140, ""),
        ({"plan_issued_date": ""}, None, ""),
        ({"plan_issued_date": "autumn"}, None, ",plan_issued_date,days_to_plan,"),
        ({"plan_issued_date": "2018-05-02"}, None, ",plan_issued_date,days_to_plan,"),
    ],
)
def test_days_from_the_request_to_the_plan_are_calendar_days(extract_of, cells, days, flagged):
    extract = extract_of("ehcp_request")
    row = only(extract.rows(extract.take(cells)))
    assert (row["days_to_plan"], row["flagged"], row["exception"]) == (days, flagged, False)


def test_sen_plan_is_a_spell_at_each_school(extract_of):
    extract = extract_of("sen_plan")
    taken = extract.take({"end": "2019-09-01"}, {"start": "2019-09-01", "school": ""})
    first, second = extract.rows(taken)
    assert (first["start"], first["end"], first["school"]) == (date(2018, 9, 20), date(2019, 9, 1), "9992001")
    assert (second["start"], second["end"], second["school"]) == (date(2019, 9, 1), None, None)
    assert first["child"] == second["child"] == extract.pseudonym("C1042")


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("1", 1),
        ("Good", 2),
        ("Requires Improvement", 3),
        ("satisfactory", 3),
        ("4", 4),
        ("", None),
        ("not inspected", None),
    ],
)
def test_inspection_grades_are_numbers(extract_of, written, grade):
    extract = extract_of("inspection")
    row = only(extract.rows(extract.take({"grade": written})))
    assert (row["grade"], row["flagged"], row["kind"], row["pupils"]) == (grade, "", "school", 1040)


def test_a_school_may_be_its_own_provider_id(extract_of):
    extract = extract_of("inspection")
    taken = extract.take({"provider_id": "9992001", "school": "9992001", "phase": "primary"})
    row = only(extract.rows(taken))
    assert taken.rules() == []
    assert (row["school"], row["provider"]) == ("9992001", extract.pseudonym("provider:9992001"))


def test_funded_place(extract_of):
    extract = extract_of("funded_place")
    taken = extract.take({}, {"child_id": "C2", "taken_up": "no", "district": ""})
    first, second = extract.rows(taken)
    assert (first["taken_up"], first["area"], first["as_at"]) == (True, "Northfield", date(2019, 3, 31))
    assert (second["taken_up"], second["area"]) == (False, None)
    assert taken.edition.key == "funded_place 2019-03"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("none", "none"),
        ("N", "none"),
        ("K", "support"),
        ("a", "support"),
        ("E", "plan"),
        ("EHCP", "plan"),
        ("S", "plan"),
    ],
)
def test_pupils_on_roll(extract_of, written, kept):
    extract = extract_of("pupil")
    row = only(extract.rows(extract.take({"sen": written, "year_group": "Reception", "fsm": "unclassified"})))
    assert row == {
        "row_id": "01234567:pupil:2",
        "flagged": "",
        "pupil": extract.pseudonym("P20417"),
        "school": "9992001",
        "area": "Northfield",
        "phase": "secondary",
        "as_at": date(2019, 1, 17),
        "year_group": "R",
        "fsm": None,
        "eal": False,
        "sen": kept,
    }


@pytest.mark.parametrize(
    ("written", "kept"), [("0-17", "0-17"), ("0 to 17", "0-17"), ("10–17", "10-17"), ("all ages", "all ages")]
)
def test_population_has_one_spelling_of_an_age_group(extract_of, written, kept):
    extract = extract_of("population")
    row = only(extract.rows(extract.take({"age_group": written})))
    assert (row["age_group"], row["area_age"]) == (kept, f"Northfield {kept}")
    assert (row["people"], row["area"], row["as_at"]) == (28140, "Northfield", date(2018, 6, 30))


@pytest.mark.parametrize(("written", "millionths"), [("3.1", 3_100_000), ("0", 0), ("23.100000", 23_100_000)])
def test_a_published_value_is_exact(extract_of, written, millionths):
    extract = extract_of("reference_value")
    row = only(extract.rows(extract.take({"value": written, "status": "Provisional"})))
    assert (row["value"], row["status"], row["series"]) == (millionths, "provisional", "ehcp_share_of_pupils")


def test_files_of_two_series_stand_beside_each_other(extract_of):
    extract = extract_of("reference_value")
    plans, other = extract.take({}), extract.take({"series": "another"})
    assert plans.edition.key == "reference_value 2019-01 ehcp_share_of_pupils"
    assert sorted(row["series"] for row in extract.rows(plans, other)) == ["another", "ehcp_share_of_pupils"]


@pytest.mark.parametrize(
    ("name", "before", "after", "column", "found"),
    [
        ("early_help_notification", {"source": "Police"}, {"source": "Health"}, "source", "Health"),
        ("neet_status", {"status": "not known"}, {"status": "neet"}, "status", "neet"),
        ("exclusion", {"sessions": "60"}, {"sessions": "6"}, "sessions", 6),
        ("ehcp_request", {"plan_issued_date": ""}, {"plan_issued_date": "2018-09-19"}, "days_to_plan", 139),
        ("sen_plan", {"end": ""}, {"end": "2019-02-01"}, "end", date(2019, 2, 1)),
        ("inspection", {"grade": "3"}, {"grade": "2"}, "grade", 2),
        ("funded_place", {"taken_up": "no"}, {"taken_up": "yes"}, "taken_up", True),
        ("pupil", {"eal": "no"}, {"eal": "yes"}, "eal", True),
        ("population", {"people": "281400"}, {"people": "28140"}, "people", 28140),
        ("reference_value", {"value": "31"}, {"value": "3.1"}, "value", 3_100_000),
    ],
)
def test_a_corrected_file_has_the_key_of_the_file_it_replaces(extract_of, name, before, after, column, found):
    """The store keeps one current edition for each key, so only the later file's rows are standardised."""
    extract = extract_of(name)
    earlier, later = extract.take(before), extract.take(after)
    assert earlier.edition.key == later.edition.key
    assert only(extract.rows(later))[column] == found


def test_no_file_of_one_layout_is_taken_for_another():
    for layout in LAYOUTS.values():
        taken_for = [name for name, other in LAYOUTS.items() if set(other.known_by) <= set(layout.names)]
        assert taken_for == [layout.name]
