"""Worked examples with answers found by hand, asked of both engines."""

from dataclasses import replace
from datetime import date

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, In, IsNull, Not, Operator
from waymark.domain.measure import Count, Draft, Held, Mean, Previous, Ratio, Stock, Sum, UnderAge
from waymark.domain.month import Month, months_between
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Request
from waymark.measures.engines.registry import ENGINES

EVERY = Count("referral", "referral_date", once_a_day=True)
AGAIN = Count("referral", "referral_date", previous=Previous(12), once_a_day=True)
LIVE = Stock("care_episode", "start", "end")
R12M = Window.parse("R12M")
MS = Window.parse("MS")


def referrals(*days, child="c1"):
    return [{"child": child, "referral_date": date.fromisoformat(day)} for day in days]


def lived(start, end=None, child="c1", **more):
    """One spell, its dates given as text; no start or end is a blank."""
    dated = {name: date.fromisoformat(day) if name in _DATES and day else day for name, day in more.items()}
    ended = date.fromisoformat(end) if end else None
    return {"child": child, "start": date.fromisoformat(start) if start else None, "end": ended, **dated}


_DATES = ("birth_date", "period_start", "placement_start")


def again(compute, *days, month="2020-02"):
    return compute(Ratio(AGAIN, EVERY, R12M), {"referral": referrals(*days)}, month).at("C", Month.parse(month))


def test_twelve_months_before_29_february_is_28_february(compute):
    assert again(compute, "2019-02-28", "2020-02-29") == (1, 1)
    assert again(compute, "2019-02-27", "2020-02-29") == (0, 1)


def test_twelve_months_to_28_february_leave_29_february_of_the_year_before_out(compute):
    parts = compute(Ratio(EVERY, EVERY, R12M), {"referral": referrals("2020-02-29", "2021-02-28")}, "2021-02")
    assert parts.at("C", Month.at(2021, 2)) == (1, 1)


def test_a_month_before_the_31st_is_the_last_day_of_the_shorter_month(compute):
    month_apart = Ratio(Count("referral", "referral_date", previous=Previous(1)), EVERY, Window.parse("M"))
    for earlier, found in (("2021-02-28", 1), ("2021-02-27", 0)):
        parts = compute(month_apart, {"referral": referrals(earlier, "2021-03-31")}, "2021-03")
        assert parts.at("C", Month.at(2021, 3)) == (found, 1)


def test_exactly_twelve_months_counts_and_a_day_more_does_not(compute):
    assert again(compute, "2019-06-15", "2020-06-15", month="2020-06") == (1, 1)
    assert again(compute, "2019-06-14", "2020-06-15", month="2020-06") == (0, 1)


def test_two_referrals_of_a_child_on_one_day_are_one_and_no_re_referral(compute):
    assert again(compute, "2020-02-03", "2020-02-03") == (0, 1)
    assert again(compute, "2020-02-03", "2020-02-03", "2020-02-04", "2020-02-04") == (1, 2)


def test_without_once_a_day_the_row_id_decides_which_of_a_day_is_earlier(compute):
    every = Count("referral", "referral_date")
    measure = Ratio(Count("referral", "referral_date", previous=Previous(None)), every, Window.parse("M"))
    rows = referrals("2020-02-03", "2020-02-03", "2020-02-03") + referrals("2020-02-03", child="c2")
    assert compute(measure, {"referral": rows}, "2020-02").at("C", Month.at(2020, 2)) == (2, 4)


def test_the_rows_own_filter_does_not_apply_to_earlier_events(compute):
    """The earlier referral, closed without action, qualifies although the count leaves such rows out."""
    acted = Comparison(Column("no_further_action"), Operator.EQUAL, False)
    rows = [
        {"child": "c1", "referral_date": date(2019, 5, 1), "no_further_action": True},
        {"child": "c1", "referral_date": date(2019, 9, 1), "no_further_action": False},
    ]

    def counted(previous):
        measure = Ratio(Count("referral", "referral_date", acted, previous), EVERY, R12M)
        return compute(measure, {"referral": rows}, "2019-12").at("C", Month.at(2019, 12))

    assert counted(Previous(12)) == (1, 2)
    assert counted(Previous(12, acted)) == (0, 2)


