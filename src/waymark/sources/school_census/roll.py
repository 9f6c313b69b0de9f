"""Pupils on roll on census day, with free meals, language and special educational needs."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.sources.school_census import schema
from waymark.sources.school_census.enrolments import Enrolments
from waymark.sources.school_census.free_meals import eligible
from waymark.store.columns import codes_of

_FLAGGED = {"year_group": "year_group", "sen": "sen", "language": "eal"}


def rows(on_roll: Enrolments, noticed: Counter[str]) -> Mapping[str, Any]:
    """Columns of pupil_enrolment. A pupil with two registrations counts at the main one."""
    status_codes, statuses = codes_of(on_roll.table["status"])
    elsewhere = np.array([status in schema.COUNTED_ELSEWHERE for status in statuses], dtype=bool)[status_codes]
    noticed["registered_elsewhere"] += int(elsewhere.sum())
    fsm, doubtful = eligible(on_roll)
    day = on_roll.edition.coverage["pupil_enrolment"].spans[0].first
    made = pa.table(
        {
            "row_id": on_roll.row_ids,
            "flagged": _flagged(on_roll, doubtful),
            "pupil": on_roll.pupils,
            "school": on_roll.schools,
            "area": pa.repeat(pa.scalar("", pa.string()), len(on_roll)),
            "phase": on_roll.phases("special", compulsory=False),
            "as_at": pa.repeat(pa.scalar(day, pa.date32()), len(on_roll)),
            "year_group": on_roll.table["year_group"],
            "fsm": fsm,
            "eal": _additional(on_roll.table["language"]),
            "sen": on_roll.table["sen"],
        }
    )
    kept = made.filter(pa.array(~elsewhere))
    return {name: kept[name] for name in kept.column_names}


def _additional(languages: Any) -> Any:
    """Whether English is an additional language; not known where no language is."""
    codes, found = codes_of(languages)
    told = [None if code is None or code in schema.LANGUAGE_NOT_KNOWN else code not in schema.ENGLISH for code in found]
    return pa.array(told, pa.bool_()).take(pa.array(codes))


def _flagged(on_roll: Enrolments, doubtful_meals: Any) -> Any:
    """Names between commas of the columns that are not believed."""
    said: Any = pa.array([""] * len(on_roll), pa.string())
    parts = [(named, on_roll.flagged(column)) for column, named in _FLAGGED.items()]
    if on_roll.flagged("year_group").any():
        parts.append(("phase", on_roll.flagged("year_group") & ~on_roll.special))
    for named, wrong in (*parts, ("fsm", doubtful_meals)):
        if wrong.any():
            said = pc.if_else(pa.array(wrong), pc.binary_join_element_wise(said, f",{named}", ""), said)
    return pc.if_else(pc.equal(said, ""), said, pc.binary_join_element_wise(said, ",", ""))
