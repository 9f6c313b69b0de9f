"""Each layout from its file to rows of its standard table."""

from datetime import date

import pytest

from waymark.domain.coverage import Coverage, Span
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.tabular.layout import Kind

DATED = [name for name in LAYOUTS if name != "child_area"]


def only(rows):
    (row,) = rows
    return row


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_example_of_the_guide_is_taken_without_a_word(extract_of, name):
    taken = extract_of(name).take({})
    assert taken.rules() == []
    assert len(taken.rows) == 1


@pytest.mark.parametrize("name", DATED)
def test_the_example_makes_one_row_and_covers_its_standard_table(extract_of, name):
    extract = extract_of(name)
    taken = extract.take({})
    made = extract.standard(taken)
    assert list(made.tables) == list(made.coverage) == [extract.layout.feeds]
    assert made.coverage[extract.layout.feeds]
    row = only(extract.rows(taken))
    assert (row["row_id"], row["flagged"]) == (f"01234567:{name}:2", "")


def test_early_help_episode(extract_of):
    extract = extract_of("early_help_episode")
    row = only(extract.rows(extract.take({"stage": "Early Help Plan"})))
    assert row == {
        "row_id": "01234567:early_help_episode:2",
        "flagged": "",
        "child": extract.pseudonym("C1042"),
        "birth_date": date(2008, 9, 14),
        "family": extract.pseudonym("family:F0871"),
        "area": "Northfield",
        "contact_date": date(2018, 6, 11),
        "notification_type": "School",
        "stage": "plan",
        "unit": "Northfield Unit 1",
        "allocated_date": date(2018, 6, 14),
        "assessment_completed_date": date(2018, 7, 20),
        "closure_form_completed_date": date(2018, 12, 3),
        "closure_outcome": "Outcomes achieved",
    }


def test_missing_episode_feeds_return_interviews(extract_of):
    extract = extract_of("missing_episode")
    row = only(extract.rows(extract.take({"type": "Missing"})))
    assert (row["start"], row["end"], row["type"]) == (date(2018, 8, 2), date(2018, 8, 3), "M")
    assert (row["offered_date"], row["completed_date"]) == (date(2018, 8, 3), date(2018, 8, 5))
    assert row["days_to_interview"] == 2


@pytest.mark.parametrize(
    ("cells", "days", "flagged"),
    [
        ({"rhi_completed_date": "2018-08-03"}, 0, ""),
        ({"rhi_completed_date": ""}, None, ""),
        ({"end": ""}, None, ""),
        ({"end": "soon"}, None, ",end,days_to_interview,"),
        ({"rhi_completed_date": "2018-08-02"}, None, ",completed_date,days_to_interview,"),
    ],
)
def test_days_to_the_interview_are_told_where_both_days_are(extract_of, cells, days, flagged):
    extract = extract_of("missing_episode")
    row = only(extract.rows(extract.take(cells)))
    assert (row["days_to_interview"], row["flagged"]) == (days, flagged)


def test_workforce_post(extract_of):
    extract = extract_of("workforce_post")
    taken = extract.take({}, {"post_id": "SW0213", "holder_type": "Vacant", "holder_id": "", "qualified": ""})
    filled, vacant = extract.rows(taken)
    assert filled == {
        "row_id": "01234567:workforce_post:2",
        "flagged": "",
        "post": extract.pseudonym("post:SW0212"),
        "team": "CIC North",
        "area": "Northfield",
        "as_at": date(2019, 2, 28),
        "case_holding": True,
        "fte": 600,
        "holder_type": "permanent",
        "qualified": True,
        "holder": extract.pseudonym("worker:W0519"),
        "cases": 17,
    }
    assert (vacant["holder_type"], vacant["holder"], vacant["qualified"]) == ("vacant", None, None)
    assert taken.edition.key == "workforce_post 2019-02"
    covered = Coverage((Span(date(2019, 2, 1), date(2019, 2, 28)),))
    assert taken.edition.coverage == {"workforce_post": covered}


def test_allocation_meets_the_worker_of_the_post(extract_of):
    extract = extract_of("allocation")
    row = only(extract.rows(extract.take({"to": "2019-01-07"})))
    assert row["worker"] == extract.pseudonym("worker:W0519")
    assert (row["child"], row["team"]) == (extract.pseudonym("C1042"), "CIC North")
    assert (row["start"], row["end"]) == (date(2018, 5, 1), date(2019, 1, 7))


