"""Whether a spell is in the stock of a month."""

from collections.abc import Iterator

from waymark.domain.measure import Stock
from waymark.domain.month import Month, month_index
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory.answers import YES, Answer, all_of, any_of, opposite, unknown
from waymark.measures.engines.in_memory.conditions import passes
from waymark.measures.engines.in_memory.records import Records, Row, date_in, entity_of
from waymark.measures.engines.in_memory.spells import inside, live_at


def in_stock(term: Stock, row: Row, month: Month, records: Records) -> Answer:
    def answers() -> Iterator[Answer]:
        yield live_at(row, term.start, term.end, month.last)
        yield passes(term.where, row)
        yield from (_reached(row, held.since, held.months, month) for held in term.held)
        yield _under_age(term, row, month)
        yield _outside(term, row, month, records)

    return all_of(answers())


def _reached(row: Row, since: str, months: int, month: Month) -> Answer:
    day = date_in(row, since)
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
    entity = entity_of(row, table)
    if entity is None:
        return unknown(table.entity)
    return opposite(
        any_of(
            inside(other, name, start, end, month.last)
            for name in term.outside
            for start, end in (STANDARD_TABLES[name].dates,)
            for other in records.of(name, entity)
        )
    )
