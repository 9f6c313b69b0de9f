"""Whether an event counts in the figure of a month."""

from collections.abc import Iterator
from datetime import date

from waymark.domain.measure import Count, Previous, Sum
from waymark.domain.month import Month, minus_months, month_index
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import Window, WindowKind
from waymark.measures.engines.in_memory.answers import NO, YES, Answer, all_of, any_of, unknown
from waymark.measures.engines.in_memory.conditions import passes, passes_all
from waymark.measures.engines.in_memory.records import Records, Row, date_in, entity_of, integer_in, row_id
from waymark.measures.filters_in_memory import is_flagged


def counted(term: Count, row: Row, month: Month, window: Window, year_type: YearType, records: Records) -> Answer:
    def answers() -> Iterator[Answer]:
        yield dated_in(row, term.table, term.at, month, window, year_type, records)
        yield passes_all(term, row, records)
        yield _done_by(term, row, month)
        yield _has_previous(term, row, records)
        yield _stands_for_its_day(term, row, records)

    return all_of(answers())


def summed(term: Sum, row: Row, month: Month, window: Window, year_type: YearType, records: Records) -> Answer:
    def answers() -> Iterator[Answer]:
        yield dated_in(row, term.table, term.at, month, window, year_type, records)
        yield passes_all(term, row, records)
        yield unknown(term.column) if integer_in(row, term.column) is None else YES

    return all_of(answers())


def dated_in(
    row: Row, table: str, at: str, month: Month, window: Window, year_type: YearType, records: Records
) -> Answer:
    """A snapshot's window is its own month or, under A, those until the table's next month with rows as well."""
    day = date_in(row, at)
    if day is None:
        return unknown(at)
    of = month_index(day)
    if of > month.index or of < window.first_month(month, year_type).index:
        return NO
    if window.kind is WindowKind.STANDING:
        return Answer(Month(of) == records.latest_edition(table, at, month))
    return YES


def _done_by(term: Count, row: Row, month: Month) -> Answer:
    """A blank is not done yet."""
    if term.done is None:
        return YES
    day = date_in(row, term.done)
    if day is None:
        return unknown(term.done) if is_flagged(row, term.done) else NO
    return Answer(day <= month.last)


def _has_previous(term: Count, row: Row, records: Records) -> Answer:
    """Undated events have no place in the order, so they are nobody's previous event."""
    if term.previous is None:
        return YES
    table = STANDARD_TABLES[term.table]
    entity, day = entity_of(row, table), date_in(row, term.at)
    if entity is None or day is None:
        return unknown(table.entity if entity is None else term.at)
    return any_of(
        passes(term.previous.where, other)
        for other in records.of(term.table, entity)
        if _is_earlier(term, other, row, day) and _within(term.previous, other, term.at, day)
    )


def _is_earlier(term: Count, other: Row, row: Row, day: date) -> bool:
    earlier = date_in(other, term.at)
    if earlier is None:
        return False
    if term.once_a_day:
        return earlier < day
    return (earlier, row_id(other)) < (day, row_id(row))


def _within(previous: Previous, other: Row, at: str, day: date) -> bool:
    earlier = date_in(other, at)
    if earlier is None:
        return False
    return previous.within_months is None or earlier >= minus_months(day, previous.within_months)


def _stands_for_its_day(term: Count, row: Row, records: Records) -> Answer:
    """The first of its day that passes; where none does, the first for which that is unknown."""
    if not term.once_a_day:
        return YES
    table = STANDARD_TABLES[term.table]
    entity, day = entity_of(row, table), date_in(row, term.at)
    if entity is None or day is None:
        return unknown(table.entity if entity is None else term.at)
    of_the_day = [other for other in records.of(term.table, entity) if date_in(other, term.at) == day]
    answers = {row_id(other): passes_all(term, other, records).counts for other in of_the_day}
    passing = [name for name, answer in answers.items() if answer is True]
    perhaps = [name for name, answer in answers.items() if answer is None]
    return Answer(min(passing or perhaps or answers) == row_id(row))