@pytest.mark.parametrize(
    ("cells", "entry", "proven"),
    [
        ({}, date(2018, 7, 19), date(2018, 7, 19)),
        ({"conviction_date": "2018-07-02"}, date(2018, 7, 19), date(2018, 7, 2)),
        ({"disposal_type": "custody", "release_date": "2018-10-01"}, date(2018, 10, 1), date(2018, 7, 19)),
        ({"disposal_type": "custodial", "release_date": ""}, None, date(2018, 7, 19)),  # still inside
        ({"disposal_type": "Youth Caution", "conviction_date": ""}, date(2018, 7, 19), date(2018, 7, 19)),
        ({"disposal_type": "warning", "conviction_date": ""}, date(2018, 7, 19), date(2018, 7, 19)),
        ({"conviction_date": ""}, date(2018, 7, 19), None),
    ],
)
def test_yj_outcome(extract_of, cells, entry, proven):
    extract = extract_of("yj_outcome")
    row = only(extract.rows(extract.take(cells)))
    assert (row["entry_date"], row["proven_date"], row["flagged"]) == (entry, proven, "")
    assert (row["person"], row["offence_date"]) == (extract.pseudonym("C1042"), date(2018, 5, 30))


@pytest.mark.parametrize(
    ("cells", "entry", "proven", "flagged"),
    [
        ({"release_date": "June"}, None, date(2018, 7, 19), ",entry_date,"),
        ({"conviction_date": "June"}, date(2018, 7, 19), None, ",proven_date,"),
        ({"disposal_type": "fine", "conviction_date": ""}, date(2018, 7, 19), None, ",disposal_type,proven_date,"),
        ({"disposal_type": "fine"}, date(2018, 7, 19), date(2018, 7, 19), ",disposal_type,"),
    ],
)
def test_a_date_not_believed_is_not_replaced_by_another(extract_of, cells, entry, proven, flagged):
    extract = extract_of("yj_outcome")
    row = only(extract.rows(extract.take(cells)))
    assert (row["entry_date"], row["proven_date"], row["flagged"]) == (entry, proven, flagged)


@pytest.mark.parametrize(
    ("name", "day"),
    [("eyfsp_result", date(2019, 6, 30)), ("ks2_result", date(2019, 5, 31)), ("ks4_result", date(2019, 8, 31))],
)
@pytest.mark.parametrize("year", ["2018-19", "2019", "2018/19", "201819"])
def test_results_are_of_the_year_in_which_they_end(extract_of, name, day, year):
    extract = extract_of(name)
    taken = extract.take({"year": year})
    assert only(extract.rows(taken))["assessed_on"] == day
    assert taken.edition.key == f"{name} 2018-19"
    assert taken.edition.coverage == {name: Coverage((Span(date(2018, 9, 1), date(2019, 8, 31)),))}


def test_eyfsp_result(extract_of):
    extract = extract_of("eyfsp_result")
    first, second = extract.rows(
        extract.take(
            {"fsm": "unclassified", "school": "999/2001"}, {"pupil_id": "P2", "good_level": "0", "district": ""}
        )
    )
    assert (first["good_level"], first["fsm"], first["school"], first["flagged"]) == (True, None, "9992001", "")
    assert (second["good_level"], second["fsm"], second["area"]) == (False, False, None)


@pytest.mark.parametrize(
    ("code", "reached"),
    [
        *[(code, True) for code in ("EXS", "GDS", "as", "yes", "1", "true")],
        *[(code, False) for code in ("WTS", "NS", "HNM", "PKG", "pk3", "A", "B", "T", "D", "no", "0", "False")],
    ],
)
def test_ks2_keeps_pupils_who_did_not_reach_the_standard(extract_of, code, reached):
    extract = extract_of("ks2_result")
    row = only(extract.rows(extract.take({"maths": code})))
    assert (row["reading"], row["writing"], row["maths"], row["flagged"]) == (True, True, reached, "")


@pytest.mark.parametrize("code", ["", "Q", "L", "F", "100"])
def test_ks2_flags_what_says_neither(extract_of, code):
    extract = extract_of("ks2_result")
    row = only(extract.rows(extract.take({"maths": code})))
    assert (row["maths"], row["flagged"]) == (None, ",maths,")


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        ({}, 1200 + 1000 + 1400 + 1050),
        ({"english_both": "no"}, 600 + 1000 + 1400 + 1050),
        ({"english_points": "", "english_both": ""}, 1000 + 1400 + 1050),
        ({"english_points": "0", "english_both": ""}, 1000 + 1400 + 1050),
        ({"open_3": "8.25"}, 4650 + 825),
        ({"ebacc_1": "9.00", "maths_points": "9"}, 4650 + 400 + 800),
    ],
)
def test_attainment_8_doubles_english_only_with_language_and_literature(extract_of, cells, points):
    extract = extract_of("ks4_result")
    row = only(extract.rows(extract.take(cells)))
    assert (row["attainment_8"], row["flagged"]) == (points, "")


