"""What every engine returns: the integers that a measure is made of, before any division."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import AreaTree
from waymark.domain.month import Month
from waymark.domain.outturn import ValueStatus

STATUSES = tuple(ValueStatus)  # provisional first: what is not said is provisional


@dataclass(frozen=True)
class Parts:
    """Numerators and denominators as int64 arrays of shape [area, month]. A total has no denominator.

    areas: codes in the order of the area tree: the root, the districts, the remainder, the schools · months:
    consecutive or not.
    The numerator of a mean is its sum. Those of a mean of months are of its named months. A published value has its
    integer as numerator, and as denominator whether there is a row, 0 or 1.
    status: of published values alone, the place of each in `STATUSES`.
    """

    areas: tuple[str, ...]
    months: tuple[Month, ...]
    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64] | None
    status: NDArray[np.int64] | None = None

    def at(self, area: str, month: Month) -> tuple[int, int]:
        """Numerator and denominator. Raises ValueError for a total, which has none (`counted`), and KeyError for an
        area or a month that is not there, as the others do."""
        if self.denominator is None:
            raise ValueError("a total has no denominator")
        place = self.place(area, month)
        return int(self.numerator[place]), int(self.denominator[place])

    def counted(self, area: str, month: Month) -> int:
        """The numerator alone."""
        return int(self.numerator[self.place(area, month)])

    def place(self, area: str, month: Month) -> tuple[int, int]:
        """Where a cell stands in the arrays."""
        return self._rows[area], self._columns[month.index]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {area: place for place, area in enumerate(self.areas)}

    @cached_property
    def _columns(self) -> dict[int, int]:
        return {month.index: place for place, month in enumerate(self.months)}


def same(left: Parts, right: Parts) -> bool:
    """Equal to the integer, cell for cell."""
    return (
        (left.areas, left.months) == (right.areas, right.months)
        and bool(np.array_equal(left.numerator, right.numerator))
        and _same(left.denominator, right.denominator)
        and _same(left.status, right.status)
    )


def _same(left: NDArray[np.int64] | None, right: NDArray[np.int64] | None) -> bool:
    if left is None or right is None:
        return left is right
    return bool(np.array_equal(left, right))


def status_of(parts: Parts, area: str, month: Month) -> ValueStatus:
    """Of a published value. Provisional where nobody said, as every figure of our own is."""
    if parts.status is None:
        return ValueStatus.PROVISIONAL
    return STATUSES[int(parts.status[parts.place(area, month)])]


def keys_of_sides(key: str) -> tuple[str, str]:
    """Under which keys the two sides of a gap stand: `SISE4#1`, `SISE4#2`."""
    return f"{key}#1", f"{key}#2"


def parts_of(computed: Mapping[str, Parts], key: str) -> Parts | tuple[Parts, Parts] | None:
    """What an engine computed for a request: parts, those of both sides for a gap, None for a draft."""
    first, second = (computed.get(side) for side in keys_of_sides(key))
    return computed.get(key) if first is None or second is None else (first, second)


def months_of(months: Sequence[Month]) -> tuple[Month, ...]:
    """In order, each once."""
    return tuple(sorted(set(months)))


def no_parts(areas: AreaTree, months: Sequence[Month], divided: bool = True) -> Parts:
    """Zeros of the right shape: what an engine starts from. divided: with a denominator."""
    wanted = months_of(months)
    shape = (len(areas.areas), len(wanted))
    codes = tuple(area.code for area in areas.areas)
    below = np.zeros(shape, dtype=np.int64) if divided else None
    return Parts(codes, wanted, np.zeros(shape, dtype=np.int64), below)
