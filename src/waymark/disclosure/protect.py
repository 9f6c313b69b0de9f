"""Protection of everything that is published together: figures go in, and only public cells come out.

1. A figure with a small count is hidden whole: value, numerator and denominator (`primary.py`).
2. Readings of one indicator are hidden in the same districts, since they share a denominator.
3. Where the county is shown, further districts are hidden until no subtraction tells (`secondary.py`).
4. A rating, an arrow, a rank or a chart mark of a hidden figure is hidden with it; whoever draws them asks `hidden`.

`attacker.py` checks the result from the shown texts alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import is_primary
from waymark.disclosure.public import Protected, hidden_figure, missing_figure, shown_figure
from waymark.disclosure.secondary import by_size, with_secondary
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Mean
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn
from waymark.domain.rounding import printed

_NO_DENOMINATOR = Missing(MissingReason.NO_DENOMINATOR, "nothing to divide by in this period")


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
    missing: dict[CellKey, Protected] = {}
    counted: dict[CellKey, CountedCell] = {}
    for outturn in outturns:
        key = key_of(outturn)
        if outturn.missing is not None and outturn.missing.reason is not MissingReason.NO_DENOMINATOR:
            missing[key] = missing_figure(outturn.missing)
        else:
            counted[key] = counted_cell(outturn, indicators[outturn.code])
    return {**missing, **protect(counted, areas)}


def key_of(outturn: Outturn) -> CellKey:
    indicator = f"{outturn.code}.{outturn.reading}" if outturn.reading else outturn.code
    return CellKey(indicator, outturn.area, outturn.month)


def counted_cell(outturn: Outturn, indicator: Indicator) -> CountedCell:
    """The counts behind an outturn. Raises ValueError when it has none."""
    if outturn.numerator is None or outturn.denominator is None:
        raise ValueError(f"{outturn.code} has no numerator and denominator, so it cannot be protected")
    return CountedCell(
        numerator=outturn.numerator,
        denominator=outturn.denominator,
        text="" if outturn.value is None else printed(outturn.value, indicator.decimals),
        family=indicator.code,
        averaged=isinstance(indicator.measure_of(outturn.reading), Mean),
        sensitive=indicator.sensitive,
    )


def _hidden(cells: Mapping[CellKey, CountedCell], areas: AreaTree) -> set[CellKey]:
    leaves = [area.code for area in areas.leaves]
    smallest_first = by_size(cells, leaves)
    families: defaultdict[tuple[str, Month], set[str]] = defaultdict(set)
    for key, cell in cells.items():
        families[cell.family, key.month].add(key.indicator)
    hidden: set[CellKey] = set()
    for (_, month), indicators in families.items():
        districts: set[str] = set()
        published = []
        for indicator in sorted(indicators):
            of_leaves = {area: cells[key] for area in leaves if (key := CellKey(indicator, area, month)) in cells}
            districts |= {area for area, cell in of_leaves.items() if is_primary(cell)}
            county = CellKey(indicator, areas.root.code, month)
            if county not in cells:
                continue
            if is_primary(cells[county]):
                hidden.add(county)
            else:
                published.append(of_leaves)
        for area in with_secondary(frozenset(districts), published, smallest_first):
            hidden |= {key for indicator in indicators if (key := CellKey(indicator, area, month)) in cells}
    return hidden


def _shown(cell: CountedCell, hidden: bool) -> Protected:
    if hidden:
        return hidden_figure()
    if not cell.denominator:
        return missing_figure(_NO_DENOMINATOR)
    return shown_figure(cell.text, cell.numerator, cell.denominator)
