"""Exclusions: for good, or for some days. A lunchtime exclusion is a suspension of half a day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID
from waymark.sources.school_census import schema
from waymark.sources.school_census.beside import repeated, rows_beside
from waymark.sources.school_census.enrolments import Register
from waymark.sources.school_census.records import flags, plain, standard_ids

_HALF_A_DAY = 1  # session
_COLUMNS = ("row", "school", "excluded_on", "category", "sessions", FLAGGED, ROW_ID)


def rows(register: Register, noticed: Counter[str]) -> Iterator[Mapping[str, Any]]:
    """Columns of exclusion. Sessions are those of the row; a lunchtime without any is one; a permanent one has none."""
    name = schema.EXCLUSIONS_OFF_ROLL if register.leavers else schema.EXCLUSIONS_ON_ROLL
    for some in rows_beside(register, name, _COLUMNS, noticed):
        category, sessions = plain(some.table["category"]), some.table["sessions"].combine_chunks()
        permanent, lunchtime = pc.equal(category, schema.PERMANENT), pc.equal(category, schema.LUNCHTIME)
        wrong = pa.array(flags(some.table, "sessions") & ~np.asarray(permanent))
        half = pc.and_(pc.and_(lunchtime, pc.is_null(sessions)), pc.invert(wrong))
        sessions = pc.if_else(half, pa.scalar(_HALF_A_DAY, pa.int64()), sessions)
        yield {
            "row_id": standard_ids(register.edition, some.table),
            "flagged": pc.if_else(wrong, ",sessions,", "").dictionary_encode(),
            "pupil": some.pupils,
            "school": some.schools,
            "area": repeated("", len(some)),
            "phase": some.phases,
            "excluded_on": some.table["excluded_on"],
            "type": pc.if_else(permanent, schema.PERMANENT, schema.SUSPENSION).dictionary_encode(),
            "sessions": pc.if_else(permanent, pa.scalar(None, pa.int64()), sessions),
        }
