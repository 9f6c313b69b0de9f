"""Dense months: contributions scattered into a small array of [area, month] and added up. Integers throughout."""

import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import AreaTree
from waymark.domain.month import Month
from waymark.measures.contributions import Contributions

_SAFE = 2.0**62  # a float's sum is off by far less than the factor of two that is left to int64


def running_totals(
    contributions: Contributions, areas: int, first_month: Month, last_month: Month
) -> NDArray[np.int64]:
    """What counts in each month from `first_month` to `last_month`: shape [area, month].

    Changes before the first month fall into it together, as an opening balance; changes after the last are left
    out. Raises OverflowError where the values are too large to be added in 64 bits.
    """
    if np.abs(contributions.value.astype(np.float64)).sum() >= _SAFE:
        raise OverflowError("the values of this measure are too large to add up in 64 bits")
    months = last_month.index - first_month.index + 1
    width = months + 1  # the column past the end takes later changes
    changes = np.zeros(areas * width, dtype=np.int64)
    for when, sign in ((contributions.first, 1), (contributions.until, -1)):
        column = np.clip(when - first_month.index, 0, months)
        # flat places: numpy adds in one pass, and exactly, where pairs of places would take many times as long
        np.add.at(changes, contributions.area * width + column, sign * contributions.value)
    return np.cumsum(changes.reshape(areas, width)[:, :months], axis=1)


def rolled_up(own: NDArray[np.int64], areas: AreaTree) -> NDArray[np.int64]:
    """[area, month], what counts in each area itself → [area, month] with what counts in the areas it holds.

    Schools are added to their districts, then the districts to the root. The row of a district or of the root may be
    negative: an entity that has several of the areas it holds, and counts once (`contributions_in_sql.levels`).
    """
    whole = own.copy()
    schools = 1 + len(areas.districts)
    districts = np.asarray(areas.parents[schools:], dtype=np.intp)
    if len(districts):
        begins = np.flatnonzero(np.diff(districts, prepend=-1))  # schools stand district by district
        whole[districts[begins]] += np.add.reduceat(own[schools:], begins, axis=0)
    whole[0] += whole[1:schools].sum(axis=0)
    return whole
