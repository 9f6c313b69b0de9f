"""Whether a child had left care for a permanent family before."""

from dataclasses import dataclass
from datetime import date
from random import Random

from waymark.synthetic.chance import Weighted, day_between
from waymark.synthetic.population import AUTHORITY

_OPTION = Weighted({"Z1": 0.87, "P1": 0.02, "P2": 0.07, "P3": 0.025, "P4": 0.015})
_OTHER_AUTHORITIES = ("998", "997", "996")


@dataclass(frozen=True)
class PreviousPermanence:
    """`option` Z1 is none; then there is no authority and no date."""

    option: str
    authority: str = ""
    ordered: date | None = None


def previous_permanence(rng: Random, born: date, entered: date) -> PreviousPermanence:
    option = _OPTION.draw(rng)
    if option == "Z1" or (entered - born).days < 730:
        return PreviousPermanence("Z1")
    authority = AUTHORITY if rng.random() < 0.7 else rng.choice(_OTHER_AUTHORITIES)
    return PreviousPermanence(option, authority, day_between(rng, born, entered))
