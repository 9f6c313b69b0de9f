"""Pupils on roll on census day, with free meals, language and special educational needs."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from waymark.sources.school_census import schema
from waymark.sources.school_census.beside import repeated
from waymark.sources.school_census.enrolments import Enrolments
from waymark.sources.school_census.free_meals import eligible
from waymark.sources.school_census.records import Bools, named_flags
from waymark.store.columns import codes_of

_FLAGGED = {"year_group": "year_group", "sen": "sen", "language": "eal"}


def rows(on_roll: Enrolments, noticed: Counter[str]) -> Mapping[str, Any]:
    """Columns of pupil_enrolment. A pupil with two registrations counts at the main one."""
    status_codes, statuses = codes_of(on_roll.table["status"])
    elsewhere = np.array([status in schema.COUNTED_ELSEWHERE for status in statuses], dtype=bool)[status_codes]
    noticed["registered_elsewhere"] += int(elsewhere.sum())
    register = on_roll.register
    fsm, doubtful = eligible(register)
    day = register.edition.coverage["pupil_enrolment"].spans[0].first
    made = pa.table(
        {
            "row_id": on_roll.row_ids,
            "flagged": named_flags(len(on_roll), _doubts(on_roll, doubtful)),
            "pupil": register.pupils,
            "school": register.schools,
            "area": repeated("", len(on_roll)),
            "phase": register.phases,
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


def _doubts(on_roll: Enrolments, doubtful_meals: Bools) -> list[tuple[str, Bools]]:
    group = on_roll.flagged("year_group")
    found = [(named, on_roll.flagged(column)) for column, named in _FLAGGED.items()]
    return [*found, ("phase", group & ~on_roll.special), ("fsm", doubtful_meals)]
