"""The names that a policy may use, and the modules that they stand for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.direction import step
from waymark.assessment.rating import baseline_and_target, floor_and_target, not_rated
from waymark.assessment.wording import Wording
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.polarity import Polarity
from waymark.domain.target import Target
from waymark.domain.verdict import Direction, Verdict

NOT_RATED = not_rated.NAME


@dataclass(frozen=True)
class RatingRule:
    """rate: a figure as printed, against one target row (None: no row) ·
    contradiction: why the bars of a row cannot all hold, empty when they can ·
    looks_ahead: a year without a target takes the next later year that has one."""

    rate: Callable[[Decimal, Polarity, Target | None, Wording], Verdict]
    contradiction: Callable[[Polarity, Target], str]
    looks_ahead: bool = False


DirectionMethod = Callable[[Outturn, Sequence[Outturn], Indicator, Fraction | None], Direction]


def _floor_and_target(value: Decimal, polarity: Polarity, row: Target | None, wording: Wording) -> Verdict:
    target, floor = (row.target, row.floor) if row else (None, None)
    return floor_and_target.rate(value, polarity, target, floor, wording)


def _baseline_and_target(value: Decimal, polarity: Polarity, row: Target | None, wording: Wording) -> Verdict:
    target, baseline, band = (row.target, row.baseline, row.band) if row else (None, None, None)
    return baseline_and_target.rate(value, polarity, target, baseline, band, wording)


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
}
"""The rules that compare. `not_rated` compares nothing, so it stands before them, not among them."""

DIRECTION: dict[str, DirectionMethod] = {step.NAME: step.direction}


def contradiction(rule: str, polarity: Polarity, row: Target) -> str:
    """Why the bars of a target row cannot all hold under a rule; empty when they can, or nothing is compared."""
    return RATING[rule].contradiction(polarity, row) if rule in RATING else ""
