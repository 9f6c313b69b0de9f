"""One cell walked back to the rows that made it."""

from collections.abc import Iterator
from dataclasses import replace

from waymark.domain.area import AreaTree
from waymark.domain.measure import (
    Cohort,
    Difference,
    Distinct,
    Draft,
    External,
    Gap,
    MeanOfMonths,
    Measure,
    ShareOfEntities,
    SimpleTerm,
    Total,
    windowed_terms,
)
from waymark.domain.month import Month
from waymark.domain.named_months import named_months
from waymark.domain.period import YearType
from waymark.measures.engine import Request, Tables, refuse_contradictions
from waymark.measures.engines.in_memory import cohorts, distincts, published_values, shares
from waymark.measures.engines.in_memory.cells import RowsOfCell, rows_of_cell
from waymark.measures.engines.in_memory.records import Records
from waymark.measures.engines.in_memory.terms import judged


def walk(
    measure: Measure, year_type: YearType, tables: Tables, areas: AreaTree, area: str, month: Month
) -> tuple[RowsOfCell, ...]:
    """The rows of the numerator and of the denominator of one cell, or of its total; nothing for a draft.

    A difference gives the rows of both its terms, one after the other; a gap those of its first side, then of its
    second; a mean of months those of each month. `RowsOfCell.part` says which is which. The rows of a share of
    entities and of a distinct count are those of the entities counted; the rows of a cohort are the entries counted.
    Raises ValueError for an area code that the tree does not have, ContradictionError as an engine does.
    """
    if area not in areas:
        raise ValueError(f"there is no area {area}")
    refuse_contradictions([Request("this measure", measure, year_type)])
    return tuple(_cells(measure, year_type, Records(tables), areas, area, month))


def _cells(
    measure: Measure, year_type: YearType, records: Records, areas: AreaTree, area: str, month: Month
) -> Iterator[RowsOfCell]:
    match measure:
        case Draft():
            return
        case Gap():
            for name, side in ((measure.first_name, measure.first), (measure.second_name, measure.second)):
                for cell in _cells(side, year_type, records, areas, area, month):
                    yield replace(cell, part=f"{name}: {cell.part}")
        case MeanOfMonths():
            for named in named_months(measure, month, year_type):
                for cell in _cells(measure.of, year_type, records, areas, area, named):
                    yield replace(cell, part=f"{named.label}: {cell.part}")
        case External():
            yield published_values.rows_of_cell(measure, month, area, records)
        case ShareOfEntities():
            yield from shares.rows_of_cells(measure, month, year_type, areas, area, records)
        case Cohort():
            for part, of in (("numerator", cohorts.numerator), ("denominator", cohorts.denominator)):
                entries = of(measure, month, year_type, areas, records)
                yield rows_of_cell(part, measure.table, entries, areas, area)
        case _:
            parts = ("total",) if isinstance(measure, Total) else ("numerator", "denominator")
            for part, (term, window) in zip(parts, windowed_terms(measure), strict=True):
                if isinstance(term, Distinct):
                    rows = distincts.judged_once(term, month, window, year_type, areas, records)
                    yield rows_of_cell(part, term.rows.table, rows, areas, area)
                    continue
                for name, simple in _named(part, term):
                    rows = judged(simple, month, window, year_type, areas, records)
                    yield rows_of_cell(name, simple.table, rows, areas, area)


def _named(part: str, term: SimpleTerm | Difference) -> tuple[tuple[str, SimpleTerm], ...]:
    if isinstance(term, Difference):
        return ((part, term.first), (f"{part}, taken away", term.second))
    return ((part, term),)
