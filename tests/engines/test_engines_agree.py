"""Both engines give the same integers for every form of measure, on tables written by Hypothesis.

The tables are mean on purpose: ties on a day, 29 February, month ends, blanks, flagged fields, children without
an id, overlapping spells, children who move.
"""

from datetime import date
from itertools import pairwise

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.domain.area import NOT_KNOWN
from waymark.domain.filter import (
    And,
    Between,
    Column,
    Comparison,
    In,
    IsNull,
    Like,
    Not,
    Operator,
    Or,
)
from waymark.domain.measure import Count, Held, Mean, Previous, Ratio, Stock, Sum, UnderAge
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Request
from waymark.measures.engines.duckdb import DuckDBEngine
from waymark.measures.engines.in_memory import InMemoryEngine
from waymark.measures.filters_in_memory import evaluate, unknown_columns
from waymark.measures.filters_in_sql import identifier, render
from waymark.measures.parts import same

# Few and close together, so that ties, spans of exactly k months and clamped month ends are common.
DAYS = (
    *(date(2019, month, day) for month, day in ((2, 27), (2, 28), (3, 1), (3, 31), (8, 31))),
    *(date(2020, month, day) for month, day in ((1, 31), (2, 1), (2, 28), (2, 29), (3, 31), (8, 29), (8, 31))),
    *(date(2021, month, day) for month, day in ((2, 27), (2, 28), (3, 1), (3, 31))),
)
# Not in order, so that the total order is by the id and not by the place in the file.
ROW_IDS = ("r9", "r10", "R2", "z", "é", "a", "r1", "b", "Z", "0", "r", "rr")


def one_in(odds, rare, usual):
    """`rare` about once in `odds` draws."""
    return st.integers(1, odds).flatmap(lambda drawn: rare if drawn == odds else usual)


days = st.sampled_from(DAYS)
children = st.sampled_from(("c1", "c1", "c2"))
months = st.lists(st.integers(2019 * 12, 2021 * 12 + 5).map(Month), min_size=8, max_size=16, unique=True)
year_types = st.sampled_from(YearType)


def rows(columns, flaggable, fewest=4, most=10):
    """Rows of a table: `columns` by name, about one field in ten blank, in one row of five one is flagged."""
    blank_or = {name: one_in(10, st.none(), values) for name, values in columns.items()}
    flags = one_in(5, st.sampled_from(flaggable).map(lambda name: {name}), st.just(set()))
    row = st.fixed_dictionaries({**blank_or, "flagged": flags})
    return st.lists(row, min_size=fewest, max_size=most).map(
        lambda made: [{**one, "row_id": ROW_IDS[number]} for number, one in enumerate(made)]
    )


TEXTS = ("1A", "1B", "it's", "50%", "a_b", "a\nb", "É", "")
REFERRAL = {
    "child": children,
    "referral_date": days,
    "source": st.sampled_from(TEXTS),
    "need": st.sampled_from(("N1", "N2")),
    "no_further_action": st.booleans(),
    "closure_date": days,
}
referrals = rows(REFERRAL, tuple(REFERRAL))
adoptions = rows(
    {"child": children, "adoption_date": days, "days_to_family": st.integers(-(2**40), 2**40)},
    ("adoption_date", "days_to_family"),
)
EPISODE = {
    "child": children,
    "birth_date": st.sampled_from(tuple(day.replace(year=day.year - 16, day=min(day.day, 28)) for day in DAYS)),
    "start": days,
    "end": one_in(3, st.none(), days),
    "period_start": days,
    "placement_start": days,
    "placement": st.sampled_from(("U1", "U4", "A3", "H5")),
    "provider": st.sampled_from(("PR1", "PR4")),
}
episodes = rows(EPISODE, tuple(EPISODE))
spells = rows({"child": children, "start": days, "end": days}, ("child", "start", "end"), 0, 6)


@st.composite
def child_areas(draw):
    """Disjoint spells of each child on each basis, open at either end or not, in and out of the districts."""
    found = []
    for child in ("c1", "c2"):
        for basis in ("home", "team"):
            cuts = sorted(draw(st.lists(days, min_size=1, max_size=4, unique=True)))
            bounds = [*([None] if draw(st.booleans()) else []), *cuts, *([None] if draw(st.booleans()) else [])]
            for start, end in pairwise(bounds):
                area = draw(one_in(4, st.sampled_from(("elsewhere", "C", NOT_KNOWN, None)), st.sampled_from("NS")))
                flagged = draw(one_in(6, st.sampled_from(({"start"}, {"end"}, {"area"})), st.just(set())))
                found.append(
                    {"child": child, "area": area, "start": start, "end": end, "basis": basis, "flagged": flagged}
                )
    return found


def filters_on(texts, flags, dates):
    """Filter trees over some columns of each type."""
    operators = st.sampled_from(Operator)
    words = st.sampled_from((*TEXTS, "N1", "U1", "A3", "PR1"))
    patterns = st.sampled_from(("%", "_", "1_", "%'%", "50%", "a_b", "a%b", "U%", "é", "", "%.%", "P_1"))
    text, flag, day = (st.sampled_from(names).map(Column) for names in (texts, flags or ("none",), dates))
    leaves = [
        st.builds(Comparison, text, operators, words | text),
        st.builds(In, text, st.lists(words, min_size=1, max_size=3).map(tuple)),
        st.builds(Like, text, patterns),
        st.builds(IsNull, text | day),
        st.builds(Comparison, day, operators, days | day),
        st.builds(Between, day, days, days),
    ]
    if flags:
        leaves += [st.builds(Comparison, flag, operators, st.booleans()), st.builds(IsNull, flag)]
    return st.recursive(
        st.one_of(leaves),
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=4,
    )


referral_filters = filters_on(("source", "need"), ("no_further_action",), ("referral_date", "closure_date"))
episode_filters = filters_on(("placement", "provider"), (), ("start", "end", "period_start"))
windows = st.sampled_from(("M", "R3M", "R12M", "YTD")).map(Window.parse)


def assert_agree(tables, areas, asked, *requests):
    """Equal to the integer for every area and month, and the parts make the whole. Returns the parts."""
    slow = InMemoryEngine().compute(requests, tables, areas, asked)
    fast = DuckDBEngine().compute(requests, tables, areas, asked)
    assert list(slow) == list(fast) == [request.key for request in requests]
    for key, parts in slow.items():
        assert same(parts, fast[key]), f"{key}: {requests}\n{parts}\n{fast[key]}"
        assert parts.months == tuple(sorted(asked))
        for cells in (parts.numerator, parts.denominator):
            assert np.array_equal(cells[0], cells[1:].sum(axis=0))
    return slow


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
            assert parts.areas == ("C", "N", "S", NOT_KNOWN)
            assert parts.numerator.shape == parts.denominator.shape == (4, len(asked))
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
