"""Every current edition of the census put together as standard tables.

A later edition's row replaces an earlier one's of the same child and day: a case open over two years stands in both
returns, the second time with more known. Within one edition rows of the same child and day become one, the one that
says most; what then is left to choose is decided by the content, never by the order in the file.
A plan that a later return no longer knows is not still open.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import ASSESSMENT, CHILD, FLAGGED, PROTECTION_PLAN, REFERRAL, ROW_ID, StandardTable
from waymark.sources.cin_census import schema
from waymark.sources.cin_census.codes import in_newest_set
from waymark.sources.cin_census.schema import Kind, RecordTable
from waymark.sources.cin_census.standard_columns import chosen_columns
from waymark.sources.intake import Row, Standardised, StoredEdition, Value

_FED = (CHILD, REFERRAL, ASSESSMENT, PROTECTION_PLAN)

_Key = tuple[Value, Value]


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of `child`, `referral`, `assessment` and `protection_plan`, in the order of child and day."""
    tables: dict[str, Sequence[Row]] = {}
    issues: list[Issue] = []
    for standard in _FED:
        record = schema.RECORD_TABLES[standard.name]
        if editions and all(edition.arrow is not None for edition in editions):
            columns, edition_of, repeated = chosen_columns(editions, standard, record, _flags_in, _says_more)
            if repeated and record.placed_by:
                issues.append(_repeats(record, repeated))
            if standard is PROTECTION_PLAN:
                held = zip(columns, (editions[at] for at in edition_of.tolist()), strict=True)
                plans, lost = _without_phantoms(held, editions)
                issues.extend(lost)
                tables[standard.name] = sorted(plans, key=_by_content)
            else:
                tables[standard.name] = columns
            continue
        chosen: dict[_Key, tuple[Row, StoredEdition]] = {}
        repeated = 0
        for edition in editions:
            of_edition, repeats = _of_one_edition(edition, standard, record)
            repeated += repeats
            chosen.update({key: (row, edition) for key, row in of_edition.items()})
        if repeated and record.placed_by:
            issues.append(_repeats(record, repeated))
        if standard is PROTECTION_PLAN:
            rows, lost = _without_phantoms(chosen.values(), editions)
            issues.extend(lost)
        else:
            rows = [row for row, _ in chosen.values()]
        tables[standard.name] = sorted(rows, key=_by_content)
    issues.extend(_overlaps(tables[PROTECTION_PLAN.name]))
    return Standardised(tables, _coverage(editions), tuple(issues))


def _of_one_edition(
    edition: StoredEdition, standard: StandardTable, record: RecordTable
) -> tuple[dict[_Key, Row], int]:
    """One row for each child, or child and day, and how many rows gave way to another."""
    child_at = _place(standard, "child")
    placed_at = _place(standard, record.placed_by or "child")
    best: dict[_Key, Row] = {}
    repeats = 0
    for row in _projected(edition, standard, record):
        key = (row[child_at], row[placed_at])
        known = best.get(key)
        repeats += known is not None
        if known is None or _says_more(row) > _says_more(known):
            best[key] = row
    return best, repeats


def _without_phantoms(
    chosen: Iterable[tuple[Row, StoredEdition]], editions: Sequence[StoredEdition]
) -> tuple[list[Row], list[Issue]]:
    """Ends plans that were open in their last edition and are gone from a later year's.

    Such a plan is live on the last day of its last edition and not after: nobody knows on which day it ended.
    """
    start_at, end_at = _place(PROTECTION_PLAN, "start"), _place(PROTECTION_PLAN, "end")
    flagged_at = _place(PROTECTION_PLAN, FLAGGED)
    newest = max((_last_day(edition) for edition in editions), default=date.min)
    rows: list[Row] = []
    lost = 0
    for row, edition in chosen:
        last, start = _last_day(edition), row[start_at]
        is_open = row[end_at] is None and ",end," not in str(row[flagged_at])
        if is_open and last < newest and isinstance(start, date) and start <= last:
            row = (*row[:end_at], last + timedelta(days=1), *row[end_at + 1 :])
            lost += 1
        rows.append(row)
    if not lost:
        return rows, []
    sentence = "A plan open at the end of one return is not in a later one; it was ended with the year it was last in."
    hint = "Give its end date in the later return."
    element = schema.PROTECTION_PLAN.element
    return rows, [Issue("plan_lost_sight_of", sentence, hint, Level.WARNING, field=element, count=lost)]


