"""Published values by series, day and area: what a figure is compared with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

# What a cell of open data says in the place of a number.
SYMBOLS = {
    "c": "suppressed by the publisher",
    "z": "not applicable",
    "x": "not available from the publisher",
    "low": "rounds to zero but is not zero",
    "k": "rounds to zero but is not zero",
    "u": "not reliable enough to be published",
}
NOT_NUMBER = "unreadable"  # in the place of a symbol, for a cell that holds none


@dataclass(frozen=True)
class PublishedValue:
    """One value, or the symbol that stands in its place.

    numerator, denominator: the counts published beside it, where there are any · period: as published, in words ·
    publication: where it comes from, in words.
    """

    series: str
    area: str
    as_at: date
    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    symbol: str = ""
    status: str = ""
    period: str = ""
    publication: str = ""


class PublishedValues:
    """All that is loaded, to be asked by series."""

    def __init__(self, values: Iterable[PublishedValue] = ()) -> None:
        self._found: dict[str, dict[date, dict[str, PublishedValue]]] = {}
        for value in values:
            self._found.setdefault(value.series, {}).setdefault(value.as_at, {})[value.area] = value

    def days(self, series: str) -> list[date]:
        """The days for which the series has anything, the earliest first."""
        return sorted(self._found.get(series, ()))

    def of(self, series: str, as_at: date, codes: Sequence[str]) -> PublishedValue | None:
        """The value of the first of the codes that has one."""
        areas = self._found.get(series, {}).get(as_at, {})
        return next((areas[code] for code in codes if code in areas), None)
