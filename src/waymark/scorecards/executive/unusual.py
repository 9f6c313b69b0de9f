"""Figures that chance alone seldom makes, on the day they begin to be so.

The latest point of the row's control chart has a special cause and the one before had none, or one the other way. A run
that goes on is told once, when it begins: from then on it is no news. Trial ranges are left out.
"""

from collections.abc import Iterator

from waymark.narrative.executive import SummaryItem
from waymark.narrative.quantities import value
from waymark.scorecards.control import ControlChart
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.executive.material import Material, name_of


def items(material: Material) -> Iterator[SummaryItem]:
    """In the order of the scorecard."""
    found = [
        (row, row.control)
        for row in material.measures
        if row.control is not None and material.is_new(row) and _begins(row, row.control)
    ]
    for row, chart in found[: material.limits.movements]:
        yield SummaryItem(_said(row, chart), "Unusual", row.key, name_of(row))


def _begins(row: ScorecardRow, chart: ControlChart) -> bool:
    if len(chart.points) < 2 or not row.latest.value.text:
        return False
    latest, before = chart.points[-1], chart.points[-2]
    stretch = chart.stretch_of(latest)
    if stretch is None or stretch.trial or latest.shown.figure.month != row.latest.month:
        return False
    return bool(latest.cause) and (not before.cause or before.up is not latest.up)


def _said(row: ScorecardRow, chart: ControlChart) -> str:
    """`67.9% in March 2026, above the usual range of 49.5% to 60.5%, an improvement.`"""
    figure = chart.points[-1].shown.figure
    what = chart.finding.partition("): ")[2].rstrip(".")
    single = ", in the month" if chart.single_months else ""
    return f"{value(figure.value.text, row.unit, row.name)} in {figure.words}{single}, {what}."
