"""Exclusions: for good, or for some days. A lunchtime exclusion is a suspension of half a day."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.sources.school_census import schema
from waymark.sources.school_census.enrolments import Enrolments, flags, plain, record_table, standard_ids
from waymark.store.columns import codes_of

_HALF_A_DAY = 1  # session


def rows(enrolments: Enrolments, noticed: Counter[str]) -> Mapping[str, Any]:
    """Columns of exclusion. Sessions are those of the row; a lunchtime without any is one; a permanent one has none."""
    left = enrolments.leavers
    table = record_table(enrolments.edition, schema.EXCLUSIONS_OFF_ROLL if left else schema.EXCLUSIONS_ON_ROLL)
    place = enrolments.places_of(table["row"])
    noticed["pupil_unknown"] += int((place < 0).sum())
    known = pa.array(place, mask=place < 0)
    codes, categories = codes_of(table["category"])
    kinds = pa.array([_kind(category) for category in categories], pa.string()).take(pa.array(codes))
    lunchtime = np.array([category == schema.LUNCHTIME for category in categories], dtype=bool)[codes]
    wrong = flags(table, "sessions") & np.asarray(pc.not_equal(kinds, schema.PERMANENT))
    sessions = table["sessions"].combine_chunks() if len(table) else pa.array([], pa.int64())
    blank_lunch = pa.array(lunchtime & ~wrong & np.asarray(sessions.is_null()))
    sessions = pc.if_else(blank_lunch, pa.scalar(_HALF_A_DAY, pa.int64()), sessions)
    permanent = pc.equal(kinds, schema.PERMANENT)
    return {
        "row_id": standard_ids(enrolments.edition, table),
        "flagged": pc.if_else(pa.array(wrong), ",sessions,", ""),
        "pupil": pc.coalesce(enrolments.pupils.take(known), plain(table["row"])),
        "school": pc.coalesce(enrolments.schools.take(known), plain(table["school"])),
        "area": pa.repeat(pa.scalar("", pa.string()), len(table)),
        "phase": enrolments.phases("special", compulsory=False).take(known),
        "excluded_on": table["excluded_on"],
        "type": kinds,
        "sessions": pc.if_else(permanent, pa.scalar(None, pa.int64()), sessions),
    }


def _kind(category: object) -> str | None:
    if category is None:
        return None
    return schema.PERMANENT if category == schema.PERMANENT else schema.SUSPENSION
