"""What the county's colour hides: green or amber for the county, and red in a district."""

from collections.abc import Iterator

from waymark.narrative.executive import SummaryItem
from waymark.narrative.listing import named
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.executive.material import Material, name_of
from waymark.scorecards.masking import Masking

_KIND = "Red in a district"


def items(material: Material) -> Iterator[SummaryItem]:
    """Those with most reds that chance does not explain first, then those with most reds; the rest are counted."""
    found = [(row, row.masking) for row in material.measures if row.masking is not None and row.masking.masked]
    found.sort(key=lambda one: (-_beyond(one[1]), -len(one[1].reds)))
    most = material.limits.others
    for row, masking in found[:most]:
        yield SummaryItem(_said(row, masking, material.limits.names), _KIND, row.key, name_of(row))
    if rest := len(found[most:]):
        more = "1 more indicator is" if rest == 1 else f"{rest} more indicators are"
        yield SummaryItem(f"{more} green or amber as a whole and red in a district.", _KIND)


def _beyond(masking: Masking) -> int:
    return sum(red.beyond_chance is True for red in masking.reds)


def _said(row: ScorecardRow, masking: Masking, most: int) -> str:
    """`amber as a whole, but red in 2 of 12 districts: Dover and Thanet. Chance alone does not explain Thanet.`"""
    places = named([red.area_name for red in masking.reds], most)
    red_in = f"{len(masking.reds)} of {masking.districts} districts"
    said = f"{row.verdict.rating.value} as a whole, but red in {red_in}: {places}."
    tested = [red for red in masking.reds if red.beyond_chance is not None]
    if not tested:
        return said
    beyond = [red.area_name for red in tested if red.beyond_chance]
    if not beyond:
        return f"{said} Chance alone could explain {'each' if len(masking.reds) > 1 else 'it'}."
    unexplained = named(beyond, most) if len(beyond) < len(masking.reds) else "it" if len(beyond) == 1 else "any"
    return f"{said} Chance alone does not explain {unexplained}."
