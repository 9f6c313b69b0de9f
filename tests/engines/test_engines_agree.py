"""Both engines give the same integers for every form of measure, on tables written by Hypothesis."""

from datetime import date

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.tables_by_hypothesis import (
    adoptions,
    assert_agree,
    child_areas,
    episode_filters,
    episodes,
    months,
    referral_filters,
    referrals,
    spells,
    windows,
    year_types,
)

from waymark.domain.area import NOT_KNOWN
from waymark.domain.filter import Column, Comparison, In, Operator
from waymark.domain.measure import Count, Held, Mean, Previous, Ratio, Stock, Sum, UnderAge
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Request
from waymark.measures.engines.duckdb import DuckDBEngine
from waymark.measures.engines.in_memory import InMemoryEngine
from waymark.measures.filters_in_memory import evaluate, unknown_columns
from waymark.measures.filters_in_sql import identifier, render


@given(st.data(), referrals, child_areas(), months, year_types, windows)
def test_counts_agree(write_tables, county, data, referral, child_area, asked, year_type, window):
    tables = write_tables({"referral": referral, "child_area": child_area})
    where = st.none() | referral_filters
    plain = Count("referral", "referral_date", data.draw(where))
    once = Count("referral", "referral_date", data.draw(where), once_a_day=True)
    assert_agree(tables, county, asked, Request("X1", Ratio(plain, once, window), year_type))


@given(st.data(), referrals, child_areas(), months, windows)
def test_previous_events_agree(write_tables, county, data, referral, child_area, asked, window):
    tables = write_tables({"referral": referral, "child_area": child_area})
    where = st.none() | referral_filters
    reaches = st.sampled_from((0, 1, 6, 11, 12, 13, None))

    def again(once_a_day):
        previous = Previous(data.draw(reaches), data.draw(where))
        return Count("referral", "referral_date", data.draw(where), previous, once_a_day)

    measure = Ratio(again(once_a_day=False), again(once_a_day=True), window)
    assert_agree(tables, county, asked, Request("X1", measure, YearType.FINANCIAL))


@given(referrals, child_areas(), months, st.sampled_from((1, 12, None)), st.booleans(), year_types)
def test_every_window_of_a_previous_agrees(write_tables, county, referral, child_area, asked, within, once, year_type):
    tables = write_tables({"referral": referral, "child_area": child_area})
    every = Count("referral", "referral_date", once_a_day=once)
    again = Count("referral", "referral_date", None, Previous(within), once)
    requests = [
        Request(name, Ratio(again, every, Window.parse(name)), year_type) for name in ("M", "R2M", "R12M", "YTD")
    ]
    found = assert_agree(tables, county, asked, *requests)
    for parts in found.values():
        assert (parts.numerator <= parts.denominator).all()


@given(adoptions, child_areas(), months, windows, year_types, st.booleans())
def test_means_agree(write_tables, county, adoption, child_area, asked, window, year_type, filtered):
    tables = write_tables({"adoption": adoption, "child_area": child_area})
    where = Comparison(Column("adoption_date"), Operator.GREATER, date(2019, 3, 1)) if filtered else None
    measure = Mean(Sum("adoption", "adoption_date", "days_to_family", where), window)
    assert_agree(tables, county, asked, Request("X1", measure, year_type))


@given(st.data(), episodes, spells, spells, child_areas(), months)
def test_stocks_agree(write_tables, county, data, care_episode, unaccompanied, missing, child_area, asked):
    tables = write_tables(
        {
            "care_episode": care_episode,
            "unaccompanied_spell": unaccompanied,
            "missing_episode": missing,
            "child_area": child_area,
        }
    )
    held = st.builds(Held, st.sampled_from(("period_start", "placement_start")), st.sampled_from((0, 1, 6, 12)))
    stocks = st.builds(
        Stock,
        st.just("care_episode"),
        st.just("start"),
        st.just("end"),
        st.none() | episode_filters,
        st.lists(held, max_size=2).map(tuple),
        st.none() | st.builds(UnderAge, st.just("birth_date"), st.sampled_from((15, 16))),
        st.sampled_from(((), ("unaccompanied_spell",), ("unaccompanied_spell", "missing_episode"))),
    )
    measure = Ratio(data.draw(stocks), data.draw(stocks), Window.parse("MS"))
    assert_agree(tables, county, asked, Request("X1", measure, YearType.FINANCIAL))


