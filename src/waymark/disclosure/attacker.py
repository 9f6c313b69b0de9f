"""The attacker: reads what is shown, and works out how narrowly each hidden count is known.

It knows the dictionary, so also these equations, and nothing of the records:

- numerator + complement = denominator;
- the districts and the remainder sum to the county, in each month; where a child counts once in each of several
  districts, the county has no more than their sum and no less than any of them;
- a total is its numerator;
- indicators said to share a denominator have the same one in every area and month;
- a value printed to so many decimals lies within half a unit of its last place.

Bounds are narrowed by one equation after another until none narrows any more (`equations`). A count is safe while
its bounds still allow every small count, 1 to 5, or 1 to 9.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from waymark.disclosure.cell import PublicCell
from waymark.disclosure.counts import CellKey
from waymark.disclosure.equations import Bounds, CoverOf, Equation, PrintedAs, SumOf, narrow_all
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
        self._equations: defaultdict[Month, dict[object, Equation]] = defaultdict(dict)
        self._known = known
        for key, cell in shown.items():
            self._read(key, cell)
        districts = [area.code for area in areas.districts]
        for key in shown:
            if key.area == areas.root.code:
                self._add_county(key, [code for code in districts if key._replace(area=code) in shown])
        for key, cell in shown.items():
            if cell.value.text and self._parts_unknown(key, cell) and not cell.value.text.startswith("-"):
                self._add_value(key, cell.value.text)
        for of_month in self._equations.values():  # no equation reaches over two months
            narrow_all(tuple(of_month.values()))

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
            self._add(SumOf, denominator, (numerator, complement))

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
                self._add(SumOf if known.adds_up else CoverOf, self._count(county, kind), parts)

    def _add(self, equation: type[SumOf] | type[CoverOf], whole: Count, parts: tuple[Count, ...]) -> None:
        """Once, however many indicators share the counts."""
        made = equation(self._bounds[whole], tuple(self._bounds[part] for part in parts))
        self._equations[whole.month].setdefault((equation, whole, parts), made)

    def _add_value(self, key: CellKey, text: str) -> None:
        known = self._known[key.indicator]
        bottom = self.bounds(key, "denominator") if known.divided else None
        self._equations[key.month][key] = PrintedAs.of(text, known.scale, self.bounds(key, "numerator"), bottom)

    def _parts_unknown(self, key: CellKey, cell: Protected) -> bool:
        divided = self._known[key.indicator].divided
        return cell.numerator.number is None or (divided and cell.denominator.number is None)


def _nothing_to_divide_by(cell: PublicCell) -> bool:
    return cell.symbol is not None and cell.why == str(NOTHING_TO_DIVIDE_BY)
