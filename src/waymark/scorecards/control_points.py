"""The points, limits and words of one series whose every figure may be shown.

Limits are exact in the tests. Shown, they are rounded once and cut where no figure can lie: a percentage at 0 and 100,
a count, a rate and a number of days at 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from waymark.assessment.assessment import Assessment
from waymark.assessment.controlled import Controlled, controlled
from waymark.assessment.previous import period_words
from waymark.assessment.statistics.spc import FEWEST, Cause, Limits, Point, assurance
from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact, printed, round_half_up
from waymark.domain.source_change import SourceChange
from waymark.domain.verdict import Movement
from waymark.domain.window import WindowKind
from waymark.narrative.control import NOUNS, Charted, Unusual, cause_words, chart_finding, chart_sentences, icon_words
from waymark.scorecards.control import ChangeMark, ControlChart, ControlPoint, ControlStretch
from waymark.scorecards.document import TrendPoint

_NEVER_BELOW_ZERO = frozenset({Unit.PERCENT, Unit.RATE_PER_10000, Unit.DAYS, Unit.COUNT})
NO_RANGE = "No usual range is drawn: "


@dataclass(frozen=True)
class Charting:
    """One series whose every figure may be shown, by the months that end its periods."""

    indicator: Indicator
    reading: str
    judged: Callable[[str, Month], Assessment]
    point: Callable[[Indicator, str, Month], TrendPoint]
    changes: Sequence[SourceChange]
    months: Sequence[Month]
    ended: Month

    def outturns(self) -> list[Outturn]:
        return [self.judged(self.reading, month).outturn for month in self.months]

    def words(self, month: Month) -> str:
        return period_words(month, self.indicator)

    def value(self, value: Fraction) -> str:
        return printed(value, self.indicator.decimals) + self.indicator.unit.suffix

    def why_broken(self, month: Month) -> str:
        broken = [change for change in self.changes if not change.comparable and change.on <= month.last]
        words = max(broken, key=lambda change: change.on).words if broken else ""
        # A sentence goes on after a colon; a name in capitals (EYFSP) stays as it is.
        return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def charted(chart: ControlChart, made: Charting) -> ControlChart:
    """The chart with its points and, where there are enough of them, its limits and what they find."""
    found = controlled(made.outturns(), made.indicator.rebases, made.why_broken)
    stretches = tuple(_stretches(found, made))
    stated = [
        ChangeMark(
            one.since, 1, "range anew", f"The usual range begins anew from {one.since.label}: {one.reason}.", True
        )
        for one in made.indicator.rebases
        if made.months and made.months[0] < one.since <= made.ended
    ]
    marks = sorted({*chart.marks, *marks_of(made.changes, made.months, made.ended), *stated}, key=_when)
    chart = replace(chart, points=tuple(_points(found, made)), stretches=stretches, marks=tuple(marks))
    if all(stretch.upper is None for stretch in stretches):
        count, noun = stretches[-1].points if stretches else 0, NOUNS[made.indicator.frequency]
        there = f"there is {count}" if count == 1 else f"there are {count}"
        return replace(chart, refused=f"{NO_RANGE}{FEWEST} comparable {noun}s are needed, and {there}.")
    told = _told(chart, found, stretches[-1], made)
    latest = next(point for point in reversed(chart.points) if point.stretch is not None)
    return replace(
        chart,
        icon=icon_words(latest.label, latest.movement) if stretches[-1].upper else "",
        movement=latest.movement,
        assurance=told.assurance,
        finding=chart_finding(told),
        sentences=chart_sentences(told),
    )


def _told(chart: ControlChart, found: Controlled, last: ControlStretch, made: Charting) -> Charted:
    """The latest stretch, for the sentences."""
    indicator, placed = made.indicator, found.placed
    own = placed[len(placed) - last.points :]
    unusual = [_unusual(outturn, point, made) for outturn, point in own]
    limits = own[-1][1].limits
    target = _target(chart, made)
    held = target is not None and limits is not None and not chart.single_months
    suffix = indicator.unit.suffix
    return Charted(
        noun=NOUNS[indicator.frequency],
        since=last.words,
        count=last.points,
        needed=FEWEST,
        lower=last.lower.text + ("%" if suffix == "%" else "") if last.lower else "",
        upper=last.upper.text + suffix if last.upper else "",
        trial=last.trial,
        latest=unusual[-1],
        unusual=[one for one in unusual[:-1] if one.cause],
        reason=last.reason,
        left_out=[
            made.words(outturn.month) for outturn, point in found.points if point is None and outturn.value is not None
        ],
        target="" if target is None else exact(target, indicator.decimals) + suffix,
        assurance=(
            assurance(limits, target, indicator.polarity is Polarity.HIGHER).value
            if held and limits is not None and target is not None
            else ""
        ),
        rolling=_rolling_words(indicator) if chart.single_months else "",
    )


def _target(chart: ControlChart, made: Charting) -> Fraction | None:
    """The target in force for the latest figure, where better has one direction; of months, the rolling figure's."""
    if made.indicator.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return None
    row = made.judged("" if chart.single_months else made.reading, made.ended).target
    return None if row is None else row.target