@pytest.mark.parametrize(
    ("cells", "field", "rule"),
    [
        ({"ebacc_2": "58"}, "ebacc_2", "number_too_large"),
        ({"open_1": "5.125"}, "open_1", "too_many_decimals"),
        ({"maths_points": "x"}, "maths_points", "number_unreadable"),
        ({"english_both": ""}, "english_both", "value_missing"),
        ({"english_both": "perhaps"}, "english_both", "yes_no_unreadable"),
    ],
)
def test_a_slot_that_is_not_believed_leaves_attainment_8_unknown(extract_of, cells, field, rule):
    extract = extract_of("ks4_result")
    taken = extract.take(cells)
    assert [(issue.field, issue.rule) for issue in taken.edition.issues] == [(field, rule)]
    row = only(extract.rows(taken))
    assert (row["attainment_8"], row["flagged"]) == (None, ",attainment_8,")


def test_late_applications_are_left_out_and_counted(extract_of):
    extract = extract_of("school_preference")
    taken = extract.take(
        {}, {"pupil_id": "P2", "late": "yes"}, {"pupil_id": "P3", "late": "", "preference_offered": "0"}
    )
    made = extract.standard(taken)
    assert [(issue.rule, issue.count) for issue in made.issues] == [("late_left_out", 1)]
    assert [row["preference_offered"] for row in extract.rows(taken)] == [1, 0]
    assert taken.edition.key == "school_preference 2018-19 primary"


def test_a_row_of_which_it_is_not_known_whether_it_was_late_is_set_apart(extract_of):
    taken = extract_of("school_preference").take({}, {"pupil_id": "P2", "late": "somewhat"})
    assert [(apart.column, apart.rule) for apart in taken.edition.quarantined] == [("late", "yes_no_unreadable")]


@pytest.mark.parametrize(
    ("cells", "roll", "unfilled", "flagged"),
    [
        ({}, 397, 23, ""),
        ({"roll": "430"}, 430, 0, ""),
        ({"roll": "430", "sixth_form_roll": "30"}, 400, 20, ""),
        ({"capacity": ""}, 397, None, ",capacity,unfilled,"),
        ({"roll": "*"}, None, None, ",roll,unfilled,"),
        ({"sixth_form_roll": "some"}, None, None, ",roll,unfilled,"),
        ({"sixth_form_roll": "398"}, None, None, ",roll,unfilled,"),
    ],
)
def test_school_capacity_takes_the_sixth_form_off_the_roll(extract_of, cells, roll, unfilled, flagged):
    extract = extract_of("school_capacity")
    row = only(extract.rows(extract.take(cells)))
    assert (row["roll"], row["unfilled"], row["flagged"]) == (roll, unfilled, flagged)


def test_attendance_is_of_an_enrolment(extract_of):
    extract = extract_of("attendance")
    rows = extract.rows(extract.take({}, {"school": "9992002"}, {"pupil_id": "P2", "status": "s"}))
    assert len({row["enrolment"] for row in rows}) == 3
    assert (rows[0]["possible"], rows[0]["absent"], rows[0]["age"], rows[2]["status"]) == (138, 6, 9, "S")
    assert rows[0]["period_end"] == date(2018, 12, 31)


