"""Made-up indicators, targets, policies and outturns for the tests of judging."""

from dataclasses import replace
from fractions import Fraction

from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, Reading, Unit
from waymark.domain.measure import Count, Ratio
from waymark.domain.month import Month
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.target import Target
from waymark.domain.window import Window

FINANCIAL = YearType.FINANCIAL
AREAS = AreaTree.of([Area("C", "Kent", "authority", None), Area("D", "Dover", "district", "C")])
MEASURE = Ratio(Count("referral", "date"), Count("referral", "date"), Window.parse("R12M"))
MARCH = Month.at(2022, 3)


def an_indicator(**changes):
    plain = Indicator(
        code="SCS03",
        name="Percentage of re-referrals",
        short_name="Re-referrals",
        definition="",
        polarity=Polarity.LOWER,
        frequency=Frequency.MONTHLY,
        year_type=FINANCIAL,
        unit=Unit.PERCENT,
        decimals=1,
        measure=MEASURE,
        numerator_name="re-referrals",
        denominator_name="referrals",
        source="CIN census",
        why_it_matters="",
        owner="",
        checker="",
        review_date=None,
        readings=(Reading("strict", "Strict", "", MEASURE),),
    )
    return replace(plain, **changes)


def a_target(year=2021, area="C", target="25", floor="30", baseline="28", effective_from=None, code="SCS03", line=2):
    numbers = (None if text is None else Fraction(text) for text in (target, floor, baseline))
    return Target(code, area, Year(year, FINANCIAL), *numbers, effective_from, "plan", f"targets/{year}.csv", line)


def a_policy(rule="floor_and_target", year=2021, version="1", **by_indicator):
    special = {code: Judgement(name, "step") for code, name in by_indicator.items()}
    return Policy(Year(year, FINANCIAL), version, "", Judgement(rule, "step"), special)


def an_outturn(numerator=45, denominator=192, month=MARCH, area="C", reading=""):
    return outturn_from_parts("SCS03", reading, area, month, numerator, denominator, Fraction(100))
