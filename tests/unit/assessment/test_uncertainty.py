"""Which figures have an interval, by which method, and which rest on few cases."""

from fractions import Fraction

import pytest
from tests.unit.assessment.builders import MARCH, an_indicator

from waymark.assessment.uncertainty import interval_of, is_few
from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, External, Gap, Mean, Ratio, Sum, Total
from waymark.domain.month import Month
from waymark.domain.outturn import (
    NOTHING_TO_DIVIDE_BY,
    Outturn,
    Part,
    gap_outturn,
    outturn_from_parts,
    published_outturn,
    total_outturn,
)
from waymark.domain.window import Window

M = Window.parse("M")
COUNT = Count("referral", "date")
SUM = Sum("school_capacity", "as_at", "places")
SHARE = Ratio(COUNT, COUNT, M)


def found(measure, unit, numerator, denominator, scale=100):
    indicator = an_indicator(measure=measure, unit=unit, readings=())
    return interval_of(outturn_from_parts("SCS03", "", "C", MARCH, numerator, denominator, Fraction(scale)), indicator)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(597, 807, 70.8420, 76.8862), (501, 547, 88.9647, 93.6362), (3, 20, 5.2369, 36.0419), (0, 20, 0, 16.1125)],
)
def test_a_share_has_wilsons(numerator, denominator, low, high):
    share = found(SHARE, Unit.PERCENT, numerator, denominator)
    assert (share.interval.low, share.interval.high) == pytest.approx((low, high), abs=1e-4)
    assert (share.method, share.why_not) == ("Wilson", "")


@pytest.mark.parametrize(
    ("count", "population", "low", "high", "method"),
    [
        (9, 25_000, 1.6461, 6.8339, "exact"),
        (10, 25_000, 1.9150, 7.3566, "Byar's"),
        (4, 5_000, 2.1797, 20.4832, "exact"),
    ],
)
def test_a_rate_has_the_exact_one_or_byars(count, population, low, high, method):
    people = Sum("population", "as_at", "people")
    measure = Ratio(COUNT, people, Window.parse("R12M"), Fraction(10_000), Window.parse("A24M"))
    rate = found(measure, Unit.RATE_PER_10000, count, population, 10_000)
    assert (rate.interval.low, rate.interval.high) == pytest.approx((low, high), abs=1e-4)
    assert rate.method.startswith(method)


def test_a_gap_has_newcombes():
    indicator = an_indicator(measure=Gap(SHARE, SHARE, "others", "eligible"), unit=Unit.POINTS, readings=())
    sides = [Part("others", 56, 70, Fraction(80)), Part("eligible", 48, 80, Fraction(60))]
    gap = interval_of(gap_outturn("SCS03", "", "C", MARCH, *sides), indicator)
    assert (gap.interval.low, gap.interval.high) == pytest.approx((5.2432, 33.3864), abs=1e-2)
    assert gap.method == "Newcombe"


@pytest.mark.parametrize(
    ("measure", "unit", "why"),
    [
        (Mean(SUM, M), Unit.DAYS, "spread of the single values is not kept"),
        (Ratio(SUM, SUM, M), Unit.PERCENT, "sums"),
        (Ratio(COUNT, SUM, M, Fraction(1)), Unit.COUNT, "no share"),
        (Ratio(COUNT, SUM, M), Unit.PERCENT, "no share"),
    ],
)
def test_what_has_none_says_why(measure, unit, why):
    refused = found(measure, unit, 30, 100)
    assert refused.interval is None
    assert why in refused.why_not


def test_a_total_a_published_value_and_a_missing_figure_have_none():
    count = an_indicator(measure=Total(COUNT, M), unit=Unit.COUNT, readings=())
    assert "counted" in interval_of(total_outturn("SCS03", "", "C", MARCH, 7, Fraction(1)), count).why_not
    other = an_indicator(measure=External("series", Window.parse("A")), readings=())
    told = published_outturn("SCS03", "", "C", Month.at(2022, 3), Fraction(7), status=None)
    assert "published" in interval_of(told, other).why_not
    missing = Outturn("SCS03", "", "C", MARCH, 0, 0, None, NOTHING_TO_DIVIDE_BY)
    assert interval_of(missing, an_indicator()).interval is None


def test_a_numerator_beyond_its_denominator_is_no_share():
    assert found(SHARE, Unit.PERCENT, 120, 100).interval is None


@pytest.mark.parametrize(
    ("counted", "of", "few"), [(5, 20, False), (4, 20, True), (5, 19, True), (0, 400, True), (19, 19, True)]
)
def test_few_are_fewer_than_5_counted_or_20_in_all(counted, of, few):
    assert is_few(Fraction(counted), Fraction(of)) is few
