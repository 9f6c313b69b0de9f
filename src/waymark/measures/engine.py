"""The contract of an engine, and the tables it reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from waymark.domain.area import AreaTree
from waymark.domain.contradictions import contradictions
from waymark.domain.errors import ContradictionError
from waymark.domain.measure import Computed, Draft, Gap, MeanOfMonths, Measure
from waymark.domain.month import Month
from waymark.domain.named_months import every_named_month
from waymark.domain.period import YearType
from waymark.measures.parts import Parts, keys_of_sides, months_of


@dataclass(frozen=True)
class Request:
    """One measure to compute. `key`: `SCS18` or `SCS18.same_carer`."""

    key: str
    measure: Measure
    year_type: YearType


@dataclass(frozen=True)
class Asked:
    """What an engine works out at once: one numerator and mostly one denominator, under the key of their Parts, for
    months in order. Those of a mean of months are the months that are averaged."""

    key: str
    measure: Computed
    year_type: YearType
    months: tuple[Month, ...]


class Tables(Protocol):
    """The standard tables of a workspace. A table that nothing feeds has no file and no rows."""

    def parquet(self, table: str) -> Path | None: ...

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        """Rows as mappings by column name, dates as `datetime.date`."""
        ...


class Engine(Protocol):
    name: str

    def compute(
        self, requests: Sequence[Request], tables: Tables, areas: AreaTree, months: Sequence[Month]
    ) -> dict[str, Parts]:
        """Parts by request key; drafts are left out. A gap has no parts of its own: its sides stand under
        `SISE4#1` and `SISE4#2` (`parts.keys_of_sides`). The parts of a mean of months are those of its named months.

        An event takes the area of its date, a stock that of the snapshot, from `child_area` rows of the table's
        basis; no row means `district not known`. A table with area codes of its own is placed by them alone.
        A row counts in its area and in all that hold it. Districts add up to the root, and schools with a district's
        own rows to the district; not where an entity of several areas counts once in each (distinct counts, shares of
        entities), and not for published values, which are those of an area's own rows.
        """
        ...


def sides(requests: Sequence[Request], months: Sequence[Month]) -> Iterator[Asked]:
    """The requests in order: a gap as its two sides, a mean as its months, drafts left out."""
    wanted = months_of(months)
    for request in requests:
        match request.measure:
            case Draft():
                continue
            case Gap(first, second):
                for key, side in zip(keys_of_sides(request.key), (first, second), strict=True):
                    yield Asked(key, side, request.year_type, wanted)
            case MeanOfMonths() as mean:
                named = every_named_month(mean, wanted, request.year_type)
                yield Asked(request.key, mean.of, request.year_type, named)
            case measure:
                yield Asked(request.key, measure, request.year_type, wanted)


def refuse_contradictions(requests: Sequence[Request]) -> None:
    """Raises ContradictionError for a measure whose forms cannot be combined. Every engine calls it first."""
    for request in requests:
        for sentence in contradictions(request.measure):
            raise ContradictionError(f"{request.key}: {sentence}")
