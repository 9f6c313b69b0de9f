"""Protection of everything that is published together: figures go in, and only public cells come out.

1. A figure with a small count is hidden whole: value, numerator and denominator (`primary.py`).
2. Readings of one indicator are hidden in the same districts, since they share a denominator.
3. Where the county is shown, further districts are hidden until no subtraction tells (`secondary.py`).
4. A rating, an arrow, a rank or a chart mark of a hidden figure is hidden with it; whoever draws them asks `hidden`.
5. Every hidden figure looks the same, so nobody sees which were hidden for their own sake.

Each indicator and month is protected from its own counts alone. So the same month published later, among other
months or with other indicators, has the same figures hidden. `attacker.py` checks the result from the shown texts.

Not covered yet:

- Rolling and year-to-date months that share a part: the difference of two of them is the difference of two months.
- Different indicators that count the same children, or readings of which one counts part of another.
- Denominators known from outside, such as populations or a national publication.
- Revised figures: when a return is corrected, the old publication and the new one can be subtracted.
- A reader who knows this method: that no further district was hidden tells something of those that are.
- The best choice: few districts are hidden, but they are not proved to be the fewest or the least useful.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import is_primary
from waymark.disclosure.public import Protected, hidden_figure, missing_figure, shown_figure, shown_without_counts
from waymark.disclosure.secondary import by_size, with_secondary
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Difference, Draft, Gap, Mean, Measure, Ratio, Sum, per_unit_of
from waymark.domain.month import Month
from waymark.domain.outturn import NOTHING_TO_DIVIDE_BY, MissingReason, Outturn
from waymark.domain.rounding import printed


def protect(cells: Mapping[CellKey, CountedCell], areas: AreaTree) -> dict[CellKey, Protected]:
    """Every cell as it may be shown. `cells`: all figures that are published together, for the authority and its
    districts; a figure left out here and published elsewhere is not protected against."""
    hidden = _hidden(cells, areas)
    return {key: _shown(cell, key in hidden) for key, cell in cells.items()}


def protect_outturns(
    outturns: Iterable[Outturn], indicators: Mapping[str, Indicator], areas: AreaTree
) -> dict[CellKey, Protected]:
    """As `protect`, from outturns; a missing one shows its symbol and why. `indicators`: by code.

    Raises ValueError for an outturn that has a value and no parts: without counts nothing can be protected.
    """
    known = tuple(outturns)
    missing = {
        _cell_key(outturn): missing_figure(outturn.missing)
        for outturn in known
        if outturn.missing is not None and not _has_counts(outturn)
    }
    shown = protect(counted_cells(known, indicators), areas)
    gaps = [outturn for outturn in known if outturn.parts]
    told = {_cell_key(gap): _shown_gap(gap, indicators[gap.code], shown) for gap in gaps}
    sides = {side for gap in gaps for side in _side_keys(gap)}
    return {**missing, **{key: cell for key, cell in shown.items() if key not in sides}, **told}


def _shown_gap(gap: Outturn, indicator: Indicator, sides: Mapping[CellKey, Protected]) -> Protected:
    """A gap with a hidden side is hidden: with the other side it would give the hidden one away. What is shown is
    the gap alone; the counts of its sides are no public figures."""
    if any(sides[key].hidden for key in _side_keys(gap)):
        return hidden_figure()
    if gap.value is None:
        return missing_figure(gap.missing or NOTHING_TO_DIVIDE_BY)
    return shown_without_counts(printed(gap.value, indicator.decimals), "a gap has two sides and no count of its own")


def counted_cells(outturns: Iterable[Outturn], indicators: Mapping[str, Indicator]) -> dict[CellKey, CountedCell]:
    """The counts behind outturns, for `protect` and for the gate. A missing one has none and is left out, except
    where there was nothing to divide by: that its denominator is zero is a count too.

    A gap has the counts of both its sides, under keys of their own. Raises ValueError for an outturn that has a
    value and no counts.
    """
    cells: dict[CellKey, CountedCell] = {}
    for outturn in outturns:
        if outturn.parts:
            cells |= _cells_of_sides(outturn, indicators[outturn.code])
        elif _has_counts(outturn):
            cells[_cell_key(outturn)] = counted_cell(outturn, indicators[outturn.code])
    return cells


def _cells_of_sides(gap: Outturn, indicator: Indicator) -> dict[CellKey, CountedCell]:
    measure = indicator.measure_of(gap.reading)
    averaged = isinstance(measure, Gap) and not _counts_children(measure.first)
    scale = measure.first.scale if isinstance(measure, Gap) else Fraction(100)
    return {
        key: CountedCell(
            part.numerator,
            part.denominator,
            "" if part.value is None else printed(part.value, indicator.decimals),
            indicator.code,
            averaged,
            indicator.sensitive,
            scale,
        )
        for key, part in zip(_side_keys(gap), gap.parts, strict=True)
    }


def _side_keys(gap: Outturn) -> tuple[CellKey, ...]:
    own = _cell_key(gap)
    return tuple(own._replace(indicator=f"{own.indicator}#{side}") for side, _ in enumerate(gap.parts, start=1))


def counted_cell(outturn: Outturn, indicator: Indicator) -> CountedCell:
    """The counts behind an outturn. Raises ValueError when it has none."""
    if outturn.numerator is None or outturn.denominator is None:
        raise ValueError(f"{outturn.code} has no numerator and denominator, so it cannot be protected")
    measure = indicator.measure_of(outturn.reading)
    return CountedCell(
        numerator=outturn.numerator,
        denominator=outturn.denominator,
        text="" if outturn.value is None else printed(outturn.value, indicator.decimals),
        family=indicator.code,
        averaged=not _counts_children(measure),
        sensitive=indicator.sensitive,
        scale=Fraction(1) if isinstance(measure, Draft | Gap) else measure.scale,
        per_unit=per_unit_of(measure) if isinstance(measure, Ratio | Mean) else (1, 1),
    )


def _counts_children(measure: Measure) -> bool:
    """Whether the numerator is a count: not of a mean, nor of sums and differences of places, posts or points."""
    return not isinstance(measure, Mean) and not (
        isinstance(measure, Ratio) and isinstance(measure.numerator, Sum | Difference)
    )


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
    if not cell.denominator:
        return missing_figure(NOTHING_TO_DIVIDE_BY)
    return shown_figure(cell.text, cell.numerator, cell.denominator, cell.per_unit)
