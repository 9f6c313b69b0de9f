"""The gate before publication: after protection, the attacker must still think every small count possible."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from waymark.disclosure.attacker import Attacker, Known
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import counts_of_children, is_primary, threshold
from waymark.disclosure.public import Protected
from waymark.domain.area import AreaTree


@dataclass(frozen=True)
class Exposure:
    """A small count that the published figures give away. Never printed with the count itself.

    low, high: what the attacker knows of it; high is None where nothing bounds it.
    """

    key: CellKey
    kind: str
    low: int
    high: int | None


def exposures(
    cells: Mapping[CellKey, CountedCell],
    shown: Mapping[CellKey, Protected],
    areas: AreaTree,
    scales: Mapping[str, Fraction] | None = None,
) -> tuple[Exposure, ...]:
    """Every small count that can be narrowed down; empty when the set may be published.

    scales: by indicator where it is not 100, for values shown without their parts.
    """
    attacker = Attacker(shown, areas, _known(cells, scales or {}))
    return tuple(_found(cells, attacker, areas))


def _found(cells: Mapping[CellKey, CountedCell], attacker: Attacker, areas: AreaTree) -> Iterator[Exposure]:
    for key, cell in cells.items():
        if not is_primary(cell):
            continue
        county = cells.get(key._replace(area=areas.root.code))
        for kind, count in counts_of_children(cell).items():
            known = attacker.bounds(key, kind)
            told = False
            if 1 <= count <= threshold(cell):
                told = not known.allows(1, threshold(cell))
            elif count == 0 and county is not None and counts_of_children(county)[kind] > 0:
                told = known.high == 0
            if told:
                yield Exposure(key, kind, known.low, known.high)


def _known(cells: Mapping[CellKey, CountedCell], scales: Mapping[str, Fraction]) -> dict[str, Known]:
    """Readings of one indicator are taken to share a denominator when they do in every cell of the set."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    denominators: defaultdict[str, dict[tuple[str, int], int]] = defaultdict(dict)
    complements: dict[str, bool] = {}
    for key, cell in cells.items():
        families[cell.family].add(key.indicator)
        denominators[key.indicator][key.area, key.month.index] = cell.denominator
        whole = "complement" in counts_of_children(cell)
        complements[key.indicator] = complements.get(key.indicator, True) and whole
    shared = {
        indicator: family
        for family, indicators in families.items()
        if all(denominators[one] == denominators[other] for one in indicators for other in indicators)
        for indicator in indicators
    }
    return {
        indicator: Known(scales.get(indicator, Fraction(100)), shared.get(indicator, ""), complement)
        for indicator, complement in complements.items()
    }
