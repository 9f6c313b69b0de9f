"""Attendance: what each enrolment missed in the term before, filed under the term of its census."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.sources.school_census import schema
from waymark.sources.school_census.beside import repeated
from waymark.sources.school_census.enrolments import Enrolments
from waymark.sources.school_census.records import Bools, Ints, named_flags, numbers, plain, record_pieces
from waymark.store.columns import codes_of

_ABSENCE = frozenset({*schema.AUTHORISED_ABSENCE, *schema.UNAUTHORISED_ABSENCE})


def rows(enrolments: Enrolments, noticed: Counter[str]) -> Mapping[str, Any]:
    """Columns of attendance. An enrolment is a pupil at a school from one entry date on; its terms are added up by
    the measure. Blank sessions are none. A pupil of a special school is of neither phase.
    """
    count = len(enrolments)
    possible, _ = numbers(enrolments.table, "possible")
    possible_doubted = enrolments.flagged("possible")
    absent, absent_doubted = _absent(enrolments)
    too_many = (absent > possible) & (possible > 0) & ~possible_doubted & ~absent_doubted
    noticed["more_absent_than_possible"] += int(too_many.sum())
    absent_doubted |= too_many
    group_doubted = enrolments.flagged("year_group") & ~enrolments.special
    age_doubted = enrolments.flagged("birth_date")
    doubts = (
        ("phase", group_doubted),
        ("status", np.zeros(count, dtype=bool) if enrolments.leavers else enrolments.flagged("status")),
        ("age", age_doubted),
        ("possible", possible_doubted),
        ("absent", absent_doubted),
    )
    status = pa.nulls(count, pa.string()) if enrolments.leavers else plain(enrolments.table["status"])
    return {
        "row_id": enrolments.row_ids,
        "flagged": named_flags(count, doubts),
        "enrolment": _enrolment(enrolments),
        "school": enrolments.register.schools,
        "area": repeated("", count),
        "period_end": pa.repeat(pa.scalar(enrolments.census.sessions_end, pa.date32()), count),
        "phase": enrolments.phases(compulsory=True),
        "status": status,
        "age": enrolments.ages,
        "possible": pa.array(possible, mask=possible_doubted),
        "absent": pa.array(absent, mask=absent_doubted),
        "leaver": pa.repeat(pa.scalar(enrolments.leavers), count),
    }


def _enrolment(enrolments: Enrolments) -> Any:
    """The pupil is a keyed pseudonym, so the enrolment is one too."""
    codes, days = codes_of(enrolments.table["entry_date"])
    entered = pa.array(["" if day is None else f"{day:%Y%m%d}" for day in days]).take(pa.array(codes))
    return pc.binary_join_element_wise(
        plain(enrolments.register.pupils), plain(enrolments.register.schools), entered, "-"
    )


def _absent(enrolments: Enrolments) -> tuple[Ints, Bools]:
    """Sessions missed, and where they are not believed. From 2025 the roll has no sums, and the codes are added up."""
    with_leave, said = numbers(enrolments.table, "authorised")
    without, also_said = numbers(enrolments.table, "unauthorised")
    doubted = enrolments.flagged("authorised") | enrolments.flagged("unauthorised")
    if said.any() or also_said.any() or doubted.any():
        return with_leave + without, doubted
    name = schema.SESSIONS_OFF_ROLL if enrolments.leavers else schema.SESSIONS_ON_ROLL
    summed = np.zeros(len(enrolments), dtype=np.int64)
    for details in record_pieces(enrolments.register.edition, name, ("row", "reason", "sessions")):
        codes, reasons = codes_of(details["reason"])
        missed, _ = numbers(details, "sessions")
        place = enrolments.register.places_of(details["row"])
        known = place >= 0
        absence = known & np.array([reason in _ABSENCE for reason in reasons], dtype=bool)[codes]
        wrong = known & np.array([reason is None for reason in reasons], dtype=bool)[codes] & (missed > 0)
        doubted[place[wrong]] = True
        np.add.at(summed, place[absence], missed[absence])
    return summed, doubted
