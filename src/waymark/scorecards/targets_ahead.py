"""The milestones of the years ahead, from the row that a figure is held against."""

from waymark.assessment.assessment import Assessment
from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Indicator
from waymark.domain.rounding import exact
from waymark.scorecards.ahead import TargetAhead


def targets_ahead(judged: Assessment, indicator: Indicator) -> tuple[TargetAhead, ...]:
    """One for each later year of the trajectory, the next year first; empty where there is none."""
    rows = judged.aim.ahead if judged.aim else ()
    return tuple(
        TargetAhead(row.year.label, PublicCell(exact(row.target, indicator.decimals)))
        for row in rows
        if row.target is not None
    )
