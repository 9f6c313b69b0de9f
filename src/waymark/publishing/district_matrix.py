"""A scorecard's indicators by district: which district's latest figure has which colour.

No ranks: the districts stand in the dictionary's order in every line.
"""

from dataclasses import dataclass

from waymark.domain.area import NOT_KNOWN
from waymark.domain.verdict import Rating
from waymark.scorecards.document import DistrictFigure, Scorecard, ScorecardRow


@dataclass(frozen=True)
class MatrixCell:
    """A district's figure, and whether a red is more than chance explains."""

    district: DistrictFigure
    beyond_chance: bool = False


@dataclass(frozen=True)
class MatrixLine:
    """One indicator; None where it is not counted for a district."""

    row: ScorecardRow
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True)
class DistrictMatrix:
    """areas: code and name of each column · without: measures of the scorecard that no district has a colour for."""

    areas: tuple[tuple[str, str], ...]
    lines: tuple[MatrixLine, ...]
    without: tuple[ScorecardRow, ...]


def matrix_of(scorecard: Scorecard) -> DistrictMatrix | None:
    """The measures that any district has a colour for; None where there is none."""
    rated = [row for row in scorecard.measures if any(one.rating is not Rating.NOT_RATED for one in row.districts)]
    if not rated:
        return None
    areas = dict.fromkeys((one.area, one.area_name) for row in rated for one in row.districts if one.area != NOT_KNOWN)
    keys = {row.key for row in rated}
    return DistrictMatrix(
        tuple(areas),
        tuple(_line(row, tuple(areas)) for row in rated),
        tuple(row for row in scorecard.measures if row.key not in keys),
    )


def _line(row: ScorecardRow, areas: tuple[tuple[str, str], ...]) -> MatrixLine:
    found = {one.area: one for one in row.districts}
    beyond = {red.area for red in row.masking.reds if red.beyond_chance} if row.masking else set()
    return MatrixLine(
        row, tuple(MatrixCell(found[area], area in beyond) if area in found else None for area, _ in areas)
    )
