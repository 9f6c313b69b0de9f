"""What the rows of a set show of the term they are of, counted as they go by on their way to the sink."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import numpy as np

from waymark.sources.intake import ColumnSink, RecordSink, Row, Value
from waymark.sources.school_census import schema
from waymark.sources.school_census.census import Census
from waymark.sources.school_census.layouts import LAYOUTS
from waymark.store.columns import Coded

# Columns whose dates a school writes up to census day, and not beyond.
_DATED = {
    schema.PUPIL_ON_ROLL: "entry_date",
    schema.PUPIL_NO_LONGER_ON_ROLL: "leaving_date",
    schema.FSM_PERIODS: "start",
    schema.EXCLUSIONS_ON_ROLL: "excluded_on",
    schema.EXCLUSIONS_OFF_ROLL: "excluded_on",
}
_COMPULSORY = ("R", *(str(year) for year in range(1, 12)))
_AGE_IN_RECEPTION = 4  # on 31 August before it


@dataclass
class Evidence:
    """dates: by table, how often each day stands there · born: academic years (by their start) in which year group and
    birth of a pupil go together · unnumbered: by table, rows without a lasting pupil number ·
    stated: (term, year, census day) as schools state them, each with how many do.
    """

    dates: dict[str, Counter[date]] = field(default_factory=dict)
    born: Counter[int] = field(default_factory=Counter)
    unnumbered: Counter[str] = field(default_factory=Counter)
    stated: Counter[tuple[Value, Value, Value]] = field(default_factory=Counter)

    @property
    def by_census(self) -> Counter[int]:
        """How many dates lie in the term of each census, by its number."""
        counted: Counter[int] = Counter()
        for of_table in self.dates.values():
            for day, times in of_table.items():
                counted[Census.of_term(day).number] += times
        return counted

    @property
    def exclusions(self) -> Counter[date]:
        return self.dates.get(schema.EXCLUSIONS_ON_ROLL, Counter()) + self.dates.get(
            schema.EXCLUSIONS_OFF_ROLL, Counter()
        )


class Watched:
    """A sink that passes rows on and counts what they show."""

    def __init__(self, sink: RecordSink, evidence: Evidence) -> None:
        self._sink = sink
        self._evidence = evidence

    def add(self, table: str, row: Row) -> None:
        _see(self._evidence, table, [Coded([value], np.zeros(1, dtype=np.int64)) for value in row[1:]])
        self._sink.add(table, row)


class WatchedColumns(Watched):
    """The same for a sink that takes many rows at once."""

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        _see(self._evidence, table, columns)
        cast(ColumnSink, self._sink).add_columns(table, row_ids, columns)


def watched(sink: RecordSink, evidence: Evidence) -> RecordSink:
    return WatchedColumns(sink, evidence) if isinstance(sink, ColumnSink) else Watched(sink, evidence)


def _see(evidence: Evidence, table: str, columns: Sequence[Coded]) -> None:
    """columns: of the record table, from its flags on."""
    layout = LAYOUTS[table]
    if table in _DATED:
        dated = columns[layout.at(_DATED[table]) + 1]
        counted = evidence.dates.setdefault(table, Counter())
        for day, times in zip(dated.values, dated.times(), strict=True):
            if times and isinstance(day, date):
                counted[day] += times
    if table in (schema.PUPIL_ON_ROLL, schema.PUPIL_NO_LONGER_ON_ROLL):
        pupils = columns[layout.at("pupil") + 1]
        nobody = [place for place, value in enumerate(pupils.values) if value is None]
        if nobody:
            evidence.unnumbered[table] += int(np.isin(pupils.codes, nobody).sum())
    if table == schema.PUPIL_ON_ROLL:
        evidence.born.update(_born(columns[layout.at("birth_date") + 1], columns[layout.at("year_group") + 1]))
    if table == schema.SCHOOL_CENSUS:
        parts = [columns[layout.at(name) + 1].rows() for name in ("term", "year", "census_day")]
        evidence.stated.update(zip(*parts, strict=True))


def _born(births: Coded, groups: Coded) -> Counter[int]:
    """For pupils of Reception to Year 11 the academic year in which a pupil of that birth is in that year group."""
    starts = np.array([_start_of_life(value) for value in births.values], dtype=np.int64)[births.codes]
    ages = np.array(
        [_AGE_IN_RECEPTION + _COMPULSORY.index(str(value)) if value in _COMPULSORY else -1 for value in groups.values],
        dtype=np.int64,
    )[groups.codes]
    known = (starts > 0) & (ages > 0)
    years, times = np.unique((starts + ages)[known], return_counts=True)
    return Counter(dict(zip(years.tolist(), times.tolist(), strict=True)))


def _start_of_life(birth: Value) -> int:
    """The calendar year on whose 31 August the child is nought; 0 where the birth is not known."""
    if not isinstance(birth, date):
        return 0
    return birth.year if (birth.month, birth.day) <= (8, 31) else birth.year + 1
