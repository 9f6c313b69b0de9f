"""Which columns of which standard tables a measure reads: what must change for its figures to move."""

from collections.abc import Iterable, Iterator

from waymark.domain.filter import columns_of
from waymark.domain.measure import (
    AgeAt,
    Cohort,
    Condition,
    Count,
    Difference,
    Distinct,
    Draft,
    During,
    External,
    Gap,
    MeanOfMonths,
    Measure,
    ShareOfEntities,
    SimpleTerm,
    Stock,
    Sum,
    Term,
    WithinWorkingDays,
    terms_of,
)
from waymark.domain.tables import CHILD_AREA, REFERENCE_VALUE, STANDARD_TABLES

Read = tuple[str, str]  # table and column


def columns_read(measure: Measure) -> frozenset[Read]:
    """Empty for a draft. Whose row it is and where it lies are always read."""
    return frozenset(_read(measure))


def placed_by_child_area(measure: Measure) -> bool:
    """Whether a table that it counts has no area of its own, so that districts follow from `child_area`."""
    return any(not STANDARD_TABLES[table].area_column and table != CHILD_AREA.name for table, _ in _read(measure))


def _read(measure: Measure) -> Iterator[Read]:
    match measure:
        case Draft():
            return
        case Gap(first, second):
            yield from (*_read(first), *_read(second))
        case MeanOfMonths():
            yield from _read(measure.of)
        case External():
            yield from ((REFERENCE_VALUE.name, column.name) for column in REFERENCE_VALUE.columns)
        case ShareOfEntities():
            yield from _of_table(measure.table, (measure.at, measure.part, measure.whole, *columns_of(measure.where)))
        case Cohort():
            yield from _of_table(
                measure.table, (measure.at, measure.happened, measure.known, *columns_of(measure.where))
            )
        case _:
            for term in terms_of(measure):
                yield from _of_term(term)


def _of_term(term: Term) -> Iterator[Read]:
    match term:
        case Difference():
            yield from (*_of_simple(term.first), *_of_simple(term.second))
        case Distinct():
            yield from _of_simple(term.rows)
            yield term.rows.table, term.entity
        case _:
            yield from _of_simple(term)


def _of_simple(term: SimpleTerm) -> Iterator[Read]:
    where = columns_of(term.where)
    match term:
        case Count():
            earlier = columns_of(term.previous.where) if term.previous else frozenset()
            done = (term.done,) if term.done else ()
            yield from _of_table(term.table, (term.at, *where, *earlier, *done))
            yield from _of_conditions(term.table, term.conditions)
        case Sum():
            yield from _of_table(term.table, (term.at, term.column, *where))
            yield from _of_conditions(term.table, term.conditions)
        case Stock():
            since = tuple(held.since for held in term.held)
            born = (term.under_age.birth_date,) if term.under_age else ()
            yield from _of_table(term.table, (term.start, term.end, *where, *since, *born))
            for other in term.outside:
                yield from _of_table(other, STANDARD_TABLES[other].dates)


def _of_conditions(table: str, conditions: Iterable[Condition]) -> Iterator[Read]:
    for condition in conditions:
        match condition:
            case During():
                yield table, condition.date
                yield from _of_table(condition.table, (condition.start, condition.end))
            case AgeAt():
                yield from ((table, condition.birth_date), (table, condition.date))
            case WithinWorkingDays():
                yield from ((table, condition.since), (table, condition.until))


def _of_table(table: str, columns: Iterable[str]) -> Iterator[Read]:
    standard = STANDARD_TABLES[table]
    of_area = (standard.area_column,) if standard.area_column else ()
    yield from ((table, column) for column in dict.fromkeys((standard.entity, *of_area, *columns)))