MALFORMED = [
    ("early_help_notification", {"received_date": ""}, "received_date", "value_missing", True),
    ("early_help_notification", {"source": "ZZ9 9ZZ"}, "source", "text_identifies", False),
    ("neet_status", {"as_at": "January"}, "as_at", "date_unreadable", True),
    ("neet_status", {"status": ""}, "status", "value_missing", False),
    ("neet_status", {"status": "working"}, "status", "word_unknown", False),
    ("neet_status", {"year_group": "14"}, "year_group", "word_unknown", False),
    ("exclusion", {"type": "detention"}, "type", "word_unknown", True),
    ("exclusion", {"date": "2018-02-30"}, "date", "date_unreadable", True),
    ("exclusion", {"phase": "nursery"}, "phase", "word_unknown", True),
    ("exclusion", {"sessions": "91"}, "sessions", "number_too_large", False),
    ("ehcp_request", {"request_date": ""}, "request_date", "value_missing", True),
    ("ehcp_request", {"plan_issued_date": "2018-05-02"}, "plan_issued_date", None, False),
    ("ehcp_request", {"decision_date": "2018-05-02"}, "decision_date", None, False),
    ("ehcp_request", {"exception": ""}, "exception", "value_missing", False),
    ("ehcp_request", {"exception": "perhaps"}, "exception", "yes_no_unreadable", False),
    ("sen_plan", {"start": "soon"}, "start", "date_unreadable", True),
    ("sen_plan", {"end": "2018-09-01"}, "end", "end_before_start", False),
    ("inspection", {"kind": "hospital"}, "kind", "word_unknown", True),
    ("inspection", {"grade": "5"}, "grade", "word_unknown", False),
    ("inspection", {"pupils": "-1"}, "pupils", "number_negative", False),
    ("funded_place", {"taken_up": ""}, "taken_up", "value_missing", False),
    ("funded_place", {"as_at": ""}, "as_at", "value_missing", True),
    ("pupil", {"sen": "Z"}, "sen", "word_unknown", False),
    ("pupil", {"year_group": "15"}, "year_group", "word_unknown", False),
    ("pupil", {"school": ""}, "school", "value_missing", True),
    ("population", {"people": "many"}, "people", "number_unreadable", False),
    ("population", {"area": "ZZ9 9ZZ"}, "area", "area_is_postcode", True),
    ("reference_value", {"value": "3.1234567"}, "value", "too_many_decimals", False),
    ("reference_value", {"value": "x"}, "value", "number_unreadable", False),
    ("reference_value", {"status": "draft"}, "status", "word_unknown", False),
    ("reference_value", {"series": ""}, "series", "value_missing", True),
    ("early_help_episode", {"contact_date": "soon"}, "contact_date", "date_unreadable", True),
    ("early_help_episode", {"case_id": ""}, "case_id", "value_missing", True),
    ("early_help_episode", {"closure_form_completed_date": "2018-06-10"}, "closure_form_completed_date", None, False),
    ("early_help_episode", {"assessment_completed_date": "2018-06-13"}, "assessment_completed_date", None, False),
    ("early_help_episode", {"stage": "triage"}, "stage", "word_unknown", False),
    ("early_help_episode", {"district": "ZZ9 9ZZ"}, "district", "area_is_postcode", False),
    ("early_help_episode", {"closure_outcome": "moved to ZZ9 9ZZ"}, "closure_outcome", "text_identifies", False),
    ("early_help_episode", {"closure_outcome": "x" * 81}, "closure_outcome", "text_too_long", False),
    ("early_help_episode", {"dob": "2019-01-01"}, "dob", "birth_after_event", False),
    ("missing_episode", {"start": ""}, "start", "value_missing", True),
    ("missing_episode", {"end": "2018-08-01"}, "end", "dates_out_of_order", False),
    ("missing_episode", {"rhi_offered_date": "2018-08-01"}, "rhi_offered_date", "dates_out_of_order", False),
    ("missing_episode", {"type": "Z"}, "type", "word_unknown", False),
    ("workforce_post", {"as_at": ""}, "as_at", "value_missing", True),
    ("workforce_post", {"fte": "0.6667"}, "fte", "too_many_decimals", False),
    ("workforce_post", {"fte": "37"}, "fte", "number_too_large", False),
    ("workforce_post", {"fte": "-0.5"}, "fte", "number_unreadable", False),
    ("workforce_post", {"fte": ""}, "fte", "value_missing", False),
    ("workforce_post", {"case_holding": "perhaps"}, "case_holding", "yes_no_unreadable", False),
    ("workforce_post", {"holder_type": "locum"}, "holder_type", "word_unknown", False),
    ("allocation", {"worker_id": ""}, "worker_id", "value_missing", True),
    ("allocation", {"to": "2018-04-01"}, "to", "end_before_start", False),
    ("yj_outcome", {"disposal_date": "2018-13-01"}, "disposal_date", "date_unreadable", True),
    ("yj_outcome", {"offence_date": "2018-07-20", "conviction_date": ""}, "offence_date", "dates_out_of_order", False),
    ("eyfsp_result", {"year": "2018-20"}, "year", "year_unreadable", True),
    ("eyfsp_result", {"good_level": "2"}, "good_level", "yes_no_unreadable", False),
    ("eyfsp_result", {"school": "Hill Top School, ZZ9 9ZZ".replace(",", "")}, "school", "school_unreadable", False),
    ("ks2_result", {"year": "19"}, "year", "year_unreadable", True),
    ("ks2_result", {"fsm": "E6"}, "fsm", "yes_no_unreadable", False),
    ("ks4_result", {"pupil_id": ""}, "pupil_id", "value_missing", True),
    ("school_preference", {"phase": "infant"}, "phase", "word_unknown", True),
    ("school_preference", {"preference_offered": "-"}, "preference_offered", "number_unreadable", False),
    ("school_capacity", {"school": ""}, "school", "value_missing", True),
    ("school_capacity", {"capacity": "-5"}, "capacity", "number_negative", False),
    ("attendance", {"period_end": "2018-09-31"}, "period_end", "date_unreadable", True),
    ("attendance", {"absent": "139"}, "absent", "number_above_whole", False),
    ("attendance", {"possible": "74%"}, "possible", "number_unreadable", False),
    ("attendance", {"status": "X"}, "status", "word_unknown", False),
]


