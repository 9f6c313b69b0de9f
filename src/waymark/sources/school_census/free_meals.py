"""Eligibility for free school meals: the periods, and who has one open on census day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID
from waymark.sources.school_census import schema
from waymark.sources.school_census.beside import repeated, rows_beside
from waymark.sources.school_census.enrolments import Register
from waymark.sources.school_census.records import Bools, Ints, flags, record_pieces, standard_ids
from waymark.store.columns import codes_of

_NEVER = date(9999, 12, 31).toordinal()
_DAY_NIL = date(1900, 1, 1).toordinal()  # no earlier day is read
_BITS = 17  # of a day since then, up to 2100
_LATEST = 2**_BITS - 1
_AT_ONCE = 500_000
_PERIOD = ("row", "start", "end", "country", FLAGGED)


def eligible(on_roll: Register) -> tuple[Any, Bools]:
    """By enrolment whether a period in England is open on census day, null where that is not known; and where it is
    not known because the end of a period was not believed. A period is open until the day before its end.
    """
    count = len(on_roll)
    has, doubtful = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    if "fsm_period" not in on_roll.edition.coverage:
        return pa.nulls(count, pa.bool_()), doubtful
    day = on_roll.edition.coverage["pupil_enrolment"].spans[0].first.toordinal()
    for table in record_pieces(on_roll.edition, schema.FSM_PERIODS, _PERIOD):
        place = on_roll.places_of(table["row"])
        doubted = flags(table, "end") | flags(table, "country")
        begun = (place >= 0) & _in_england(table["country"]) & (_days(table["start"]) <= day)
        is_open = begun & (_days(table["end"]) > day)
        has[place[is_open & ~doubted]] = True
        doubtful[place[is_open & doubted]] = True
    doubtful &= ~has
    return pa.array(has, mask=doubtful), doubtful


def rows(on_roll: Register, noticed: Counter[str]) -> Iterator[Mapping[str, Any]]:
    """Columns of fsm_period, piece by piece: the periods as they stand, the pupil's number in place of the row."""
    periods: list[Ints] = []  # pupil, first day and end as one number each: there may be millions
    for some in rows_beside(on_roll, schema.FSM_PERIODS, (*_PERIOD, ROW_ID, "school"), noticed):
        table = some.table
        if some.known:
            days = [np.minimum(_days(table[name]) - _DAY_NIL, _LATEST) for name in ("start", "end")]
            periods.append((some.places << 2 * _BITS) + (days[0] << _BITS) + days[1])
        yield {
            "row_id": standard_ids(on_roll.edition, table),
            "flagged": pc.if_else(pa.array(flags(table, "end")), ",end,", "").dictionary_encode(),
            "pupil": some.pupils,
            "school": some.schools,
            "area": repeated("", len(some)),
            "start": table["start"],
            "end": table["end"],
            "country": table["country"].dictionary_encode(),
        }
    if periods:
        noticed["periods_overlap"] += _overlapping(periods)


def _in_england(countries: Any) -> Bools:
    """A blank is England; a country that was not believed may be."""
    codes, found = codes_of(countries)
    return np.array([country in (None, schema.ENGLAND) for country in found], dtype=bool)[codes]


def _days(column: Any) -> Ints:
    """By row the day as a number; far off where it is blank."""
    codes, days = codes_of(column)
    return np.array([day.toordinal() if isinstance(day, date) else _NEVER for day in days], dtype=np.int64)[codes]


def _overlapping(periods: list[Ints]) -> int:
    """How many periods begin before an earlier one of the same pupil ends. The list is emptied."""
    every = np.concatenate(periods)
    periods.clear()
    every.sort()
    found, so_far = 0, np.zeros(1, dtype=np.int64)
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        # Pupils come one after the other, so one running maximum holds the latest end so far of each.
        ends = ((some >> 2 * _BITS) << _BITS) + (some & _LATEST)
        so_far = np.maximum.accumulate(np.concatenate([so_far[-1:], ends]))
        found += int(((some >> _BITS) < so_far[:-1]).sum())
    return found
