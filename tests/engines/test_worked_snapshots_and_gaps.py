"""Tables with area codes of their own, snapshots, differences and gaps, with answers found by hand. Both engines."""

from datetime import date

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import Count, Difference, Gap, Ratio, Stock, Sum
from waymark.domain.month import Month
from waymark.domain.window import Window

MS, M, R12M = Window.parse("MS"), Window.parse("M"), Window.parse("R12M")
PLACES = Sum("school_capacity", "as_at", "capacity")
ROLL = Sum("school_capacity", "as_at", "roll")
MAY, JUNE = date(2020, 5, 21), date(2020, 6, 30)


def school(name, as_at, capacity, roll, area="N", **more):
    return {"school": name, "as_at": as_at, "capacity": capacity, "roll": roll, "area": area, **more}


def test_the_rows_own_area_code_decides_and_not_where_the_child_lives(compute):
    contacted = [
        {"child": "c1", "area": area, "contact_date": date(2020, 3, 1)}
        for area in ("N", "S", "S", "C", "elsewhere", None, "", NOT_KNOWN)
    ]
    contacted.append({"child": "c1", "contact_date": date(2020, 3, 1), "flagged": {"area"}})
    lives = [{"child": "c1", "area": "N", "basis": "home"}]
    every = Count("early_help_episode", "contact_date")
    open_cases = Stock("early_help_episode", "contact_date", "closure_form_completed_date")
    rows = {"early_help_episode": contacted, "child_area": lives}
    for measure in (Ratio(every, every, M), Ratio(open_cases, open_cases, MS)):
        parts = compute(measure, rows, "2020-03")
        assert [parts.at(area, Month.at(2020, 3))[0] for area in ("C", "N", "S", NOT_KNOWN)] == [9, 1, 2, 6]


def test_a_snapshot_stands_for_its_month_alone(compute):
    rows = {"school_capacity": [school("s1", MAY, 200, 150), school("s2", MAY, 100, 110, "S")]}
    parts = compute(Ratio(ROLL, PLACES, MS), rows, "2020-04", "2020-05", "2020-06", "2021-05")
    assert parts.numerator[0].tolist() == [0, 260, 0, 0]
    assert parts.denominator[0].tolist() == [0, 300, 0, 0]
    assert parts.at("S", Month.at(2020, 5)) == (110, 100)


def test_full_time_equivalents_of_posts_that_are_permanent_and_filled(compute):
    """2.5 of 4 case-holding posts: an agency worker fills one, another is vacant in part."""
    rows = {
        "workforce_post": [
            {"post": "p1", "as_at": MAY, "fte": 1000, "case_holding": True, "holder_type": "permanent"},
            {"post": "p2", "as_at": MAY, "fte": 1000, "case_holding": True, "holder_type": "permanent"},
            {"post": "p3", "as_at": MAY, "fte": 500, "case_holding": True, "holder_type": "permanent"},
            {"post": "p4", "as_at": MAY, "fte": 500, "case_holding": True, "holder_type": "vacant"},
            {"post": "p5", "as_at": MAY, "fte": 1000, "case_holding": True, "holder_type": "agency"},
            {"post": "p6", "as_at": MAY, "fte": 1000, "case_holding": False, "holder_type": "permanent"},
            {"post": "p7", "as_at": MAY, "case_holding": True, "holder_type": "permanent", "flagged": {"fte"}},
        ]
    }
    holding = Comparison(Column("case_holding"), Operator.EQUAL, True)
    kept = Comparison(Column("holder_type"), Operator.EQUAL, "permanent")
    permanent = Sum("workforce_post", "as_at", "fte", kept)
    every = Sum("workforce_post", "as_at", "fte", holding)
    agency = Difference(every, Sum("workforce_post", "as_at", "fte", Comparison(kept.left, Operator.EQUAL, "agency")))
    parts = compute(Ratio(permanent, every, MS), rows, "2020-05")
    assert parts.at("C", Month.at(2020, 5)) == (3500, 4000)
    assert compute(Ratio(agency, every, MS), rows, "2020-05").at("C", Month.at(2020, 5)) == (3000, 4000)


