"""Required pace: what is missing, shared out over the periods that are left in the target's year."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import a_target, an_indicator

from waymark.assessment.pace import pace
from waymark.domain.month import Month
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.target import Target

OCTOBER = Month.at(2021, 10)
UP = an_indicator(polarity=Polarity.HIGHER)


def a_row(year, target):
    return Target("SCS03", "C", year, Fraction(target), None, None, None, "", "", 1)


def test_to_the_end_of_the_financial_year():
    found = pace(Decimal("82.0"), OCTOBER, UP, a_target(target="86"))
    assert (found.each, found.left, found.by) == (Fraction(4, 5), 5, Month.at(2022, 3))


def test_lower_is_better_so_it_has_to_fall():
    found = pace(Decimal("27.5"), OCTOBER, an_indicator(), a_target(target="25"))
    assert (found.each, found.left) == (Fraction(-1, 2), 5)


@pytest.mark.parametrize(
    ("frequency", "year_type", "month", "left"),
    [
        (Frequency.QUARTERLY, YearType.FINANCIAL, Month.at(2021, 6), 3),
        (Frequency.TERMLY, YearType.ACADEMIC, Month.at(2021, 12), 2),
        (Frequency.MONTHLY, YearType.ACADEMIC, Month.at(2021, 12), 8),
        (Frequency.MONTHLY, YearType.CALENDAR, Month.at(2021, 12), 0),
    ],
)
def test_periods_are_those_of_the_indicators_own_calendar(frequency, year_type, month, left):
    indicator = an_indicator(polarity=Polarity.HIGHER, frequency=frequency, year_type=year_type)
    found = pace(Decimal("80.0"), month, indicator, a_row(Year(2021, year_type), "86"))
    assert (0 if found is None else found.left) == left


def test_an_annual_figure_whose_year_is_over_looks_to_the_next_target():
    annual = an_indicator(polarity=Polarity.HIGHER, frequency=Frequency.ANNUAL)
    now, later = a_target(2020, target="70"), a_target(2023, target="76")
    found = pace(Decimal("70.0"), Month.at(2021, 3), annual, now, later=later)
    assert (found.each, found.left, found.year.label) == (Fraction(2), 3, "2023-24")
    assert pace(Decimal("60.0"), Month.at(2021, 3), annual, now) is None


def test_a_target_of_a_later_year_that_stands_in_is_the_one_to_reach():
    annual = an_indicator(polarity=Polarity.HIGHER, frequency=Frequency.ANNUAL)
    now, later = a_target(2022, target="70"), a_target(2023, target="80")
    found = pace(Decimal("64.0"), Month.at(2021, 3), annual, now, later=later)
    assert (found.each, found.left) == (Fraction(3), 2)


def test_a_met_target_and_a_year_without_a_period_left_ask_for_nothing():
    assert pace(Decimal("86.0"), OCTOBER, UP, a_target(target="86")) is None
    assert pace(Decimal("80.0"), Month.at(2022, 3), UP, a_target(target="86")) is None
    assert pace(Decimal("80.0"), OCTOBER, an_indicator(polarity=Polarity.NONE), a_target(target="86")) is None
    without = replace(a_target(), target=None)
    assert pace(Decimal("80.0"), OCTOBER, UP, without) is None


def test_near_enough_to_a_target_nothing_is_missing():
    near = an_indicator(polarity=Polarity.TARGET)
    row = a_row(Year(2021, YearType.FINANCIAL), "16")
    assert pace(Decimal("14.0"), OCTOBER, near, row, near=True) is None
    assert pace(Decimal("16.0"), OCTOBER, near, row) is None
    assert pace(Decimal("13.5"), OCTOBER, near, row).each == Fraction(1, 2)


@given(st.integers(0, 1000), st.integers(0, 100), st.integers(0, 10))
def test_kept_up_for_every_period_left_it_ends_on_the_target(tenths, target, gone):
    printed = Decimal(tenths).scaleb(-1)
    found = pace(printed, Month.at(2021, 4) + gone, UP, a_target(target=target))
    if found is None:
        assert printed >= target
        return
    value = Fraction(printed)
    for _ in range(found.left):
        value += found.each
    assert value == target
    assert found.left == 11 - gone
