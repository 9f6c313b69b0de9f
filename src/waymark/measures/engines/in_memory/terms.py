"""The rows of a term: an event or a spell at a time."""

from collections.abc import Iterator

from waymark.domain.area import AreaTree
from waymark.domain.measure import Count, SimpleTerm, Stock, Sum
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import Window
from waymark.measures.engines.in_memory.answers import Answer
from waymark.measures.engines.in_memory.cells import Judged
from waymark.measures.engines.in_memory.events import counted, summed
from waymark.measures.engines.in_memory.places import area_of
from waymark.measures.engines.in_memory.records import Records, Row, date_in, integer_in
from waymark.measures.engines.in_memory.stocks import in_stock


def judged(
    term: SimpleTerm, month: Month, window: Window, year_type: YearType, areas: AreaTree, records: Records
) -> Iterator[Judged]:
    """Every row of the table that is not excluded. An event takes the area of its day, a stock the month's end's."""
    table = STANDARD_TABLES[term.table]
    if isinstance(term, Stock):
        rows = records.rows(term.table)
    else:  # what is dated outside the window is excluded whatever else it is, so it is not asked
        rows = records.perhaps_dated(term.table, term.at, window.first_month(month, year_type), month)
    for row in rows:
        answer = _counts(term, row, month, window, year_type, records)
        if answer.counts is not False:
            day = month.last if isinstance(term, Stock) else date_in(row, term.at)
            yield Judged(row, answer, area_of(row, table, day, areas, records), _value(term, row))


def _counts(term: SimpleTerm, row: Row, month: Month, window: Window, year_type: YearType, records: Records) -> Answer:
    match term:
        case Count():
            return counted(term, row, month, window, year_type, records)
        case Sum():
            return summed(term, row, month, window, year_type, records)
        case Stock():
            return in_stock(term, row, month, records)


def _value(term: SimpleTerm, row: Row) -> int:
    """What a row that counts adds: 1, or the value of the column that is summed."""
    return (integer_in(row, term.column) or 0) if isinstance(term, Sum) else 1
