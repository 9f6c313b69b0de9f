"""The indicator and the area that a row is about, of targets, trajectories or profiles."""

from collections.abc import Mapping

from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.written.fields import Fields


def indicator_of(row: Fields, indicators: Mapping[str, Indicator]) -> Indicator | None:
    """The indicator, of a row for a reading too. None where the code is not among them.

    indicators: by code; a check reports an unknown code.
    """
    return indicators.get(row.text("indicator").partition(".")[0])


def area_code_of(row: Fields, areas: AreaTree | None) -> str:
    """The official code of the area, which may be given by any of its codes; an unknown one as it is written."""
    area = areas.find(row.text("area")) if areas is not None else None
    return row.text("area") if area is None else area.code
