"""What a row must pass to count: its filter, and the conditions on an event."""

from datetime import date

from waymark.domain.filter import Filter
from waymark.domain.measure import AgeAt, Condition, Count, During, Sum, WithinWorkingDays
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory.answers import Answer, all_of, any_of, unknown
from waymark.measures.engines.in_memory.records import Records, Row, date_in, entity_of
from waymark.measures.engines.in_memory.spells import inside
from waymark.measures.filters_in_memory import evaluate, unknown_columns


def passes(where: Filter | None, row: Row) -> Answer:
    answer = evaluate(where, row)
    return unknown(*unknown_columns(where, row)) if answer is None else Answer(answer)


def passes_all(term: Count | Sum, row: Row, records: Records) -> Answer:
    """The filter of the term and every condition."""
    return all_of(
        (passes(term.where, row), *(_holds(condition, term.table, row, records) for condition in term.conditions))
    )


def _holds(condition: Condition, table: str, row: Row, records: Records) -> Answer:
    match condition:
        case During():
            return _during(condition, table, row, records)
        case AgeAt():
            return _of_age(condition, row)
        case WithinWorkingDays():
            return _in_time(condition, row)


def _during(condition: During, table: str, row: Row, records: Records) -> Answer:
    own = STANDARD_TABLES[table]
    entity, day = entity_of(row, own), date_in(row, condition.date)
    if entity is None or day is None:
        return unknown(own.entity if entity is None else condition.date)
    return any_of(
        inside(spell, condition.table, condition.start, condition.end, day)
        for spell in records.of(condition.table, entity)
    )


def _of_age(condition: AgeAt, row: Row) -> Answer:
    born, day = date_in(row, condition.birth_date), date_in(row, condition.date)
    if born is None or day is None:
        return unknown(condition.birth_date if born is None else condition.date)
    age = completed_years(born, day)
    return Answer(
        (condition.least is None or age >= condition.least) and (condition.under is None or age < condition.under)
    )


def completed_years(born: date, day: date) -> int:
    """By calendar birthday. 29 February comes before 1 March also in a year that does not have it."""
    not_yet = (day.month, day.day) < (born.month, born.day)
    return day.year - born.year - not_yet


def _in_time(condition: WithinWorkingDays, row: Row) -> Answer:
    since, until = date_in(row, condition.since), date_in(row, condition.until)
    numbers = [None if day is None else condition.calendar.number(day) for day in (since, until)]
    if None in numbers:
        columns = (condition.since, condition.until)
        return unknown(*(name for name, number in zip(columns, numbers, strict=True) if number is None))
    start, end = (number for number in numbers if number is not None)
    return Answer(end - start <= condition.days)
