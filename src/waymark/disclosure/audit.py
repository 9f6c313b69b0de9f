"""The gate before publication: after protection, the attacker must still think every small count possible."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
) -> tuple[Exposure, ...]:
    """Every small count that can be narrowed down; empty when the set may be published.

    cells: what was protected, as `counted_cells` gives it · shown: what is to be published, missing figures too.
    Raises ValueError when the figures shown contradict each other.
    """
    known = _known(cells)
    attacker = Attacker({key: cell for key, cell in shown.items() if key.indicator in known}, areas, known)
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


def _known(cells: Mapping[CellKey, CountedCell]) -> dict[str, Known]:
    readings: defaultdict[str, list[tuple[CellKey, CountedCell]]] = defaultdict(list)
    for key, cell in cells.items():
        readings[key.indicator].append((key, cell))
    shared = _shared_denominators(readings)
    return {
        indicator: Known(
            of_reading[0][1].scale,
            shared[indicator],
            complement=all("complement" in counts_of_children(cell) for _, cell in of_reading),
            averaged=any(cell.averaged for _, cell in of_reading),
            divided=all(cell.denominator is not None for _, cell in of_reading),
            adds_up=all(cell.adds_up for _, cell in of_reading),
            per_unit=of_reading[0][1].per_unit,
        )
        for indicator, of_reading in readings.items()
    }


def _shared_denominators(readings: Mapping[str, list[tuple[CellKey, CountedCell]]]) -> dict[str, str]:
    """By reading, the name of its denominator. Two readings of one indicator are taken to share it when it is the
    same wherever both have a figure."""
    names: dict[str, str] = {}
    found: defaultdict[str, dict[str, dict[tuple[str, int], int | None]]] = defaultdict(dict)
    for indicator, of_reading in sorted(readings.items()):
        own = {(key.area, key.month.index): cell.denominator for key, cell in of_reading}
        family = found[of_reading[0][1].family]
        name = next((name for name, other in family.items() if _agree(own, other)), indicator)
        family[name] = {**own, **family.get(name, {})}
        names[indicator] = name
    return names


def _agree(own: Mapping[tuple[str, int], int | None], other: Mapping[tuple[str, int], int | None]) -> bool:
    both = own.keys() & other.keys()
    return bool(both) and all(own[place] == other[place] for place in both)