@given(episodes, spells, spells, child_areas(), months)
def test_every_stock_form_agrees(write_tables, county, care_episode, unaccompanied, missing, child_area, asked):
    """The forms one by one, so that no random filter hides the rows of a form."""
    tables = write_tables(
        {
            "care_episode": care_episode,
            "unaccompanied_spell": unaccompanied,
            "missing_episode": missing,
            "child_area": child_area,
        }
    )
    plain = Stock("care_episode", "start", "end")
    forms = {
        "held": Stock("care_episode", "start", "end", held=(Held("period_start", 2), Held("placement_start", 1))),
        "under": Stock("care_episode", "start", "end", under_age=UnderAge("birth_date", 16)),
        "outside": Stock("care_episode", "start", "end", outside=("unaccompanied_spell", "missing_episode")),
        "fostered": Stock("care_episode", "start", "end", In(Column("placement"), ("U1", "U4"))),
    }
    requests = [
        Request(name, Ratio(form, plain, Window.parse("MS")), YearType.FINANCIAL) for name, form in forms.items()
    ]
    found = assert_agree(tables, county, asked, *requests)
    for parts in found.values():
        assert (parts.numerator >= 0).all()
        assert (parts.numerator <= parts.denominator).all()


@settings(max_examples=12)
@given(referrals, months)
def test_nothing_in_a_figure_depends_on_the_other_months_asked_for(write_tables, county, referral, asked):
    tables = write_tables({"referral": referral})
    every = Count("referral", "referral_date")
    request = Request("X1", Ratio(every, every, Window.parse("R12M")), YearType.FINANCIAL)
    engine = DuckDBEngine()
    together = engine.compute([request], tables, county, asked)["X1"]
    for month in asked[:2]:
        alone = engine.compute([request], tables, county, [month])["X1"]
        for area in alone.areas:
            assert alone.at(area, month) == together.at(area, month)


@pytest.mark.parametrize("engine", [InMemoryEngine(), DuckDBEngine()], ids=lambda engine: engine.name)
def test_without_files_there_are_zeros_and_without_months_nothing(write_tables, county, engine):
    tables = write_tables({})
    live = Stock("care_episode", "start", "end", outside=("unaccompanied_spell",))
    again = Count("referral", "referral_date", previous=Previous(12), once_a_day=True)
    requests = [
        Request("X1", Ratio(live, live, Window.parse("MS")), YearType.FINANCIAL),
        Request("X2", Ratio(again, again, Window.parse("R12M")), YearType.FINANCIAL),
    ]
    for asked in ([Month.at(2020, 3)], []):
        found = engine.compute(requests, tables, county, asked)
        for parts in found.values():
            assert parts.areas == ("C", "N", "S", NOT_KNOWN, "N1", "N2", "S1")
            assert parts.numerator.shape == parts.denominator.shape == (7, len(asked))
            assert parts.numerator.dtype == np.int64
            assert not parts.numerator.any()
            assert not parts.denominator.any()


@given(referrals, referral_filters)
def test_filters_mean_the_same_in_memory_and_in_sql(write_tables, referral, expression):
    tables = write_tables({"referral": referral})
    with duckdb.connect() as connection:
        answered = connection.execute(
            f"SELECT {identifier('row_id')}, {render(expression)} FROM read_parquet(?)",
            [str(tables.parquet("referral"))],
        ).fetchall()
    expected = {row["row_id"]: evaluate(expression, row) for row in tables.rows("referral")}
    assert dict(answered) == expected
    for row in tables.rows("referral"):
        assert bool(unknown_columns(expression, row)) == (expected[row["row_id"]] is None)
