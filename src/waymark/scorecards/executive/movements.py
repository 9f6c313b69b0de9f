"""The movements that matter most: those that are large for their own indicator.

The rule. A movement counts when the policy's direction method judges it improved or worsened, when its figure is new
since the month before, and when its colour did not change (what did is told already). It is weighed by

    the size of the change, divided by the mean size of all changes between neighbouring figures of the row's chart,

so that 1 is an ordinary movement of that indicator, whatever its unit. Only those of 1 or more are told, the heaviest
first, in the order of the scorecard where two weigh the same. A tested direction comes before any that is not, whatever
it weighs, and is told by what was tested: its latest change alone may go the other way.
"""

import re
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
_SINGLE_MONTHS = "Its single months: "  # as a direction says that they, not the rolling figure, were tested
# As every tested direction names what it looked at: `over 5 figures, March 2022 (84.0%) to March 2026 (89.0%)`.
_PERIODS = re.compile(
    r"(?:over (?P<count>\d+) figures,|from) (?P<since>[^(]+) \((?P<then>[^)]+)\) to (?P<until>[^(]+) \((?P<now>[^)]+)\)"
)
_MANY = 12  # changes, from which on a largest one is worth telling
_NOUNS = {
    Frequency.MONTHLY: "months",
    Frequency.QUARTERLY: "quarters",
    Frequency.TERMLY: "terms",
    Frequency.ANNUAL: "years",
}


def items(material: Material) -> Iterator[SummaryItem]:
    for movement, since_last, tested in (
        (Movement.IMPROVED, "Improved", "Improving"),
        (Movement.WORSENED, "Worsened", "Worsening"),
    ):
        rows = [row for row in material.measures if row.direction.movement is movement and _counts(material, row)]
        rows.sort(key=lambda row: (row.direction.method == _STEP, -weight(row)))
        for row in rows[: material.limits.movements]:
            step = row.direction.method == _STEP
            said = _since_last(row) if step else _tested(row, tested)
            yield SummaryItem(said, since_last if step else tested, row.key, name_of(row))


def weight(row: ScorecardRow) -> Fraction:
    """The size of the latest change, or of the tested one, in ordinary changes of the row; 0 where there is none."""
    sizes = changes(row)
    change = _change(row)
    return change * len(sizes) / sum(sizes) if change and any(sizes) else Fraction(0)


def _change(row: ScorecardRow) -> Fraction:
    if row.direction.method != _STEP:
        return abs(number(row.direction.change) or Fraction(0))
    now, then = number(row.latest.value), number(row.previous.value if row.previous else None)
    return Fraction(0) if now is None or then is None else abs(now - then)


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


def _since_last(row: ScorecardRow) -> str:
    """The figures; of a change that was the largest of many, that it was."""
    sizes = changes(row)
    latest_pair = row.previous is not None and len(row.trend) > 1 and row.trend[-2].figure.month == row.previous.month
    if latest_pair and len(sizes) >= _MANY and sizes[-1] > max(sizes[:-1]):
        return f"{row.in_short} No change was larger in the {len(row.trend)} {_NOUNS[row.frequency]} shown."
    return row.in_short


def _tested(row: ScorecardRow, kind: str) -> str:
    """`84.0% in March 2022 and 89.0% in March 2026, over 5 figures.`: what the direction's sentence says was
    tested, without the test."""
    _, single, said = row.direction.sentence.rpartition(_SINGLE_MONTHS)
    tested = said.split(": ")[0].split(". ")[0].rstrip(".")
    months = "its single months, " if single else ""
    if (found := _PERIODS.search(tested)) is None:
        return f"{months}{tested[:1].lower()}{tested[1:]}."
    before = tested[: found.start()].strip(" ,")
    cause = "" if before.casefold() in ("", kind.casefold()) else f"{before[:1].lower()}{before[1:]}, "
    count = f", over {found['count']} figures" if found["count"] else ""
    return f"{months}{cause}{found['then']} in {found['since']} and {found['now']} in {found['until']}{count}."
