"""A series on its control chart: which figures the limits rest on, and where they begin anew.

- A figure of part of its period is left out; so is a period without a figure.
- Limits begin anew with a figure that a series break flags, and where the dictionary says so (`rebase`).
- Never on overlapping windows: `overlapping` in `comparable.py` says which those are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from waymark.assessment.statistics.spc import Point, Rebase, chart
from waymark.domain.indicator import StatedRebase
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Outturn

BROKEN = "the series breaks"


@dataclass(frozen=True)
class Controlled:
    """points: every figure of the series with its place on the chart, None for one that is left out ·
    starts: the positions among the placed figures at which limits begin anew, with the reason."""

    points: tuple[tuple[Outturn, Point | None], ...]
    starts: tuple[Rebase, ...]

    @property
    def placed(self) -> tuple[tuple[Outturn, Point], ...]:
        return tuple((outturn, point) for outturn, point in self.points if point is not None)


def controlled(
    series: Sequence[Outturn], stated: Sequence[StatedRebase] = (), why_broken: Callable[[Month], str] = lambda _: ""
) -> Controlled:
    """series: one indicator, reading and area, oldest first · why_broken: what broke the series by the end of a
    month, in words."""
    used = [outturn for outturn in series if is_placed(outturn)]
    starts = rebases_within(series, stated, why_broken)
    placed = iter(chart([outturn.value for outturn in used if outturn.value is not None], starts))
    return Controlled(tuple((one, next(placed) if is_placed(one) else None) for one in series), starts)


def is_placed(outturn: Outturn) -> bool:
    """Whether limits may rest on it."""
    return outturn.value is not None and Flag.PARTIAL_PERIOD not in outturn.flags


def rebases_within(
    series: Sequence[Outturn], stated: Sequence[StatedRebase] = (), why_broken: Callable[[Month], str] = lambda _: ""
) -> tuple[Rebase, ...]:
    """Where limits begin anew among the figures that are placed. A break that flags a figure which is left out takes
    effect with the next that is not."""
    found: list[Rebase] = []
    place, before, pending = 0, None, ""
    for outturn in series:
        if Flag.SERIES_BREAK in outturn.flags:
            pending = why_broken(outturn.month) or BROKEN
        if not is_placed(outturn):
            continue
        reason = pending or next(
            (one.reason for one in reversed(stated) if before is not None and before < one.since <= outturn.month), ""
        )
        if place and reason:
            found.append(Rebase(place, reason))
        place, before, pending = place + 1, outturn.month, ""
    return tuple(found)
