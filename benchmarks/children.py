"""Made-up children: where they count, their referrals and their episodes of care."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.dates import day_number
from waymark.domain.month import Month

_ROWS_TO_REFERRAL = 177  # 39 million rows of attendance beside 220,000 referrals
_ROWS_TO_CHILD_IN_CARE = 6_500
_FEWEST = 300

Days = NDArray[np.int64]


def _children(rows: int) -> int:
    """Four children to five referrals and a half, so that about one in three comes back."""
    return max(_FEWEST, rows // _ROWS_TO_REFERRAL * 8 // 11)


def _ids(numbers: Days) -> pa.Array:
    return pa.array([f"{number + 2**44:016x}" for number in numbers.tolist()])


def _dates(days: Days, blank: NDArray[np.bool_] | None = None) -> pa.Array:
    return pa.array(days.astype(np.int32), pa.date32(), mask=blank)


def _birthdays(chance: Generator, count: int, last: Month) -> Days:
    return day_number(last.last) - chance.integers(0, 17 * 365, count)


def child_areas(chance: Generator, rows: int, districts: Sequence[str], first: Month) -> Iterator[dict[str, pa.Array]]:
    """Nine children in ten have a district, one of them in four moves once: spells are disjoint."""
    children = _children(rows)
    placed = np.flatnonzero(chance.random(children) < 0.9)
    moved = placed[chance.random(len(placed)) < 0.25]
    when = np.zeros(children, dtype=np.int64)
    when[moved] = day_number(first.first) + chance.integers(0, 1_500, len(moved))
    child = np.concatenate([placed, moved])
    first_spell = np.arange(len(child)) < len(placed)
    moves = np.isin(child, moved)
    area = pa.array(chance.integers(0, len(districts), len(child)).astype(np.int32))
    yield {
        "child": _ids(child),
        "area": pa.DictionaryArray.from_arrays(area, pa.array(districts)),
        "start": _dates(when[child], blank=first_spell),
        "end": _dates(when[child], blank=~(first_spell & moves)),
        "basis": pa.repeat("home", len(child)),
    }


def referrals(chance: Generator, rows: int, first: Month, last: Month) -> Iterator[dict[str, pa.Array]]:
    """In the order of their days. A child may have two on one day, which count as one."""
    count = max(_FEWEST, rows // _ROWS_TO_REFERRAL)
    start, end = day_number(first.first), day_number(last.last)
    day = np.sort(chance.integers(start, end + 1, count))
    child = chance.integers(0, _children(rows), count)
    yield {
        "child": _ids(child),
        "referral_date": _dates(day),
        "source": pa.repeat("1A", count),
        "no_further_action": pa.array(chance.random(count) < 0.2),
    }


def episodes(chance: Generator, rows: int, first: Month, last: Month) -> Iterator[dict[str, pa.Array]]:
    """Three spells for each child in care, one after another; half of the children are still there at the end."""
    children = min(_children(rows), max(_FEWEST, rows // _ROWS_TO_CHILD_IN_CARE))
    child = np.repeat(np.arange(children), 3)
    began = day_number(first.first) - 1_000 + chance.integers(0, 1_000 + 31 * (last.index - first.index), children)
    lengths = chance.exponential(400, (children, 3)).astype(np.int64) + 1
    ends = began[:, None] + np.cumsum(lengths, axis=1)
    starts = ends - lengths
    same_placement = chance.random((children, 3)) < 0.4  # a new legal status alone, which moves nobody
    settled = starts.copy()
    for later in (1, 2):
        settled[:, later] = np.where(same_placement[:, later], settled[:, later - 1], starts[:, later])
    still = np.zeros((children, 3), dtype=bool)
    still[:, 2] = chance.random(children) < 0.5
    blank = (still | (ends > day_number(last.last))).ravel()
    known = (starts <= day_number(last.last)).ravel()
    placement = pa.array(chance.choice(["U1", "U4", "K2"], len(child)))
    made = {
        "child": _ids(child),
        "birth_date": _dates(np.repeat(_birthdays(chance, children, last), 3)),
        "start": _dates(starts.ravel()),
        "end": _dates(ends.ravel(), blank=blank),
        "period_start": _dates(np.repeat(began, 3)),
        "settled_start": _dates(settled.ravel()),
        "placement": placement,
    }
    keep = pa.array(known)
    yield {name: column.filter(keep) for name, column in made.items()}
