"""The day on which the lists were made, and the six months that they speak for.

The workbook does not state the day. Its lists hold what had happened and who had been seen by then, so the latest of
those dates is the day, or within a day or two of it. A date far after all others is a slip and tells nothing.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from waymark.domain.coverage import Coverage, Span

_FARTHEST = 184  # days after the date before it, beyond which a last date is not believed: lists hold six months
_MONTHS = 6

# Standard table → the list that holds it, and whether it tells six months (else the day alone).
_HELD_IN: Mapping[str, tuple[int, bool]] = {
    "referral": (3, True),
    "assessment": (4, True),
    "protection_plan": (7, True),
    "adoption": (10, True),
    "care_leaver_contact": (9, True),
    "care_episode": (8, False),
    "unaccompanied_spell": (8, False),
    "case_allocation": (6, False),
}


class Told(NamedTuple):
    """day: of the snapshot · doubtful: how many dates lie far after it."""

    day: date
    doubtful: int


def snapshot(days: Mapping[date, int]) -> Told | None:
    """days: each date observed, and how often. None when there is none."""
    ordered = sorted(days, reverse=True)
    doubtful = 0
    for day, before in pairwise(ordered):
        if (day - before).days <= _FARTHEST:
            return Told(day, doubtful)
        doubtful += days[day]
    return Told(ordered[0], 0) if ordered else None


def covered(day: date, lists: frozenset[int]) -> dict[str, Coverage]:
    """What the lists that are there cover, by standard table."""
    six_months = Coverage((Span(months_before(day, _MONTHS) + timedelta(days=1), day),))
    that_day = Coverage((Span(day, day),))
    return {table: six_months if spell else that_day for table, (number, spell) in _HELD_IN.items() if number in lists}


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month; its last day where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
