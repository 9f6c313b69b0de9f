"""Eligibility for free school meals: the periods, and who has one open on census day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID
from waymark.sources.school_census import schema
from waymark.sources.school_census.beside import repeated, rows_beside
from waymark.sources.school_census.enrolments import Register
from waymark.sources.school_census.records import Bools, Ints, flags, record_pieces, standard_ids
from waymark.store.columns import codes_of

_NEVER = date(9999, 12, 31).toordinal()
_DAYS = _NEVER + 1
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
    begun: list[Ints] = []  # the pupil and the first day as one number, and the end: there may be millions
    ended: list[npt.NDArray[np.int32]] = []
    for some in rows_beside(on_roll, schema.FSM_PERIODS, (*_PERIOD, ROW_ID, "school"), noticed):
        table = some.table
        if some.known:
            begun.append(some.places * _DAYS + _days(table["start"]))
            ended.append(_days(table["end"]).astype(np.int32))
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
    if begun:
        noticed["periods_overlap"] += _overlapping(begun, ended)


def _in_england(countries: Any) -> Bools:
    """A blank is England; a country that was not believed may be."""
    codes, found = codes_of(countries)
    return np.array([country in (None, schema.ENGLAND) for country in found], dtype=bool)[codes]


def _days(column: Any) -> Ints:
    """By row the day as a number; far off where it is blank."""
    codes, days = codes_of(column)
    return np.array([day.toordinal() if isinstance(day, date) else _NEVER for day in days], dtype=np.int64)[codes]


def _overlapping(begun: list[Ints], ended: list[npt.NDArray[np.int32]]) -> int:
    """How many periods begin before an earlier one of the same pupil ends. The lists are emptied."""
    begins, ends = np.concatenate(begun), np.concatenate(ended)
    begun.clear()
    ended.clear()
    order = np.argsort(begins, kind="stable")
    begins, ends = begins[order], ends[order]
    pupils = begins // _DAYS
    # The latest end so far of the pupil: one running maximum, as pupils come one after the other.
    so_far = np.maximum.accumulate(pupils * _DAYS + ends)
    return int(((begins[1:] < so_far[:-1]) & (pupils[1:] == pupils[:-1])).sum())
