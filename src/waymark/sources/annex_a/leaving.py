"""List 9 to `care_leaver_contact`, List 10 to `adoption`.

List 9 tells how a care leaver is now, not how things stood around a birthday. It is taken for whoever had a birthday
from the 17th to the 21st in the six months. List 10 tells when a child came into care and when it was placed; a child
fostered by those who adopt came to them on the day of that placement.
"""

from collections.abc import Sequence
from datetime import date

from waymark.sources.annex_a.records import Record, newest, records, standard_row
from waymark.sources.annex_a.schema import ADOPTION, BORN, CARE_LEAVERS, CHILD
from waymark.sources.intake import Row, StoredEdition, Value

_AGES = range(17, 22)


def care_leavers(editions: Sequence[StoredEdition]) -> list[Row]:
    rows: dict[tuple[Value, Value], Row] = {}
    for record in records(editions, CARE_LEAVERS):
        if (birthday := _latest_birthday(record)) is None:
            continue
        day, age = birthday
        if age in _AGES and day >= record.first:
            told: dict[str, Value] = {"birthday": day, "age": age}
            rows.setdefault((record[CHILD], day), standard_row("care_leaver_contact", record, told))
    return _in_order(list(rows.values()))


def adoptions(editions: Sequence[StoredEdition]) -> list[Row]:
    adopted = [each for each in records(editions, ADOPTION) if each.on("adoption_date")]
    held, _ = newest(adopted, CHILD, "adoption_date")
    return _in_order([_adoption(each) for each in held])


def _adoption(each: Record) -> Row:
    began, placed = each.on("entered_care"), each.on("placed_date")
    with_carer = each.on("fostered_date") or placed
    told: dict[str, Value] = {
        "period_start": began,
        "moved_in": placed,
        "moved_in_with_carer": with_carer,
        "days_to_family": _days(began, placed),
        "days_to_carer": _days(began, with_carer),
    }
    unknown = []
    if "entered_care" in each.flagged:
        unknown += ["period_start", "days_to_family", "days_to_carer"]
    if "placed_date" in each.flagged:
        unknown += ["moved_in", "moved_in_with_carer", "days_to_family", "days_to_carer"]
    return standard_row("adoption", each, told, unknown)


def _days(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first is not None and last is not None else None


def _latest_birthday(record: Record) -> tuple[date, int] | None:
    """The birthday on or before the day of the lists, and the age reached; 29 February falls on 1 March."""
    born = record.on(BORN)
    if born is None or born > record.day:
        return None
    for year in (record.day.year, record.day.year - 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        if birthday <= record.day:
            return birthday, year - born.year
    return None


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [str(value or "") for value in (*row[2:], row[0])])
