"""Cohorts: who entered in the quarter, and whether each did it again within the follow-up."""

from collections.abc import Iterator
from datetime import date

from waymark.domain.area import AreaTree
from waymark.domain.measure import Cohort
from waymark.domain.month import Month, plus_months
from waymark.domain.period import Frequency, Period, YearType, latest_ended_by
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory.answers import NO, Answer, all_of, any_of, unknown
from waymark.measures.engines.in_memory.cells import Judged
from waymark.measures.engines.in_memory.conditions import passes
from waymark.measures.engines.in_memory.places import area_of
from waymark.measures.engines.in_memory.records import Records, Row, date_in, entity_of, row_id
from waymark.measures.filters_in_memory import is_flagged


def numerator(
    measure: Cohort, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> Iterator[Judged]:
    """Entries of people who did it again."""
    for row, entered, again, area in _entries(measure, month, year_type, areas, records):
        answer = all_of((entered, again))
        if answer.counts is not False:
            yield Judged(row, answer, area)


def denominator(
    measure: Cohort, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> Iterator[Judged]:
    """Entries of people of whom it can be said whether they did it again."""
    for row, entered, again, area in _entries(measure, month, year_type, areas, records):
        yield Judged(row, all_of((entered, again)) if again.counts is None else entered, area)


def _entries(
    measure: Cohort, month: Month, year_type: YearType, areas: AreaTree, records: Records
) -> Iterator[tuple[Row, Answer, Answer, str]]:
    """Rows that are, or may be, somebody's entry: row, whether it is, whether it happened again, area."""
    table = STANDARD_TABLES[measure.table]
    quarter = latest_ended_by(month, Frequency.QUARTERLY, year_type)
    for row in records.rows(measure.table):
        entered = all_of((_may_enter(measure, row, quarter), _is_first(measure, row, quarter, records)))
        if entered.counts is not False:
            day = date_in(row, measure.at)
            again = unknown(measure.at) if day is None else _again(measure, row, day, records)
            yield row, entered, again, area_of(row, table, day, areas, records)


def _may_enter(measure: Cohort, row: Row, quarter: Period) -> Answer:
    day = date_in(row, measure.at)
    dated = unknown(measure.at) if day is None else Answer(quarter.first <= day <= quarter.last)
    return all_of((dated, passes(measure.where, row)))


def _is_first(measure: Cohort, row: Row, quarter: Period, records: Records) -> Answer:
    """The person's first of the quarter that passes; where none does, the first for which that is unknown."""
    table = STANDARD_TABLES[measure.table]
    entity, day = entity_of(row, table), date_in(row, measure.at)
    if entity is None or day is None:
        return unknown(table.entity if entity is None else measure.at)
    placed = [
        (other_day, row_id(other), passes(measure.where, other).counts)
        for other in records.of(measure.table, entity)
        if (other_day := date_in(other, measure.at)) is not None and quarter.first <= other_day <= quarter.last
    ]
    passing = [one for one in placed if one[2] is True]
    perhaps = [one for one in placed if one[2] is None]
    first = min(passing or perhaps, default=None)
    return NO if first is None else Answer(first[1] == row_id(row))


def _again(measure: Cohort, entry: Row, entered: date, records: Records) -> Answer:
    entity = entity_of(entry, STANDARD_TABLES[measure.table])
    return any_of(
        all_of((_happened(measure, other, entered), _known(measure, other, entered)))
        for other in records.of(measure.table, entity)
        if row_id(other) != row_id(entry)
    )


def _happened(measure: Cohort, other: Row, entered: date) -> Answer:
    day = date_in(other, measure.happened)
    if day is None:
        return unknown(measure.happened)
    return Answer(entered < day <= plus_months(entered, measure.follow_up))


def _known(measure: Cohort, other: Row, entered: date) -> Answer:
    """A blank is not known yet."""
    day = date_in(other, measure.known)
    if day is None:
        return unknown(measure.known) if is_flagged(other, measure.known) else NO
    return Answer(day <= plus_months(entered, measure.follow_up + measure.wait))
