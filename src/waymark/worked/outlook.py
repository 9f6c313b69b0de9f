"""Rows of the tables about what it would take and how old a figure is, each answered by the real code."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.distance import Change, Distance, distance
from waymark.assessment.outlook import Outlook
from waymark.assessment.pace import pace
from waymark.assessment.recovery import recovery
from waymark.assessment.rejudged import judge_of
from waymark.assessment.staleness import Age, age, of_earlier_year
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Gap, Mean, Measure, Ratio, Sum, Total
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn, outturn_from_parts, total_outturn
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.rule_parameters import NearBands, RuleParameters, Tolerance, ToleranceIn
from waymark.domain.target import Band, Target, Targets
from waymark.domain.window import Window
from waymark.scorecards.outlook_in_words import public_outlook
from waymark.worked import made_up
from waymark.worked.made_up import LATEST, number, series_of
from waymark.worked.subject import Answer, Row

_AREAS = AreaTree.of([Area("C", "Kent", "authority", None)])
_COUNT = Count("referral", "date")
_DECEMBER = Month.at(2021, 12)
_YEAR = Year(2021, YearType.FINANCIAL)


def _made(polarity: str, measure: Measure, unit: Unit = Unit.PERCENT, decimals: int = 1) -> Indicator:
    """One whose counts have names, since sentences about cases say them."""
    plain = made_up.indicator(Polarity(polarity), unit, decimals, measure)
    return replace(plain, numerator_name="cases that count", denominator_name="cases")


def by_distance(row: Row) -> Answer:
    unit, window = Unit(row["unit"]), Window.parse("R12M")
    scale = {Unit.RATE_PER_10000: Fraction(10_000), Unit.DAYS: Fraction(1)}.get(unit, Fraction(100))
    outturn, measure = _counted(row, unit, window, scale)
    indicator = _made(row["polarity"], measure, unit, int(row["decimals"]))
    target, other = Fraction(row["target"]), Fraction(row["other"])
    low, high = number(row["band_low"]), number(row["band_high"])
    band = None if low is None or high is None else Band(low, high)
    aimed = Target("A1", "C", _YEAR, target, other, other, None, "", "", 1, band)
    before = Outturn("A1", "", "C", LATEST - 12, None, None, Fraction(26))
    judge = judge_of(outturn, [before], indicator, Targets((aimed,)), _policy(row["rule"], other), _AREAS)
    found = distance(outturn, indicator, target, judge)
    if found is None:
        raise ValueError("the row has no colour")
    told = public_outlook(Outlook(found), indicator, outturn, lambda _: True)
    return Answer(_steps(found), " ".join(told.distance))


def _counted(row: Row, unit: Unit, window: Window, scale: Fraction) -> tuple[Outturn, Measure]:
    if row["numerator"] == "-":
        ratio = Ratio(_COUNT, _COUNT, window)
        return Outturn("A1", "", "C", LATEST, None, None, Fraction(20)), Gap(ratio, ratio, "one", "other")
    top = int(row["numerator"])
    if not row["denominator"]:
        return total_outturn("A1", "", "C", LATEST, top, Fraction(1)), Total(_COUNT, window)
    outturn = outturn_from_parts("A1", "", "C", LATEST, top, int(row["denominator"]), scale)
    if unit is Unit.DAYS:
        return outturn, Mean(Sum("adoption", "placed", "days"), window)
    return outturn, Ratio(_COUNT, _COUNT, window, scale)


def _policy(rule: str, amount: Fraction) -> Policy:
    parameters: RuleParameters | None = None
    if rule.startswith("tolerance"):
        parameters = Tolerance(amount, ToleranceIn.POINTS)
    if rule == "near_target":
        parameters = NearBands(amount, amount, 2 * amount, 2 * amount)
    return Policy(_YEAR, "1", "", Judgement(rule, "step", parameters))


def _steps(found: Distance) -> str:
    def signed(change: Change) -> str:
        return f"{'+' if change.more else '-'}{change.count}"

    if found.why_not:
        return "not offered"
    said = [found.rating.value]
    if found.to_green:
        said.append(f"green {signed(found.to_green)}")
    if found.to_amber and found.to_amber != found.to_green:
        said.append(f"amber {signed(found.to_amber)}")
    said += [f"lost {signed(change)}" for change in found.loses]
    if len(said) == 1:
        said.append("never lost" if found.rating.value == "green" else "out of reach")
    return "; ".join(said)


def by_pace(row: Row) -> Answer:
    year_type, month = YearType(row["year_type"]), Month.parse(row["month"])
    unit, decimals = Unit(row["unit"]), int(row["decimals"])
    plain = _made(row["polarity"], Ratio(_COUNT, _COUNT, Window.parse("M")), unit, decimals)
    indicator = replace(plain, frequency=Frequency(row["frequency"]), year_type=year_type)

    def aimed(year: str, amount: str) -> Target:
        return Target("A1", "C", Year(int(year), year_type), Fraction(amount), None, None, None, "", "", 1)

    own = aimed(row["target_year"], row["target"])
    later = aimed(row["later_year"], row["later_target"]) if row["later_year"] else None
    found = pace(Decimal(row["figure"]), month, indicator, own, later=later)
    outturn = Outturn("A1", "", "C", month, None, None, Fraction(row["figure"]))
    told = public_outlook(Outlook(pace=found), indicator, outturn, lambda _: True)
    each = "" if found is None else str(float(found.each)).removesuffix(".0")
    exact = "" if found is None else each if Fraction(each) == found.each else str(found.each)
    return Answer("nothing" if found is None else f"{exact} × {found.left}", told.pace)


def by_recovery(row: Row) -> Answer:
    window = Window.parse(row["window"])
    indicator = _made(row["polarity"], Ratio(_COUNT, _COUNT, window))
    months = [replace(month, reading="month") for month in reversed(series_of(row["months"], _DECEMBER))]
    first = window.first_month(_DECEMBER, indicator.year_type)
    within = [month for month in months if month.month >= first]
    top, bottom = sum(one.numerator or 0 for one in within), sum(one.denominator or 0 for one in within)
    outturn = outturn_from_parts("A1", "", "C", _DECEMBER, top, bottom, Fraction(100))
    target = Fraction(row["target"])
    aimed = Target("A1", "C", _YEAR, target, target, target, None, "", "", 1)
    judge = judge_of(outturn, (), indicator, Targets((aimed,)), _policy("floor_and_target", target), _AREAS)
    found = recovery(outturn, indicator, months, judge)
    told = public_outlook(Outlook(lens=found), indicator, outturn, lambda _: True)
    if found is None:
        return Answer("no lens", "")
    crosses = found.crosses
    verdict = f"{crosses.month}: {crosses.numerator}/{crosses.denominator}" if crosses else ""
    return Answer(verdict or f"not within {len(found.ahead)} months", f"{told.month} {told.ahead}".strip())


def by_staleness(row: Row) -> Answer:
    plain = _made("H", Ratio(_COUNT, _COUNT, Window.parse("M")))
    indicator = replace(plain, frequency=Frequency(row["frequency"]), year_type=YearType(row["year_type"]))
    month, as_at = Month.parse(row["month"]), Month.parse(row["as_at"])
    given = row["figure"] == "given"
    missing = None if given else Missing(MissingReason(row["figure"]))
    outturn = Outturn("A1", "", "C", month, None, None, Fraction(70) if given else None, missing)
    snapshot = Month.parse(row["snapshot"]) if row["snapshot"] else None
    found = age(outturn, as_at, indicator, row["earlier"] == "known", snapshot)
    if found is not Age.CURRENT:
        return Answer(found.value, "")
    old = given and of_earlier_year(month, as_at, indicator)
    return Answer("previous reporting year" if old else "current", "")
