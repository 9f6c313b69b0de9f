"""Kent's definitions against the rows that catch a wrong one. Each with every engine."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[2] / "frameworks" / "kent"
CASE = {
    "birth_date": date(2010, 1, 1),
    "area": "N",
    "unit": "North Unit",
    "stage": "record",
    "contact_date": date(2018, 6, 1),
    "closure_form_completed_date": date(2019, 1, 30),
    "closure_outcome": "Outcomes achieved",
    "notification_type": "Early Help notification",
}


@pytest.fixture(scope="module")
def kent():
    return load_framework(KENT)[0]


@pytest.fixture
def figure(kent, compute):
    """Numerator and denominator of the county: `figure("EH16", rows, "2019-01")`."""

    def of(key, rows, month):
        code, _, reading = key.partition(".")
        indicator = kent.indicator(code)
        parts = compute(indicator.measure_of(reading), rows, month, year_type=indicator.year_type)
        return int(parts.numerator[0, 0]), int(parts.denominator[0, 0])

    return of


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        ({}, (1, 1)),
        ({"closure_outcome": "Closed: outcomes achieved in part"}, (1, 1)),
        ({"closure_outcome": "No outcomes achieved"}, (0, 1)),
        ({"closure_outcome": "Closed - no Outcomes achieved"}, (0, 1)),
        ({"closure_outcome": "OUTCOMES ACHIEVED"}, (1, 1)),
        ({"closure_outcome": "Outcomes Achieved"}, (1, 1)),
        ({"closure_outcome": "NO OUTCOMES ACHIEVED"}, (0, 1)),
        ({"closure_outcome": "NO outcomes achieved"}, (0, 1)),
        ({"closure_outcome": "No Outcomes Achieved"}, (0, 1)),
        ({"closure_outcome": None}, (0, 1)),
        ({"unit": None}, (0, 0)),
        ({"stage": "notification"}, (0, 0)),
        ({"stage": "plan"}, (0, 0)),
        ({"closure_form_completed_date": date(2019, 2, 1)}, (0, 0)),
    ],
)
def test_unit_cases_closed_with_outcomes(figure, change, counted):
    assert figure("EH16", {"early_help_episode": [{"child": "a", **CASE, **change}]}, "2019-01") == counted


def test_unit_cases_begun_by_an_early_help_notification_only(figure):
    police = {"child": "b", **CASE, "notification_type": "Police domestic abuse notification"}
    shouted = {"child": "c", **CASE, "notification_type": "EARLY HELP NOTIFICATION"}
    rows = {"early_help_episode": [{"child": "a", **CASE}, police, shouted]}

    assert figure("EH16", rows, "2019-01") == (3, 3)
    assert figure("EH16.begun_by_notification", rows, "2019-01") == (2, 2)


@pytest.mark.parametrize(
    ("allocated", "completed", "counted"),
    [
        (date(2018, 12, 10), date(2019, 1, 24), (1, 1)),  # 30 working days, over Christmas
        (date(2018, 12, 10), date(2019, 1, 25), (0, 1)),
        (date(2019, 4, 1), date(2019, 5, 16), (1, 1)),  # over Easter and the early May holiday
        (date(2019, 4, 1), date(2019, 5, 17), (0, 1)),
        (None, date(2019, 1, 24), (0, 0)),
        (date(2009, 12, 31), date(2019, 1, 24), (0, 0)),  # a day that the calendar does not cover
        (date(2028, 12, 1), date(2029, 1, 2), (0, 0)),
    ],
)
def test_assessments_within_thirty_working_days(figure, allocated, completed, counted):
    row = {"child": "a", **CASE, "allocated_date": allocated, "assessment_completed_date": completed}

    assert figure("EH52", {"early_help_episode": [row]}, f"{completed:%Y-%m}") == counted


@pytest.mark.parametrize(("unit", "days", "again"), [("North Unit", 0, 1), ("North Unit", 1, 0), (None, 0, 0)])
def test_back_at_a_unit_within_twelve_months_of_an_earlier_unit_case(figure, unit, days, again):
    first = date(2018, 1, 15)
    later = {"child": "a", **CASE, "contact_date": date(2019, 1, 15) + timedelta(days=days)}
    rows = {"early_help_episode": [{"child": "a", **CASE, "unit": unit, "contact_date": first}, later]}

    assert figure("EH22-C", rows, "2019-01")[0] == again
    assert figure("EH22-C.aged_5_to_10", rows, "2019-01")[0] == again
    assert figure("EH22-C.aged_0_to_4", rows, "2019-01") == (0, 0)
    assert figure("EH22-C.ytd", rows, "2019-01") == (again, 1)


def test_two_contacts_of_a_child_on_one_day_are_one_and_neither_is_earlier(figure):
    contact = {"child": "a", **CASE, "contact_date": date(2019, 1, 15)}

    assert figure("EH22-C", {"early_help_episode": [contact, contact]}, "2019-01") == (0, 1)
    assert figure("EH22-C.ytd", {"early_help_episode": [contact, contact]}, "2019-01") == (0, 1)


@pytest.mark.parametrize(
    ("change", "counted", "in_three_days"),
    [
        ({}, (1, 1), (1, 1)),
        ({"days_to_interview": 4}, (1, 1), (0, 1)),
        ({"completed_date": None, "days_to_interview": None}, (0, 1), (0, 1)),
        ({"birth_date": date(2001, 1, 9)}, (0, 0), (0, 0)),  # 18 on the day the child went missing
        ({"birth_date": date(2001, 1, 10)}, (1, 1), (1, 1)),
        ({"start": date(2019, 1, 10)}, (0, 0), (0, 0)),  # the case closed that day
        ({"child": "b"}, (0, 0), (0, 0)),  # no case
    ],
)
def test_return_interviews_where_a_case_was_open(figure, change, counted, in_three_days):
    missing = {
        "child": "a",
        "birth_date": date(2006, 1, 1),
        "start": date(2019, 1, 9),
        "end": date(2019, 1, 11),
        "completed_date": date(2019, 1, 14),
        "days_to_interview": 3,
    }
    case = {"child": "a", "referral_date": date(2018, 1, 1), "closure_date": date(2019, 1, 10)}
    rows = {"referral": [case], "return_interview": [{**missing, **change}]}

    assert figure("SCS08", rows, "2019-01") == counted
    assert figure("SCS08.within_72_hours", rows, "2019-01") == in_three_days


def test_an_interview_counts_once_it_is_completed(figure):
    missing = {"child": "a", "birth_date": date(2006, 1, 1), "start": date(2019, 1, 29), "end": date(2019, 1, 30)}
    case = {"child": "a", "referral_date": date(2018, 1, 1)}
    spoken_to = {**missing, "completed_date": date(2019, 2, 1), "days_to_interview": 2}
    rows = {"referral": [case], "return_interview": [spoken_to]}

    for key in ("SCS08", "SCS08.within_72_hours"):
        assert [figure(key, rows, month) for month in ("2019-01", "2019-02", "2019-12")] == [(0, 1), (1, 1), (1, 1)]
        assert figure(key, rows, "2020-01") == (0, 0)


def test_an_interview_after_the_twelve_months_never_counts(figure):
    missing = {"child": "a", "birth_date": date(2006, 1, 1), "start": date(2019, 1, 29), "end": date(2019, 1, 30)}
    case = {"child": "a", "referral_date": date(2018, 1, 1)}
    rows = {"referral": [case], "return_interview": [{**missing, "completed_date": date(2020, 3, 1)}]}

    assert [figure("SCS08", rows, month)[0] for month in ("2019-12", "2020-01", "2020-03", "2021-03")] == [0, 0, 0, 0]


def test_posts_and_caseloads_count_hours_and_shared_cases(figure):
    snapshot = date(2019, 1, 31)
    post = {"team": "CIC North", "area": "N", "as_at": snapshot, "case_holding": True, "qualified": True}
    posts = [
        {"post": "1", **post, "fte": 500, "holder_type": "permanent"},
        {"post": "2", **post, "fte": 1_000, "holder_type": "agency"},
        {"post": "3", **post, "fte": 1_000, "holder_type": "vacant", "qualified": None},
        {"post": "4", **post, "fte": 1_000, "holder_type": "permanent", "case_holding": False},
        {"post": "5", **post, "fte": 1_000, "holder_type": "permanent", "qualified": False, "team": "CSWT North"},
        {"post": "6", **post, "fte": 0, "holder_type": "permanent"},
    ]
    case = {"child": "a", "team": "CIC North", "start": date(2018, 1, 1)}
    cases = [{**case, "worker": "v"}, {**case, "worker": "w"}, {**case, "child": "b", "team": "CSWT North"}]
    rows = {"workforce_post": posts, "case_allocation": cases}

    assert figure("SCS40", rows, "2019-01") == (500, 3_500)
    assert figure("SCS42", rows, "2019-01") == (2, 1_500)
    assert figure("SCS43", rows, "2019-01") == (1, 1_000)


def test_surplus_places_and_places_unfilled(figure):
    school = {"area": "N", "as_at": date(2019, 1, 17), "phase": "primary", "capacity": 100}
    full = {"school": "1", **school, "roll": 110, "unfilled": 0}
    rows = {"school_capacity": [full, {"school": "2", **school, "roll": 80, "unfilled": 20}]}

    assert figure("CYPE4", rows, "2019-01") == (10, 200)
    assert figure("CYPE4.unfilled_places", rows, "2019-01") == (20, 200)
    assert figure("CYPE5", rows, "2019-01") == (0, 0)


@pytest.mark.parametrize("unknown", [{"roll": None}, {"capacity": None}])
def test_a_school_whose_places_or_pupils_are_not_known_is_neither_empty_nor_without_places(figure, unknown):
    school = {"area": "N", "as_at": date(2019, 1, 17), "phase": "primary", "capacity": 100, "roll": 90}
    wrong = {"school": "2", **school, **unknown, "unfilled": None, "flagged": {*unknown, "unfilled"}}
    rows = {"school_capacity": [{"school": "1", **school, "unfilled": 10}, wrong]}

    assert figure("CYPE4", rows, "2019-01") == (10, 100)
    assert figure("CYPE4.unfilled_places", rows, "2019-01") == (10, 100)


def test_persistent_absence_adds_up_terms_and_counts_exactly_ten_per_cent(figure):
    term = {"area": "N", "phase": "primary", "status": "C", "age": 6, "possible": 100}
    rows = {
        "attendance": [
            {"enrolment": "at", **term, "period_end": date(2018, 12, 31), "absent": 10},
            {"enrolment": "under", **term, "period_end": date(2018, 12, 31), "absent": 9},
            {"enrolment": "mixed", **term, "period_end": date(2018, 12, 31), "absent": 19},
            {"enrolment": "mixed", **term, "period_end": date(2019, 4, 30), "absent": 0},
            {"enrolment": "guest", **term, "period_end": date(2018, 12, 31), "absent": 90, "status": "G"},
            {"enrolment": "young", **term, "period_end": date(2018, 12, 31), "absent": 90, "age": 4},
            {"enrolment": "other", **term, "period_end": date(2018, 12, 31), "absent": 90, "phase": "secondary"},
        ]
    }

    assert figure("EH46", rows, "2018-12") == (4, 5)
    assert figure("EH46", rows, "2019-04") == (3, 5)
    assert figure("EH46.official", rows, "2018-12") == (2, 3)
    assert figure("EH47", rows, "2018-12") == (1, 1)


def test_results_of_the_school_year_and_pupils_of_whom_it_is_not_known(kent, compute):
    result = {"area": "N", "assessed_on": date(2018, 6, 30)}
    known = [(True, False), (True, False), (False, True), (True, True), (True, None)]
    rows = {
        "eyfsp_result": [
            {"pupil": str(number), **result, "good_level": good, "fsm": fsm} for number, (good, fsm) in enumerate(known)
        ]
    }

    overall = compute(kent.indicator("EY14").measure, rows, "2018-08", year_type=kent.indicator("EY14").year_type)
    gap = compute(kent.indicator("EY15").measure, rows, "2018-08", year_type=kent.indicator("EY15").year_type)

    assert (int(overall.numerator[0, 0]), int(overall.denominator[0, 0])) == (4, 5)
    assert [(int(side.numerator[0, 0]), int(side.denominator[0, 0])) for side in gap] == [(2, 2), (1, 2)]


def test_a_pupil_absent_from_a_test_stays_among_all_pupils(figure):
    pupil = {"area": "N", "assessed_on": date(2018, 5, 31), "reading": True, "writing": True, "maths": True}
    absent = {"pupil": "2", **pupil, "maths": None}

    assert figure("SISE4", {"ks2_result": [{"pupil": "1", **pupil}, absent]}, "2018-08") == (1, 2)


def test_offending_again_within_the_follow_up_and_proven_within_the_wait(figure):
    entry = {"entry_date": date(2017, 5, 1), "offence_date": date(2017, 4, 1), "proven_date": date(2017, 5, 1)}

    def outcome(person, happened, proven):
        return {"person": person, "entry_date": proven, "offence_date": happened, "proven_date": proven}

    rows = {
        "offender_outcome": [
            *({"person": person, **entry} for person in "abcd"),
            outcome("a", date(2018, 5, 1), date(2018, 11, 1)),
            outcome("b", date(2018, 5, 2), date(2018, 6, 1)),
            outcome("c", date(2018, 5, 1), date(2018, 11, 2)),
        ]
    }

    assert figure("CYPE8", rows, "2017-06") == (1, 4)
