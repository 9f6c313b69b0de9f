"""Lists 3 and 6 to `referral`, List 4 to `assessment`.

List 3 has the referral, its source and whether nothing followed; List 6 the need, the closure and its reason of the
time in need that came of it. A time in need goes with the child's latest referral on or before its first day. Where
List 3 has none, because it came before the six months, the time in need is a referral by itself, on its first day.
A referral of List 3 that no time in need goes with has no closure that is known: whether it is open is not told.
"""

from collections.abc import Sequence
from datetime import date

from waymark.domain.issue import Issue, Level
from waymark.sources.annex_a.records import Record, newest, records, standard_row
from waymark.sources.annex_a.schema import ASSESSMENTS, CHILD, IN_NEED, REFERRALS
from waymark.sources.intake import Row, StoredEdition, Value

_TOLD_BY_IN_NEED = ("need", "closure_date", "closure_reason")
_TOLD_BY_REFERRAL = ("source", "no_further_action")


def referrals(editions: Sequence[StoredEdition]) -> tuple[list[Row], list[Issue]]:
    listed, again = newest(list(records(editions, REFERRALS)), CHILD, "referral_date")
    in_need, twice = newest([each for each in records(editions, IN_NEED) if each.on("start_date")], CHILD, "start_date")
    known: dict[Value, list[date]] = {}
    for record in listed:
        if (day := record.on("referral_date")) is not None:
            known.setdefault(record[CHILD], []).append(day)
    goes_with: dict[tuple[Value, date], Record] = {}
    alone: list[Record] = []
    without = 0
    for need in sorted(in_need, key=lambda each: str(each["start_date"]), reverse=True):
        start = need.on("start_date") or date.min
        before = [day for day in known.get(need[CHILD], ()) if need.first <= day <= start]
        if before and (need[CHILD], max(before)) not in goes_with:
            goes_with[need[CHILD], max(before)] = need
        else:
            alone.append(need)
            without += start >= need.first
    rows = [_of_both(record, goes_with) for record in listed]
    rows.extend(
        standard_row("referral", need, {"referral_date": need["start_date"]}, _TOLD_BY_REFERRAL) for need in alone
    )
    issues = repeats("referral", again + twice)
    if without:
        sentence = "A time in need began in the six months and has no referral in List 3; it was counted as one."
        hint = "Check List 3 against List 6."
        issues.append(Issue("in_need_without_referral", sentence, hint, Level.WARNING, sheet="List 6", count=without))
    return _in_order(rows), issues


def _of_both(record: Record, goes_with: dict[tuple[Value, date], Record]) -> Row:
    day = record.on("referral_date")
    need = goes_with.get((record[CHILD], day)) if day is not None else None
    if need is None:
        nothing = dict.fromkeys(_TOLD_BY_IN_NEED)
        # Nothing followed, so nothing is open: the case closed with the referral.
        closed = {"closure_date": day} if record["no_further_action"] else {}
        return standard_row("referral", record, {**nothing, **closed}, () if closed else _TOLD_BY_IN_NEED)
    told = {name: need[name] for name in _TOLD_BY_IN_NEED}
    unknown = [name for name in _TOLD_BY_IN_NEED if name in need.flagged]
    return standard_row("referral", record, told, unknown)


def assessments(editions: Sequence[StoredEdition]) -> tuple[list[Row], list[Issue]]:
    held, again = newest(list(records(editions, ASSESSMENTS)), CHILD, "start_date")
    return _in_order([standard_row("assessment", each, {}) for each in held]), repeats("assessment", again)


def repeats(table: str, count: int) -> list[Issue]:
    """A warning that rows of one list said the same thing."""
    if not count:
        return []
    sentence = f"Rows for {table} with the same child and day were made one, keeping the one that says most."
    hint = "Nothing need be done if they are one event written twice."
    return [Issue("same_child_same_day", sentence, hint, Level.WARNING, field=table, count=count)]


def _in_order(rows: list[Row]) -> list[Row]:
    """By child and day, whatever the order in the file; the third and later columns are the table's own."""
    return sorted(rows, key=lambda row: [str(value or "") for value in (*row[2:], row[0])])