def test_unfilled_places_are_capacity_less_roll_also_where_a_school_is_over_full(compute):
    rows = {"school_capacity": [school("s1", MAY, 200, 150), school("s2", MAY, 100, 110, "S")]}
    unfilled = Difference(PLACES, ROLL)
    parts = compute(Ratio(unfilled, PLACES, MS), rows, "2020-05")
    assert {area: parts.at(area, Month.at(2020, 5)) for area in ("C", "N", "S", NOT_KNOWN)} == {
        "C": (40, 300),
        "N": (50, 200),
        "S": (-10, 100),
        NOT_KNOWN: (0, 0),
    }


def test_cases_for_each_full_time_equivalent(compute):
    """A stock over a sum of a snapshot: the stock is there in every month, the sum in that of the snapshot."""
    cases = Stock("case_allocation", "start", "end")
    rows = {
        "case_allocation": [{"child": f"c{n}", "start": date(2020, 1, 1)} for n in range(30)],
        "workforce_post": [{"post": "p1", "as_at": MAY, "fte": 1500}],
        "child_area": [{"child": "c1", "area": "N", "basis": "team"}, {"child": "c1", "area": "S", "basis": "home"}],
    }
    parts = compute(Ratio(cases, Sum("workforce_post", "as_at", "fte"), MS), rows, "2020-05", "2020-06")
    assert parts.at("C", Month.at(2020, 5)) == (30, 1500)
    assert parts.at("C", Month.at(2020, 6)) == (30, 0)
    assert parts.at("N", Month.at(2020, 5)) == (1, 0)


def reached(fsm):
    """Pupils at the expected standard in reading, of those with this free school meals status."""
    eligible = Comparison(Column("fsm"), Operator.EQUAL, fsm)
    return Ratio(
        Count("ks2_result", "assessed_on", Comparison(Column("reading"), Operator.EQUAL, True)),
        Count("ks2_result", "assessed_on", eligible),
        R12M,
    )


def test_a_gap_has_the_parts_of_both_its_sides(compute):
    gap = Gap(reached(False), reached(True), "other pupils", "pupils eligible for free school meals")
    rows = {
        "ks2_result": [
            {"pupil": "k1", "area": "N", "assessed_on": date(2020, 5, 31), "fsm": False, "reading": True},
            {"pupil": "k2", "area": "N", "assessed_on": date(2020, 5, 31), "fsm": False},  # absent, still counted
            {"pupil": "k3", "area": "S", "assessed_on": date(2020, 5, 31), "fsm": True, "reading": True},
            {"pupil": "k4", "area": "S", "assessed_on": date(2020, 5, 31), "reading": False},  # unclassified
        ]
    }
    first, second = compute(gap, rows, "2020-05")
    assert first.at("C", Month.at(2020, 5)) == (2, 2)
    assert second.at("C", Month.at(2020, 5)) == (2, 1)
    assert (first.at("S", Month.at(2020, 5)), second.at("S", Month.at(2020, 5))) == ((1, 0), (1, 1))


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Ratio(PLACES, PLACES, M), "school_capacity holds snapshots; its window must be MS or A, not M"),
        (Ratio(Difference(PLACES, ROLL), PLACES, R12M), "school_capacity holds snapshots"),
        (
            Gap(Ratio(PLACES, PLACES, MS), Ratio(PLACES, PLACES, M), "one", "other"),
            "school_capacity holds snapshots",
        ),
        (
            Gap(reached(True), Ratio(reached(True).numerator, reached(True).denominator, M), "one", "other"),
            "both sides of a gap need the same window",
        ),
    ],
)
def test_forms_that_contradict_a_snapshot_or_a_gap_are_refused(compute, measure, said):
    with pytest.raises(ContradictionError, match=f"X1: .*{said}"):
        compute(measure, {}, "2020-05")
