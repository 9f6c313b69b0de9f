"""Totals, distinct counts and denominators with a window of their own, with answers found by hand. Both engines."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import Count, Difference, Distinct, Previous, Ratio, Stock, Sum, Total
from waymark.domain.month import Month
from waymark.domain.window import Window

MS, M, R12M, A, A24M = (Window.parse(text) for text in ("MS", "M", "R12M", "A", "A24M"))
CONTACTS = Count("early_help_episode", "contact_date")
CHILDREN = Distinct(CONTACTS, "child")
ROLL = Sum("school_capacity", "as_at", "roll")
EVERYWHERE = ("C", "N", "S", NOT_KNOWN)


def contact(child, day, area, **more):
    return {"child": child, "contact_date": date.fromisoformat(day), "area": area, **more}


def counted(parts, month, areas=EVERYWHERE):
    return [parts.counted(area, Month.parse(month)) for area in areas]


def test_a_total_has_a_number_and_no_denominator_and_none_is_zero(compute):
    rows = {"early_help_episode": [contact("c1", "2020-03-01", "N"), contact("c1", "2020-03-02", "S")]}
    parts = compute(Total(CONTACTS, M), rows, "2020-02", "2020-03")
    assert parts.denominator is None
    assert counted(parts, "2020-02") == [0, 0, 0, 0]
    assert counted(parts, "2020-03") == [2, 1, 1, 0]
    with pytest.raises(ValueError, match="no denominator"):
        parts.at("C", Month.parse("2020-03"))


def test_first_time_entrants_are_all_outcomes_less_those_of_people_who_had_one(compute):
    every = Count("offender_outcome", "entry_date", once_a_day=True)
    again = Count("offender_outcome", "entry_date", previous=Previous(None), once_a_day=True)
    rows = {
        "offender_outcome": [
            {"person": "y1", "entry_date": date(2018, 5, 1)},
            {"person": "y1", "entry_date": date(2020, 1, 10)},  # not their first
            {"person": "y2", "entry_date": date(2020, 1, 20)},
            {"person": "y2", "entry_date": date(2020, 1, 20)},  # two on one day are one
            {"person": "y3", "entry_date": date(2020, 2, 1)},
            {"person": "y3", "entry_date": date(2020, 2, 2)},
        ]
    }
    parts = compute(Total(Difference(every, again), R12M), rows, "2018-05", "2020-02", "2021-02")
    assert [parts.counted("C", month) for month in parts.months] == [1, 2, 0]


def test_a_child_in_two_districts_counts_once_in_each_and_once_in_the_county(compute):
    rows = {
        "early_help_episode": [
            contact("c1", "2019-06-01", "N"),
            contact("c1", "2019-07-01", "N"),  # once more in the same district
            contact("c1", "2020-02-01", "S"),
            contact("c2", "2020-02-01", "S"),
            contact("c2", "2020-03-01", None),
            contact(None, "2020-03-01", "S"),  # nobody knows who: set aside
        ]
    }
    parts = compute(Total(CHILDREN, R12M), rows, "2020-03", "2020-06", "2020-07", "2021-01", "2021-02", "2021-03")
    assert counted(parts, "2020-03") == [2, 1, 2, 1]
    assert counted(parts, "2020-06") == [2, 1, 2, 1]  # the contact of July still stands in North
    assert counted(parts, "2020-07") == [2, 0, 2, 1]
    assert counted(parts, "2021-01") == [2, 0, 2, 1]
    assert counted(parts, "2021-02") == [1, 0, 0, 1]
    assert counted(parts, "2021-03") == [0, 0, 0, 0]


def test_a_child_in_two_schools_counts_once_in_their_district(compute):
    rows = {"early_help_episode": [contact("c1", "2020-03-01", area) for area in ("N1", "N2", "N", "S1")]}
    parts = compute(Total(CHILDREN, M), rows, "2020-03")
    assert counted(parts, "2020-03", ("C", "N", "N1", "N2", "S", "S1", NOT_KNOWN)) == [1, 1, 1, 1, 1, 1, 0]
    assert counted(compute(Total(CONTACTS, M), rows, "2020-03"), "2020-03", ("C", "N", "S")) == [4, 3, 1]


def test_workers_with_a_live_case_count_once_however_many_they_have(compute):
    def case(child, worker, start, end=None):
        ended = None if end is None else date.fromisoformat(end)
        return {"child": child, "worker": worker, "start": date.fromisoformat(start), "end": ended}

    rows = {
        "case_allocation": [
            case("c1", "w1", "2020-01-10"),
            case("c2", "w1", "2020-02-10", "2020-04-01"),
            case("c3", "w2", "2020-02-01", "2020-03-31"),
            case("c1", "w3", "2020-03-15"),  # two workers on one child
        ],
        "child_area": [
            {"child": "c1", "area": "N", "basis": "team", "end": date(2020, 3, 1)},
            {"child": "c1", "area": "S", "basis": "team", "start": date(2020, 3, 1)},
            {"child": "c2", "area": "N", "basis": "team"},
        ],
    }
    cases = Stock("case_allocation", "start", "end")
    parts = compute(Ratio(cases, Distinct(cases, "worker"), MS), rows, "2020-02", "2020-03", "2020-04")
    assert [parts.at("C", month) for month in parts.months] == [(3, 2), (3, 2), (2, 2)]
    assert [parts.at("N", month)[1] for month in parts.months] == [1, 1, 0]
    assert [parts.at("S", month)[1] for month in parts.months] == [0, 2, 2]
    assert [parts.at(NOT_KNOWN, month)[1] for month in parts.months] == [1, 0, 0]


def roll(day, pupils, area="N", school="s1"):
    return {"school": school, "as_at": date.fromisoformat(day), "roll": pupils, "area": area}


def test_a_rate_of_twelve_months_over_a_population_that_changes_in_mid_year(compute):
    """The population is that of the latest snapshot at the figure's month, for all twelve months of events."""
    rows = {
        "early_help_episode": [contact(f"c{month}", f"2020-{month:02}-15", "N") for month in range(1, 13)],
        "school_capacity": [roll("2019-06-30", 1000), roll("2020-06-30", 1200), roll("2020-06-30", 300, "S")],
    }
    rate = Ratio(CONTACTS, ROLL, R12M, Fraction(10_000), denominator_window=A24M)
    parts = compute(rate, rows, "2019-05", "2020-05", "2020-06", "2020-12", "2022-05", "2022-06")
    assert [parts.at("C", month) for month in parts.months] == [
        (0, 0),
        (5, 1000),
        (6, 1500),
        (12, 1500),
        (0, 1500),  # the 24th month of the snapshot
        (0, 0),
    ]
    assert [parts.at("S", month)[1] for month in parts.months] == [0, 0, 300, 300, 300, 0]