def _last_day(edition: StoredEdition) -> date:
    """The last day for which an edition holds every plan."""
    return max((span.last for span in edition.coverage[PROTECTION_PLAN.name].spans), default=date.min)


def _place(standard: StandardTable, column: str) -> int:
    return [each.name for each in standard.all_columns].index(column)


def _projected(edition: StoredEdition, standard: StandardTable, record: RecordTable) -> Iterator[Row]:
    """Record rows with the columns of the standard table, in today's codes."""
    at = {column.name: place for place, column in enumerate(record.columns)}
    fields = {field.column: field for field in record.fields}
    wanted = {column.name for column in standard.columns}

    def taken(name: str) -> Callable[[Row], Value]:
        place = at[name]
        if name == ROW_ID:
            return lambda row: f"{edition.extract[:8]}:{row[place]}"
        if name == FLAGGED:
            return lambda row: _flags_in(row[place], wanted)
        if name in fields and fields[name].kind is Kind.CODE:
            code_set = fields[name].code_set
            return lambda row: None if row[place] is None else in_newest_set(code_set, str(row[place]))
        return lambda row: row[place]

    columns = [taken(column.name) for column in standard.all_columns]
    for row in edition.rows(record.name):
        yield tuple(column(row) for column in columns)


def _flags_in(flagged: Value, wanted: set[str]) -> str:
    """Only the flags of columns that the standard table has."""
    kept = [name for name in str(flagged or "").split(",") if name in wanted]
    return f",{','.join(kept)}," if kept else ""


def _says_more(row: Row) -> tuple[int, tuple[str, ...]]:
    """Greater for a row that says more; between equals, for the greater content. The place in the file is left out."""
    content = row[1:]
    return sum(value is not None for value in content), tuple(_comparable(value) for value in content)


def _by_content(row: Row) -> tuple[str, ...]:
    # Child, birth date and the day that places the row come first among a standard table's columns.
    return tuple(_comparable(value) for value in (*row[2:], row[1]))


def _comparable(value: Value) -> str:
    """Text that sorts as the value does; blanks first. Whole numbers are widened so that 10 follows 9."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:020d}" if isinstance(value, int) else value


def _overlaps(plans: Sequence[Row]) -> list[Issue]:
    """A warning of plans that begin while another plan of the same child has not ended."""
    start_at, end_at = _place(PROTECTION_PLAN, "start"), _place(PROTECTION_PLAN, "end")
    child_at, flagged_at = _place(PROTECTION_PLAN, "child"), _place(PROTECTION_PLAN, FLAGGED)
    overlapping = 0
    child: Value = None
    latest_end = date.min
    for row in sorted(plans, key=lambda row: (str(row[child_at]), str(row[start_at]))):
        if row[child_at] != child:
            child, latest_end = row[child_at], date.min
        start, end = row[start_at], row[end_at]
        overlapping += isinstance(start, date) and start < latest_end
        if isinstance(end, date):
            latest_end = max(latest_end, end)
        elif ",end," not in str(row[flagged_at]):
            latest_end = date.max
    if not overlapping:
        return []
    sentence = "A child protection plan begins before the child's earlier plan has ended; both are counted."
    hint = "Check the end dates of the earlier plans."
    element = schema.PROTECTION_PLAN.element
    return [Issue("plans_overlap", sentence, hint, Level.WARNING, field=element, count=overlapping)]


def _coverage(editions: Sequence[StoredEdition]) -> dict[str, Coverage]:
    covered = dict.fromkeys(schema.FEEDS, Coverage())
    for edition in editions:
        for name, coverage in edition.coverage.items():
            covered[name] = covered[name] | coverage
    return covered


def _repeats(record: RecordTable, repeated: int) -> Issue:
    sentence = f"Records of {record.element} with the same child and day were made one, keeping the one that says most."
    hint = "Nothing need be done if they are one event written twice."
    return Issue("same_child_same_day", sentence, hint, Level.WARNING, field=record.element, count=repeated)
