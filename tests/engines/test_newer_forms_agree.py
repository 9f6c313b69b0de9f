"""Both engines give the same integers for conditions, areas of their own, snapshots, gaps, shares and cohorts."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.tables_by_hypothesis import (
    assert_agree,
    attendances,
    child_areas,
    during,
    early_help,
    early_help_filters,
    episodes,
    filters_on,
    in_time,
    interview_conditions,
    interviews,
    months,
    of_age,
    outcomes,
    posts,
    referrals,
    results,
    spells,
    windows,
    year_types,
)

from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import Cohort, Count, Difference, Gap, Previous, Ratio, ShareOfEntities, Stock, Sum
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Request

MS, R3M = Window.parse("MS"), Window.parse("R3M")


@given(st.data(), interviews, referrals, spells, child_areas(), months, windows)
def test_conditions_agree(write_tables, county, data, interview, referral, spell, child_area, asked, window):
    tables = write_tables(
        {
            "return_interview": interview,
            "referral": referral,
            "unaccompanied_spell": spell,
            "child_area": child_area,
        }
    )
    conditions = data.draw(interview_conditions)
    at = data.draw(st.sampled_from(("start", "end")))
    plain = Count("return_interview", at)
    counted = Count("return_interview", at, conditions=conditions)
    once = Count("return_interview", at, None, data.draw(st.none() | st.just(Previous(12))), True, conditions)
    added = Sum("return_interview", at, "days_to_interview", conditions=conditions)
    requests = [
        Request("X1", Ratio(counted, plain, window), YearType.FINANCIAL),
        Request("X2", Ratio(once, added, window), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests)
    assert (found["X1"].numerator <= found["X1"].denominator).all()


@settings(max_examples=50)
@given(st.data(), interviews, child_areas(), months, windows)
def test_what_must_be_done_agrees(write_tables, county, data, interview, child_area, asked, window):
    tables = write_tables({"return_interview": interview, "child_area": child_area})
    at, done = (data.draw(st.sampled_from(("start", "end"))) for _ in range(2))
    every = Count("return_interview", at)
    request = Request("X1", Ratio(Count("return_interview", at, done=done), every, window), YearType.FINANCIAL)
    found = assert_agree(tables, county, asked, request)
    assert (found["X1"].numerator <= found["X1"].denominator).all()


@pytest.mark.parametrize("condition", [during, of_age, in_time], ids=["during", "age", "working days"])
@settings(max_examples=30)
@given(data=st.data(), interview=interviews, referral=referrals, spell=spells, asked=months)
def test_each_condition_agrees_alone(write_tables, county, condition, data, interview, referral, spell, asked):
    """One by one, so that no second condition hides the rows of the first."""
    tables = write_tables({"return_interview": interview, "referral": referral, "unaccompanied_spell": spell})
    one = Count("return_interview", "start", conditions=(data.draw(condition),))
    measure = Ratio(one, Count("return_interview", "start"), Window.parse("R99M"))
    assert_agree(tables, county, asked, Request("X1", measure, YearType.FINANCIAL))


@given(st.data(), early_help, child_areas(), months, windows)
def test_areas_of_their_own_agree(write_tables, county, data, episode, child_area, asked, window):
    """However the children live, the row's own code decides."""
    tables = write_tables({"early_help_episode": episode, "child_area": child_area})
    where = st.none() | early_help_filters
    again = Count(
        "early_help_episode", "contact_date", data.draw(where), Previous(12, data.draw(where)), data.draw(st.booleans())
    )
    closed = Count("early_help_episode", "closure_form_completed_date", data.draw(where))
    caseload = Stock("early_help_episode", "contact_date", "closure_form_completed_date", data.draw(where))
    requests = [
        Request("X1", Ratio(again, closed, window), YearType.FINANCIAL),
        Request("X2", Ratio(caseload, caseload, MS), YearType.FINANCIAL),
    ]
    assert_agree(tables, county, asked, *requests)


