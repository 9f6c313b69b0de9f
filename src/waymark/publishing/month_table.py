"""A report's table of months: a row for each period, a column for each figure that is read together with the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from waymark.scorecards.document import ScorecardRow, TrendPoint


@dataclass(frozen=True)
class PeriodLine:
    """One period and its figures, in the order of the table's rows; None where a series has no such period."""

    words: str
    points: tuple[TrendPoint | None, ...]


@dataclass(frozen=True)
class MonthTable:
    """The series of one frequency, latest period first."""

    rows: tuple[ScorecardRow, ...]
    lines: tuple[PeriodLine, ...]


def months_of(rows: Sequence[ScorecardRow]) -> tuple[MonthTable, ...]:
    """A table for each frequency among the rows, in their order: a line is one period for all of its columns."""
    tables = []
    for frequency in dict.fromkeys(row.frequency for row in rows):
        alike = tuple(row for row in rows if row.frequency is frequency)
        series = [{point.figure.month: point for point in row.trend} for row in alike]
        words = {month: point.figure.words for points in series for month, point in points.items()}
        lines = tuple(
            PeriodLine(words[month], tuple(points.get(month) for points in series))
            for month in sorted(words, reverse=True)
        )
        tables.append(MonthTable(alike, lines))
    return tuple(tables)
