"""Episodes: the stretches of a period of care in which neither legal status nor placement changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waymark.synthetic.legal_statuses import LegalChange
from waymark.synthetic.placements import Placement

# Why an episode began, by (legal status changed, placement changed, carer changed).
_REASON_NEW = {
    (True, False, False): "L",
    (False, True, True): "P",
    (False, True, False): "T",
    (True, True, True): "B",
    (True, True, False): "U",
}


@dataclass(frozen=True, slots=True)
class Episode:
    """`end` is the first day no longer; every episode but the last of a period ends with X1 as the next begins."""

    start: date
    end: date
    reason_new: str
    legal_status: str
    need: str
    placement: Placement
    reason_ceased: str
    reason_place_change: str


def episodes(
    placements: Sequence[Placement], legal: Sequence[LegalChange], end: date, need: str, reason_ceased: str
) -> tuple[Episode, ...]:
    """One period of care, cut where placement or legal status changes. Both begin on the day of entry."""
    placed = {placement.start: placement for placement in placements}
    ordered = dict(legal)
    starts = sorted(day for day in {*placed, *ordered} if day < end)
    cut: list[Episode] = []
    placement, status = placements[0], legal[0][1]
    spans = list(zip(starts, [*starts[1:], end], strict=True))
    for day, until in spans:
        before, status_before = placement, status
        placement, status = placed.get(day, placement), ordered.get(day, status)
        new = "S"
        if cut:
            new = _REASON_NEW[status != status_before, placement is not before, placement.carer != before.carer]
        following = placed.get(until) if until != end else None
        cut.append(
            Episode(
                start=day,
                end=until,
                reason_new=new,
                legal_status=status,
                need=need,
                placement=placement,
                reason_ceased="X1" if until != end else reason_ceased,
                reason_place_change=following.reason if following else "",
            )
        )
    return tuple(cut)