def test_a_snapshot_stands_until_the_tables_next_and_no_longer_than_the_window(compute):
    rows = {
        "school_capacity": [
            roll("2020-01-16", 100),
            roll("2020-01-31", 50, school="s2"),  # a second day of one month is the same snapshot
            roll("2020-10-01", 70, "S"),  # North has no row in it, and so no figure
            {**roll("2020-04-01", 900), "flagged": {"as_at"}},  # a day that nobody knows is no snapshot
        ]
    }
    months = ("2019-12", "2020-01", "2020-09", "2020-10", "2021-09", "2021-10")
    parts = compute(Total(ROLL, A), rows, *months)
    assert [parts.counted("N", month) for month in parts.months] == [0, 150, 150, 0, 0, 0]
    assert [parts.counted("C", month) for month in parts.months] == [0, 150, 150, 70, 70, 0]
    shorter = compute(Total(ROLL, Window.parse("A2M")), rows, "2020-01", "2020-02", "2020-03")
    assert [shorter.counted("C", month) for month in shorter.months] == [150, 150, 0]


def test_rows_that_the_filter_leaves_out_make_a_snapshot_all_the_same(compute):
    """No secondary school in the newer snapshot: none, and not those of the year before."""
    secondary = Comparison(Column("phase"), Operator.EQUAL, "secondary")
    rows = {
        "school_capacity": [
            {**roll("2019-05-01", 100), "phase": "secondary"},
            {**roll("2020-05-01", 80), "phase": "primary"},
        ]
    }
    total = Total(Sum("school_capacity", "as_at", "roll", secondary), A24M)
    parts = compute(total, rows, "2020-04", "2020-05")
    assert [parts.counted("C", month) for month in parts.months] == [100, 0]


def test_a_table_that_nothing_feeds_has_no_snapshot(compute):
    parts = compute(Ratio(ROLL, Sum("school_capacity", "as_at", "capacity"), A), {}, "2020-05")
    assert parts.at("C", Month.parse("2020-05")) == (0, 0)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Total(CONTACTS, MS), "the window MS is for a stock"),
        (Total(CONTACTS, A), "the window A is for tables of snapshots"),
        (Total(Distinct(Stock("case_allocation", "start", "end"), "worker"), M), "a stock is a snapshot"),
        (Total(Stock("case_allocation", "start", "end"), A), "a stock is a snapshot"),
        (Total(Distinct(Count("school_capacity", "as_at"), "school"), R12M), "must be MS or A, not R12M"),
        (Ratio(CONTACTS, ROLL, R12M), "must be MS or A, not R12M"),
        (Ratio(CONTACTS, ROLL, A, denominator_window=A), "events are counted over a month or more"),
        (Ratio(CONTACTS, CONTACTS, R12M, denominator_window=MS), "the window MS is for a stock"),
    ],
)
def test_windows_that_a_term_cannot_have_are_refused(compute, measure, said):
    with pytest.raises(ContradictionError, match=f"X1: .*{said}"):
        compute(measure, {}, "2020-05")
