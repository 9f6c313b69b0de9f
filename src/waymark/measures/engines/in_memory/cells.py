"""What stands behind the integers of one month: rows judged one by one, with their area and what they add."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from waymark.domain.area import AreaTree
from waymark.measures.engines.in_memory.answers import Answer
from waymark.measures.engines.in_memory.records import Row, row_id


@dataclass(frozen=True)
class Judged:
    """One row in one month. area: the deepest one in which it counts · value: what it adds where it counts, 0 where
    that is not known."""

    row: Row
    answer: Answer
    area: str
    value: int = 1


@dataclass(frozen=True)
class RowsOfCell:
    """The rows behind one integer, as row ids in the table's order.

    set_aside: rows that nothing excludes, each with the columns that would have to be known to count it; a
    column of another table reads `unaccompanied_spell.end`.
    part: which integer it is, in words: `numerator`, `denominator`, `total`, `published value`; for a difference
    `numerator, taken away`; for a gap with the name of the side before it, `everybody else: numerator`; for a mean of
    months with the month, `November 2012: numerator`.
    """

    table: str
    counted: tuple[str, ...]
    set_aside: tuple[tuple[str, tuple[str, ...]], ...]
    part: str = ""


def figures(judged: Iterable[Judged], areas: AreaTree) -> dict[str, int]:
    """Area → the integer of one month: a row counts in its area and in every area that holds it."""
    totals: dict[str, int] = defaultdict(int)
    for one in judged:
        if one.answer.counts:
            for code in areas.lineage(one.area):
                totals[code] += one.value
    return totals


def rows_of_cell(part: str, table: str, judged: Iterable[Judged], areas: AreaTree, area: str) -> RowsOfCell:
    """The rows of one area and of the areas that it holds."""
    counted: list[str] = []
    set_aside: list[tuple[str, tuple[str, ...]]] = []
    for one in judged:
        if area not in areas.lineage(one.area):
            continue
        if one.answer.counts:
            counted.append(row_id(one.row))
        elif one.answer.counts is None:
            set_aside.append((row_id(one.row), one.answer.columns))
    return RowsOfCell(table, tuple(counted), tuple(set_aside), part)
