"""A measure's fingerprint: equal for the same calculation, in every process."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from waymark.domain.filter import Column, Comparison, In, Operator
from waymark.domain.measure import Count, Draft, Previous, Ratio, WithinWorkingDays
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.domain.working_calendar import WorkingCalendar
from waymark.measures.fingerprint import fingerprint

HOLIDAYS = frozenset(date(2020, month, 1) for month in range(1, 13))
CALENDAR = WorkingCalendar("england", date(2020, 1, 1), date(2020, 12, 31), HOLIDAYS)
NEED = Comparison(Column("need"), Operator.EQUAL, "N1")
REFERRALS = Count("referral", "referral_date", NEED, conditions=(WithinWorkingDays("a", "b", 5, CALENDAR),))
RATIO = Ratio(REFERRALS, Count("referral", "referral_date"), Window.parse("R12M"))


def test_equal_measures_have_one_fingerprint():
    again = replace(RATIO, numerator=replace(REFERRALS, where=replace(NEED)))
    assert fingerprint(again, YearType.FINANCIAL) == fingerprint(RATIO, YearType.FINANCIAL)


@pytest.mark.parametrize(
    "other",
    [
        replace(RATIO, window=Window.parse("R3M")),
        replace(RATIO, scale=Fraction(10_000)),
        replace(RATIO, numerator=RATIO.denominator, denominator=RATIO.numerator),
        replace(RATIO, numerator=replace(REFERRALS, where=replace(NEED, right="N2"))),
        replace(RATIO, numerator=replace(REFERRALS, where=replace(NEED, operator=Operator.NOT_EQUAL))),
        replace(RATIO, numerator=replace(REFERRALS, where=None)),
        replace(RATIO, numerator=replace(REFERRALS, where=In(Column("need"), ("N1",)))),
        replace(RATIO, numerator=replace(REFERRALS, previous=Previous(12))),
        replace(RATIO, numerator=replace(REFERRALS, previous=Previous(None))),
        replace(RATIO, numerator=replace(REFERRALS, once_a_day=True)),
        replace(
            RATIO,
            numerator=replace(
                REFERRALS,
                conditions=(WithinWorkingDays("a", "b", 5, replace(CALENDAR, holidays=HOLIDAYS - {date(2020, 5, 1)})),),
            ),
        ),
        Draft("R12M"),
    ],
)
def test_anything_that_may_change_the_figure_changes_it(other):
    assert fingerprint(other, YearType.FINANCIAL) != fingerprint(RATIO, YearType.FINANCIAL)


def test_the_year_belongs_to_it():
    assert fingerprint(RATIO, YearType.ACADEMIC) != fingerprint(RATIO, YearType.FINANCIAL)


def test_it_is_the_same_in_a_process_that_orders_sets_otherwise():
    """Days of a calendar are a set, which every process puts in an order of its own."""
    told = "from tests.unit.measures.test_fingerprint import *; print(fingerprint(RATIO, YearType.FINANCIAL))"
    root = Path(__file__).resolve().parents[3]
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", told],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == fingerprint(RATIO, YearType.FINANCIAL)