@given(posts, episodes, child_areas(), months)
def test_snapshots_and_differences_agree(write_tables, county, post, episode, child_area, asked):
    tables = write_tables({"workforce_post": post, "care_episode": episode, "child_area": child_area})
    every = Sum("workforce_post", "as_at", "fte")
    holding = Sum("workforce_post", "as_at", "fte", Comparison(Column("case_holding"), Operator.EQUAL, True))
    posts_counted = Count("workforce_post", "as_at")
    live = Stock("care_episode", "start", "end")
    requests = [
        Request("X1", Ratio(holding, every, MS), YearType.FINANCIAL),
        Request("X2", Ratio(live, posts_counted, MS), YearType.FINANCIAL),
        Request("X3", Ratio(Difference(every, holding), Difference(live, posts_counted), MS), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests)
    whole, part, rest = found["X1"].denominator, found["X1"].numerator, found["X3"].numerator
    assert np.array_equal(rest, whole - part)


@given(results, months, windows, year_types)
def test_gaps_agree(write_tables, county, result, asked, window, year_type):
    tables = write_tables({"ks2_result": result})

    def side(fsm):
        pupils = Comparison(Column("fsm"), Operator.EQUAL, fsm)
        reading = Comparison(Column("reading"), Operator.EQUAL, True)
        return Ratio(
            Count("ks2_result", "assessed_on", pupils if fsm is None else reading),
            Count("ks2_result", "assessed_on", pupils),
            window,
        )

    gap = Gap(side(False), side(True), "other pupils", "pupils eligible for free school meals")
    found = assert_agree(tables, county, asked, Request("X1", gap, year_type))
    assert list(found) == ["X1#1", "X1#2"]


attendance_filters = filters_on(("phase", "area"), (), ("period_end",))
thresholds = st.sampled_from((Fraction(0), Fraction(1, 10), Fraction(1, 3), Fraction(1, 2), Fraction(1)))


@given(st.data(), attendances, months, windows, year_types, thresholds)
def test_shares_of_entities_agree(write_tables, county, data, attendance, asked, window, year_type, threshold):
    tables = write_tables({"attendance": attendance})
    where = data.draw(st.none() | attendance_filters)
    share = ShareOfEntities("attendance", "period_end", "absent", "possible", threshold, window, where)
    found = assert_agree(tables, county, asked, Request("X1", share, year_type), additive=False)["X1"]
    assert (found.numerator >= 0).all()
    assert (found.numerator <= found.denominator).all()
    entities = len({row["enrolment"] for row in attendance} - {None})
    assert (found.denominator <= entities).all()


@settings(max_examples=20)
@given(st.data(), attendances, months, windows, thresholds)
def test_shares_of_entities_with_one_area_each_add_up(write_tables, county, data, attendance, asked, window, threshold):
    lives = data.draw(
        st.fixed_dictionaries({name: st.sampled_from(("N", "N1", "N2", "S1", "")) for name in ("e1", "e2", "e3")})
    )
    settled = [{**row, "area": lives.get(row["enrolment"])} for row in attendance]
    settled = [{**row, "flagged": set()} if row["flagged"] == {"area"} else row for row in settled]
    tables = write_tables({"attendance": settled})
    share = ShareOfEntities("attendance", "period_end", "absent", "possible", threshold, window)
    assert_agree(tables, county, asked, Request("X1", share, YearType.ACADEMIC))


@settings(max_examples=30)
@given(interviews, child_areas(), months, windows, st.sampled_from((Fraction(1), Fraction(2))))
def test_shares_of_children_who_move_agree(write_tables, county, interview, child_area, asked, window, threshold):
    """Placed by where the child was on the day of each row."""
    tables = write_tables({"return_interview": interview, "child_area": child_area})
    days = "days_to_interview"
    share = ShareOfEntities("return_interview", "start", days, days, threshold, window)
    assert_agree(tables, county, asked, Request("X1", share, YearType.FINANCIAL), additive=False)


outcome_filters = filters_on(("disposal_type",), (), ("offence_date", "proven_date"))


@given(st.data(), outcomes, months, year_types, st.sampled_from((1, 6, 12)), st.sampled_from((0, 6)))
def test_cohorts_agree(write_tables, county, data, outcome, asked, year_type, follow_up, wait):
    tables = write_tables({"offender_outcome": outcome})
    where = data.draw(st.none() | outcome_filters)
    cohort = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", R3M, follow_up, wait, where)
    found = assert_agree(tables, county, asked, Request("X1", cohort, year_type))["X1"]
    assert (found.numerator >= 0).all()
    assert (found.numerator <= found.denominator).all()