@pytest.mark.parametrize(("name", "cells", "field", "rule", "apart"), MALFORMED)
def test_a_malformed_cell_is_located_and_the_row_set_apart_or_kept(extract_of, name, cells, field, rule, apart):
    rule = rule or "dates_out_of_order"
    taken = extract_of(name).take({}, cells)
    assert [(issue.rule, issue.field, issue.row) for issue in taken.edition.issues] == [(rule, field, 3)]
    assert all(issue.sentence and issue.hint for issue in taken.edition.issues)
    assert [(each.row, each.column) for each in taken.edition.quarantined] == ([(3, field)] if apart else [])
    column = next(column.column for column in LAYOUTS[name].columns if column.name == field)
    flags = [(flag.row_id, flag.column, flag.rule) for flag in taken.edition.flagged]
    assert flags == ([] if apart else [(f"{name}:3", column, rule)])
    assert len(taken.rows) == (1 if apart else 2)
    if not apart:
        record = taken.records()[1]
        assert (record[column], record["flagged"]) == (None, f",{column},")


@pytest.mark.parametrize(
    ("fte", "thousandths"), [("0.6", 600), ("1", 1000), ("0.135", 135), ("0.6000", 600), ("1.0", 1000), ("0", 0)]
)
def test_fte_is_exact(extract_of, fte, thousandths):
    (record,) = extract_of("workforce_post").take({"fte": fte}).records()
    assert record["fte"] == thousandths


CANARIES = {
    "id": "CANARY-{}-77",
    "birth": "2031-01-{:02}",
    "place": "12 High Street ZZ9 9ZZ",
    "text": "Canary Quillworthy ZZ9 9ZZ",
    "school": "ZZ9 9ZZ",
}


def of_somebody(column):
    return column.kind is Kind.ID and not column.institution


WITH_IDS = [name for name, layout in LAYOUTS.items() if any(map(of_somebody, layout.columns))]


@pytest.mark.parametrize("name", WITH_IDS)
def test_no_identifier_in_any_row_or_message(extract_of, name):
    """Rows whose every cell is spoilt, and rows in which an id stands in each of the other columns."""
    extract = extract_of(name)
    columns = [column for column in extract.layout.columns if not column.name.startswith("covers_")]
    ids = {column.name: f"CANARY-{place}-77" for place, column in enumerate(columns) if of_somebody(column)}
    spoilt = {
        column.name: CANARIES.get(column.kind.value, column.example).format(place)
        for place, column in enumerate(columns, 1)
    }
    slipped = [
        {**ids, column.name: said}
        for column in columns
        if column.kind is not Kind.ID
        for said in {next(iter(ids.values())), list(ids.values())[-1]}
    ]
    taken = extract.take({}, ids, {**spoilt, **ids}, spoilt, *slipped)
    assert taken.edition.flagged or taken.edition.quarantined
    said = repr(taken.edition) + repr(taken.rows) + repr(extract.standard(taken))
    for canary in ("canary", "quillworthy", "zz9"):
        assert canary not in said.casefold()
    messages = [*taken.edition.issues, *taken.edition.flagged, *taken.edition.quarantined]
    assert not [message for message in messages if "2031" in message.value]


@pytest.mark.parametrize("cell", ["14/09/2008", "2008-09-14", "39705", "Zebedee Quark", "born 14/09/2008", "C1042"])
@pytest.mark.parametrize("column", ["stage", "assessment_completed_date"])
def test_a_slipped_row_shows_no_name_and_no_birthday(extract_of, column, cell):
    extract = extract_of("early_help_episode")
    taken = extract.take({column: cell, "dob": "2008-09-14"})
    said = [str(issue) for issue in taken.edition.issues] + [flag.value for flag in taken.edition.flagged]
    assert said
    assert not [one for one in said if cell in one]
