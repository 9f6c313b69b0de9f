"""Whether a day lies in a spell: start ≤ day, and the end blank or later than the day."""

from datetime import date

from waymark.measures.engines.in_memory.answers import YES, Answer, all_of, of_table, unknown
from waymark.measures.engines.in_memory.records import Row, date_in
from waymark.measures.filters_in_memory import is_flagged


def live_at(row: Row, start: str, end: str, day: date) -> Answer:
    """A blank start is unknown; a blank end is still open."""
    return all_of((_started(row, start, day), _not_ended(row, end, day)))


def inside(spell: Row, table: str, start: str, end: str, day: date) -> Answer:
    """For a spell of another table, where a blank start means always."""
    always = date_in(spell, start) is None and not is_flagged(spell, start)
    started = YES if always else _started(spell, start, day)
    return of_table(table, all_of((started, _not_ended(spell, end, day))))


def _started(row: Row, column: str, day: date) -> Answer:
    start = date_in(row, column)
    return unknown(column) if start is None else Answer(start <= day)


def _not_ended(row: Row, column: str, day: date) -> Answer:
    """A flagged end is unknown."""
    end = date_in(row, column)
    if end is None:
        return unknown(column) if is_flagged(row, column) else YES
    return Answer(end > day)
