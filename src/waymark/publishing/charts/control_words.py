"""A control chart in words: its text alternative, the key that explains it, and the words of its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from waymark.domain.indicator import Unit
from waymark.domain.verdict import Movement
from waymark.narrative.control import NOTHING_UNUSUAL, NOUNS
from waymark.publishing.wording import short_period, value_text, window_words
from waymark.scorecards.control import ControlChart, ControlPoint, ControlStretch
from waymark.scorecards.document import ScorecardRow, TrendPoint

_PARTIAL = "Partial period"  # how a note on a figure of part of its period begins
_JUDGED = {Movement.IMPROVED: "improvement", Movement.WORSENED: "concern"}

_JUDGED_IN_FULL = {Movement.IMPROVED: "an improvement", Movement.WORSENED: "a concern"}


@dataclass(frozen=True)
class KeyLine:
    """One shape of the drawing, and what it means. `shape`: band, trial, change or the movement of an unusual point."""

    shape: str
    words: str


def charted(row: ScorecardRow) -> tuple[TrendPoint, ...]:
    """The points drawn: of the row's trend or, of longer periods than months, as far back as its control chart."""
    chart = row.control
    longer = () if chart is None or chart.single_months else chart.trend
    return longer if len(longer) > len(row.trend) else row.trend


def covered_words(window: str) -> str:
    """What a figure above single months covers: `12 months`, `the year so far`."""
    words = window_words(window)
    return f"the {words}" if words.startswith("year") else words


def dated_notes(points: Sequence[TrendPoint], chart: ControlChart | None) -> tuple[str, ...]:
    """What must be known of single figures, each once with the periods it is about, latest first: `Jun 2025: …`,
    `Jun 2025 to Mar 2026: …`. What a mark of the chart says already is left out."""
    about: dict[str, list[str]] = {}
    for point in reversed(points):
        for note in point.figure.notes:
            about.setdefault(note, []).append(short_period(point.figure.words))
    happened = [mark.sentence.partition(": ")[0].rstrip(".").lower() for mark in (chart.marks if chart else ())]
    told = []
    for note, periods in about.items():
        if note.startswith(_PARTIAL) or not any(what in note.lower() for what in happened):
            when = periods[0] if len(periods) == 1 else f"{periods[-1]} to {periods[0]}"
            told.append(f"{when}: {note}")
    return tuple(told)


def control_description(chart: ControlChart, unit: Unit) -> str:
    """The range of each stretch, and every unusual point."""
    said = [
        f"Usual range{' (trial)' if stretch.trial else ''} from {stretch.words}: {range_words(stretch, unit)}, "
        f"average {value_text(stretch.mean, unit)}."
        for stretch in chart.stretches
        if stretch.upper is not None
    ]
    unusual = [f"{point.shown.figure.words}, {cause_words(point)}" for point in chart.points if point.cause]
    said += [f"Unusual: {'; '.join(unusual)}."] if unusual else ["Nothing unusual."] if said else []
    said += [f"Marked: {mark.sentence}" for mark in chart.marks]
    return " ".join(said)


def range_words(stretch: ControlStretch | None, unit: Unit) -> str:
    """`18.2% to 27.4%`, a dash without limits."""
    if stretch is None or stretch.upper is None or stretch.lower is None:
        return "–"
    low = stretch.lower.text + ("%" if unit is Unit.PERCENT else "")
    return f"{low} to {stretch.upper.text}{'%' if unit is Unit.PERCENT else ''}"


def cause_words(point: ControlPoint) -> str:
    """`above the usual range: concern`; why a point is left out; that there is nothing unusual."""
    if point.left_out:
        return f"left out: {point.left_out}"
    if not point.cause:
        return NOTHING_UNUSUAL
    judged = _JUDGED.get(point.movement)
    return f"{point.cause}: {judged}" if judged else point.cause


def word_of(run: Sequence[ControlPoint]) -> str:
    """For points that are unusual one after the other: the word of what is farthest from chance, by precedence."""
    labels = [point.label for point in run]
    return next((label for label in ("high", "low", "rising", "falling") if label in labels), labels[-1])


def key_of_chart(chart: ControlChart) -> tuple[KeyLine, ...]:
    """What a reader who has never seen such a chart needs, and only of the shapes that are drawn."""
    noun = NOUNS[chart.frequency]
    ranged = [stretch for stretch in chart.stretches if stretch.upper is not None]
    found = []
    if any(not stretch.trial for stretch in ranged):
        found.append(KeyLine("band", f"Usual range: where nearly all {noun}s fall if nothing has changed."))
    if any(stretch.trial for stretch in ranged):
        found.append(KeyLine("trial", f"Trial range: as the usual range, but from fewer than 13 {noun}s."))
    movements = dict.fromkeys(point.movement for point in chart.points if point.cause)
    for movement in movements:
        judged = f", and {_JUDGED_IN_FULL[movement]}" if movement in _JUDGED_IN_FULL else ""
        words = f"Unusual{judged}: chance alone seldom does this."
        found.append(KeyLine(movement.value, words))
    if chart.marks:
        found.append(KeyLine("change", "Something changed here: see below."))
    return tuple(found)
