"""The schools of a made-up county: where they are, for how many, and how full.

Which school is in which district depends on nothing but its number and the districts, so that a dictionary can name
the schools of a county of any seed and size. Numbers are of an authority that does not exist (999).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from waymark.synthetic.chance import Weighted
from waymark.synthetic.districts import District
from waymark.synthetic.population import AUTHORITY

PRIMARY, SECONDARY, SPECIAL, PRU = "primary", "secondary", "special", "pru"

_SCHOOLS = {PRIMARY: 450, SECONDARY: 100, SPECIAL: 24, PRU: 8}
_FIRST_NUMBER = {PRIMARY: 2001, SECONDARY: 4001, SPECIAL: 7001, PRU: 1101}
_PLACES = {
    PRIMARY: Weighted({105: 0.12, 140: 0.06, 210: 0.38, 315: 0.14, 420: 0.24, 630: 0.06}),
    SECONDARY: Weighted({600: 0.10, 750: 0.22, 900: 0.30, 1_050: 0.20, 1_200: 0.12, 1_350: 0.06}),
    SPECIAL: Weighted({120: 0.3, 180: 0.4, 260: 0.3}),
    PRU: Weighted({40: 0.5, 70: 0.5}),
}
# Roll as a share of places: mean and spread.
_FULL = {PRIMARY: (0.975, 0.075), SECONDARY: (0.945, 0.085), SPECIAL: (1.0, 0.03), PRU: (0.85, 0.1)}
_LEAST_FULL, _MOST_FULL = 0.55, 1.06
_SIXTH_FORM = 0.80


@dataclass(frozen=True, eq=False, slots=True)
class School:
    """places: without a sixth form · full: roll as a share of places · sixth_form: its roll as a share of the rest."""

    code: str
    district: str
    phase: str
    places: int
    full: float
    sixth_form: float

    @property
    def roll(self) -> int:
        """Pupils without a sixth form."""
        return round(self.places * self.full)


def schools(rng: Random, districts: Sequence[District]) -> list[School]:
    """Primary, secondary and special schools, then pupil referral units, each kind in the order of its numbers."""
    return [
        _school(rng, districts[place % len(districts)].code, phase, place)
        for phase, number in _SCHOOLS.items()
        for place in range(number)
    ]


def mainstream(schools: Iterable[School]) -> list[School]:
    """Primary and secondary schools: those with places to apply for."""
    return [school for school in schools if school.phase in (PRIMARY, SECONDARY)]


def _school(rng: Random, district: str, phase: str, place: int) -> School:
    mean, spread = _FULL[phase]
    # A skewed draw: many schools are full, a few far from it.
    full = mean + spread * (0.6 - rng.expovariate(1.0) + 0.4 * rng.gauss(0.0, 1.0))
    has_sixth_form = phase == SECONDARY and rng.random() < _SIXTH_FORM
    return School(
        code=f"{AUTHORITY}{_FIRST_NUMBER[phase] + place}",
        district=district,
        phase=phase,
        places=_PLACES[phase].draw(rng),
        full=min(_MOST_FULL, max(_LEAST_FULL, full)),
        sixth_form=rng.uniform(0.14, 0.26) if has_sixth_form else 0.0,
    )
