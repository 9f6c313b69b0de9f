"""The districts of a made-up county: how many of its children live there, and how hard going it is.

Districts of Kent are near their real size and unlike each other as they are in life: the coast of Thanet is harder
going than the villages round Sevenoaks. Any other district is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

# Thousands of people under 18, rounded, and pressure: 1.0 as the county, more is harder going.
_KENT = {
    "E07000105": (30.5, 1.02),  # Ashford
    "E07000106": (28.5, 1.00),  # Canterbury
    "E07000107": (30.0, 0.95),  # Dartford
    "E07000108": (23.0, 1.10),  # Dover
    "E07000109": (26.0, 1.06),  # Gravesham
    "E07000110": (39.0, 0.96),  # Maidstone
    "E07000111": (27.5, 0.76),  # Sevenoaks
    "E07000112": (21.0, 1.10),  # Folkestone and Hythe
    "E07000113": (35.0, 1.16),  # Swale
    "E07000114": (28.5, 1.32),  # Thanet
    "E07000115": (30.5, 0.82),  # Tonbridge and Malling
    "E07000116": (26.5, 0.80),  # Tunbridge Wells
}


@dataclass(frozen=True)
class District:
    """`weight`: its share of the children, in any unit · `pressure`: 1.0 as the county, more is harder going."""

    code: str
    weight: float
    pressure: float


def districts(rng: Random, codes: Sequence[str]) -> tuple[District, ...]:
    """A district for each code, in their order. Raises ValueError without a code."""
    if not codes:
        raise ValueError("a made-up county needs at least one district")
    return tuple(_district(rng, code) for code in codes)


def _district(rng: Random, code: str) -> District:
    weight, pressure = rng.uniform(20.0, 40.0), rng.uniform(0.82, 1.18)
    return District(code, *_KENT.get(code, (weight, pressure)))
