"""Rows of the rating rules' tables, each answered by its rule."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.rating import (
    activity_band,
    baseline_and_target,
    floor_and_target,
    near_target,
    not_rated,
    tolerance,
    tolerance_and_trend,
)
from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.measure import Draft
from waymark.domain.outturn import Missing, MissingReason
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import NearBands, Tolerance, ToleranceIn
from waymark.domain.target import Band
from waymark.domain.verdict import Verdict
from waymark.worked.made_up import number, ratio, wording, years_before
from waymark.worked.subject import Answer, Row, rated


def by_floor_and_target(row: Row) -> Answer:
    return _or_refused(
        lambda: floor_and_target.rate(
            Decimal(row["value"]), Polarity(row["polarity"]), number(row["target"]), number(row["floor"]), wording(row)
        )
    )


def by_baseline_and_target(row: Row) -> Answer:
    low, high = number(row["band_low"]), number(row["band_high"])
    band = None if low is None or high is None else Band(low, high)
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    return _or_refused(
        lambda: baseline_and_target.rate(
            value, polarity, number(row["target"]), number(row["baseline"]), band, wording(row)
        )
    )


def by_tolerance(row: Row) -> Answer:
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    return rated(tolerance.rate(value, polarity, number(row["target"]), _tolerance(row), wording(row)))


def by_tolerance_and_trend(row: Row) -> Answer:
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    (last_year,) = years_before(row, ("last_year",))
    return rated(
        tolerance_and_trend.rate(value, polarity, number(row["target"]), _tolerance(row), last_year, wording(row))
    )


def by_near_target(row: Row) -> Answer:
    distances = [Fraction(row[name]) for name in ("inner_below", "inner_above", "outer_below", "outer_above")]
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    return rated(near_target.rate(value, polarity, number(row["target"]), NearBands(*distances), wording(row)))


def by_activity_band(row: Row) -> Answer:
    value, low, high = Decimal(row["value"]), number(row["expected_low"]), number(row["expected_high"])
    if low is not None and high is not None:
        verdict = activity_band.rate(value, low, high, wording(row))
    else:
        history = years_before(row, ("last_year", "two_years_ago", "three_years_ago"))
        verdict = activity_band.rate_by_history(value, history, wording(row))
    if verdict.rule != activity_band.NAME:
        return rated(verdict)
    ends = dict(verdict.bars)
    below, above = value < ends["expected_low"], value > ends["expected_high"]
    return Answer("below" if below else "above" if above else "within", verdict.sentence)


def by_not_rated(row: Row) -> Answer:
    measure = Draft("to be confirmed with the service") if row["definition"] == "draft" else ratio("R12M")
    missing = None if row["figure"] == "given" else Missing(MissingReason(row["figure"]))
    chosen = row["rule"] in ("", not_rated.NAME)
    area = NOT_KNOWN if row["area"] == "not known" else "E07000106"
    verdict = not_rated.rate(measure, Polarity(row["polarity"]), missing, row["policy"], chosen, area=area)
    return Answer("goes on to the rule", "") if verdict is None else rated(verdict)


def _tolerance(row: Row) -> Tolerance:
    return Tolerance(Fraction(row["tolerance"]), ToleranceIn(row["tolerance_in"]))


def _or_refused(rate: Callable[[], Verdict]) -> Answer:
    try:
        return rated(rate())
    except ContradictionError as problem:
        return Answer("contradiction", f"Refused: {problem}.")
