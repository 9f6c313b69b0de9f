"""Where the comparators of a figure come from: the series, the day, and every neighbour's own figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from waymark.assessment.comparators import NeighboursBehind, day_compared, neighbours_behind
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.publication import NeighbourList
from waymark.domain.published_value import NOT_NUMBER, SYMBOLS, PublishedValue
from waymark.domain.rounding import printed
from waymark.scorecards.comparators import Comparison

_NOT_IN_FILE = "not in the published file"


@dataclass(frozen=True)
class NeighbourFigure:
    """value: as printed; empty where there is none, and then `why` says why."""

    name: str
    code: str
    value: str
    why: str


@dataclass(frozen=True)
class ComparatorsBehind:
    """day: the end of the published period · listed: the list of neighbours that held on it, None without one ·
    lists: all lists of the dictionary, the earliest first."""

    series: str
    day: date
    listed: NeighbourList | None
    members: tuple[NeighbourFigure, ...]
    lists: tuple[NeighbourList, ...]


def comparators_behind(
    comparison: Comparison, indicator: Indicator, reading: str, month: Month
) -> ComparatorsBehind | None:
    """None where the figure has no comparators."""
    compared = indicator.compared_of(reading)
    day = None if compared is None else day_compared(comparison.values, compared.series, month)
    if compared is None or day is None:
        return None
    found = neighbours_behind(comparison.values, compared.series, day, comparison.compared_with)
    decimals = min(indicator.decimals, comparison.decimals.get(compared.series, indicator.decimals))
    return ComparatorsBehind(
        compared.series,
        day,
        None if found is None else found.listed,
        _members(found, decimals),
        comparison.compared_with.neighbours,
    )


def _members(found: NeighboursBehind | None, decimals: int) -> tuple[NeighbourFigure, ...]:
    return tuple(
        NeighbourFigure(
            member.name,
            value.area if value else member.codes[0],
            printed(value.value, decimals) if value is not None and value.value is not None else "",
            _why(value),
        )
        for member, value in (found.members if found else ())
    )


def _why(value: PublishedValue | None) -> str:
    if value is None:
        return _NOT_IN_FILE
    if value.value is not None:
        return ""
    return "the published cell cannot be read" if value.symbol == NOT_NUMBER else SYMBOLS.get(value.symbol, "no value")


def as_json(behind: ComparatorsBehind | None) -> dict[str, Any] | None:
    if behind is None:
        return None
    listed = behind.listed
    return {
        "series": behind.series,
        "day": str(behind.day),
        "list": None if listed is None else {"version": listed.version, "from_year": listed.first_year},
        "lists": [{"version": one.version, "from_year": one.first_year} for one in behind.lists],
        "neighbours": [
            {"name": one.name, "code": one.code, "printed": one.value or None, "why_not": one.why}
            for one in behind.members
        ],
    }
