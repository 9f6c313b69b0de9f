"""What every engine returns: the integers that a measure is made of, before any division."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waymark.domain.area import AreaTree
from waymark.domain.month import Month


@dataclass(frozen=True)
class Parts:
    """Numerators and denominators as int64 arrays of shape [area, month].

    areas: codes in the order of the area tree: the root, the districts, the remainder, the schools · months:
    consecutive or not.
    The numerator of a mean is its sum.
    """

    areas: tuple[str, ...]
    months: tuple[Month, ...]
    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]

    def at(self, area: str, month: Month) -> tuple[int, int]:
        i, j = self.areas.index(area), self.months.index(month)
        return int(self.numerator[i, j]), int(self.denominator[i, j])


def same(left: Parts, right: Parts) -> bool:
    """Equal to the integer, cell for cell."""
    return (
        (left.areas, left.months) == (right.areas, right.months)
        and bool(np.array_equal(left.numerator, right.numerator))
        and bool(np.array_equal(left.denominator, right.denominator))
    )


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


def no_parts(areas: AreaTree, months: Sequence[Month]) -> Parts:
    """Zeros of the right shape: what an engine starts from, and what stands for a draft."""
    wanted = months_of(months)
    shape = (len(areas.areas), len(wanted))
    codes = tuple(area.code for area in areas.areas)
    return Parts(codes, wanted, np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64))