def _rolling_words(indicator: Indicator) -> str:
    window = indicator.window
    if window is not None and window.kind is WindowKind.ROLLING:
        return f"{window.months} months"
    return "the year so far"


def _unusual(outturn: Outturn, point: Point, made: Charting) -> Unusual:
    cause, _ = _cause(point, made.indicator)
    return Unusual(made.words(outturn.month), made.value(point.value), cause, _movement(point, made.indicator))


def _points(found: Controlled, made: Charting) -> "list[ControlPoint]":
    points = []
    starts = {start.at for start in found.starts}
    stretch = place = 0
    for outturn, point in found.points:
        shown = made.point(made.indicator, made.reading, outturn.month)
        if point is None:
            why = "no figure" if outturn.value is None else "part of the period only"
            points.append(ControlPoint(shown, None, left_out=why))
            continue
        stretch += place in starts
        place += 1
        cause, label = _cause(point, made.indicator)
        points.append(ControlPoint(shown, stretch, cause, label, point.high, _movement(point, made.indicator)))
    return points


def _stretches(found: Controlled, made: Charting) -> "list[ControlStretch]":
    placed = found.placed
    if not placed:
        return []
    values = [point.value for _, point in placed]
    starts = [0, *(start.at for start in found.starts)]
    reasons = ["", *(start.reason for start in found.starts)]
    stretches = []
    for start, end, reason in zip(starts, [*starts[1:], len(placed)], reasons, strict=True):
        first, last, limits = placed[start][0], placed[end - 1][0], placed[start][1].limits
        stretch = ControlStretch(
            first.month, last.month, made.words(first.month), end - start, reason, limits is not None and limits.trial
        )
        stretches.append(stretch if limits is None else _with_limits(stretch, limits, values, made.indicator))
    return stretches


def _with_limits(
    stretch: ControlStretch, limits: Limits, values: Sequence[Fraction], indicator: Indicator
) -> ControlStretch:
    def cell(limit: Fraction) -> PublicCell:
        if indicator.unit in _NEVER_BELOW_ZERO and min(values) >= 0:
            limit = max(limit, Fraction(0))
        if indicator.unit is Unit.PERCENT and max(values) <= 100:
            limit = min(limit, Fraction(100))
        return PublicCell(printed(limit, shown_decimals(indicator)))

    return replace(
        stretch,
        mean=cell(limits.mean),
        upper=cell(limits.upper),
        lower=cell(limits.lower),
        upper_near=cell(limits.upper_near),
        lower_near=cell(limits.lower_near),
    )


def _cause(point: Point, indicator: Indicator) -> tuple[str, str]:
    """In words and as a label; empty for common cause. What was found exactly may not show once both are rounded, so
    a figure that prints on the limit lies `just above` it."""
    if point.cause is Cause.COMMON or point.high is None:
        return "", ""
    words, label = cause_words(point.cause.name.lower(), point.high)
    if point.cause is not Cause.OUTSIDE or point.limits is None:
        return words, label
    limit = point.limits.upper if point.high else point.limits.lower
    apart = round_half_up(point.value, indicator.decimals) - round_half_up(limit, shown_decimals(indicator))
    return (words if (apart > 0 if point.high else apart < 0) else f"just {words}"), label


def shown_decimals(indicator: Indicator) -> int:
    """Of limits: those of the figure, but one at least. A whole number would not tell a limit from the counts."""
    return max(indicator.decimals, 1)


def _movement(point: Point, indicator: Indicator) -> Movement:
    if point.high is None or indicator.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return Movement.NOT_JUDGED
    better = point.high is (indicator.polarity is Polarity.HIGHER)
    return Movement.IMPROVED if better else Movement.WORSENED


def marks_of(changes: Sequence[SourceChange], months: Sequence[Month], ended: Month) -> "list[ChangeMark]":
    """The dated changes of the sources from the first month drawn to the last."""
    return [
        ChangeMark(
            Month.of(change.on),
            change.on.day,
            "change" if change.comparable else "series break",
            f"{change.words}." if change.comparable else f"{change.words}: not comparable with earlier figures.",
        )
        for change in changes
        if months and months[0] <= Month.of(change.on) <= ended
    ]


def _when(mark: ChangeMark) -> tuple[Month, int]:
    return mark.month, mark.day
