"""Which measures have single months beneath their window, and what those are."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import an_indicator

from waymark.domain.filter import Column, IsNull
from waymark.domain.indicator import Reading
from waymark.domain.measure import (
    AgeAt,
    Cohort,
    Count,
    Difference,
    Distinct,
    Draft,
    External,
    Gap,
    Mean,
    MeanOfMonths,
    NamedMonths,
    Previous,
    Ratio,
    ShareOfEntities,
    Stock,
    Sum,
    Total,
    look_back,
)
from waymark.domain.period import Frequency
from waymark.domain.single_month import single_month
from waymark.domain.window import Window

YEAR, YTD, MONTH, STOCK, STANDING = (Window.parse(text) for text in ("R12M", "YTD", "M", "MS", "A24M"))
EVENTS = Count("referral", "referral_date", once_a_day=True, previous=Previous(12))
ALL = Count("referral", "referral_date")
CONDITIONED = Count(
    "return_interview", "end", IsNull(Column("end")), conditions=(AgeAt("birth_date", "end", under=18),)
)
DONE = replace(CONDITIONED, done="completed_date")
CHILDREN = Stock("care_episode", "start", "end")
ROLL = Count("pupil_enrolment", "as_at")
PEOPLE = Sum("population", "as_at", "people")
DAYS = Mean(Sum("adoption", "adopted", "days"), YEAR)
SHARE = ShareOfEntities("attendance", "period_end", "absent", "possible", Fraction(1, 10), YTD)
GAP = Gap(Ratio(EVENTS, ALL, YEAR), DAYS, "one", "other")

WITH_MONTHS = {
    "ratio": Ratio(EVENTS, ALL, YEAR),
    "year to date": Ratio(EVENTS, ALL, YTD),
    "three months": Ratio(CONDITIONED, ALL, Window.parse("R3M")),
    "own denominator window of the same length": Ratio(EVENTS, ALL, YEAR, denominator_window=YEAR),
    "total": Total(EVENTS, YEAR),
    "total of a difference": Total(Difference(ALL, EVENTS), YEAR),
    "distinct": Ratio(Distinct(ALL, "child"), ALL, YEAR),
    "mean": DAYS,
    "share of entities": SHARE,
    "gap of two clean sides": GAP,
}
WITHOUT = {
    "a month already": Ratio(EVENTS, ALL, MONTH),
    "stock": Ratio(CHILDREN, CHILDREN, STOCK),
    "snapshot": Ratio(ROLL, ROLL, STANDING),
    "done later": Ratio(DONE, CONDITIONED, YEAR),
    "a denominator of done": Ratio(CONDITIONED, DONE, YEAR),
    "rolling denominator of another length": Ratio(EVENTS, ALL, Window.parse("R3M"), denominator_window=YEAR),
    "distinct people of a stock": Total(Distinct(CHILDREN, "child"), STOCK),
    "gap with a side of done": replace(GAP, second=Ratio(DONE, CONDITIONED, YEAR)),
    "cohort": Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R3M")),
    "mean of months": MeanOfMonths(Ratio(EVENTS, ALL, MONTH), (NamedMonths(2012, (11, 12, 1)),)),
    "published": External("series", STANDING),
    "draft": Draft("to be confirmed"),
}


@pytest.mark.parametrize("name", WITH_MONTHS)
def test_the_single_month_is_the_same_measure_over_one_month(name):
    measure = WITH_MONTHS[name]
    single = single_month(measure)
    assert single.window == MONTH
    assert type(single) is type(measure)
    assert look_back(single) == look_back(measure)  # what an event looks back on is no window
    assert single_month(single) is None


@pytest.mark.parametrize("name", WITHOUT)
def test_no_single_month_where_it_would_say_something_else(name):
    assert single_month(WITHOUT[name]) is None


def test_a_denominator_that_stands_stays_as_it_is():
    per_head = Ratio(ALL, PEOPLE, YEAR, Fraction(10_000), STANDING)
    assert single_month(per_head) == replace(per_head, window=MONTH)


def test_both_sides_of_a_gap_are_of_the_month():
    single = single_month(GAP)
    assert (single.first.window, single.second.window) == (MONTH, MONTH)
    assert (single.first_name, single.second_name) == ("one", "other")


def of(measure, frequency=Frequency.MONTHLY, readings=()):
    return an_indicator(measure=measure, frequency=frequency, readings=readings)


def test_the_reading_says_what_it_is_of():
    reading = of(WITH_MONTHS["ratio"]).month_reading
    assert (reading.id, reading.derived) == ("month", True)
    assert reading.name == "Percentage of re-referrals, in the month"
    assert reading.definition.startswith("As the indicator, but of the single month alone, not of 12 months.")
    to_date = of(WITH_MONTHS["year to date"]).month_reading
    assert "not of the year so far." in to_date.definition


@pytest.mark.parametrize(
    ("name", "of_month"),
    [
        ("Number of exclusions, in 12 months", "Number of exclusions, in the month"),
        ("Notifications in 12 months for every 10,000", "Notifications for every 10,000, in the month"),
        ("Referrals within 12 months of another", "Referrals within 12 months of another, in the month"),
    ],
)
def test_its_name_no_longer_says_the_months_of_the_window(name, of_month):
    assert an_indicator(name=name, measure=WITH_MONTHS["ratio"], readings=()).month_reading.name == of_month


@pytest.mark.parametrize(
    ("measure", "frequency", "has"),
    [
        (WITH_MONTHS["ratio"], Frequency.QUARTERLY, True),
        (WITH_MONTHS["three months"], Frequency.MONTHLY, True),
        (WITH_MONTHS["three months"], Frequency.QUARTERLY, False),
        (WITH_MONTHS["year to date"], Frequency.ANNUAL, False),
        (WITH_MONTHS["ratio"], Frequency.ANNUAL, False),
        (SHARE, Frequency.TERMLY, False),
        (SHARE, Frequency.MONTHLY, True),
    ],
)
def test_only_figures_whose_periods_share_months_have_one(measure, frequency, has):
    assert (of(measure, frequency).month_reading is not None) is has


def test_a_reading_of_that_name_in_the_dictionary_stands():
    own = Reading("month", "As we count it", "", Ratio(ALL, ALL, MONTH))
    indicator = of(WITH_MONTHS["ratio"], readings=(own,))
    assert indicator.month_reading is own
    assert indicator.every_reading == (own,)
    assert indicator.reported_as("month") is indicator


def test_the_single_months_of_a_quarterly_indicator_are_monthly():
    quarterly = of(WITH_MONTHS["ratio"], Frequency.QUARTERLY)
    monthly = quarterly.reported_as("month")
    assert monthly.frequency is Frequency.MONTHLY
    assert monthly.month_reading.measure == quarterly.month_reading.measure
    assert quarterly.reported_as("") is quarterly
    assert quarterly.measure_of("month").window == MONTH
    with pytest.raises(KeyError):
        quarterly.measure_of("week")
