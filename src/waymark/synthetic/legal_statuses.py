"""Under which order a child is in care, and when that changes."""

from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import Weighted, from_to

_AT_ENTRY = Weighted({"V2": 0.52, "C1": 0.33, "L1": 0.08, "L2": 0.06, "J2": 0.01})
_EMERGENCY_DAYS = {"L1": 3, "L2": 8}

LegalChange = tuple[date, str]


def legal_changes(rng: Random, start: date, end: date, *, staying: bool) -> list[LegalChange]:
    """Statuses by the day they begin, the first on the day of entry.

    `staying`: the court decides (interim order, then care order); otherwise the status of the first weeks lasts.
    """
    day, status = start, _AT_ENTRY.draw(rng)
    changes = [(day, status)]
    if status in _EMERGENCY_DAYS:
        day += timedelta(days=_EMERGENCY_DAYS[status])
        status = "C1" if staying or rng.random() < 0.5 else "V2"
        changes.append((day, status))
    if staying and status == "V2" and rng.random() < 0.6:
        day += timedelta(days=from_to(rng, 40, 220))
        status = "C1"
        changes.append((day, status))
    if staying and status == "C1":
        day += timedelta(days=from_to(rng, 170, 330))
        changes.append((day, "C2"))
    return [change for change in changes if change[0] < end]


def legal_changes_to_adoption(rng: Random, start: date, placement_order: date | None) -> list[LegalChange]:
    """With consent the child stays accommodated; otherwise an interim care order, then a placement order."""
    if placement_order is None:
        return [(start, "V2")]
    changes = [(start, "C1")]
    if rng.random() < 0.45:
        changes = [(start, "V2"), (start + timedelta(days=from_to(rng, 10, 60)), "C1")]
    return [*changes, (placement_order, "E1")]
