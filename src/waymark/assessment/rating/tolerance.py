"""Green: the target is met. Amber: it is missed by no more than the tolerance. Red: it is missed by more.

- The tolerance stands in the policy, in points of the indicator's own unit or relative, in per cent of the target.
- A relative tolerance of 5 on a target of 80 is 4: where higher is better, 76 is still amber.
- The figure is judged as printed; the target and the limit of the tolerance are exact and never rounded.
- Exactly on the target is met, and exactly on the limit is within the tolerance.
- Only a target of the asked year is used. A year without one leaves the figure not rated.
- A tolerance lies on one side only, so this rule cannot judge what is best near the target.
"""

from decimal import Decimal
from fractions import Fraction

from waymark.assessment.comparing import meets
from waymark.assessment.tolerated import limit, limit_words
from waymark.assessment.wording import Wording, against
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import Tolerance
from waymark.domain.verdict import Rating, Verdict, WhyNotRated

NAME = "tolerance"


def rate(
    value: Decimal, polarity: Polarity, target: Fraction | None, tolerance: Tolerance, wording: Wording
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
    figure, reached, missed = wording.value(value), against(polarity, True), against(polarity, False)
    if meets(value, target, polarity):
        rating, said = Rating.GREEN, f"{figure} is {reached} {wording.target(target)}"
    elif meets(value, farthest, polarity):
        edge = limit_words(farthest, "the target", tolerance, polarity, wording)
        rating, said = Rating.AMBER, f"{figure} is {missed} {wording.target(target)} and {reached} {edge}"
    else:
        edge = limit_words(farthest, wording.target(target), tolerance, polarity, wording)
        rating, said = Rating.RED, f"{figure} is {missed} {edge}"
    bars = (*bars, ("tolerance", tolerance.amount), ("limit", farthest))
    return Verdict(rating, NAME, f"{said}, and {polarity.phrase}: {rating.value}.", value, bars)
