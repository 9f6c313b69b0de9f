"""Kent's further definitions against the rows that catch a wrong one. Each with every engine."""

from datetime import date
from pathlib import Path

import pytest

from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[2] / "frameworks" / "kent"
REQUEST = {
    "child": "a",
    "area": "N",
    "request_date": date(2018, 5, 3),
    "plan_issued_date": date(2018, 9, 20),
    "days_to_plan": 140,
    "exception": False,
}
OFFENCE = {"birth_date": date(2004, 1, 1)}
JANUARY = date(2019, 1, 31)


@pytest.fixture(scope="module")
def kent():
    return load_framework(KENT)[0]


@pytest.fixture
def figure(kent, compute):
    """Numerator and denominator of the county: `figure("SEND20", rows, "2018-09")`; a total has no denominator."""

    def of(key, rows, month):
        code, _, reading = key.partition(".")
        indicator = kent.indicator(code)
        parts = compute(indicator.measure_of(reading), rows, month, year_type=indicator.year_type)
        below = parts.denominator
        return int(parts.numerator[0, 0]), None if below is None else int(below[0, 0])

    return of


@pytest.mark.parametrize(
    ("change", "counted", "with_exceptions"),
    [
        ({}, (1, 1), (1, 1)),  # 20 weeks to the day
        ({"days_to_plan": 141}, (0, 1), (0, 1)),
        ({"days_to_plan": 0}, (1, 1), (1, 1)),
        ({"exception": True}, (0, 0), (1, 1)),
        ({"exception": True, "days_to_plan": 300}, (0, 0), (0, 1)),
        ({"plan_issued_date": None, "days_to_plan": None}, (0, 0), (0, 0)),
        ({"plan_issued_date": date(2018, 10, 1)}, (0, 0), (0, 0)),
        ({"plan_issued_date": date(2018, 7, 1)}, (1, 1), (1, 1)),
        ({"plan_issued_date": date(2018, 6, 30)}, (0, 0), (0, 0)),
        ({"flagged": ("exception",)}, (0, 0), (1, 1)),
    ],
)
def test_plans_issued_within_twenty_weeks(figure, change, counted, with_exceptions):
    rows = {"ehcp_request": [{**REQUEST, **change}]}
    assert figure("SEND20", rows, "2018-09") == counted
    assert figure("SEND20.including_exceptions", rows, "2018-09") == with_exceptions


@pytest.mark.parametrize(
    ("days", "entrants"),
    [
        ([date(2018, 6, 1)], 1),
        ([date(2018, 6, 1), date(2018, 6, 1)], 1),  # two offences on one day in court
        ([date(2018, 6, 1), date(2018, 9, 1)], 1),
        ([date(2012, 6, 1), date(2018, 6, 1)], 0),  # however long ago
        ([date(2018, 3, 31)], 0),
        ([date(2018, 4, 1), date(2019, 3, 31)], 1),
        ([None], 0),  # not proven
    ],
)
def test_first_time_entrants_were_never_proven_before(figure, days, entrants):
    rows = {"offender_outcome": [{"person": "a", **OFFENCE, "proven_date": day} for day in days]}
    assert figure("YJ-FTE", rows, "2019-03")[0] == entrants


def test_each_young_person_is_an_entrant_of_their_own(figure):
    rows = {"offender_outcome": [{"person": person, **OFFENCE, "proven_date": date(2018, 6, 1)} for person in "abb"]}
    assert figure("YJ-FTE", rows, "2019-03")[0] == 2


@pytest.mark.parametrize(
    ("change", "primary", "secondary", "all_phases"),
    [
        ({}, 1, 0, 1),
        ({"type": "suspension"}, 0, 0, 0),
        ({"phase": "secondary"}, 0, 1, 1),
        ({"phase": "special"}, 0, 0, 1),
        ({"excluded_on": date(2018, 1, 31)}, 0, 0, 0),
        ({"excluded_on": date(2018, 2, 1)}, 1, 0, 1),
    ],
)
def test_permanent_exclusions_of_twelve_months(figure, change, primary, secondary, all_phases):
    excluded = {"pupil": "a", "area": "N", "phase": "primary", "type": "permanent", "excluded_on": JANUARY, **change}
    on_roll = [{"pupil": pupil, "area": "N", "as_at": date(2018, 1, 18)} for pupil in "abc"]
    rows = {"exclusion": [excluded], "pupil_enrolment": on_roll}
    assert (figure("PEX-P", rows, "2019-01")[0], figure("PEX-S", rows, "2019-01")[0]) == (primary, secondary)
    assert figure("PEX-RATE", rows, "2019-01") == (all_phases, 3)


@pytest.mark.parametrize(
    ("status", "neet", "not_known", "both"),
    [
        ("neet", (1, 2), (0, 2), (1, 2)),
        ("not known", (0, 2), (1, 2), (1, 2)),
        ("eet", (0, 2), (0, 2), (0, 2)),
        (None, (0, 1), (0, 1), (0, 1)),
    ],
)
def test_neet_counts_those_not_known_below_the_line_alone(figure, status, neet, not_known, both):
    people = [("a", status), ("b", "eet")]
    rows = {"neet_status": [{"person": one, "area": "N", "as_at": JANUARY, "status": said} for one, said in people]}
    assert figure("NEET", rows, "2019-01") == neet
    assert figure("NEET-NK", rows, "2019-01") == not_known
    assert figure("NEET.with_not_known", rows, "2019-01") == both


