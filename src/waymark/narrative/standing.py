"""Where a figure stands against its target, its floor, its baseline, its band or the range it is expected in."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.narrative.quantities import difference, value


@dataclass(frozen=True)
class Aimed:
    """What the figure is held against.

    low, high: for polarity T the band that counts as on target · whose: the authority's name where a district is held
    against the authority's target, else empty · same_before: the earlier figure was held against the same target ·
    floor, baseline: of rules that have one · by: `June 2021`, where the target is what a profile expects by then of the
    year's, else empty.
    """

    target: Fraction
    year: str
    low: Fraction | None = None
    high: Fraction | None = None
    whose: str = ""
    same_before: bool = False
    floor: Fraction | None = None
    baseline: Fraction | None = None
    by: str = ""


class Place(Enum):
    """met now and before · just met · exactly on it · just missed · missed now and before · nothing is known before"""

    STILL_MET = "still met"
    NEWLY_MET = "newly met"
    MET = "met"
    EXACT = "exact"
    NEWLY_MISSED = "newly missed"
    STILL_MISSED = "still missed"
    MISSED = "missed"


@dataclass(frozen=True)
class Measured:
    """How the indicator prints and which way is better."""

    name: str
    unit: Unit
    decimals: int
    polarity: Polarity


def place(now: Fraction, before: Fraction | None, aimed: Aimed, polarity: Polarity) -> Place:
    """For H and L. `before`: the earlier figure, None where it is not compared."""
    met = _meets(now, aimed.target, polarity)
    if now == aimed.target:
        return Place.EXACT
    if before is None or not aimed.same_before:
        return Place.MET if met else Place.MISSED
    if _meets(before, aimed.target, polarity):
        return Place.STILL_MET if met else Place.NEWLY_MISSED
    return Place.NEWLY_MET if met else Place.STILL_MISSED


def target_words(aimed: Aimed, measured: Measured) -> str:
    """`Kent's 2016-17 target of 92%`, `the 2016-17 target of 100 expected by June 2016`."""
    owner = f"{aimed.whose}'s" if aimed.whose else "the"
    year = f"{aimed.year} " if aimed.year else ""
    target = exact(aimed.target)
    if measured.unit is not Unit.POINTS:  # `percentage points` are said of the figure or of its distance already
        target = value(target, measured.unit, measured.name)
    share = f" expected by {aimed.by}" if aimed.by else ""
    return f"{owner} {year}target of {target}{share}"


def distance(now: Fraction, aimed: Aimed, measured: Measured, alone: bool = False) -> str:
    """`0.4 percentage points short of the 2016-17 target of 92%`; `exactly on the 2016-17 target of 92%`.

    A number of days might be taken for the figure itself, so it comes last: `over the target of 426 days by 12 days`.
    Of a number it is `5 more than the 2017-18 target of 15`; alone, without the number before it, `over the target of
    15 by 5`.
    """
    target = target_words(aimed, measured)
    apart = now - aimed.target
    if apart == 0:
        return f"exactly on {target}"
    gap = difference(abs(apart), measured.unit, measured.decimals, measured.name)
    above, below = {
        Polarity.HIGHER: ("above", "short of"),
        Polarity.LOWER: ("over", "inside"),
    }.get(measured.polarity, ("above", "below"))
    way = above if apart > 0 else below
    if measured.unit is Unit.COUNT and not measured.decimals and not alone:
        return f"{gap} {'more' if apart > 0 else 'fewer'} than {target}"
    return f"{gap} {way} {target}" if "percentage point" in gap else f"{way} {target} by {gap}"


def nearness(now: Fraction, before: Fraction | None, aimed: Aimed, measured: Measured) -> str:
    """Of what is best near its target: `nearer to the 2025-26 target of 19.2, above it by 0.2`.

    '' where it is as near as before or exactly on it, and where the earlier figure had another target.
    """
    if before is None or not aimed.same_before or now == aimed.target:
        return ""
    apart, was = abs(now - aimed.target), abs(before - aimed.target)
    if apart == was:
        return ""
    gap = difference(apart, measured.unit, measured.decimals, measured.name)
    side = "above" if now > aimed.target else "below"
    way = f"{gap} {side} it" if "percentage point" in gap else f"{side} it by {gap}"
    return f"{'nearer to' if apart < was else 'farther from'} {target_words(aimed, measured)}, {way}"


def band_sentence(now: Fraction, aimed: Aimed, measured: Measured) -> str:
    """For polarity T: whether the figure is inside the band that counts as on target; '' without a band."""
    if aimed.low is None or aimed.high is None:
        return ""
    where = "inside" if aimed.low <= now <= aimed.high else "below" if now < aimed.low else "above"
    ends = _ends(aimed.low, aimed.high, measured)
    return f"It is {where} the band of {ends} that counts as on target."


def range_sentence(now: Fraction, low: Fraction, high: Fraction, measured: Measured) -> str:
    """For activity: whether the figure is inside the range that is expected. No judgement."""
    where = "below" if now < low else "above" if now > high else "inside"
    return f"It is {where} the expected range of {_ends(low, high, measured)}."


def floor_sentence(now: Fraction, aimed: Aimed, measured: Measured) -> str:
    """Where the target is missed: whether the floor standard, or the baseline, is reached. '' where neither is set."""
    if measured.polarity not in (Polarity.HIGHER, Polarity.LOWER) or _meets(now, aimed.target, measured.polarity):
        return ""
    owner = f"{aimed.whose}'s" if aimed.whose else "the"
    if aimed.floor is not None:
        floor = f"{owner} floor of {value(exact(aimed.floor), measured.unit, measured.name)}"
        return f"It meets {floor}." if _meets(now, aimed.floor, measured.polarity) else f"It misses {floor} as well."
    if aimed.baseline is None:
        return ""
    baseline = f"{owner} baseline of {value(exact(aimed.baseline), measured.unit, measured.name)}"
    if now == aimed.baseline:
        return f"It is the same as {baseline}."
    return f"It is {'better' if _meets(now, aimed.baseline, measured.polarity) else 'worse'} than {baseline}."


def _meets(figure: Fraction, bar: Fraction, polarity: Polarity) -> bool:
    return figure >= bar if polarity is Polarity.HIGHER else figure <= bar


def _ends(low: Fraction, high: Fraction, measured: Measured) -> str:
    """`3.0% to 7.5%`, `358.0 to 407.9 per 10,000`."""
    percent = "%" if measured.unit is Unit.PERCENT else ""
    first = exact(low, measured.decimals) + percent
    return f"{first} to {value(exact(high, measured.decimals), measured.unit, measured.name)}"