def test_the_day_is_counted_once_by_the_first_event_that_passes(compute):
    """A day whose first event fails the filter still counts by its second."""
    from_school = Comparison(Column("source"), Operator.EQUAL, "2A")
    rows = [{"child": "c1", "referral_date": date(2020, 2, 3), "source": source} for source in ("1A", "2A", "2A", None)]
    measure = Ratio(Count("referral", "referral_date", from_school, once_a_day=True), EVERY, Window.parse("M"))
    assert compute(measure, {"referral": rows}, "2020-02").at("C", Month.at(2020, 2)) == (1, 1)


def test_the_end_date_is_the_first_day_no_longer(compute):
    rows = {
        "care_episode": [
            lived("2019-05-01", "2020-03-31", "gone on the last day"),
            lived("2019-05-01", "2020-04-01", "gone the day after"),
            lived("2020-03-31", None, "came on the last day"),
            lived("2020-04-01", None, "came the day after"),
            lived("2020-03-02", "2020-03-30", "came and went"),
        ]
    }
    parts = compute(Ratio(LIVE, LIVE, MS), rows, "2020-02", "2020-03", "2020-04")
    assert parts.denominator[0].tolist() == [2, 2, 2]


def test_a_16th_birthday_on_the_day_and_in_the_month_is_out(compute):
    under = Stock("care_episode", "start", "end", under_age=UnderAge("birth_date", 16))
    rows = {
        "care_episode": [
            lived("2019-05-01", None, "on the day", birth_date="2004-03-31"),
            lived("2019-05-01", None, "in the month", birth_date="2004-03-01"),
            lived("2019-05-01", None, "the day after", birth_date="2004-04-01"),
            lived("2019-05-01", None, "leap day", birth_date="2004-02-29"),
        ]
    }
    parts = compute(Ratio(under, LIVE, MS), rows, "2020-01", "2020-02", "2020-03", "2020-04")
    assert parts.numerator[0].tolist() == [4, 3, 1, 0]
    assert parts.denominator[0].tolist() == [4, 4, 4, 4]


def test_held_is_counted_in_months_and_not_in_days(compute):
    """Two years on 31 March 2020: from 31 March 2018 or any day before, not from 1 April."""
    held = Stock("care_episode", "start", "end", held=(Held("placement_start", 24), Held("period_start", 30)))
    rows = {
        "care_episode": [
            lived("2019-05-01", None, "both", placement_start="2018-03-31", period_start="2017-09-30"),
            lived("2019-05-01", None, "placed later", placement_start="2018-04-01", period_start="2017-09-30"),
            lived("2019-05-01", None, "in care later", placement_start="2018-03-31", period_start="2017-10-01"),
        ]
    }
    parts = compute(Ratio(held, LIVE, MS), rows, "2020-02", "2020-03", "2020-04")
    assert parts.numerator[0].tolist() == [0, 1, 3]


def test_an_unaccompanied_child_is_out_only_while_it_counts_as_one(compute):
    outside = Stock("care_episode", "start", "end", outside=("unaccompanied_spell",))
    rows = {
        "care_episode": [lived("2019-01-15", "2020-06-10", child) for child in ("c1", "c2", "c3")],
        "unaccompanied_spell": [
            lived(None, "2019-03-31", "c1"),  # always until the last day of March: in from March
            lived("2019-04-10", "2019-05-20", "c2"),
            lived("2019-05-10", "2019-06-20", "c2"),  # overlaps: out in April and May, once
            lived("2020-05-01", None, "c3"),  # out from May to the end
        ],
    }
    asked = [*months_between(Month.at(2019, 1), Month.at(2019, 7)), Month.at(2020, 5), Month.at(2020, 6)]
    parts = compute(Ratio(outside, LIVE, MS), rows, *asked)
    assert parts.numerator[0].tolist() == [2, 2, 3, 2, 2, 3, 3, 2, 0]
    assert parts.denominator[0].tolist() == [3, 3, 3, 3, 3, 3, 3, 3, 0]


