"""Reds that last: red in every period for half a year or more, and no better now than when it began."""

from collections.abc import Iterator

from waymark.domain.period import Frequency
from waymark.domain.verdict import Rating
from waymark.narrative.executive import SummaryItem
from waymark.narrative.quantities import value
from waymark.scorecards.document import ScorecardRow, TrendPoint
from waymark.scorecards.executive.material import Material, name_of, number, target_words, worseness

_LONG = {Frequency.MONTHLY: 6, Frequency.QUARTERLY: 3, Frequency.TERMLY: 3, Frequency.ANNUAL: 2}  # periods in a row


def items(material: Material) -> Iterator[SummaryItem]:
    """The longest first, in the order of the scorecard where two began together."""
    found = [(row, began) for row in material.measures if (began := _began(row)) is not None]
    found.sort(key=lambda one: one[1].figure.month)
    for row, began in found[: material.limits.long_reds]:
        yield SummaryItem(_said(row, began), "Still red", row.key, name_of(row))


def _began(row: ScorecardRow) -> TrendPoint | None:
    """Where the run of reds begins that has not improved; None where there is no such run."""
    if row.verdict.rating is not Rating.RED:
        return None
    run: list[TrendPoint] = []
    for point in reversed(row.trend):
        if point.rating is not Rating.RED:
            break
        run.append(point)
    if len(run) < _LONG[row.frequency]:
        return None
    then, now = number(run[-1].figure.value), number(row.latest.value)
    if then is None or now is None:
        return None
    was, stands = worseness(then, row), worseness(now, row)
    return run[-1] if was is not None and stands is not None and stands >= was else None


def _said(row: ScorecardRow, began: TrendPoint) -> str:
    """`since August 2025, with 74.1% then and 73.2% now, against the target of 87.6%.`"""
    at_least = " at least" if began.figure.month == row.trend[0].figure.month else ""
    then, now = (value(cell.text, row.unit, row.name) for cell in (began.figure.value, row.latest.value))
    target = "" if row.bars.target is None else f", against the target of {target_words(row.bars.target, row)}"
    return f"since {began.figure.words}{at_least}, with {then} then and {now} now{target}."
