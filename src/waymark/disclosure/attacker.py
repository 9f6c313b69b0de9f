"""The attacker: reads what is shown, and works out how narrowly each hidden count is known.

It knows the dictionary, so also these equations, and nothing of the records:

- numerator + complement = denominator;
- the districts and the remainder sum to the county, in each month; where a child counts once in each of several
  districts, the county has no more than their sum and no less than any of them;
- a total is its numerator;
- indicators said to share a denominator have the same one in every area and month;
- a value printed to so many decimals lies within half a unit of its last place.

Bounds are narrowed by one equation after another until none narrows any more. A count is safe while its bounds
still allow every small count, 1 to 5, or 1 to 9.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from waymark.disclosure.cell import PublicCell
from waymark.disclosure.counts import CellKey
from waymark.disclosure.public import Protected
from waymark.domain.area import AreaTree
from waymark.domain.month import Month
from waymark.domain.outturn import NOTHING_TO_DIVIDE_BY


class Count(NamedTuple):
    """One unknown. kind: numerator, complement or denominator · owner: the indicator, or for a denominator the
    name that indicators share it under."""

    owner: str
    area: str
    month: Month
    kind: str


Equation = tuple[Count, tuple[Count, ...]]  # a whole and its parts


@dataclass
class Bounds:
    """What is known of a count: at least `low`, and at most `high` where anything is known."""

    low: int = 0
    high: int | None = None

    def narrow(self, low: int | None = None, high: int | None = None) -> bool:
        """True when it became narrower. Raises ValueError when nothing is left: what is shown contradicts itself."""
        before = (self.low, self.high)
        if low is not None and low > self.low:
            self.low = low
        if high is not None and (self.high is None or high < self.high):
            self.high = high
        if self.high is not None and self.low > self.high:
            raise ValueError("the figures shown cannot all be true, so they cannot be checked for what they reveal")
        return (self.low, self.high) != before

    def allows(self, first: int, last: int) -> bool:
        """Every count from `first` to `last` is still possible."""
        return self.low <= first and (self.high is None or last <= self.high)


@dataclass(frozen=True)
class Known:
    """What the dictionary tells of an indicator. scale: 100 for a percentage · denominator: the name under which
    it is shared, empty where it is not · complement: the numerator is part of the denominator, which that of a mean
    is not · averaged: a mean, whose numerator is a sum of days or points: it may be negative, and adding it up over
    districts tells of no count of children · divided: not so for a total, whose value is its numerator · adds_up: the
    districts sum to the county."""

    scale: Fraction = Fraction(100)
    denominator: str = ""
    complement: bool = True
    averaged: bool = False
    divided: bool = True
    adds_up: bool = True
    per_unit: tuple[int, int] = (1, 1)  # of numerator and denominator: how many make one of what is shown


class Attacker:
    """Bounds of every count, from the shown cells alone."""

    def __init__(self, shown: Mapping[CellKey, Protected], areas: AreaTree, known: Mapping[str, Known]) -> None:
        self._bounds: defaultdict[Count, Bounds] = defaultdict(Bounds)
        self._sums: set[Equation] = set()
        self._covers: set[Equation] = set()  # the whole is at least each part, and at most their sum
        self._known = known
        for key, cell in shown.items():
            self._read(key, cell)
        districts = [area.code for area in areas.districts]
        for key in shown:
            if key.area == areas.root.code:
                self._add_county(key, [code for code in districts if key._replace(area=code) in shown])
        self._values = [
            (key, cell.value.text)
            for key, cell in shown.items()
            if cell.value.text and self._parts_unknown(key, cell) and not cell.value.text.startswith("-")
        ]
        self._narrow_all()

    def bounds(self, key: CellKey, kind: str) -> Bounds:
        """What is known of the numerator, complement or denominator behind a cell."""
        return self._bounds[self._count(key, kind)]

    def _count(self, key: CellKey, kind: str) -> Count:
        shared = self._known[key.indicator].denominator if kind == "denominator" else ""
        return Count(shared or key.indicator, key.area, key.month, kind)

    def _read(self, key: CellKey, cell: Protected) -> None:
        known = self._known[key.indicator]
        numerator, complement, denominator = (
            self._count(key, kind) for kind in ("numerator", "complement", "denominator")
        )
        scaled = zip((numerator, denominator), (cell.numerator, cell.denominator), known.per_unit, strict=True)
        for count, part, per_unit in scaled:
            if part.number is not None and part.number >= 0:
                self._bounds[count].narrow(int(part.number * per_unit), int(part.number * per_unit))
        if _nothing_to_divide_by(cell.value):
            self._bounds[denominator].narrow(0, 0)
        if known.complement:
            self._sums.add((denominator, (numerator, complement)))

    def _add_county(self, county: CellKey, districts: Iterable[str]) -> None:
        known = self._known[county.indicator]
        kinds = ["denominator"] if known.divided else []
        if not known.averaged:
            kinds.append("numerator")
        if known.complement and known.adds_up:
            kinds.append("complement")
        for kind in kinds:
            parts = tuple(self._count(county._replace(area=code), kind) for code in districts)
            if parts:
                (self._sums if known.adds_up else self._covers).add((self._count(county, kind), parts))

    def _parts_unknown(self, key: CellKey, cell: Protected) -> bool:
        divided = self._known[key.indicator].divided
        return cell.numerator.number is None or (divided and cell.denominator.number is None)

    def _narrow_all(self) -> None:
        """Month by month: no equation reaches over two of them."""
        sums: defaultdict[Month, list[Equation]] = defaultdict(list)
        covers: defaultdict[Month, list[Equation]] = defaultdict(list)
        values: defaultdict[Month, list[tuple[CellKey, str]]] = defaultdict(list)
        for found, by_month in ((self._sums, sums), (self._covers, covers)):
            for total, parts in sorted(found):
                by_month[total.month].append((total, parts))
        for key, text in self._values:
            values[key.month].append((key, text))
        for month in {*sums, *covers, *values}:
            self._narrow(sums[month], covers[month], values[month])

    def _narrow(self, sums: list[Equation], covers: list[Equation], values: list[tuple[CellKey, str]]) -> None:
        narrower = True
        while narrower:
            narrower = False
            for total, parts in sums:
                narrower |= self._by_sum(total, parts)
            for whole, parts in covers:
                narrower |= self._by_cover(whole, parts)
            for key, text in values:
                narrower |= self._by_value(key, text)

    def _by_sum(self, total: Count, parts: tuple[Count, ...]) -> bool:
        whole, pieces = self._bounds[total], [self._bounds[part] for part in parts]
        low = sum(piece.low for piece in pieces)
        open_above = [piece for piece in pieces if piece.high is None]
        high = sum(piece.high for piece in pieces if piece.high is not None)
        narrower = whole.narrow(low, None if open_above else high)
        for piece in pieces:
            if whole.high is not None:
                narrower |= piece.narrow(high=whole.high - (low - piece.low))
            if not open_above and piece.high is not None:
                narrower |= piece.narrow(low=whole.low - (high - piece.high))
            elif open_above == [piece]:
                narrower |= piece.narrow(low=whole.low - high)
            low = sum(other.low for other in pieces)
            high = sum(other.high for other in pieces if other.high is not None)
            open_above = [other for other in pieces if other.high is None]
        return narrower

    def _by_cover(self, total: Count, parts: tuple[Count, ...]) -> bool:
        whole, pieces = self._bounds[total], [self._bounds[part] for part in parts]
        narrower = whole.narrow(low=max(piece.low for piece in pieces))
        highs = [piece.high for piece in pieces if piece.high is not None]
        if len(highs) == len(pieces):
            narrower |= whole.narrow(high=sum(highs))
        for place, piece in enumerate(pieces):
            narrower |= piece.narrow(high=whole.high)
            others = [other.high for other in (*pieces[:place], *pieces[place + 1 :])]
            known = [high for high in others if high is not None]
            if len(known) == len(others):
                narrower |= piece.narrow(low=whole.low - sum(known))
        return narrower

    def _by_value(self, key: CellKey, text: str) -> bool:
        """scale × numerator / denominator, or for a total scale × numerator, prints as `text`."""
        value = Decimal(text.replace(",", ""))
        exponent = value.as_tuple().exponent
        half = Fraction(1, 2 * 10 ** -int(exponent)) if isinstance(exponent, int) else Fraction(0)
        scale = self._known[key.indicator].scale
        least, most = (Fraction(value) - half) / scale, (Fraction(value) + half) / scale
        top = self.bounds(key, "numerator")
        if not self._known[key.indicator].divided:
            return top.narrow(low=ceil(least), high=floor(most))
        bottom = self.bounds(key, "denominator")
        narrower = top.narrow(low=ceil(least * bottom.low))
        if bottom.high is not None:
            narrower |= top.narrow(high=floor(most * bottom.high))
        if most > 0:
            narrower |= bottom.narrow(low=ceil(top.low / most))
        if least > 0 and top.high is not None:
            narrower |= bottom.narrow(high=floor(top.high / least))
        return narrower


def _nothing_to_divide_by(cell: PublicCell) -> bool:
    return cell.symbol is not None and cell.why == str(NOTHING_TO_DIVIDE_BY)
