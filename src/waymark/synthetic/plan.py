"""What a made-up county is made from: the same plan gives the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from random import Random

import numpy as np

from waymark.synthetic.districts import District, districts
from waymark.synthetic.timeline import Timeline

EARLIEST_YEAR, LATEST_YEAR = 2016, 2025  # the first and last year whose code sets are known here


@dataclass(frozen=True)
class Plan:
    """scale: 1.0 is a county of Kent's size · pupil_scale: of its pupils and young people, 1.0 being all of them; their
    schools are never fewer for it · first_year, last_year: the years in which the first and last financial year start ·
    codes: of districts · authority: the code of the whole county.
    """

    seed: int
    scale: float
    pupil_scale: float
    first_year: int
    last_year: int
    codes: tuple[str, ...]
    authority: str

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.first_year, self.last_year)

    @cached_property
    def districts(self) -> tuple[District, ...]:
        return districts(self.stream("districts"), self.codes)

    def stream(self, name: str) -> Random:
        """Random numbers for one part, so that a change to one does not stir up the others."""
        return Random(f"{self.seed} {name}")

    def array_stream(self, name: str) -> np.random.Generator:
        """The same for parts that draw many numbers at once."""
        digest = sha256(f"{self.seed} {name}".encode()).digest()
        return np.random.Generator(np.random.PCG64(int.from_bytes(digest)))


def plan_of(
    *,
    seed: int,
    scale: float,
    pupil_scale: float,
    first_year: int,
    last_year: int,
    districts: Sequence[str],
    authority: str = "",
) -> Plan:
    """Raises ValueError for a scale that is not positive, years out of order or without code sets, no district."""
    if scale <= 0:
        raise ValueError(f"scale is {scale}; it must be more than 0 (1.0 is a county of Kent's size)")
    if pupil_scale <= 0:
        raise ValueError(f"pupil_scale is {pupil_scale}; it must be more than 0 (1.0 is every pupil)")
    if not EARLIEST_YEAR <= first_year <= last_year <= LATEST_YEAR:
        raise ValueError(
            f"years {first_year} to {last_year} cannot be made up; they run from {EARLIEST_YEAR} to {LATEST_YEAR}"
        )
    if not districts:
        raise ValueError("a made-up county needs at least one district")
    return Plan(seed, scale, pupil_scale, first_year, last_year, tuple(districts), authority)