WHOLE = ("C", "N", "S", NOT_KNOWN)  # the county and what it is the sum of
MOVER = [
    {"child": "c1", "area": "N", "start": None, "end": date(2020, 3, 31), "basis": "home"},
    {"child": "c1", "area": "S", "start": date(2020, 3, 31), "end": date(2020, 5, 2), "basis": "home"},
    {"child": "c1", "area": "Elsewhere", "start": date(2020, 6, 1), "end": None, "basis": "home"},
    {"child": "c1", "area": "N", "start": None, "end": None, "basis": "team"},
]


def test_an_event_takes_the_area_of_its_day(compute):
    """The R12M figure of May holds each referral where the child was then, not where it is now."""
    rows = {"child_area": MOVER, "referral": referrals("2020-03-30", "2020-03-31", "2020-05-01", "2020-05-02")}
    parts = compute(Ratio(EVERY, EVERY, R12M), rows, "2020-05")
    assert {area: parts.at(area, Month.at(2020, 5))[1] for area in WHOLE} == {
        "C": 4,
        "N": 1,
        "S": 2,
        NOT_KNOWN: 1,
    }


def test_a_stock_takes_the_area_of_the_snapshot(compute):
    rows = {"child_area": MOVER, "care_episode": [lived("2020-01-10", "2020-07-20"), lived("2020-01-10", None, "c2")]}
    parts = compute(Ratio(LIVE, LIVE, MS), rows, *months_between(Month.at(2020, 2), Month.at(2020, 7)))
    assert {area: parts.denominator[i].tolist() for i, area in enumerate(WHOLE)} == {
        "C": [2, 2, 2, 2, 2, 1],
        "N": [1, 0, 0, 0, 0, 0],
        "S": [0, 1, 1, 0, 0, 0],
        NOT_KNOWN: [1, 1, 1, 2, 2, 1],
    }


def test_a_year_to_date_starts_with_its_year(compute):
    rows = {"referral": referrals("2020-03-31", "2020-04-01", "2020-08-31", "2020-09-01", "2021-01-01", "2021-03-31")}
    asked = ("2020-03", "2020-04", "2020-08", "2020-09", "2020-12", "2021-01", "2021-03", "2021-04")
    expected = {
        YearType.FINANCIAL: [1, 1, 2, 3, 3, 4, 5, 0],
        YearType.ACADEMIC: [1, 2, 3, 1, 1, 2, 3, 3],
        YearType.CALENDAR: [1, 2, 3, 4, 4, 1, 2, 2],
    }
    for year_type, counts in expected.items():
        parts = compute(Ratio(EVERY, EVERY, Window.parse("YTD")), rows, *asked, year_type=year_type)
        assert parts.denominator[0].tolist() == counts


def test_what_began_before_the_first_month_asked_for_is_in_its_figure(compute):
    """An opening balance: the figure of one month alone is the figure of that month in a long run."""
    rows = {
        "care_episode": [lived("2012-01-05"), lived("2013-01-05", "2015-01-05"), lived("2016-02-01", "2020-04-01")],
        "referral": referrals("2019-04-01", "2019-03-31", "2021-01-01"),
    }
    assert compute(Ratio(LIVE, LIVE, MS), rows, "2020-03").at("C", Month.at(2020, 3)) == (2, 2)
    assert compute(Ratio(EVERY, EVERY, R12M), rows, "2020-03").at("C", Month.at(2020, 3)) == (1, 1)


def test_months_come_in_order_and_each_once(compute):
    parts = compute(
        Ratio(EVERY, EVERY, Window.parse("M")), {"referral": referrals("2020-03-01")}, "2021-01", "2020-03", "2021-01"
    )
    assert [str(month) for month in parts.months] == ["2020-03", "2021-01"]
    assert parts.denominator[0].tolist() == [1, 0]


