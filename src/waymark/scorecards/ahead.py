"""What a trajectory asks of the years ahead, as it may be shown."""

from dataclasses import dataclass

from waymark.assessment.assessment import Assessment
from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Indicator
from waymark.domain.rounding import exact


@dataclass(frozen=True)
class TargetAhead:
    """The milestone of a later year. It is from the dictionary, so it tells nothing of a figure that is hidden."""

    year: str  # '2027-28'
    target: PublicCell


def targets_ahead(judged: Assessment, indicator: Indicator) -> tuple[TargetAhead, ...]:
    """One for each later year of the trajectory, the next year first; empty where there is none."""
    rows = judged.aim.ahead if judged.aim else ()
    return tuple(
        TargetAhead(row.year.label, PublicCell(exact(row.target, indicator.decimals)))
        for row in rows
        if row.target is not None
    )
