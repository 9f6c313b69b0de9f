"""Protection of everything that is published together: figures go in, and only public cells come out.

1. A figure with a small count is hidden whole: value, numerator and denominator (`primary.py`).
2. Readings of one indicator are hidden in the same districts, since they share a denominator. So are companions
   (`shown_with`), since one often counts what another leaves out (`linked.py`).
3. Where the county is shown, further districts are hidden until no subtraction tells (`secondary.py`).
4. A rating, an arrow, a rank or a chart mark of a hidden figure is hidden with it; whoever draws them asks `hidden`.
5. Every hidden figure looks the same, so nobody sees which were hidden for their own sake.

Each indicator and month is protected from its own counts and its companions' alone. So the same month published later,
among other months or with other indicators, has the same figures hidden. `attacker.py` checks the result from the shown
texts.

Not covered yet:

- Rolling and year-to-date months that share a part: the difference of two of them is the difference of two months.
- Different indicators that count the same children, where neither names the other as a companion.
- A county's own figure that its other readings or its companions tell, such as two counts and their sum.
- Denominators known from outside, such as populations or a national publication.
- Revised figures: when a return is corrected, the old publication and the new one can be subtracted.
- A reader who knows this method: that no further district was hidden tells something of those that are.
- The best choice: few districts are hidden, but they are not proved to be the fewest or the least useful.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from waymark.disclosure.children import adds_up, counts_children, is_about_children
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.linked import linked
from waymark.disclosure.primary import is_primary
from waymark.disclosure.public import (
    Protected,
    hidden_figure,
    missing_figure,
    shown_figure,
    shown_total,
    shown_without_counts,
)
from waymark.disclosure.secondary import by_size, with_secondary
from waymark.disclosure.sides import sides_of
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import (
    Cohort,
    Computed,
    External,
    Mean,
    MeanOfMonths,
    Measure,
    Ratio,
    ShareOfEntities,
    Total,
    per_unit,
)
from waymark.domain.month import Month
from waymark.domain.outturn import NOTHING_TO_DIVIDE_BY, MissingReason, Outturn
from waymark.domain.rounding import printed


def protect(cells: Mapping[CellKey, CountedCell], areas: AreaTree) -> dict[CellKey, Protected]:
    """Every cell as it may be shown. `cells`: all figures that are published together, for the authority and its
    districts; a figure left out here and published elsewhere is not protected against."""
    hidden = _hidden(cells, areas)
    return {key: _shown(cell, key in hidden) for key, cell in cells.items()}


def protect_outturns(
    outturns: Iterable[Outturn],
    indicators: Mapping[str, Indicator],
    areas: AreaTree,
    cells: Mapping[CellKey, CountedCell] | None = None,
) -> dict[CellKey, Protected]:
    """As `protect`, from outturns; a missing one shows its symbol and why. `indicators`: by code · cells: what
    `counted_cells` gives of the outturns, where it is known already.

    Raises ValueError for an outturn that has a value and no parts: without counts nothing can be protected.
    """
    known = tuple(outturns)
    missing = {
        _cell_key(outturn): missing_figure(outturn.missing)
        for outturn in known
        if outturn.missing is not None and not _has_counts(outturn)
    }
    shown = protect(counted_cells(known, indicators) if cells is None else cells, areas)
    made = [(outturn, sides_of(outturn, indicators[outturn.code])) for outturn in known if outturn.parts]
    keys = {key for _, sides in made for key, _, _ in sides}
    told = {_cell_key(o): _shown_with_sides(o, indicators[o.code], [shown[key] for key, _, _ in s]) for o, s in made}
    published = {
        _cell_key(o): _shown_as_published(o, indicators[o.code]) for o in known if _is_published(o, indicators)
    }
    return {**missing, **{key: cell for key, cell in shown.items() if key not in keys}, **told, **published}


def _shown_with_sides(outturn: Outturn, indicator: Indicator, sides: Sequence[Protected]) -> Protected:
    """A gap with a hidden side is hidden: with the other side it would give the hidden one away. So is a mean with a
    hidden month. What is shown is the figure alone; the counts of its sides are no public figures."""
    if any(side.hidden for side in sides):
        return hidden_figure()
    if outturn.value is None:
        return missing_figure(outturn.missing or NOTHING_TO_DIVIDE_BY)
    of_months = isinstance(indicator.measure_of(outturn.reading), MeanOfMonths)
    why = f"{'a mean of months has a month each' if of_months else 'a gap has two sides'} and no count of its own"
    return shown_without_counts(printed(outturn.value, indicator.decimals), why)


def _is_published(outturn: Outturn, indicators: Mapping[str, Indicator]) -> bool:
    """A value that others published: it is public already, so nothing is hidden for its sake."""
    measure = indicators[outturn.code].measure_of(outturn.reading)
    return isinstance(measure, External) and outturn.value is not None


def _shown_as_published(outturn: Outturn, indicator: Indicator) -> Protected:
    value = outturn.value or Fraction(0)
    return shown_without_counts(printed(value, indicator.decimals), "it was published as a value, without counts")


def counted_cells(outturns: Iterable[Outturn], indicators: Mapping[str, Indicator]) -> dict[CellKey, CountedCell]:
    """The counts behind outturns, for `protect` and for the gate. A missing one has none and is left out, except
    where there was nothing to divide by: that its denominator is zero is a count too.

    A gap has the counts of both its sides, a mean of months those of its months, under keys of their own (`sides`). A
    published value has none. Raises ValueError for any other outturn that has a value and no counts.
    """
    cells: dict[CellKey, CountedCell] = {}
    kinds: dict[str, _Kind] = {}  # by reading and side, as in the keys
    families = linked(indicators)

    def kind_of(key: CellKey, measure: Measure) -> _Kind:
        if key.indicator not in kinds:
            kinds[key.indicator] = _Kind.of(measure)
        return kinds[key.indicator]

    for outturn in outturns:
        indicator, family = indicators[outturn.code], families[outturn.code]
        if outturn.parts:
            for key, side, part in sides_of(outturn, indicator):
                cells[key] = kind_of(key, side).cell(indicator, family, part.numerator, part.denominator, part.value)
        elif _has_counts(outturn) and not _is_published(outturn, indicators):
            key, measure = _cell_key(outturn), indicator.measure_of(outturn.reading)
            if outturn.numerator is None or (outturn.denominator is None and not isinstance(measure, Total)):
                raise ValueError(f"{outturn.code} has no numerator and denominator, so it cannot be protected")
            cells[key] = kind_of(key, measure).cell(
                indicator, family, outturn.numerator, outturn.denominator, outturn.value
            )
    return cells


@dataclass(frozen=True)
class _Kind:
    """What a measure says of every cell of it: whether numerator and denominator count children, by how much they are
    scaled, what undoes it, and whether districts sum to the county."""

    above: tuple[bool, int]
    below: tuple[bool, int]
    scale: Fraction
    adds_up: bool

    @classmethod
    def of(cls, measure: Measure) -> "_Kind":
        scale = measure.scale if isinstance(measure, Computed) else Fraction(1)
        return cls(_above(measure), _below(measure), scale, adds_up(measure))

    def cell(
        self, indicator: Indicator, family: str, numerator: int, denominator: int | None, value: Fraction | None
    ) -> CountedCell:
        """A difference below zero is no count, whatever it is a difference of."""
        (top, above), (bottom, below) = self.above, self.below
        return CountedCell(
            numerator=numerator,
            denominator=denominator,
            text="" if value is None else printed(value, indicator.decimals),
            family=family,
            averaged=not top or numerator < 0,
            sensitive=indicator.sensitive,
            scale=self.scale,
            per_unit=(above, below),
            based=bottom,
            adds_up=self.adds_up,
        )


def _above(measure: Measure) -> tuple[bool, int]:
    """Of the numerator: whether it counts children, and by how much its integers are scaled."""
    match measure:
        case Total():
            return counts_children(measure.term), per_unit(measure.term)
        case Ratio():
            return counts_children(measure.numerator), per_unit(measure.numerator)
        case Mean():
            return False, per_unit(measure.total)
        case ShareOfEntities() | Cohort():
            return is_about_children(measure.table), 1
        case _:
            return True, 1


def _below(measure: Measure) -> tuple[bool, int]:
    """As `_above`, of the denominator."""
    match measure:
        case Ratio():
            return counts_children(measure.denominator), per_unit(measure.denominator)
        case Mean():
            return counts_children(measure.count), 1
        case ShareOfEntities() | Cohort():
            return is_about_children(measure.table), 1
        case _:
            return True, 1


def _has_counts(outturn: Outturn) -> bool:
    return outturn.missing is None or outturn.missing.reason is MissingReason.NO_DENOMINATOR


def _cell_key(outturn: Outturn) -> CellKey:
    return CellKey(key_of(outturn.code, outturn.reading), outturn.area, outturn.month)


def _hidden(cells: Mapping[CellKey, CountedCell], areas: AreaTree) -> set[CellKey]:
    families: defaultdict[tuple[str, Month], defaultdict[str, dict[str, CountedCell]]]
    families = defaultdict(lambda: defaultdict(dict))
    for key, cell in cells.items():
        families[cell.family, key.month][key.indicator][key.area] = cell
    return {
        CellKey(indicator, area, month)
        for (_, month), readings in families.items()
        for indicator, area in _hidden_together(readings, areas)
    }


def _hidden_together(readings: Mapping[str, Mapping[str, CountedCell]], areas: AreaTree) -> Iterator[tuple[str, str]]:
    """Indicator and area of what is hidden in one month. readings: cells by area, of each reading of an indicator."""
    codes = [area.code for area in areas.districts]
    districts = {
        indicator: {area: of_areas[area] for area in codes if area in of_areas}
        for indicator, of_areas in readings.items()
    }
    primary = {area for of_districts in districts.values() for area, cell in of_districts.items() if is_primary(cell)}
    counties = {key: of_areas[areas.root.code] for key, of_areas in readings.items() if areas.root.code in of_areas}
    published = [districts[indicator] for indicator, county in counties.items() if not is_primary(county)]
    together = with_secondary(frozenset(primary), published, by_size(tuple(districts.values()), codes))
    for indicator, of_areas in readings.items():
        for area, cell in of_areas.items():
            if area in together or is_primary(cell):
                yield indicator, area


def _shown(cell: CountedCell, hidden: bool) -> Protected:
    if hidden:
        return hidden_figure()
    if cell.denominator is None:
        return shown_total(cell.text, cell.numerator, cell.per_unit[0])
    if not cell.denominator:
        return missing_figure(NOTHING_TO_DIVIDE_BY)
    return shown_figure(cell.text, cell.numerator, cell.denominator, cell.per_unit)