@pytest.mark.parametrize(
    ("change", "schools", "outstanding", "pupils"),
    [
        ({}, (1, 1), (0, 1), (300, 300)),
        ({"grade": 1}, (1, 1), (1, 1), (300, 300)),
        ({"grade": 3}, (0, 1), (0, 1), (0, 300)),
        ({"grade": None}, (0, 0), (0, 0), (0, 0)),  # not inspected yet
        ({"kind": "pru", "phase": "pru"}, (0, 0), (0, 0), (0, 0)),
        ({"as_at": date(2018, 12, 31)}, (0, 0), (0, 0), (0, 0)),
    ],
)
def test_good_or_outstanding_schools(figure, change, schools, outstanding, pupils):
    school = {"provider": "a", "area": "N", "kind": "school", "phase": "primary", "grade": 2, "pupils": 300}
    rows = {"inspection": [{**school, "as_at": JANUARY, **change}]}
    assert figure("OFS-S", rows, "2019-01") == figure("OFS-S.primary", rows, "2019-01") == schools
    assert figure("OFS-S.special", rows, "2019-01") == (0, 0)
    assert figure("OFS-O", rows, "2019-01") == outstanding
    assert figure("OFS-PUP", rows, "2019-01") == pupils


def test_a_unit_and_a_setting_are_judged_apart(figure):
    kinds = [("pru", 1), ("pru", 4), ("early years", 2)]
    rows = {
        "inspection": [
            {"provider": str(number), "area": "N", "kind": kind, "grade": grade, "as_at": JANUARY}
            for number, (kind, grade) in enumerate(kinds)
        ]
    }
    assert figure("OFS-PRU", rows, "2019-01") == (1, 2)
    assert figure("OFS-EY", rows, "2019-01") == (1, 1)


@pytest.mark.parametrize(("month", "counted"), [("2018-12", (1, 2)), ("2019-02", (1, 2)), ("2019-03", (2, 3))])
def test_a_term_s_snapshot_of_funded_places_stands_until_the_next(figure, month, counted):
    autumn = [("a", True), ("b", False)]
    spring = [("b", True), ("c", True), ("d", False)]
    rows = {
        "funded_place": [
            {"child": child, "area": "N", "as_at": day, "taken_up": taken}
            for day, term in ((date(2018, 12, 31), autumn), (date(2019, 3, 31), spring))
            for child, taken in term
        ]
    }
    assert figure("EY2", rows, month) == counted


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        ({}, (1, 1)),
        ({"closure_reason": "RC1"}, (0, 1)),
        ({"closure_date": None, "closure_reason": None}, (0, 0)),
        ({"closure_date": date(2018, 10, 31)}, (0, 0)),
        ({"referral_date": date(2012, 1, 1)}, (1, 1)),  # when the case closed, not when it began
    ],
)
def test_cases_stepped_down_to_early_help(figure, change, counted):
    case = {"child": "a", "referral_date": date(2018, 3, 1), "closure_date": JANUARY, "closure_reason": "RC9"}
    assert figure("SCS-STEP", {"referral": [{**case, **change}]}, "2019-01") == counted


def test_rates_are_set_against_the_latest_estimate_of_people(figure):
    people = [(date(2017, 6, 30), 900), (date(2018, 6, 30), 1000)]
    rows = {
        "early_help_notification": [
            {"child": child, "area": "N", "received_date": day}
            for child, day in (("a", date(2018, 2, 1)), ("a", JANUARY), ("b", date(2018, 1, 31)))
        ],
        "care_episode": [{"child": "a", "start": date(2018, 1, 1)}, {"child": "b", "start": date(2019, 2, 1)}],
        "population": [
            {"area_age": f"N {group}", "area": "N", "as_at": day, "age_group": group, "people": number}
            for day, number in people
            for group in ("0-17", "10-17")
        ],
    }
    assert figure("EHN", rows, "2019-01") == (2, 1000)
    assert figure("CTX-CIC", rows, "2019-01") == (1, 1000)
    assert figure("CTX-CIC", rows, "2018-05") == (1, 900)


def test_context_is_of_the_latest_january(figure):
    pupils = [("a", True, None, "plan"), ("b", False, True, "support"), ("c", None, False, "none")]
    rows = {
        "pupil_enrolment": [
            {"pupil": pupil, "area": "N", "as_at": date(2019, 1, 17), "fsm": fsm, "eal": eal, "sen": sen}
            for pupil, fsm, eal, sen in pupils
        ]
    }
    assert figure("CTX-PUPILS", rows, "2019-08")[0] == 3
    assert figure("CTX-FSM", rows, "2019-08") == (1, 2)
    assert figure("CTX-EAL", rows, "2019-08") == (1, 2)
    assert figure("CTX-SEN", rows, "2019-08") == (2, 3)
    assert figure("SEND10.state_funded", rows, "2019-08") == (1, 3)


def test_each_worker_counts_once_whatever_the_cases(figure):
    spells = [("a", "w"), ("b", "w"), ("c", "v"), ("a", "v")]
    rows = {
        "case_allocation": [
            {"child": child, "worker": worker, "team": "CIC North", "start": date(2018, 1, 1)}
            for child, worker in spells
        ]
    }
    assert figure("SCS42.distinct_workers", rows, "2019-01") == (4, 2)
    assert figure("SCS43.distinct_workers", rows, "2019-01") == (0, 0)
