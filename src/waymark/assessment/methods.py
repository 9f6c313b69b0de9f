"""The names that a policy may use, and the modules that they stand for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.direction import auto, regression, spc, step, trend_test, two_points
from waymark.assessment.earlier import EarlierFigure
from waymark.assessment.rating import (
    activity_band,
    baseline_and_target,
    floor_and_target,
    near_target,
    not_rated,
    tolerance,
    tolerance_and_trend,
)
from waymark.assessment.wording import Wording
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import ExpectedFromHistory, ExpectedRange, NearBands, RuleParameters, Tolerance
from waymark.domain.target import Target
from waymark.domain.verdict import Direction, Verdict

NOT_RATED = not_rated.NAME


@dataclass(frozen=True)
class Case:
    """Everything that a rule may look at.

    value: as printed · row: the target row, None when there is none · parameters: the policy's, for this rule ·
    earlier: the same period of as many years as the rule looks back, the latest first.
    """

    value: Decimal
    polarity: Polarity
    row: Target | None
    parameters: RuleParameters | None
    earlier: tuple[EarlierFigure, ...]
    wording: Wording

    @property
    def target(self) -> Fraction | None:
        return self.row.target if self.row else None


@dataclass(frozen=True)
class RatingRule:
    """rate: raises ValueError for parameters of another rule, which the dictionary's reader refuses first ·
    contradiction: why the bars of a row cannot all hold, empty when they can ·
    looks_ahead: a year without a target takes the next later year that has one ·
    years_back: how many years' same period it may look at · needs_polarity: without one it says nothing."""

    rate: Callable[[Case], Verdict]
    contradiction: Callable[[Polarity, Target], str] = lambda _polarity, _row: ""
    looks_ahead: bool = False
    years_back: int = 0
    needs_polarity: bool = True


DirectionMethod = Callable[[Outturn, Sequence[Outturn], Indicator, Fraction | None], Direction]


def _floor_and_target(case: Case) -> Verdict:
    floor = case.row.floor if case.row else None
    return floor_and_target.rate(case.value, case.polarity, case.target, floor, case.wording)


def _baseline_and_target(case: Case) -> Verdict:
    baseline, band = (case.row.baseline, case.row.band) if case.row else (None, None)
    return baseline_and_target.rate(case.value, case.polarity, case.target, baseline, band, case.wording)


def _tolerance(case: Case) -> Verdict:
    if not isinstance(case.parameters, Tolerance):
        raise ValueError("the rule tolerance needs a tolerance")
    return tolerance.rate(case.value, case.polarity, case.target, case.parameters, case.wording)


def _tolerance_and_trend(case: Case) -> Verdict:
    if not isinstance(case.parameters, Tolerance):
        raise ValueError("the rule tolerance_and_trend needs a tolerance")
    (last_year,) = case.earlier
    return tolerance_and_trend.rate(case.value, case.polarity, case.target, case.parameters, last_year, case.wording)


def _near_target(case: Case) -> Verdict:
    if not isinstance(case.parameters, NearBands):
        raise ValueError("the rule near_target needs its bands")
    return near_target.rate(case.value, case.polarity, case.target, case.parameters, case.wording)


def _activity_band(case: Case) -> Verdict:
    match case.parameters:
        case ExpectedRange(low, high):
            return activity_band.rate(case.value, low, high, case.wording)
        case ExpectedFromHistory():
            return activity_band.rate_by_history(case.value, case.earlier, case.wording)
    raise ValueError("the rule activity_band needs an expected range")


RATING = {
    floor_and_target.NAME: RatingRule(
        _floor_and_target,
        lambda polarity, row: floor_and_target.contradiction(polarity, row.target, row.floor),
    ),
    baseline_and_target.NAME: RatingRule(
        _baseline_and_target,
        lambda polarity, row: baseline_and_target.contradiction(polarity, row.target, row.baseline, row.band),
        looks_ahead=True,
    ),
    tolerance.NAME: RatingRule(_tolerance),
    tolerance_and_trend.NAME: RatingRule(_tolerance_and_trend, years_back=1),
    near_target.NAME: RatingRule(_near_target),
    activity_band.NAME: RatingRule(_activity_band, years_back=activity_band.YEARS, needs_polarity=False),
}
"""The rules that compare. `not_rated` compares nothing, so it stands before them, not among them."""


def _auto(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    found = DIRECTION[auto.method_for(outturn, earlier, indicator)](outturn, earlier, indicator, target)
    return replace(found, chosen_by=auto.NAME)


DIRECTION: dict[str, DirectionMethod] = {
    step.NAME: step.direction,
    auto.NAME: _auto,
    two_points.NAME: two_points.direction,
    trend_test.NAME: trend_test.direction,
    spc.NAME: spc.direction,
    regression.NAME: regression.direction,
}


def contradiction(rule: str, polarity: Polarity, row: Target) -> str:
    """Why the bars of a target row cannot all hold under a rule; empty when they can, or nothing is compared."""
    return RATING[rule].contradiction(polarity, row) if rule in RATING else ""
