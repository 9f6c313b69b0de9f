"""Figures that are older than they should be."""

from collections.abc import Iterator

from waymark.narrative.executive import SummaryItem
from waymark.narrative.listing import named
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.executive.material import Material, name_of


def items(material: Material) -> Iterator[SummaryItem]:
    """In the order of the scorecard; those beyond the limit by name."""
    found = [row for row in material.measures if row.currency.stale]
    most = material.limits.others
    for row in found[:most]:
        yield SummaryItem(_said(row), "Stale", row.key, name_of(row))
    if rest := [name_of(row) for row in found[most:]]:
        yield SummaryItem(f"{named(rest, material.limits.names)}.", f"{len(rest)} more stale")


def _said(row: ScorecardRow) -> str:
    """`latest is 74.0%, 2024-25; 2025-26 should be known.` A symbol is said in a word."""
    latest = row.currency.latest
    said = row.currency.said
    return f"{said.replace(latest.shown, 'hidden') if latest is not None and latest.hidden else said}."
