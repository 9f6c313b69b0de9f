"""Staleness: whether a newer figure should be known by now, and whether the one shown is of an earlier reporting year.

- A period should be known once it is over, with what is known of it only later (a cohort's follow-up) waited for.
- What is reported once a year is collected after it: three months are allowed before it should be known.
- No figure of a period that should be known, while an earlier one has a figure: stale. It has no colour, and the
  latest that is known stands beside it in words.
- No figure of a year that is not yet due: awaited, and said so.
- A figure that rests on a snapshot which still stands, taken before its own period began: stale, whatever its colour.
- A figure of an earlier year of the indicator's own calendar than the scorecard's month is marked as such.
"""

from enum import Enum

from waymark.domain.indicator import Indicator
from waymark.domain.measure import look_ahead
from waymark.domain.month import Month
from waymark.domain.outturn import MissingReason, Outturn
from waymark.domain.period import Frequency, Year, latest_ended_by

ALLOWED = {Frequency.ANNUAL: 3}  # months after its end in which a period's figure may still be on its way

_NOT_THERE = (MissingReason.NOT_AVAILABLE, MissingReason.TO_BE_SUPPLIED)


class Age(Enum):
    """What is to be said of a figure's age. The value is the word that stands beside it."""

    CURRENT = ""
    AWAITED = "awaited"
    STALE = "stale"


def due_by(month: Month, indicator: Indicator, reading: str) -> Month:
    """The month by whose end the figure of the period that `month` ends should be known."""
    return month + look_ahead(indicator.measure_of(reading)) + ALLOWED.get(indicator.frequency, 0)


def age(outturn: Outturn, as_at: Month, indicator: Indicator, earlier_known: bool, snapshot: Month | None) -> Age:
    """Of the figure of the latest period that had ended by `as_at`.

    earlier_known: an earlier period has a figure · snapshot: the month of the snapshot that the figure rests on,
    where it stands until the next one; else None.
    """
    if outturn.missing is not None:
        if outturn.missing.reason not in _NOT_THERE or not earlier_known:
            return Age.CURRENT
        return Age.STALE if due_by(outturn.month, indicator, outturn.reading) <= as_at else Age.AWAITED
    if snapshot is not None and snapshot < first_month(outturn.month, indicator):
        return Age.STALE
    return Age.CURRENT


def first_month(month: Month, indicator: Indicator) -> Month:
    """The first month of the period that `month` ends."""
    return Month.of(latest_ended_by(month, indicator.frequency, indicator.year_type).first)


def of_earlier_year(month: Month, as_at: Month, indicator: Indicator) -> bool:
    """Whether the month lies in an earlier reporting year of the indicator's own calendar."""
    own, now = (Year.containing(at.last, indicator.year_type).start for at in (month, as_at))
    return own < now
