"""Which figure should be known by now, and which is of an earlier reporting year."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import an_indicator, an_outturn

from waymark.assessment.staleness import Age, age, due_by, of_earlier_year
from waymark.domain.measure import Cohort
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn
from waymark.domain.period import Frequency, YearType
from waymark.domain.window import Window

AUGUST = Month.at(2025, 8)
ANNUAL = an_indicator(frequency=Frequency.ANNUAL, year_type=YearType.ACADEMIC)
TERMLY = an_indicator(frequency=Frequency.TERMLY, year_type=YearType.ACADEMIC)


def missing(month, reason=MissingReason.NOT_AVAILABLE):
    return Outturn("SCS03", "", "C", month, None, None, None, Missing(reason))


@pytest.mark.parametrize(
    ("as_at", "found"),
    [
        (Month.at(2025, 8), Age.AWAITED),
        (Month.at(2025, 10), Age.AWAITED),
        (Month.at(2025, 11), Age.STALE),
        (Month.at(2026, 7), Age.STALE),
    ],
)
def test_a_year_is_awaited_for_three_months_and_then_should_be_known(as_at, found):
    assert age(missing(AUGUST), as_at, ANNUAL, True, None) is found


@pytest.mark.parametrize("frequency", [Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.TERMLY])
def test_anything_shorter_should_be_known_when_it_is_over(frequency):
    assert age(missing(AUGUST), AUGUST, replace(ANNUAL, frequency=frequency), True, None) is Age.STALE


def test_what_was_never_known_is_missing_and_not_stale():
    assert age(missing(AUGUST), Month.at(2026, 8), ANNUAL, False, None) is Age.CURRENT


@pytest.mark.parametrize(
    "reason", [MissingReason.SUPPRESSED, MissingReason.NO_DENOMINATOR, MissingReason.DEFINITION_TO_BE_CONFIRMED]
)
def test_other_reasons_than_want_of_data_make_nothing_stale(reason):
    assert age(missing(AUGUST, reason), Month.at(2026, 8), ANNUAL, True, None) is Age.CURRENT


def test_what_is_to_be_supplied_is_waited_for_like_any_other():
    assert age(missing(AUGUST, MissingReason.TO_BE_SUPPLIED), Month.at(2026, 8), ANNUAL, True, None) is Age.STALE


def test_a_cohorts_follow_up_and_wait_are_waited_for():
    cohort = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R3M"))
    followed = an_indicator(measure=cohort, frequency=Frequency.QUARTERLY)
    assert due_by(Month.at(2024, 9), followed, "") == Month.at(2026, 3)


@pytest.mark.parametrize(
    ("snapshot", "found"),
    [
        (Month.at(2026, 1), Age.CURRENT),  # the first month of the spring term
        (Month.at(2026, 4), Age.CURRENT),
        (Month.at(2025, 12), Age.STALE),  # the autumn term's
    ],
)
def test_a_snapshot_that_still_stands_is_stale_once_its_period_is_over(snapshot, found):
    figure = replace(an_outturn(month=Month.at(2026, 4)), value=Fraction(70))
    assert age(figure, Month.at(2026, 4), TERMLY, True, snapshot) is found


def test_a_figure_of_its_own_month_is_current():
    assert age(an_outturn(), Month.at(2022, 3), an_indicator(), True, None) is Age.CURRENT


@pytest.mark.parametrize(
    ("year_type", "month", "as_at", "found"),
    [
        (YearType.FINANCIAL, Month.at(2025, 3), Month.at(2025, 4), True),
        (YearType.FINANCIAL, Month.at(2025, 4), Month.at(2026, 3), False),
        (YearType.ACADEMIC, Month.at(2025, 8), Month.at(2025, 9), True),
        (YearType.ACADEMIC, Month.at(2025, 8), Month.at(2025, 8), False),
        (YearType.ACADEMIC, Month.at(2025, 12), Month.at(2026, 3), False),
        (YearType.CALENDAR, Month.at(2025, 12), Month.at(2026, 1), True),
    ],
)
def test_a_reporting_year_is_that_of_the_indicators_own_calendar(year_type, month, as_at, found):
    assert of_earlier_year(month, as_at, an_indicator(year_type=year_type)) is found
