"""From when and until when a row counts."""

import duckdb
import numpy as np
import pytest

from waymark.domain.measure import Count, Held, Stock, UnderAge
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType, latest_ended_by
from waymark.domain.window import Window
from waymark.measures.contributions import MonthOf, StockBounds, events_until, stock_bounds
from waymark.measures.contributions_in_sql import contributions
from waymark.measures.contributions_in_sql.months import events_until as events_until_in_sql
from waymark.measures.contributions_in_sql.months import quarter_end


def until(window, month, year_type=YearType.FINANCIAL):
    first = np.array([Month.parse(month).index], dtype=np.int64)
    return str(Month(int(events_until(Window.parse(window), year_type, first)[0])))


@pytest.mark.parametrize(
    ("window", "month", "end"),
    [
        ("M", "2020-12", "2021-01"),
        ("R3M", "2020-11", "2021-02"),
        ("R12M", "2020-02", "2021-02"),
        ("YTD", "2020-03", "2020-04"),
        ("YTD", "2020-04", "2021-04"),
        ("YTD", "2020-12", "2021-04"),
    ],
)
def test_events_stop_counting(window, month, end):
    assert until(window, month) == end


def test_a_year_to_date_ends_with_its_own_kind_of_year():
    assert until("YTD", "2020-08", YearType.ACADEMIC) == "2020-09"
    assert until("YTD", "2020-09", YearType.ACADEMIC) == "2021-09"
    assert until("YTD", "2020-12", YearType.CALENDAR) == "2021-01"


@pytest.mark.parametrize("window", ["M", "R2M", "R12M", "R99M", "YTD"])
@pytest.mark.parametrize("year_type", YearType)
def test_an_event_counts_in_the_months_whose_window_holds_it(window, year_type):
    """The rule of this module against the window's own statement of its first month."""
    named = Window.parse(window)
    for event in range(24240, 24265):
        end = int(events_until(named, year_type, np.array([event], dtype=np.int64))[0])
        holding = [m for m in range(24200, 24400) if named.first_month(Month(m), year_type).index <= event <= m]
        assert holding == list(range(event, end))


def test_the_rows_of_a_snapshot_stand_for_their_own_month():
    assert until("MS", "2020-12") == "2021-01"


@pytest.mark.parametrize("window", ["M", "MS", "R2M", "R12M", "R99M", "YTD"])
@pytest.mark.parametrize("year_type", YearType)
def test_sql_and_arrays_stop_events_in_the_same_month(window, year_type):
    months = np.arange(24240, 24265, dtype=np.int64)
    asked = ", ".join(f"({month})" for month in months)
    expression = events_until_in_sql(Window.parse(window), year_type, "first")
    with duckdb.connect() as connection:
        answered = connection.execute(
            f"SELECT {expression} FROM (VALUES {asked}) AS t(first) ORDER BY first"
        ).fetchall()
    assert [end for (end,) in answered] == events_until(Window.parse(window), year_type, months).tolist()


@pytest.mark.parametrize("year_type", YearType)
def test_a_quarter_ends_as_the_calendar_of_its_year_says(year_type):
    months = range(24240, 24265)
    asked = ", ".join(f"({month})" for month in months)
    expression = quarter_end(year_type, "month")
    with duckdb.connect() as connection:
        answered = dict(connection.execute(f"SELECT month, {expression} FROM (VALUES {asked}) AS t(month)").fetchall())
    for month, end in answered.items():
        quarter = latest_ended_by(Month(end), Frequency.QUARTERLY, year_type)
        assert quarter.end_month == Month(end)
        assert quarter.first <= Month(month).first <= quarter.last


def test_a_stock_counts_between_its_bounds():
    stock = Stock(
        "care_episode",
        "start",
        "end",
        held=(Held("placement_start", 24), Held("period_start", 30)),
        under_age=UnderAge("birth_date", 16),
    )
    assert stock_bounds(stock) == StockBounds(
        firsts=(MonthOf("start"), MonthOf("placement_start", 24), MonthOf("period_start", 30)),
        untils=(MonthOf("birth_date", 192),),
        until_blank=MonthOf("end"),
    )


def test_no_column_is_read_that_the_term_does_not_need():
    """A date of birth is read only where an age is asked for."""
    assert "birth_date" not in contributions(Stock("care_episode", "start", "end"), 0)
    assert "birth_date" not in contributions(Count("referral", "referral_date", once_a_day=True), 0)
