"""Days as Arrow keeps them: numbers since 1 January 1970."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    return day.toordinal() - _EPOCH


def day_numbers(days: Sequence[date]) -> NDArray[np.int32]:
    return np.array([day_number(day) for day in days], dtype=np.int32)
