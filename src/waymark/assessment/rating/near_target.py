"""Green: inside the inner band round the target. Amber: inside the outer band only. Red: outside both.

- For what is best near its target, neither too high nor too low, and for nothing else.
- The bands are distances from the target, below and above, that the policy states. They may be unequal.
- The ends of a band are inside it. A distance of 0 leaves no room on that side.
- The figure is judged as printed; the target and the ends of the bands are exact and never rounded.
- Only a target of the asked year is used. A year without one leaves the figure not rated.
"""

from decimal import Decimal
from fractions import Fraction

from waymark.assessment.wording import Wording
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import NearBands
from waymark.domain.target import Band
from waymark.domain.verdict import Rating, Verdict, WhyNotRated

NAME = "near_target"


def rate(value: Decimal, polarity: Polarity, target: Fraction | None, bands: NearBands, wording: Wording) -> Verdict:
    """One colour, or one named refusal. `value` is the figure as printed."""
    bars = () if target is None else (("target", target),)
    if polarity is Polarity.NONE:
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, "no polarity, shown as context only", value, bars)
    if target is None:
        return Verdict.refused(WhyNotRated.NO_TARGET, f"no target for {wording.year}", value)
    if polarity is not Polarity.TARGET:
        detail = f"the rule is for what is best near its target, and {polarity.phrase}"
        return Verdict.refused(WhyNotRated.OTHER_POLARITY, detail, value, bars)
    inner, outer = bands.inner(target), bands.outer(target)
    bars = (
        *bars,
        ("inner_low", inner.low),
        ("inner_high", inner.high),
        ("outer_low", outer.low),
        ("outer_high", outer.high),
    )
    near, far = _edges("inner", inner, wording), _edges("outer", outer, wording)
    if Fraction(value) in inner:
        rating, said = Rating.GREEN, f"inside {near}"
    elif Fraction(value) in outer:
        rating, said = Rating.AMBER, f"outside {near} and inside {far}"
    else:
        rating, said = Rating.RED, f"outside {far}"
    sentence = f"{wording.value(value)} is {said}, round {wording.target(target)}: {rating.value}."
    return Verdict(rating, NAME, sentence, value, bars)


def _edges(name: str, band: Band, wording: Wording) -> str:
    return f"the {name} band from {wording.number(band.low)} to {wording.number(band.high)}"
