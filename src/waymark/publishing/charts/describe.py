"""Charts in words: the finding that stands above one, and the text alternative that stands for it."""

from collections.abc import Sequence

from waymark.disclosure.cell import PublicCell
from waymark.domain.period import Frequency
from waymark.domain.verdict import Rating
from waymark.publishing.charts.sparkline import PERIODS
from waymark.publishing.wording import expected_range, value_text
from waymark.scorecards.document import ScorecardRow, TrendPoint

_NOUNS = {
    Frequency.MONTHLY: "months",
    Frequency.QUARTERLY: "quarters",
    Frequency.TERMLY: "terms",
    Frequency.ANNUAL: "years",
}

_BREAK, _PARTIAL = "series break", "partial period"  # flags of a figure, as the document words them


def finding(row: ScorecardRow, points: Sequence[TrendPoint] = ()) -> str:
    """`From 25.2% (March 2020) to 23.4% (March 2022); green in 9 of 25 months.` Never across a break of the series.
    points: those that are drawn, `row.trend` where none are given."""
    shown = _shown(points or row.trend)
    if not shown:
        return "No figure of this series can be shown."
    if len(shown) == 1:
        return f"{_said(shown[0], row)} is the only figure that can be shown."
    rated = [point for point in shown if point.rating is not Rating.NOT_RATED]
    breaks = [place for place, point in enumerate(shown) if place and _BREAK in point.figure.flags]
    since = shown[breaks[-1] :] if breaks else shown
    moved = f"From {_said(since[0], row)} to {_said(since[-1], row)}" if len(since) > 1 else f"{_said(since[0], row)}"
    if breaks:
        moved += f"; earlier figures are not comparable: the series breaks with {since[0].figure.words}"
    if not rated:
        return f"{moved}."
    green = sum(point.rating is Rating.GREEN for point in rated)
    return f"{moved}; green in {green} of {len(rated)} {_NOUNS[row.frequency]} rated."


def description(row: ScorecardRow, points: Sequence[TrendPoint] = ()) -> str:
    """The chart's text alternative: range, lowest and highest, bars and gaps. The table on the page has the rest.
    points: as for `finding`."""
    points = points or row.trend
    shown = _shown(points)
    if not shown:
        return "No figure of this series can be shown."
    lowest = min(shown, key=_number)
    highest = max(shown, key=_number)
    sentences = [
        f"Line chart of {row.name}, {points[0].figure.words} to {points[-1].figure.words}.",
        f"Lowest {_said(lowest, row)}, highest {_said(highest, row)}, latest {_said(shown[-1], row)}.",
        _bar_words("Target", [(point, point.target) for point in points], row),
        _bar_words("Floor", [(point, point.floor) for point in points], row),
        _bar_words("Expected low", [(point, expected_range(point.judged)[0]) for point in points], row),
        _bar_words("Expected high", [(point, expected_range(point.judged)[1]) for point in points], row),
        _compared_words(row),
        _gap_words(row, points),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def recent_words(row: ScorecardRow) -> str:
    """The sparkline's text alternative."""
    shown = _shown(row.trend[-PERIODS:])
    if len(shown) < 2:
        return f"{_said(shown[0], row)} only." if shown else "No figure can be shown."
    low, high = min(shown, key=_number), max(shown, key=_number)
    return (
        f"From {_said(shown[0], row)} to {_said(shown[-1], row)}; "
        f"between {value_text(low.figure.value, row.unit)} and {value_text(high.figure.value, row.unit)}."
    )


def _shown(points: Sequence[TrendPoint]) -> list[TrendPoint]:
    return [point for point in points if point.figure.value.number is not None]


def _number(point: TrendPoint) -> float:
    value = point.figure.value.number
    return float(value) if value is not None else float("nan")


def _said(point: TrendPoint, row: ScorecardRow) -> str:
    part = f", {_PARTIAL}" if _PARTIAL in point.figure.flags else ""
    return f"{value_text(point.figure.value, row.unit)} ({point.figure.words}{part})"


def _bar_words(label: str, bars: Sequence[tuple[TrendPoint, PublicCell | None]], row: ScorecardRow) -> str:
    steps: list[str] = []
    before = ""
    for point, bar in bars:
        text = value_text(bar, row.unit) if bar is not None else ""
        if text and text != before:
            steps.append(f"{text} from {point.figure.words}")
        before = text
    if not steps:
        return ""
    return f"{label} {', then '.join(steps)}." if len(steps) > 1 else f"{label} {steps[0].split(' from ')[0]}."


def _compared_words(row: ScorecardRow) -> str:
    """`England 21.9% in March 2018.`"""
    said = [
        f"{one.name} {value_text(point.value, row.unit)} in {point.month.label}"
        for one in row.comparators
        for point in one.points[-1:]
    ]
    return f"{'; '.join(said)}." if said else ""


def _gap_words(row: ScorecardRow, points: Sequence[TrendPoint]) -> str:
    missing = [point for point in points if point.figure.value.number is None]
    if not missing:
        return ""
    reasons = "; ".join(dict.fromkeys(point.figure.value.why for point in missing))
    noun = _NOUNS[row.frequency]
    return f"{len(missing)} of {len(points)} {noun} not shown: {reasons}."
