"""Where somebody counts on a day, and how districts differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from waymark.synthetic.chance import Weighted
from waymark.synthetic.districts import District
from waymark.synthetic.population import Child, Home

_OWN_WAYS = 0.035  # how far a district's practice lies above or below what its pressure alone would give


@dataclass(frozen=True)
class Resident:
    """Somebody of whom only an extract knows."""

    number: str
    homes: tuple[Home, ...]


def district_on(person: Child | Resident, day: date) -> str:
    """The code of the district of somebody's home; blank where it is not known."""
    for home in person.homes:
        if (home.start is None or home.start <= day) and (home.end is None or day < home.end):
            return home.district
    return ""


def draw_of_districts(districts: Sequence[District]) -> Weighted[District]:
    """Districts drawn by how many of the children live there, and how hard going it is."""
    return Weighted({district: district.weight * district.pressure for district in districts})


class Practice:
    """How much better or worse than the county a district does at something, as a share: −0.05 is five points worse."""

    def __init__(self, rng: Random, districts: Sequence[District], slope: float) -> None:
        drawn = {
            district.code: slope * (1.0 - district.pressure) + rng.uniform(-_OWN_WAYS, _OWN_WAYS)
            for district in districts
        }
        whole = sum(district.weight for district in districts)
        middle = sum(district.weight * drawn[district.code] for district in districts) / whole
        self._shift = {code: shift - middle for code, shift in drawn.items()}

    def of(self, district: str) -> float:
        """0 for a district that is not known."""
        return self._shift.get(district, 0.0)
