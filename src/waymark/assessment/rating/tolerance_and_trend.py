"""Green: within the tolerance. Amber: outside it, but not worse than the same period last year. Red: outside and worse.

- Within the tolerance: the target is met, or missed by no more than the tolerance that the policy states.
- The tolerance is in points of the indicator's own unit, or relative, in per cent of the target.
- Last year's figure is looked at only outside the tolerance. Equal to it is not worse.
- Both figures are compared as printed; the target and the limit of the tolerance are exact and never rounded.
- Outside the tolerance and without a figure for last year, nothing tells amber from red: not rated.
- Never across a series break, and never from or to a partial period: not rated, not comparable.
- A tolerance lies on one side only, so this rule cannot judge what is best near the target.
"""

from decimal import Decimal
from fractions import Fraction

from waymark.assessment.comparing import meets
from waymark.assessment.earlier import EarlierFigure
from waymark.assessment.tolerated import limit, limit_words
from waymark.assessment.wording import Wording, against
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import Tolerance
from waymark.domain.verdict import Rating, Verdict, WhyNotRated

NAME = "tolerance_and_trend"


def rate(
    value: Decimal,
    polarity: Polarity,
    target: Fraction | None,
    tolerance: Tolerance,
    last_year: EarlierFigure,
    wording: Wording,
) -> Verdict:
    """One colour, or one named refusal. `value` is the figure as printed."""
    bars = () if target is None else (("target", target),)
    if polarity is Polarity.NONE:
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, "no polarity, shown as context only", value, bars)
    if target is None:
        return Verdict.refused(WhyNotRated.NO_TARGET, f"no target for {wording.year}", value)
    if polarity is Polarity.TARGET:
        detail = "best near the target, which needs a band on both sides; a tolerance has one side only"
        return Verdict.refused(WhyNotRated.NO_BAND, detail, value, bars)
    farthest = limit(target, tolerance, polarity)
    bars = (*bars, ("tolerance", tolerance.amount), ("limit", farthest))
    figure, reached, missed = wording.value(value), against(polarity, True), against(polarity, False)
    edge = limit_words(farthest, wording.target(target), tolerance, polarity, wording)
    if meets(value, farthest, polarity):
        said = f"{figure} is {reached} {edge}, and {polarity.phrase}: {Rating.GREEN.value}."
        return Verdict(Rating.GREEN, NAME, said, value, bars)
    rests_on = (last_year.month,) if last_year.known else ()
    if last_year.value is None:
        detail = f"{figure} is {missed} {edge}, and {last_year.detail}"
        return Verdict.refused(last_year.why_not or WhyNotRated.NO_LAST_YEAR, detail, value, bars, rests_on)
    bars = (*bars, ("last_year", Fraction(last_year.value)))
    before = f"the {wording.value(last_year.value)} of {last_year.words}"
    if meets(value, Fraction(last_year.value), polarity):
        rating, compared = Rating.AMBER, f"but {reached} {before}"
    else:
        rating, compared = Rating.RED, f"and {missed} {before}"
    said = f"{figure} is {missed} {edge}, {compared}, and {polarity.phrase}: {rating.value}."
    return Verdict(rating, NAME, said, value, bars, rests_on=rests_on)