def test_a_mean_leaves_out_rows_without_a_value_from_both_sides(compute):
    days = Sum("adoption", "adoption_date", "days_to_family")
    rows = {
        "adoption": [
            {"child": "c1", "adoption_date": date(2020, 3, 1), "days_to_family": 400},
            {"child": "c2", "adoption_date": date(2020, 3, 2), "days_to_family": 0},
            {"child": "c3", "adoption_date": date(2020, 3, 3)},
            {"child": "c4", "adoption_date": date(2020, 3, 4), "flagged": {"days_to_family"}},
        ]
    }
    assert compute(Mean(days, R12M), rows, "2020-03").at("C", Month.at(2020, 3)) == (400, 2)


def test_sums_are_exact_beyond_what_a_float_can_hold(compute):
    rows = {
        "adoption": [
            {"child": "c1", "adoption_date": date(2020, 3, 1), "days_to_family": 2**60},
            {"child": "c2", "adoption_date": date(2020, 3, 1), "days_to_family": 1},
        ]
    }
    parts = compute(Mean(Sum("adoption", "adoption_date", "days_to_family"), R12M), rows, "2020-03")
    assert parts.at("C", Month.at(2020, 3)) == (2**60 + 1, 2)


def test_a_flagged_field_is_missing_only_for_a_measure_that_needs_it(compute):
    fostered = Stock("care_episode", "start", "end", In(Column("placement"), ("U1",)))
    unplaced = Stock("care_episode", "start", "end", IsNull(Column("placement")))
    rows = {
        "care_episode": [
            lived("2019-05-01", None, "c1", placement="U1", flagged={"end"}),  # nobody knows whether it is live
            lived("2019-05-01", None, "c2", placement="U1", flagged={"provider"}),
            lived("2019-05-01", None, "c3", flagged={"placement"}),
            lived("2019-05-01", None, "c4"),
        ]
    }
    assert compute(Ratio(fostered, LIVE, MS), rows, "2020-03").at("C", Month.at(2020, 3)) == (1, 3)
    assert compute(Ratio(unplaced, LIVE, MS), rows, "2020-03").at("C", Month.at(2020, 3)) == (1, 3)
    placed = Stock("care_episode", "start", "end", Not(IsNull(Column("placement"))))
    assert compute(Ratio(placed, LIVE, MS), rows, "2020-03").at("C", Month.at(2020, 3)) == (1, 3)


def test_an_outside_spell_with_a_flagged_date_may_hold_the_child_so_it_is_not_counted(compute):
    outside = Stock("care_episode", "start", "end", outside=("unaccompanied_spell",))
    rows = {
        "care_episode": [lived("2019-01-15", None, child) for child in ("c1", "c2")],
        "unaccompanied_spell": [lived("2019-03-10", None, "c1", flagged={"end"})],
    }
    parts = compute(Ratio(outside, LIVE, MS), rows, "2019-02", "2019-03", "2020-03")
    assert parts.numerator[0].tolist() == [2, 1, 1]


def test_drafts_are_left_out(write_tables, county):
    requests = [
        Request("X1", Draft("the team has not settled it"), YearType.FINANCIAL),
        Request("X2", Ratio(EVERY, EVERY, R12M), YearType.FINANCIAL),
    ]
    for engine in ENGINES.values():
        assert list(engine.compute(requests, write_tables({}), county, [Month.at(2020, 3)])) == ["X2"]


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Ratio(EVERY, EVERY, MS), "X1: events are counted over a month or more"),
        (Ratio(LIVE, LIVE, R12M), "X1: a stock is a snapshot"),
        (Ratio(replace(EVERY, done="closure_date", once_a_day=True), EVERY, R12M), "X1: 'done' cannot stand with"),
    ],
)
def test_forms_that_cannot_be_combined_are_refused(compute, measure, said):
    with pytest.raises(ContradictionError, match=said):
        compute(measure, {}, "2020-03")
