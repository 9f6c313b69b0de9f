"""The contract of an engine, and the tables it reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from waymark.domain.area import AreaTree
from waymark.domain.errors import ContradictionError
from waymark.domain.measure import Draft, Gap, Measure, Quotient, contradictions
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.measures.parts import Parts, keys_of_sides


@dataclass(frozen=True)
class Request:
    """One measure to compute. `key`: `SCS18` or `SCS18.same_carer`."""

    key: str
    measure: Measure
    year_type: YearType


@dataclass(frozen=True)
class Asked:
    """What an engine works out at once: one numerator and one denominator, under the key of their Parts."""

    key: str
    measure: Quotient
    year_type: YearType


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
        `SISE4#1` and `SISE4#2` (`parts.keys_of_sides`).

        An event takes the area of its date, a stock that of the snapshot, from `child_area` rows of the table's
        basis; no row means `district not known`. A table with area codes of its own is placed by them alone.
        A row counts in its area and in all that hold it. Districts add up to the root, and schools with a district's
        own rows to the district, except for a share of entities some of which have several areas.
        """
        ...


def sides(requests: Sequence[Request]) -> Iterator[Asked]:
    """The requests in order: a gap as its two sides, drafts left out."""
    for request in requests:
        match request.measure:
            case Draft():
                continue
            case Gap(first, second):
                for key, side in zip(keys_of_sides(request.key), (first, second), strict=True):
                    yield Asked(key, side, request.year_type)
            case measure:
                yield Asked(request.key, measure, request.year_type)


def refuse_contradictions(requests: Sequence[Request]) -> None:
    """Raises ContradictionError for a measure whose forms cannot be combined. Every engine calls it first."""
    for request in requests:
        for sentence in contradictions(request.measure):
            raise ContradictionError(f"{request.key}: {sentence}")
