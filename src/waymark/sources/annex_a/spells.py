"""Lists 7 and 8 to spells: protection plans, days in care, and days as an unaccompanied child.

List 8 tells of each child the present placement and legal status alone. So a row of `care_episode` begins with the
later of the two, and is right for the day of the lists only: that is all it covers. With whom a child lived before,
and since when with the same carer, the list does not hold; those columns are flagged.
Whoever was there in one workbook and is gone from the next was there on the day of the first, and not after.
"""

from collections.abc import Callable, Sequence
from datetime import date

from waymark.domain.issue import Issue, Level
from waymark.sources.annex_a.records import Record, day_after, newest, records, standard_row
from waymark.sources.annex_a.referrals import repeats
from waymark.sources.annex_a.schema import CHILD, LOOKED_AFTER, PLANS, AnnexList
from waymark.sources.intake import Row, StoredEdition, Value

_SHORT_BREAKS = ("V3", "V4")
_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
_NOT_IN_LIST_8 = ("carer_start", "settled_carer_start", "reason_new")


def plans(editions: Sequence[StoredEdition]) -> tuple[list[Row], list[Issue]]:
    held, again = newest(list(records(editions, PLANS)), CHILD, "start")
    ends, issues = _ends(editions, PLANS, held, lambda each: each.on("start"))
    rows = [standard_row("protection_plan", each, {"end": end}) for each, end in zip(held, ends, strict=True)]
    return _in_order(rows), [*repeats("protection_plan", again), *issues, *_overlaps(held, ends)]


def care(editions: Sequence[StoredEdition]) -> tuple[dict[str, list[Row]], list[Issue]]:
    """Rows of `care_episode` and `unaccompanied_spell`."""
    everyone = list(records(editions, LOOKED_AFTER))
    listed = [each for each in everyone if each["legal_status"] not in _SHORT_BREAKS]
    held, elsewhere = _chosen(listed)
    ends, issues = _ends(editions, LOOKED_AFTER, held, lambda each: each.on("period_start"))
    episodes = [_episode(each, end) for each, end in zip(held, ends, strict=True)]
    seekers = [
        standard_row("unaccompanied_spell", each, {"start": None, "end": end})
        for each, end in zip(held, ends, strict=True)
        if each["unaccompanied"]
    ]
    if elsewhere:
        sentence = "A child is in care in two places on one day; the placement that began last counts."
        hint = "End the earlier one."
        issues.append(Issue("in_care_twice", sentence, hint, Level.WARNING, sheet="List 8", count=elsewhere))
    if left_out := len(everyone) - len(listed):
        sentence = "Short breaks (V3, V4) are left out."
        issues.append(
            Issue("short_breaks", sentence, "Nothing need be done.", Level.WARNING, sheet="List 8", count=left_out)
        )
    return {"care_episode": _in_order(episodes), "unaccompanied_spell": _in_order(seekers)}, issues


def _chosen(listed: Sequence[Record]) -> tuple[list[Record], int]:
    """One record for each child in each workbook, and of several workbooks each new stretch; and how many open ones
    gave way: in one workbook a child is in one place, the last one begun.
    """
    held, _ = newest(listed, CHILD, "period_start", "placement_start")
    of_child: dict[Value, list[Record]] = {}
    for each in held:
        of_child.setdefault(each[CHILD], []).append(each)
    kept: list[Record] = []
    elsewhere = 0
    for stretches in of_child.values():
        in_time = sorted(stretches, key=lambda each: (each.day, _begins(each), each.said))
        for each, after in zip(in_time, [*in_time[1:], None], strict=True):
            if after is None or after.day != each.day:
                kept.append(each)
            else:
                elsewhere += each.on("end") is None
    return kept, elsewhere


def _overlaps(held: Sequence[Record], ends: Sequence[date | None]) -> list[Issue]:
    """A warning of plans that begin while another plan of the child has not ended."""
    overlapping = 0
    until: dict[Value, date] = {}
    in_time = sorted(zip(held, ends, strict=True), key=lambda pair: str(pair[0]["start"]))
    for each, end in in_time:
        start = each.on("start")
        overlapping += start is not None and start < until.get(each[CHILD], date.min)
        last = end or (date.min if "end" in each.flagged else date.max)
        until[each[CHILD]] = max(last, until.get(each[CHILD], date.min))
    if not overlapping:
        return []
    sentence = "A child protection plan begins before the child's earlier plan has ended; both are counted."
    hint = "Check the end dates of the earlier plans."
    return [Issue("plans_overlap", sentence, hint, Level.WARNING, sheet="List 7", count=overlapping)]


def _episode(each: Record, end: date | None) -> Row:
    start, placed = _begins(each), each.on("placement_start")
    for_adoption = each["placement"] in _FOR_ADOPTION
    told: dict[str, Value] = {
        "start": start,
        "end": end,
        "placement_start": placed,
        "carer_start": None,
        "settled_start": None if for_adoption else placed,
        "settled_carer_start": None,
        "reason_new": None,
    }
    unknown = [*_NOT_IN_LIST_8, *(["settled_start"] if for_adoption or placed is None else [])]
    if placed is None:
        unknown.append("placement_start")
    return standard_row("care_episode", each, told, unknown)


def _begins(each: Record) -> date:
    days = [each.on(column) for column in ("period_start", "legal_start", "placement_start")]
    return max(day for day in days if day is not None)


def _ends(
    editions: Sequence[StoredEdition],
    annex: AnnexList,
    held: Sequence[Record],
    begun: Callable[[Record], date | None],
) -> tuple[list[date | None], list[Issue]]:
    """For each record its end; who is open in a workbook, and not in the next, ended with the first one's day."""
    newest_day = max((each.day for each in records(editions, annex)), default=date.min)
    ends: list[date | None] = []
    lost = 0
    for each in held:
        end, start = each.on("end"), begun(each)
        if end is None and "end" not in each.flagged and each.day < newest_day and start is not None:
            end = day_after(each.day)
            lost += 1
        ends.append(end)
    if not lost:
        return ends, []
    sentence = f"A child open in one workbook's {annex.title} is not in the next; the spell was ended with the first."
    hint = "Give the day on which it ended in the later workbook."
    return ends, [Issue("lost_sight_of", sentence, hint, Level.WARNING, sheet=annex.title, count=lost)]


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [str(value or "") for value in (*row[2:], row[0])])
