"""Step: the figure against the previous reported figure of the same frequency. Movement since last, not a trend.

- Up, down or the same is said of the figures as printed.
- Improved is green, the same is amber, worsened is red; what is better depends on the polarity.
- Best near the target: the change in distance from the target is judged, against one target for both figures.
- No polarity: which way it moved, no judgement and no colour.
- A percentage changes by percentage points, and every other figure by its own unit.
- Periods without a figure are passed over, and the verdict says which periods were compared.
- Never across a series break, and never from or to a partial period: not comparable.
- A provisional figure against a settled one is marked; an indicator may forbid it (`compare_provisional: no`).
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.comparable import MIXED
from waymark.assessment.previous import expected_previous, period_words, previous_figure, reported_between
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.outturn import Flag, Outturn, ValueStatus
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact, round_half_up
from waymark.domain.verdict import Arrow, Direction, Movement

NAME = "step"

_SINGULAR = {"percentage points": "percentage point", "days": "day", "points": "point"}


def direction(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    """How the figure moved. `earlier`: the other outturns of the same indicator, reading and area, in any order;
    those of later periods, and months that end no period of the frequency, are passed over."""
    if outturn.value is None:
        return _not_compared(f"Nothing to compare: {outturn.missing}.")
    previous = previous_figure(outturn, earlier, indicator)
    if previous is None or previous.value is None:
        return _not_compared("No earlier figure to compare with.")
    since = period_words(previous.month, indicator)
    passed = reported_between(previous, outturn, earlier, indicator)
    if any(Flag.SERIES_BREAK in later.flags for later in (*passed, outturn)):
        return _not_compared(f"Not comparable with {since}: the series breaks in between.")
    if Flag.PARTIAL_PERIOD in outturn.flags:
        return _not_compared(f"Not comparable with {since}: the latest figure covers part of its period.")
    if Flag.PARTIAL_PERIOD in previous.flags:
        return _not_compared(f"Not comparable with {since}: that figure covers part of its period.")
    statuses = {outturn.status, previous.status}
    if not indicator.compare_provisional and len(statuses) > 1 and ValueStatus.PROVISIONAL in statuses:
        return _not_compared(f"Not comparable with {since}: that figure is {previous.status.value}, and {MIXED}.")
    now = round_half_up(outturn.value, indicator.decimals)
    then = round_half_up(previous.value, indicator.decimals)
    movement, judged = _judge(then, now, indicator, target)
    sentence = f"{_moved(then, now, since, indicator)}{judged}. {_caveats(outturn, previous, indicator)}"
    arrow = Arrow.SAME if now == then else Arrow.UP if now > then else Arrow.DOWN
    return Direction(arrow, movement, NAME, sentence, since, now - then)


def _moved(then: Decimal, now: Decimal, since: str, indicator: Indicator) -> str:
    places, suffix = indicator.decimals, indicator.unit.suffix
    if now == then:
        return f"No change since {since} ({now:,.{places}f}{suffix})"
    size = f"{abs(now - then):,.{places}f}"
    unit = indicator.unit.change
    unit = _SINGULAR.get(unit, unit) if size == "1" else unit
    moved = f"{size} {unit}".rstrip()
    way = "Up" if now > then else "Down"
    return f"{way} {moved} since {since} ({then:,.{places}f}{suffix} to {now:,.{places}f}{suffix})"


def _judge(then: Decimal, now: Decimal, indicator: Indicator, target: Fraction | None) -> tuple[Movement, str]:
    if indicator.polarity is Polarity.NONE:
        return Movement.NOT_JUDGED, ""
    if indicator.polarity is Polarity.TARGET:
        return _judge_distance(then, now, indicator, target)
    if now == then:
        return Movement.SAME, ""
    better = (now > then) is (indicator.polarity is Polarity.HIGHER)
    movement = Movement.IMPROVED if better else Movement.WORSENED
    return movement, f": {movement.value}"


def _judge_distance(then: Decimal, now: Decimal, indicator: Indicator, target: Fraction | None) -> tuple[Movement, str]:
    if target is None:
        return Movement.NOT_JUDGED, ", not judged: no target to be near"
    before, after = abs(Fraction(then) - target), abs(Fraction(now) - target)
    suffix = indicator.unit.suffix if indicator.unit is not Unit.PERCENT else " percentage points"
    distances = f"{exact(before, indicator.decimals)} to {exact(after, indicator.decimals)}{suffix}"
    if after == before:
        return Movement.SAME, f": as far from the target as before ({distances})"
    movement = Movement.IMPROVED if after < before else Movement.WORSENED
    way = "nearer to" if after < before else "farther from"
    return movement, f": {way} the target ({distances} away), {movement.value}"


def _caveats(outturn: Outturn, previous: Outturn, indicator: Indicator) -> str:
    said = []
    if previous.month != expected_previous(outturn.month, indicator):
        since, now = period_words(previous.month, indicator), period_words(outturn.month, indicator)
        said.append(f"Compares {now} with {since}: no figure in between.")
    if outturn.status is not previous.status:
        said.append(f"A {outturn.status.value} figure against a {previous.status.value} one.")
    said.append("Movement since last, not a trend.")
    return " ".join(said)


def _not_compared(sentence: str) -> Direction:
    return Direction(Arrow.NOT_COMPARED, Movement.NOT_JUDGED, NAME, sentence)
