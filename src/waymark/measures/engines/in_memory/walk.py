"""One cell walked back to the rows that made it."""

from collections.abc import Iterator
from dataclasses import replace

from waymark.domain.area import AreaTree
from waymark.domain.measure import (
    Cohort,
    Difference,
    Draft,
    Gap,
    Mean,
    Measure,
    Ratio,
    ShareOfEntities,
    SimpleTerm,
    Term,
    terms_of,
)
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.measures.engine import Request, Tables, refuse_contradictions
from waymark.measures.engines.in_memory import cohorts, shares
from waymark.measures.engines.in_memory.cells import RowsOfCell, rows_of_cell
from waymark.measures.engines.in_memory.records import Records
from waymark.measures.engines.in_memory.terms import judged


def walk(
    measure: Measure, year_type: YearType, tables: Tables, areas: AreaTree, area: str, month: Month
) -> tuple[RowsOfCell, ...]:
    """The rows of the numerator and of the denominator of one cell; nothing for a draft.

    A difference gives the rows of both its terms, one after the other; a gap those of its first side, then of its
    second. `RowsOfCell.part` says which is which. The rows of a share of entities are those of the entities counted;
    the rows of a cohort are the entries counted.
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
        case ShareOfEntities():
            yield from shares.rows_of_cells(measure, month, year_type, areas, area, records)
        case Cohort():
            for part, of in (("numerator", cohorts.numerator), ("denominator", cohorts.denominator)):
                entries = of(measure, month, year_type, areas, records)
                yield rows_of_cell(part, measure.table, entries, areas, area)
        case Ratio() | Mean():
            for part, term in zip(("numerator", "denominator"), terms_of(measure), strict=True):
                for name, simple in _named(part, term):
                    rows = judged(simple, month, measure.window, year_type, areas, records)
                    yield rows_of_cell(name, simple.table, rows, areas, area)


def _named(part: str, term: Term) -> tuple[tuple[str, SimpleTerm], ...]:
    if isinstance(term, Difference):
        return ((part, term.first), (f"{part}, taken away", term.second))
    return ((part, term),)
