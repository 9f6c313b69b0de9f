"""Both engines give the same integers for totals, distinct counts, standing snapshots, named months and published
values."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.tables_by_hypothesis import (
    allocations,
    assert_agree,
    child_areas,
    early_help,
    early_help_filters,
    episodes,
    interview_conditions,
    interviews,
    months,
    posts,
    references,
    referral_filters,
    referrals,
    spells,
    standing,
    windows,
    year_types,
)

from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import (
    Count,
    Difference,
    Distinct,
    External,
    Mean,
    MeanOfMonths,
    NamedMonths,
    Previous,
    Ratio,
    Stock,
    Sum,
    Total,
)
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Request

MS = Window.parse("MS")
HOLDING = Comparison(Column("case_holding"), Operator.EQUAL, True)
FTE, HOLDING_FTE = Sum("workforce_post", "as_at", "fte"), Sum("workforce_post", "as_at", "fte", HOLDING)
POSTS = Count("workforce_post", "as_at")


@given(st.data(), referrals, child_areas(), months, windows, year_types)
def test_totals_agree(write_tables, county, data, referral, child_area, asked, window, year_type):
    tables = write_tables({"referral": referral, "child_area": child_area})
    counted = Count("referral", "referral_date", data.draw(st.none() | referral_filters), Previous(12))
    closed = Count("referral", "closure_date")
    requests = [
        Request("X1", Total(counted, window), year_type),
        Request("X2", Total(Difference(closed, counted), window), year_type),
        Request("X3", Ratio(counted, closed, window), year_type),
    ]
    found = assert_agree(tables, county, asked, *requests)
    assert found["X1"].denominator is found["X2"].denominator is None
    assert np.array_equal(found["X1"].numerator, found["X3"].numerator)
    assert np.array_equal(found["X2"].numerator, found["X3"].denominator - found["X3"].numerator)


@given(posts, referrals, child_areas(), months, standing, windows)
def test_standing_snapshots_agree(write_tables, county, post, referral, child_area, asked, window, events):
    """Alone, and as the denominator of events over another window."""
    tables = write_tables({"workforce_post": post, "referral": referral, "child_area": child_area})
    requests = [
        Request("X1", Ratio(HOLDING_FTE, FTE, window), YearType.FINANCIAL),
        Request("X2", Total(Difference(FTE, HOLDING_FTE), window), YearType.FINANCIAL),
        Request(
            "X3", Ratio(Count("referral", "referral_date"), FTE, events, denominator_window=window), YearType.ACADEMIC
        ),
        Request("X4", Mean(FTE, window), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests)
    assert np.array_equal(found["X1"].denominator, found["X3"].denominator)
    assert np.array_equal(found["X2"].numerator, found["X1"].denominator - found["X1"].numerator)


def assert_counts_once(parts, rows_parts, areas):
    """No area has more entities than rows, or fewer than one it holds; the county no more than its districts."""
    once, rows = parts.numerator, rows_parts.numerator
    assert (once <= rows).all()
    assert (once[0] <= once[1 : 1 + len(areas.districts)].sum(axis=0)).all()
    for place, parent in enumerate(areas.parents):
        assert (once[parent] >= once[place]).all()


@given(st.data(), referrals, child_areas(), months, windows, year_types)
def test_distinct_events_agree(write_tables, county, data, referral, child_area, asked, window, year_type):
    tables = write_tables({"referral": referral, "child_area": child_area})
    where = data.draw(st.none() | referral_filters)
    previous = data.draw(st.none() | st.just(Previous(12)))
    rows = Count("referral", "referral_date", where, previous, data.draw(st.booleans()))
    entity = data.draw(st.sampled_from(("child", "child", "source")))
    requests = [
        Request("X1", Total(Distinct(rows, entity), window), year_type),
        Request("X2", Total(rows, window), year_type),
    ]
    found = assert_agree(tables, county, asked, *requests, additive=False)
    assert_counts_once(found["X1"], found["X2"], county)


@settings(max_examples=50)
@given(st.data(), interviews, referrals, spells, child_areas(), months, windows)
def test_distinct_events_under_a_condition_agree(
    write_tables, county, data, interview, referral, spell, child_area, asked, window
):
    tables = write_tables(
        {"return_interview": interview, "referral": referral, "unaccompanied_spell": spell, "child_area": child_area}
    )
    rows = Count("return_interview", "start", conditions=data.draw(interview_conditions))
    every = Distinct(Count("return_interview", "start"), "child")
    measure = Ratio(Distinct(rows, "child"), every, window)
    found = assert_agree(tables, county, asked, Request("X1", measure, YearType.FINANCIAL), additive=False)["X1"]
    assert (found.numerator <= found.denominator).all()


@given(st.data(), early_help, months, windows)
def test_distinct_events_with_areas_of_their_own_agree(write_tables, county, data, episode, asked, window):
    tables = write_tables({"early_help_episode": episode})
    rows = Count("early_help_episode", "contact_date", data.draw(st.none() | early_help_filters))
    requests = [
        Request("X1", Total(Distinct(rows, "child"), window), YearType.FINANCIAL),
        Request("X2", Total(rows, window), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests, additive=False)
    assert_counts_once(found["X1"], found["X2"], county)


@given(st.data(), allocations, episodes, spells, child_areas(), months)
def test_distinct_spells_agree(write_tables, county, data, allocation, episode, spell, child_area, asked):
    """Overlapping spells of one entity, children who move between areas, and time spent inside other spells."""
    tables = write_tables(
        {"case_allocation": allocation, "care_episode": episode, "unaccompanied_spell": spell, "child_area": child_area}
    )
    cases = Stock("case_allocation", "start", "end")
    outside = data.draw(st.sampled_from(((), ("unaccompanied_spell",))))
    care = Stock("care_episode", "start", "end", outside=outside)
    requests = [
        Request("X1", Total(Distinct(cases, "worker"), MS), YearType.FINANCIAL),
        Request("X2", Total(cases, MS), YearType.FINANCIAL),
        Request("X3", Total(Distinct(care, "child"), MS), YearType.FINANCIAL),
        Request("X4", Total(care, MS), YearType.FINANCIAL),
        Request("X5", Ratio(cases, Distinct(cases, "worker"), MS), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests, additive=False)
    assert_counts_once(found["X1"], found["X2"], county)
    assert_counts_once(found["X3"], found["X4"], county)


@given(posts, months, standing | st.just(MS))
def test_distinct_snapshots_agree(write_tables, county, post, asked, window):
    tables = write_tables({"workforce_post": post})
    requests = [
        Request("X1", Total(Distinct(POSTS, "post"), window), YearType.FINANCIAL),
        Request("X2", Total(POSTS, window), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests, additive=False)
    assert_counts_once(found["X1"], found["X2"], county)


numbers = st.lists(st.integers(1, 12), min_size=2, max_size=4, unique=True).map(tuple)


@given(posts, months, year_types, numbers, numbers)
def test_the_months_of_a_mean_agree(write_tables, county, post, asked, year_type, before, after):
    tables = write_tables({"workforce_post": post})
    months_by_year = (NamedMonths(2017, before), NamedMonths(2020, after))
    measure = MeanOfMonths(Ratio(HOLDING_FTE, FTE, MS), months_by_year)
    found = assert_agree(tables, county, asked, Request("X1", measure, year_type))["X1"]
    assert {month.number for month in found.months} <= {*before, *after}


@given(references, months, standing)
def test_published_values_agree(write_tables, county, reference, asked, window):
    tables = write_tables({"reference_value": reference})
    requests = [
        Request("X1", External("plans", window), YearType.FINANCIAL),
        Request("X2", External("absent", window), YearType.FINANCIAL),
    ]
    found = assert_agree(tables, county, asked, *requests, additive=False)
    assert ((found["X1"].denominator == 0) | (found["X1"].denominator == 1)).all()
    assert not found["X2"].denominator.any()
