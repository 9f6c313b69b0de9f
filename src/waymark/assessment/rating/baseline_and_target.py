"""Green: the target is reached or passed. Amber: between the baseline and the target. Red: worse than the baseline.

- The baseline is the outturn of a stated earlier year. A figure equal to it is amber.
- The figure is judged as printed; the target and the baseline are exact and never rounded.
- Exactly on the target counts as reached.
- The target is that of the asked year, else of the next later year that has one; the verdict says which.
- No baseline yet: not rated, awaiting baseline.
- A baseline already beyond the target contradicts it. The dictionary is refused; no colour is guessed.
- Where a figure is best near its target it needs a band. Inside the band, ends included, is green. Outside it, no
  farther from the target than the baseline was is amber, and farther is red.
"""

from decimal import Decimal
from fractions import Fraction

from waymark.assessment.comparing import meets
from waymark.assessment.wording import Wording, against
from waymark.domain.errors import ContradictionError
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.target import Band
from waymark.domain.verdict import Rating, Verdict, WhyNotRated

NAME = "baseline_and_target"


def contradiction(
    polarity: Polarity, target: Fraction | None, baseline: Fraction | None, band: Band | None = None
) -> str:
    """A sentence when the bars cannot all hold; empty when they can."""
    if target is None:
        return ""
    if polarity is Polarity.TARGET and band is not None and target not in band:
        return f"the band from {exact(band.low)} to {exact(band.high)} does not hold the target of {exact(target)}"
    if baseline is None or polarity not in (Polarity.HIGHER, Polarity.LOWER) or baseline == target:
        return ""
    if meets(baseline, target, polarity):
        said = f"the baseline of {exact(baseline)} is already beyond the target of {exact(target)}"
        return f"{said}, and {polarity.phrase}"
    return ""


def rate(
    value: Decimal,
    polarity: Polarity,
    target: Fraction | None,
    baseline: Fraction | None,
    band: Band | None,
    wording: Wording,
) -> Verdict:
    """One colour, or one named refusal. `value` is the figure as printed.

    Raises ContradictionError when the baseline is beyond the target, or the band does not hold it.
    """
    if problem := contradiction(polarity, target, baseline, band):
        raise ContradictionError(problem)
    near = band if polarity is Polarity.TARGET else None
    named = (
        ("target", target),
        ("baseline", baseline),
        ("band_low", near.low if near else None),
        ("band_high", near.high if near else None),
    )
    bars = tuple((name, bar) for name, bar in named if bar is not None)
    if polarity is Polarity.NONE:
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, "no polarity, shown as context only", value, bars)
    if target is None:
        return Verdict.refused(WhyNotRated.NO_TARGET, f"no target for {wording.year} or a later year", value, bars)
    if baseline is None:
        return Verdict.refused(WhyNotRated.AWAITING_BASELINE, "awaiting a baseline", value, bars)
    if polarity is Polarity.TARGET and near is None:
        return Verdict.refused(
            WhyNotRated.NO_BAND, "best near the target, and no band says how near is near enough", value, bars
        )
    if near is not None:
        rating, said = _near(value, target, baseline, near, wording)
    else:
        rating, said = _beyond(value, polarity, target, baseline, wording)
    return Verdict(rating, NAME, f"{said}: {rating.value}.", value, bars)


def _beyond(
    value: Decimal, polarity: Polarity, target: Fraction, baseline: Fraction, wording: Wording
) -> tuple[Rating, str]:
    figure, reached, missed = wording.value(value), against(polarity, True), against(polarity, False)
    if meets(value, target, polarity):
        rating, said = Rating.GREEN, f"{figure} is {reached} {wording.target(target)}"
    elif meets(value, baseline, polarity):
        rating = Rating.AMBER
        said = f"{figure} is {missed} {wording.target(target)} and {reached} {wording.bar('baseline', baseline)}"
    else:
        rating = Rating.RED
        said = f"{figure} is {missed} {wording.bar('baseline', baseline)}, so also {missed} {wording.target(target)}"
    return rating, f"{said}, and {polarity.phrase}"


def _near(value: Decimal, target: Fraction, baseline: Fraction, band: Band, wording: Wording) -> tuple[Rating, str]:
    figure = wording.value(value)
    edges = f"the band from {wording.number(band.low)} to {wording.number(band.high)}"
    if Fraction(value) in band:
        return Rating.GREEN, f"{figure} is inside {edges} round {wording.target(target)}"
    away, was = abs(Fraction(value) - target), abs(baseline - target)
    rating, farther = (Rating.AMBER, "no farther") if away <= was else (Rating.RED, "farther")
    own = wording.bar("baseline", baseline)
    said = (
        f"{figure} is outside {edges}, and {wording.number(away)} away from {wording.target(target)}. "
        f"{own[0].upper()}{own[1:]} was {wording.number(was)} away, so it is {farther} from it"
    )
    return rating, said
