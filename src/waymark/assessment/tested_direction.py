"""How a tested direction is said: its arrow, whether that is good, the periods compared, and every caution."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from waymark.assessment.comparable import Run, without_figure
from waymark.assessment.previous import period_words
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact, printed, round_half_up
from waymark.domain.verdict import Arrow, Direction, Evidence, EvidencePoint, Movement

SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Finding:
    """rising: None where the test finds nothing · words: what it finds, by movement: better, worse, up, down, none ·
    basis: the test and its numbers, without a full stop · cautions: whole sentences ·
    size: how far the figure moved, in its unit; from the first point to the latest where it is None ·
    evidence: the same numbers unrounded, without the points."""

    rising: bool | None
    words: "Words"
    basis: str
    cautions: Sequence[str] = ()
    size: Fraction | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Words:
    """Each starts a sentence: `Improving`, `No clear trend`."""

    better: str
    worse: str
    up: str
    down: str
    none: str


TREND = Words("Improving", "Worsening", "Rising", "Falling", "No clear trend")


def chance_words(p: float) -> str:
    """`p 0.041`; `p < 0.001` for less, as no chance is nothing."""
    return f"p {p:.3f}" if p >= 0.001 else "p < 0.001"


def statistic_words(value: float) -> str:
    """Two decimals, and no minus sign before nothing."""
    return f"{round(value, 2) + 0.0:.2f}"


def not_tested(method: str, sentence: str) -> Direction:
    return Direction(Arrow.NOT_COMPARED, Movement.NOT_JUDGED, method, sentence)


def too_few(method: str, run: Run, needed: int) -> Direction:
    """`Not tested: 3 comparable figures; this method needs 5.`"""
    return not_tested(method, f"Not tested: {len(run.points)} comparable figures; {_named(method)} needs {needed}.")


def told(method: str, run: Run, finding: Finding, indicator: Indicator, target: Fraction | None) -> Direction:
    """No clear finding is grey: neither judged nor coloured. `run`: the points that were tested, no others."""
    first, latest = run.points[0], run.points[-1]
    finding = _beyond_dead_band(run, finding, indicator)
    movement = _movement(finding.rising, first, latest, indicator, target)
    word = finding.words.none
    if finding.rising is not None:
        up_or_down = finding.words.up if finding.rising else finding.words.down
        by_movement = {Movement.IMPROVED: finding.words.better, Movement.WORSENED: finding.words.worse}
        word = by_movement.get(movement, up_or_down)
    since = period_words(first.month, indicator)
    sentence = " ".join((f"{word}{_periods(run, indicator)}: {finding.basis}.", *_cautions(run, finding, indicator)))
    arrow = Arrow.UNCLEAR if finding.rising is None else Arrow.UP if finding.rising else Arrow.DOWN
    then, now = (round_half_up(_value(point), indicator.decimals) for point in (first, latest))
    rests_on = tuple(point.month for point in run.points[:-1])
    evidence = replace(finding.evidence, points=_evidence_points(run)) if finding.evidence else None
    return Direction(arrow, movement, method, sentence, since, now - then, rests_on, evidence=evidence)


def _evidence_points(run: Run) -> tuple[EvidencePoint, ...]:
    return tuple(
        EvidencePoint(one.month, _value(one), one.numerator, one.denominator, one.status.value) for one in run.points
    )


def _beyond_dead_band(run: Run, finding: Finding, indicator: Indicator) -> Finding:
    """Nothing clear where the change is smaller than the indicator's dead-band, which is said wherever there is one."""
    band = indicator.dead_band
    if not band or finding.rising is None:
        return finding
    size = _value(run.points[-1]) - _value(run.points[0]) if finding.size is None else finding.size
    shown = f"dead-band of {exact(band)} {indicator.unit.change}".rstrip()
    if abs(size) >= band:
        return replace(finding, cautions=(*finding.cautions, f"The change is outside the {shown}."))
    return replace(finding, rising=None, cautions=(*finding.cautions, f"The change is inside the {shown}."))


def _movement(
    rising: bool | None, first: Outturn, latest: Outturn, indicator: Indicator, target: Fraction | None
) -> Movement:
    if rising is None or indicator.polarity is Polarity.NONE:
        return Movement.NOT_JUDGED
    if indicator.polarity is not Polarity.TARGET:
        better = rising is (indicator.polarity is Polarity.HIGHER)
        return Movement.IMPROVED if better else Movement.WORSENED
    if target is None:
        return Movement.NOT_JUDGED
    before, after = (
        abs(Fraction(round_half_up(_value(point), indicator.decimals)) - target) for point in (first, latest)
    )
    if before == after:
        return Movement.NOT_JUDGED
    return Movement.IMPROVED if after < before else Movement.WORSENED


def _periods(run: Run, indicator: Indicator) -> str:
    """` over 5 figures, November 2021 (70.0%) to March 2022 (61.2%)`; two figures: ` than February 2022 (…)`."""
    first, latest = run.points[0], run.points[-1]
    then, now = (
        f"{period_words(point.month, indicator)} ({printed(_value(point), indicator.decimals)}{indicator.unit.suffix})"
        for point in (first, latest)
    )
    return f" from {then} to {now}" if len(run.points) == 2 else f" over {len(run.points)} figures, {then} to {now}"


def _cautions(run: Run, finding: Finding, indicator: Indicator) -> tuple[str, ...]:
    said = list(finding.cautions)
    if run.apart > indicator.frequency.months:
        noun = indicator.frequency.noun
        said.append(f"Each is of the same {noun} of its year, as {noun}s in a row share most of their cases.")
    if missing := without_figure(run, indicator):
        named = " and ".join(missing) if len(missing) < 3 else f"{len(missing)} periods from {missing[0]} on"
        said.append(f"Not consecutive: no figure for {named}.")
    statuses = list(dict.fromkeys(point.status.value for point in run.points))
    if len(statuses) > 1:
        said.append(f"Compares {' and '.join(statuses)} figures.")
    if run.cut:
        said.append(f"Older figures are left out: {run.cut}.")
    return tuple(said)


def _value(point: Outturn) -> Fraction:
    if point.value is None:
        raise ValueError("a tested point has a value")
    return point.value


def _named(method: str) -> str:
    return f"the method {method.replace('_', ' ')}"
