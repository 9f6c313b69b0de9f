"""Dense months: contributions scattered into a small array of [area, month] and added up. Integers throughout."""

import numpy as np
from numpy.typing import NDArray

from waymark.domain.month import Month
from waymark.measures.contributions import Contributions

_SAFE = 2.0**62  # a float's sum is off by far less than the factor of two that is left to int64


def running_totals(
    contributions: Contributions, leaves: int, first_month: Month, last_month: Month
) -> NDArray[np.int64]:
    """What counts in each month from `first_month` to `last_month`: shape [leaf, month].

    Changes before the first month fall into it together, as an opening balance; changes after the last are left
    out. Raises OverflowError where the values are too large to be added in 64 bits.
    """
    if np.abs(contributions.value.astype(np.float64)).sum() >= _SAFE:
        raise OverflowError("the values of this measure are too large to add up in 64 bits")
    months = last_month.index - first_month.index + 1
    changes = np.zeros((leaves, months + 1), dtype=np.int64)  # the column past the end takes later changes
    for when, sign in ((contributions.first, 1), (contributions.until, -1)):
        column = np.clip(when - first_month.index, 0, months)
        np.add.at(changes, (contributions.leaf, column), sign * contributions.value)
    return np.cumsum(changes[:, :months], axis=1)


def rolled_up(leaves: NDArray[np.int64]) -> NDArray[np.int64]:
    """[leaf + 1, month] → [area, month]: the root, which is the sum of all rows, then the leaves.

    The row after the leaves counts in the root alone: zeros, except where entities have several areas.
    """
    return np.concatenate([leaves.sum(axis=0, keepdims=True, dtype=np.int64), leaves[:-1]])
