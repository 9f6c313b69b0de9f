"""Lists 6, 7, 8 and 9 to `case_allocation`: who holds which child's case on the day of the lists, and nothing before.

A child on several lists, with one worker, is one case. A case that has ended by that day is no case. Lists 3 to 5 tell
who dealt with an event, not who holds the case, so they are left out.
"""

from collections.abc import Sequence
from datetime import date

from waymark.sources.annex_a.records import Record, day_after, records, standard_row
from waymark.sources.annex_a.schema import CARE_LEAVERS, CHILD, IN_NEED, LOOKED_AFTER, PLANS, TEAM, WORKER
from waymark.sources.intake import Row, StoredEdition, Value

# Of a child on several lists the team of the first counts: the nearest to the child.
_HELD_IN = ((LOOKED_AFTER, "end"), (PLANS, "end"), (IN_NEED, "closure_date"), (CARE_LEAVERS, ""))


def allocations(editions: Sequence[StoredEdition]) -> list[Row]:
    rows: dict[tuple[Value, Value, date], Row] = {}
    for annex, ended in _HELD_IN:
        for record in records(editions, annex):
            key = (record[CHILD], record[WORKER], record.day)
            if record[WORKER] is None or _closed(record, ended) or key in rows:
                continue
            told: dict[str, Value] = {"start": record.day, "end": day_after(record.day), TEAM: record[TEAM]}
            rows[key] = standard_row("case_allocation", record, told)
    return [rows[key] for key in sorted(rows, key=str)]


def _closed(record: Record, ended: str) -> bool:
    end = record.on(ended) if ended else None
    return end is not None and end <= record.day
