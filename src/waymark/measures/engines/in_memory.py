"""The meaning of every measure: pure Python over rows, one row and one month at a time, slow and obvious.

For a row and a month the question "does it count?" has three answers: yes, no, and unknown. Unknown means that a
field the term needs is blank or flagged, and that nothing known excludes the row; such rows are set aside, never
guessed. Other engines must give these integers, cell for cell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.filter import Filter
from waymark.domain.measure import Count, Draft, Measure, Previous, Stock, Sum, Term, terms_of
from waymark.domain.month import Month, minus_months, month_index
from waymark.domain.period import YearType
from waymark.domain.tables import ROW_ID, STANDARD_TABLES, StandardTable
from waymark.domain.window import Window
from waymark.measures.engine import Request, Tables, refuse_contradictions
from waymark.measures.filters_in_memory import evaluate, is_flagged, unknown_columns, value_of
from waymark.measures.parts import Parts, months_of, no_parts

Row = Mapping[str, object]


@dataclass(frozen=True)
class Answer:
    """True, False, or None with the columns that would have to be known."""

    counts: bool | None
    columns: tuple[str, ...] = ()


YES, NO = Answer(True), Answer(False)


def unknown(*columns: str) -> Answer:
    return Answer(None, columns)


def all_of(answers: Iterable[Answer]) -> Answer:
    """One no excludes; otherwise one unknown leaves it unknown, with every column that is wanting."""
    given = list(answers)
    if any(answer.counts is False for answer in given):
        return NO
    return _first_unknown(given) or YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """One yes is enough; otherwise one unknown leaves it unknown."""
    given = list(answers)
    if any(answer.counts for answer in given):
        return YES
    return _first_unknown(given) or NO


def opposite(answer: Answer) -> Answer:
    return answer if answer.counts is None else Answer(not answer.counts)


def _first_unknown(answers: list[Answer]) -> Answer | None:
    wanting = [answer for answer in answers if answer.counts is None]
    columns = dict.fromkeys(column for answer in wanting for column in answer.columns)
    return unknown(*columns) if wanting else None


class Records:
    """Rows of the standard tables, each table read once, and found by whose they are."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[str, list[Row]] = {}
        self._of: dict[str, dict[object, list[Row]]] = {}

    def rows(self, table: str) -> list[Row]:
        if table not in self._rows:
            self._rows[table] = list(self._tables.rows(table))
        return self._rows[table]

    def of(self, table: str, entity: object) -> list[Row]:
        """The rows of one entity; a blank entity has none."""
        if table not in self._of:
            column = STANDARD_TABLES[table].entity
            found: dict[object, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                found[value_of(row, column)].append(row)
            self._of[table] = found
        return [] if entity is None else self._of[table].get(entity, [])


def counts(term: Term, row: Row, month: Month, window: Window, year_type: YearType, records: Records) -> Answer:
    """Whether the row is among those that `term` counts in the figure of `month`."""
    match term:
        case Count():
            return all_of(
                (
                    _dated_in(row, term.at, month, window, year_type),
                    _passes(term.where, row),
                    _has_previous(term, row, records),
                    _stands_for_its_day(term, row, records),
                )
            )
        case Sum():
            return all_of(
                (
                    _dated_in(row, term.at, month, window, year_type),
                    _passes(term.where, row),
                    unknown(term.column) if value_of(row, term.column) is None else YES,
                )
            )
        case Stock():
            return all_of(
                (
                    _live_at(row, term.start, term.end, month.last),
                    _passes(term.where, row),
                    *(_reached(row, held.since, held.months, month) for held in term.held),
                    _under_age(term, row, month),
                    _outside(term, row, month, records),
                )
            )


def _passes(where: Filter | None, row: Row) -> Answer:
    answer = evaluate(where, row)
    return unknown(*unknown_columns(where, row)) if answer is None else Answer(answer)


def _date(row: Row, column: str) -> date | None:
    value = value_of(row, column)
    if value is None or isinstance(value, date):
        return value
    raise TypeError(f"column {column} holds {type(value).__name__}, not dates")


def _dated_in(row: Row, at: str, month: Month, window: Window, year_type: YearType) -> Answer:
    day = _date(row, at)
    if day is None:
        return unknown(at)
    return Answer(window.first_month(month, year_type).first <= day <= month.last)


def _entity(row: Row, table: StandardTable) -> object:
    return value_of(row, table.entity)


def _has_previous(term: Count, row: Row, records: Records) -> Answer:
    """Undated events have no place in the order, so they are nobody's previous event."""
    if term.previous is None:
        return YES
    table = STANDARD_TABLES[term.table]
    entity, day = _entity(row, table), _date(row, term.at)
    if entity is None or day is None:
        return unknown(table.entity if entity is None else term.at)
    return any_of(
        _passes(term.previous.where, other)
        for other in records.of(term.table, entity)
        if _is_earlier(term, other, row, day) and _within(term.previous, other, term.at, day)
    )


def _is_earlier(term: Count, other: Row, row: Row, day: date) -> bool:
    earlier = _date(other, term.at)
    if earlier is None:
        return False
    if term.once_a_day:
        return earlier < day
    return (earlier, str(other[ROW_ID])) < (day, str(row[ROW_ID]))


def _within(previous: Previous, other: Row, at: str, day: date) -> bool:
    earlier = _date(other, at)
    if earlier is None:
        return False
    return previous.within_months is None or earlier >= minus_months(day, previous.within_months)


def _stands_for_its_day(term: Count, row: Row, records: Records) -> Answer:
    """The first of its day that passes the filter; where none does, the first for which that is unknown."""
    if not term.once_a_day:
        return YES
    table = STANDARD_TABLES[term.table]
    entity, day = _entity(row, table), _date(row, term.at)
    if entity is None or day is None:
        return unknown(table.entity if entity is None else term.at)
    of_the_day = [other for other in records.of(term.table, entity) if _date(other, term.at) == day]
    passing = [other for other in of_the_day if evaluate(term.where, other) is True]
    perhaps = [other for other in of_the_day if evaluate(term.where, other) is None]
    standing = min(passing or perhaps or of_the_day, key=lambda other: str(other[ROW_ID]))
    return Answer(standing[ROW_ID] == row[ROW_ID])


def _started(row: Row, column: str, day: date) -> Answer:
    start = _date(row, column)
    return unknown(column) if start is None else Answer(start <= day)


def _not_ended(row: Row, column: str, day: date) -> Answer:
    """A blank end is still open; a flagged one is unknown."""
    end = _date(row, column)
    if end is None:
        return unknown(column) if is_flagged(row, column) else YES
    return Answer(end > day)


def _live_at(row: Row, start: str, end: str, day: date) -> Answer:
    return all_of((_started(row, start, day), _not_ended(row, end, day)))


def _reached(row: Row, since: str, months: int, month: Month) -> Answer:
    day = _date(row, since)
    return unknown(since) if day is None else Answer(month_index(day) + months <= month.index)


def _under_age(term: Stock, row: Row, month: Month) -> Answer:
    if term.under_age is None:
        return YES
    return opposite(_reached(row, term.under_age.birth_date, 12 * term.under_age.years, month))


def _outside(term: Stock, row: Row, month: Month, records: Records) -> Answer:
    """Not inside a spell of any of the tables. A blank start there is always, a flagged one unknown."""
    if not term.outside:
        return YES
    table = STANDARD_TABLES[term.table]
    entity = _entity(row, table)
    if entity is None:
        return unknown(table.entity)
    return opposite(
        any_of(_inside(other, name, month.last) for name in term.outside for other in records.of(name, entity))
    )


def _inside(spell: Row, table: str, day: date) -> Answer:
    start, end = STANDARD_TABLES[table].dates
    blank_start = value_of(spell, start) is None and not is_flagged(spell, start)
    answer = all_of((YES if blank_start else _started(spell, start, day), _not_ended(spell, end, day)))
    return Answer(answer.counts, tuple(f"{table}.{column}" for column in answer.columns))


def leaf_of(term: Term, row: Row, month: Month, areas: AreaTree, records: Records) -> str:
    """The leaf in which the row counts: of the event's day, or of the month's last day for a stock."""
    table = STANDARD_TABLES[term.table]
    day = month.last if isinstance(term, Stock) else _date(row, term.at)
    if day is None or table.column("child") is None:
        return NOT_KNOWN
    for place in records.of("child_area", value_of(row, "child")):
        if value_of(place, "basis") == table.area_basis and _place_holds(place, day):
            code = value_of(place, "area")
            return str(code) if code in {leaf.code for leaf in areas.leaves} else NOT_KNOWN
    return NOT_KNOWN


def _place_holds(place: Row, day: date) -> bool:
    return _inside(place, "child_area", day).counts is True


def value(term: Term, row: Row) -> int:
    """What a row that counts adds: 1, or the value of the column that is summed."""
    if not isinstance(term, Sum):
        return 1
    found = value_of(row, term.column)
    if not isinstance(found, int):
        raise TypeError(f"column {term.column} holds {type(found).__name__}, not integers")
    return found


class InMemoryEngine:
    """The slow engine. Use it to check another, or to walk a cell back to its rows."""

    name = "in_memory"

    def compute(
        self, requests: Sequence[Request], tables: Tables, areas: AreaTree, months: Sequence[Month]
    ) -> dict[str, Parts]:
        """Parts by request key; drafts are left out. Raises ContradictionError."""
        refuse_contradictions(requests)
        records = Records(tables)
        computed: dict[str, Parts] = {}
        for request in requests:
            if isinstance(request.measure, Draft):
                continue
            parts = computed[request.key] = no_parts(areas, months)
            numerator, denominator = terms_of(request.measure)
            for term, cells in ((numerator, parts.numerator), (denominator, parts.denominator)):
                for column, month in enumerate(months_of(months)):
                    for area, amount in _figures(term, month, request, areas, records).items():
                        cells[parts.areas.index(area), column] = amount
        return computed


def _figures(term: Term, month: Month, request: Request, areas: AreaTree, records: Records) -> dict[str, int]:
    """Area → the term's integer in one month, the root counted in its own right."""
    figures: dict[str, int] = defaultdict(int)
    assert not isinstance(request.measure, Draft)
    for row in records.rows(term.table):
        if counts(term, row, month, request.measure.window, request.year_type, records).counts:
            figures[areas.root.code] += value(term, row)
            figures[leaf_of(term, row, month, areas, records)] += value(term, row)
    return figures


@dataclass(frozen=True)
class RowsOfCell:
    """The rows behind one integer, as row ids in the table's order.

    set_aside: rows that nothing excludes, each with the columns that would have to be known to count it; a
    column of another table reads `unaccompanied_spell.end`.
    """

    table: str
    counted: tuple[str, ...]
    set_aside: tuple[tuple[str, tuple[str, ...]], ...]


def walk(
    measure: Measure, year_type: YearType, tables: Tables, areas: AreaTree, area: str, month: Month
) -> tuple[RowsOfCell, ...]:
    """The rows of the numerator and of the denominator of one cell; nothing for a draft.

    Raises ValueError for an area code that the tree does not have, ContradictionError as an engine does.
    """
    if area not in {known.code for known in areas.areas}:
        raise ValueError(f"there is no area {area}")
    refuse_contradictions([Request("this measure", measure, year_type)])
    if isinstance(measure, Draft):
        return ()
    records = Records(tables)
    return tuple(
        _rows_of_cell(term, measure.window, year_type, records, areas, area, month) for term in terms_of(measure)
    )


def _rows_of_cell(
    term: Term,
    window: Window,
    year_type: YearType,
    records: Records,
    areas: AreaTree,
    area: str,
    month: Month,
) -> RowsOfCell:
    counted: list[str] = []
    set_aside: list[tuple[str, tuple[str, ...]]] = []
    for row in records.rows(term.table):
        answer = counts(term, row, month, window, year_type, records)
        if answer.counts is False:
            continue
        if area != areas.root.code and area != leaf_of(term, row, month, areas, records):
            continue
        if answer.counts:
            counted.append(str(row[ROW_ID]))
        else:
            set_aside.append((str(row[ROW_ID]), answer.columns))
    return RowsOfCell(term.table, tuple(counted), tuple(set_aside))
