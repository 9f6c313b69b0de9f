"""The way to adoption: the decision, the order, moving in with the new family, the adoption order itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import Weighted, from_to, gamma_days
from waymark.synthetic.timeline import Timeline, Trend

_DAYS_TO_FAMILY = Trend(445.0, 395.0)
_DAYS_TO_ORDER = 260.0
_PLACEMENT = Weighted({"A6": 0.80, "A5": 0.09, "A4": 0.08, "A3": 0.03})
_ADOPTERS = Weighted(
    {
        ("2", "MF", "L11"): 0.62,
        ("2", "MF", "L2"): 0.14,
        ("2", "MM", "L11"): 0.06,
        ("2", "FF", "L12"): 0.05,
        ("2", "MM", "L3"): 0.02,
        ("1", "F1", "L0"): 0.10,
        ("1", "M1", "L0"): 0.01,
    }
)
_DISRUPTED = 0.02
_NEVER_RECORDED_AS_PLACED = 0.01


@dataclass(frozen=True)
class AdoptionPath:
    """Dates in the order in which they come. `moves` are (day, placement code); A3 and A5 stay with the carer.

    A disrupted placement has three moves: to a family, back to foster care, to another family.
    """

    decided: date
    placement_order: date | None  # None: with the parents' consent
    matched: date
    moves: tuple[tuple[date, str], ...]
    ordered: date
    consent_given: bool  # E11 against E12
    adopters: tuple[str, str, str]  # how many, their sex, their legal status

    @property
    def by_foster_carer(self) -> bool:
        return any(code in ("A3", "A5") for _, code in self.moves)


def adoption_path(rng: Random, timeline: Timeline, entered: date, pressure: float) -> AdoptionPath:
    """A path that begins when the child enters care. How long it takes drifts down over the county's years."""
    mean = _DAYS_TO_FAMILY.at(timeline, entered) * (0.5 + 0.5 * pressure)
    to_family = gamma_days(rng, mean, shape=5.0, least=110)
    moved_in = entered + timedelta(days=to_family)
    code = _PLACEMENT.draw(rng)
    moves: tuple[tuple[date, str], ...] = ((moved_in, code),)
    last_move = moved_in
    if rng.random() < _NEVER_RECORDED_AS_PLACED:
        moves = ()
    elif code == "A6" and rng.random() < _DISRUPTED:
        back = moved_in + timedelta(days=from_to(rng, 50, 160))
        last_move = back + timedelta(days=from_to(rng, 90, 280))
        moves = ((moved_in, code), (back, "U6"), (last_move, code))
    return AdoptionPath(
        decided=entered + timedelta(days=int(to_family * 0.55)),
        placement_order=entered + timedelta(days=int(to_family * 0.70)) if code in ("A5", "A6") else None,
        matched=last_move - timedelta(days=from_to(rng, 12, 30)),
        moves=moves,
        ordered=last_move + timedelta(days=gamma_days(rng, _DAYS_TO_ORDER, shape=4.0, least=90)),
        consent_given=code in ("A3", "A4") or rng.random() < 0.2,
        adopters=_ADOPTERS.draw(rng),
    )
