"""Eligibility for free school meals: the periods, and who has one open on census day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.sources.school_census import schema
from waymark.sources.school_census.enrolments import Bools, Enrolments, Ints, flags, plain, record_table, standard_ids
from waymark.store.columns import codes_of

_NEVER = date(9999, 12, 31).toordinal()


def eligible(on_roll: Enrolments) -> tuple[Any, Bools]:
    """By enrolment whether a period in England is open on census day, null where that is not known; and where it is
    not known because the end of a period was not believed. A period is open until the day before its end.
    """
    count = len(on_roll)
    nothing = np.zeros(count, dtype=bool)
    if "fsm_period" not in on_roll.edition.coverage:
        return pa.nulls(count, pa.bool_()), nothing
    table = record_table(on_roll.edition, schema.FSM_PERIODS)
    day = on_roll.edition.coverage["pupil_enrolment"].spans[0].first.toordinal()
    place = on_roll.places_of(table["row"])
    starts, ends = _days(table["start"]), _days(table["end"])
    doubted = flags(table, "end") | flags(table, "country")
    begun = (place >= 0) & _in_england(table["country"]) & (starts <= day)
    has, doubtful = nothing.copy(), nothing.copy()
    has[place[begun & (ends > day) & ~doubted]] = True
    doubtful[place[begun & (ends > day) & doubted]] = True
    doubtful &= ~has
    return pa.array(has, mask=doubtful), doubtful


def rows(on_roll: Enrolments, noticed: Counter[str]) -> Mapping[str, Any]:
    """Columns of fsm_period: the periods as they stand, the pupil's number in place of the row."""
    table = record_table(on_roll.edition, schema.FSM_PERIODS)
    place = on_roll.places_of(table["row"])
    noticed["pupil_unknown"] += int((place < 0).sum())
    known = pa.array(place, mask=place < 0)
    noticed["periods_overlap"] += _overlapping(place, _days(table["start"]), _days(table["end"]))
    ends_doubted = flags(table, "end")
    return {
        "row_id": standard_ids(on_roll.edition, table),
        "flagged": pc.if_else(pa.array(ends_doubted), ",end,", ""),
        "pupil": pc.coalesce(on_roll.pupils.take(known), plain(table["row"])),
        "school": pc.coalesce(on_roll.schools.take(known), plain(table["school"])),
        "area": pa.repeat(pa.scalar("", pa.string()), len(table)),
        "start": table["start"],
        "end": table["end"],
        "country": table["country"],
    }


def _in_england(countries: Any) -> Bools:
    """A blank is England; a country that was not believed may be."""
    codes, found = codes_of(countries)
    return np.array([country in (None, schema.ENGLAND) for country in found], dtype=bool)[codes]


def _days(column: Any) -> Ints:
    """By row the day as a number; far off where it is blank."""
    codes, days = codes_of(column)
    return np.array([day.toordinal() if isinstance(day, date) else _NEVER for day in days], dtype=np.int64)[codes]


def _overlapping(place: Ints, starts: Ints, ends: Ints) -> int:
    """How many periods begin before an earlier one of the same pupil ends."""
    known = place >= 0
    place, starts, ends = place[known], starts[known], ends[known]
    if not len(place):
        return 0
    order = np.lexsort((ends, starts, place))
    place, starts, ends = place[order], starts[order], ends[order]
    first = np.flatnonzero(np.diff(place, prepend=-1))
    # The latest end so far within each pupil: one running maximum, as pupils come one after the other.
    height = (place - place[0]) * (_NEVER + 1) + ends
    so_far = np.maximum.accumulate(height) - (place - place[0]) * (_NEVER + 1)
    begins_within = np.zeros(len(place), dtype=bool)
    begins_within[1:] = starts[1:] < so_far[:-1]
    begins_within[first] = False
    return int(begins_within.sum())
