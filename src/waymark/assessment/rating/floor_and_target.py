"""Green: the target is met. Amber: the floor standard is met, the target is not. Red: the floor is not met.

- The figure is judged as printed; the target and the floor are exact and never rounded. 91.6 against 92 is not met.
- Exactly on a bar counts as met.
- Only a target of the asked year is used. A year without one leaves the figure not rated.
- Without a floor nothing says where red begins, so no figure of the year is rated.
- A red figure needs an exception: commentary and at least one action.
- A floor better than its target contradicts it. The dictionary is refused; no colour is guessed.
- A floor has one side only, so this rule cannot judge what is best near the target.
"""

from decimal import Decimal
from fractions import Fraction

from waymark.assessment.comparing import meets
from waymark.assessment.wording import Wording, against
from waymark.domain.errors import ContradictionError
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.verdict import Rating, Verdict, WhyNotRated

NAME = "floor_and_target"


def contradiction(polarity: Polarity, target: Fraction | None, floor: Fraction | None) -> str:
    """A sentence when the bars cannot both hold; empty when they can."""
    if target is None or floor is None or polarity not in (Polarity.HIGHER, Polarity.LOWER) or target == floor:
        return ""
    if meets(floor, target, polarity):
        return f"the floor of {exact(floor)} lies beyond the target of {exact(target)}, and {polarity.phrase}"
    return ""


def rate(
    value: Decimal, polarity: Polarity, target: Fraction | None, floor: Fraction | None, wording: Wording
) -> Verdict:
    """One colour, or one named refusal. `value` is the figure as printed.

    Raises ContradictionError when the floor lies beyond the target.
    """
    if problem := contradiction(polarity, target, floor):
        raise ContradictionError(problem)
    bars = tuple((name, bar) for name, bar in (("target", target), ("floor", floor)) if bar is not None)
    if polarity is Polarity.NONE:
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, "no polarity, shown as context only", value, bars)
    if target is None:
        return Verdict.refused(WhyNotRated.NO_TARGET, f"no target for {wording.year}", value, bars)
    if polarity is Polarity.TARGET:
        detail = "best near the target, which needs a band on both sides; a floor has one side only"
        return Verdict.refused(WhyNotRated.NO_BAND, detail, value, bars)
    if floor is None:
        return Verdict.refused(WhyNotRated.NO_FLOOR, f"a target but no floor for {wording.year}", value, bars)
    figure = wording.value(value)
    if meets(value, target, polarity):
        rating = Rating.GREEN
        said = f"{figure} is {against(polarity, True)} {wording.target(target)}"
    elif meets(value, floor, polarity):
        rating = Rating.AMBER
        said = (
            f"{figure} is {against(polarity, False)} {wording.target(target)} "
            f"and {against(polarity, True)} {wording.bar('floor', floor)}"
        )
    else:
        rating = Rating.RED
        said = (
            f"{figure} is {against(polarity, False)} {wording.bar('floor', floor)}, "
            f"so also {against(polarity, False)} {wording.target(target)}"
        )
    return Verdict(rating, NAME, f"{said}, and {polarity.phrase}: {rating.value}.", value, bars)
