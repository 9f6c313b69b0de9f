"""Which model of chance belongs to which measure, and why some have none."""

from fractions import Fraction
from pathlib import Path

import pytest

from waymark.assessment.chance import chance_of
from waymark.assessment.statistics.funnel import Model
from waymark.domain.indicator import Unit
from waymark.domain.measure import (
    Cohort,
    Count,
    Difference,
    Distinct,
    Draft,
    External,
    Gap,
    Mean,
    MeanOfMonths,
    Ratio,
    ShareOfEntities,
    Stock,
    Sum,
    Total,
)
from waymark.domain.window import Window
from waymark.framework.load import load_framework

MONTH = Window.parse("M")
REFERRALS, PLANS = Count("referral", "date"), Count("protection_plan", "start")
CARE = Stock("care_episode", "start", "end")
PEOPLE = Sum("population", "as_at", "people")
RATIO = Ratio(REFERRALS, REFERRALS, MONTH)


@pytest.mark.parametrize(
    ("measure", "model"),
    [
        (RATIO, Model.SHARE),
        (Ratio(CARE, CARE, MONTH), Model.SHARE),
        (Ratio(REFERRALS, PLANS, MONTH), Model.RATE),
        (Ratio(CARE, PEOPLE, MONTH, Fraction(10_000)), Model.RATE),
        (Ratio(REFERRALS, REFERRALS, MONTH, denominator_window=Window.parse("R12M")), Model.RATE),
        (Ratio(REFERRALS, Count("referral", "closed"), MONTH), Model.RATE),
        (ShareOfEntities("attendance", "term_end", "missed", "possible", Fraction(1, 10), MONTH), Model.SHARE),
        (Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", MONTH), Model.SHARE),
    ],
)
def test_what_chance_does(measure, model):
    assert chance_of(measure, Unit.PERCENT) == (model, "")


@pytest.mark.parametrize(
    ("measure", "because"),
    [
        (Total(REFERRALS, MONTH), "differ in size"),
        (Mean(Sum("adoption", "placed", "days"), MONTH), "single values"),
        (Gap(RATIO, RATIO, "one", "other"), "two sides"),
        (MeanOfMonths(RATIO, ()), "no counts"),
        (External("some series", MONTH), "published as a value"),
        (Draft("to be confirmed"), "not settled"),
        (Ratio(Sum("attendance", "term_end", "missed"), PEOPLE, MONTH), "adds up"),
        (Ratio(Difference(PEOPLE, PEOPLE), PEOPLE, MONTH), "adds up"),
        (Ratio(Distinct(REFERRALS, "child"), PEOPLE, MONTH), "several districts"),
    ],
)
def test_why_there_is_none(measure, because):
    model, why = chance_of(measure, Unit.PERCENT)
    assert model is None
    assert because in why


def test_work_divided_among_staff_is_no_chance():
    model, why = chance_of(RATIO, Unit.COUNT)
    assert model is None
    assert "decision" in why


def test_every_indicator_of_kent_is_decided():
    framework = load_framework(Path("frameworks/kent"))
    loaded = getattr(framework, "framework", None) or framework[0]
    decided = {
        (indicator.code, reading): chance_of(indicator.measure_of(reading), indicator.unit)
        for indicator in loaded.indicators
        for reading in ("", *(known.id for known in indicator.readings))
    }
    assert all(bool(why) is (model is None) for model, why in decided.values())
    assert decided["SCS03", ""][0] is Model.SHARE
    assert decided["PEX-RATE", ""][0] is Model.RATE
    assert decided["EHN", ""][0] is Model.RATE
    assert decided["SCS40", ""][0] is None
