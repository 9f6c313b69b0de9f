"""The movements that matter most: those that are large for their own indicator.

The rule. A movement counts when the policy's direction method judges it improved or worsened, when its figure is new
since the month before, and when its colour did not change (what did is told already). It is weighed by

    the size of the change, divided by the mean size of all changes between neighbouring figures of the row's chart,

so that 1 is an ordinary movement of that indicator, whatever its unit. Only those of 1 or more are told, the heaviest
first, in the order of the scorecard where two weigh the same. A tested direction comes before any that is not.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from waymark.domain.outturn import Flag
from waymark.domain.period import Frequency
from waymark.domain.verdict import Movement
from waymark.narrative.executive import SummaryItem
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.executive.material import Material, name_of, number

_STEP = "step"
_KINDS = {  # a run of figures gets better or worse, whichever way the last of them went
    (method, moved): way
    for method in ("trend_test", "regression")
    for moved, way in (("Improved", "Improving"), ("Worsened", "Worsening"))
}
_MANY = 12  # changes, from which on a largest one is worth telling
_NOUNS = {
    Frequency.MONTHLY: "months",
    Frequency.QUARTERLY: "quarters",
    Frequency.TERMLY: "terms",
    Frequency.ANNUAL: "years",
}


def items(material: Material) -> Iterator[SummaryItem]:
    for movement, kind in ((Movement.IMPROVED, "Improved"), (Movement.WORSENED, "Worsened")):
        rows = [row for row in material.measures if row.direction.movement is movement and _counts(material, row)]
        rows.sort(key=lambda row: (row.direction.method == _STEP, -weight(row)))
        for row in rows[: material.limits.movements]:
            yield SummaryItem(_said(row), _KINDS.get((row.direction.method, kind), kind), row.key, name_of(row))


def weight(row: ScorecardRow) -> Fraction:
    """The size of the latest change in ordinary changes of the row; 0 where there is none to speak of."""
    sizes = changes(row)
    if row.previous is None or not sizes or not any(sizes):
        return Fraction(0)
    now, then = number(row.latest.value), number(row.previous.value)
    return Fraction(0) if now is None or then is None else abs(now - then) * len(sizes) / sum(sizes)


def changes(row: ScorecardRow) -> Sequence[Fraction]:
    """The sizes of all changes between neighbouring figures that compare, as printed, the latest last."""
    found = []
    for one, other in pairwise(point.figure for point in row.trend):
        then, now = number(one.value), number(other.value)
        partial = Flag.PARTIAL_PERIOD.value in (*one.flags, *other.flags)
        if then is not None and now is not None and not partial and Flag.SERIES_BREAK.value not in other.flags:
            found.append(abs(now - then))
    return found


def _counts(material: Material, row: ScorecardRow) -> bool:
    if material.changed_colour(row) or not material.is_new(row) or not row.in_short:
        return False
    return row.direction.method != _STEP or weight(row) >= 1


def _said(row: ScorecardRow) -> str:
    """The figures; of a tested direction, what was tested; of a change that was the largest of many, that it was."""
    if row.direction.method != _STEP:
        tested = row.direction.sentence.split(": ")[0].rstrip(".")
        kind = next((kind for kind in _KINDS.values() if tested.startswith(f"{kind} ")), "")
        tested = tested.removeprefix(kind).lstrip()
        return f"{tested[:1].lower()}{tested[1:]}, as tested. Against the figure before: {row.in_short}"
    sizes = changes(row)
    latest_pair = row.previous is not None and len(row.trend) > 1 and row.trend[-2].figure.month == row.previous.month
    if latest_pair and len(sizes) >= _MANY and sizes[-1] > max(sizes[:-1]):
        return f"{row.in_short} No change was larger in the {len(row.trend)} {_NOUNS[row.frequency]} shown."
    return row.in_short
