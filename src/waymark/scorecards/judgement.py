"""How a figure was judged, as it may be shown: its bars, its verdict and its direction."""

from waymark.assessment.assessment import Assessment
from waymark.disclosure.cell import PublicCell
from waymark.disclosure.public import bar_cell, change_cell
from waymark.domain.indicator import Indicator
from waymark.domain.rounding import exact
from waymark.scorecards.document import Bars, PublicDirection, PublicJudgement, PublicVerdict

_OWN_BARS = ("target", "floor", "baseline")


def judgement_of(judged: Assessment, indicator: Indicator) -> PublicJudgement:
    """How a figure was judged, free of what may not be shown: `judged` has been through `withheld`."""
    verdict, direction = judged.verdict, judged.direction
    return PublicJudgement(
        _bars(judged, indicator),
        PublicVerdict(
            verdict.rating,
            verdict.rule,
            judged.policy_id,
            verdict.sentence,
            verdict.why_not.value if verdict.why_not else "",
        ),
        PublicDirection(
            direction.arrow,
            direction.movement,
            direction.method,
            direction.sentence,
            change_cell(direction.change, indicator.decimals),
        ),
    )


def _bars(judged: Assessment, indicator: Indicator) -> Bars:
    row = judged.target
    others = tuple(
        (name.replace("_", " "), PublicCell(exact(bar, indicator.decimals)))
        for name, bar in judged.verdict.bars
        if name not in _OWN_BARS
    )
    if row is None or judged.aim is None:
        return Bars(None, None, None, "", "no target", others)
    if judged.aim.expected is not None and judged.aim.annual.target is not None:
        others = (("target of the year", PublicCell(exact(judged.aim.annual.target, indicator.decimals))), *others)
    return Bars(
        bar_cell(row.target, indicator.decimals),
        bar_cell(row.floor, indicator.decimals),
        bar_cell(row.baseline, indicator.decimals),
        row.year.label,
        _source(row.set_by, judged.aim.steps),
        others,
    )


def _source(set_by: str, steps: tuple[str, ...]) -> str:
    """Who set it and where it stands, then how it came about, in sentences."""
    return " ".join((f"{set_by}." if steps else set_by, *steps))
