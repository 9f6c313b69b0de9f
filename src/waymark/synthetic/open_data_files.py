"""One made-up file of open data: its rows for England, regions and authorities, and the description beside it."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from waymark.sources.dfe_open_data.schema import (
    COUNTRY,
    DISTRICT,
    KNOWN_BY,
    META_COLUMNS,
    META_ENDING,
    NEW_LA,
    OLD_LA,
    REGION,
)
from waymark.synthetic.other_areas import ENGLAND, OTHERS, OWN, REGIONS, Authority

_PLACE = (COUNTRY, "country_name", REGION, "region_name", OLD_LA, NEW_LA, "la_name", DISTRICT, "lad_name")
_SHY = 0.03  # of the authorities' rows hold a symbol in the place of figures
_SYMBOLS = ("c", "c", "x", "z", "low", "u", "k")
_ENGLAND_IS = 40.0  # authorities of the middle size
_REGION_IS = 6.0


@dataclass(frozen=True)
class Figure:
    """What a row counts: so many of so many for an authority of the middle size, and how the figure is printed.

    scale: 100 for a percentage, 1 for an average · whole: counted, which an average of scores is not ·
    also: a second value that stands in the row after the first, without counts.
    """

    level: float
    of: float
    scale: float = 100.0
    decimals: int = 1
    whole: bool = True
    also: "Figure | None" = None


@dataclass(frozen=True)
class OwnColumn:
    """Of the file. kind: Filter or Indicator · unit, decimals: as the description says them."""

    name: str
    kind: str
    label: str
    unit: str = ""
    decimals: str = ""


@dataclass(frozen=True)
class File:
    """One file.

    name: without its ending · columns: filters first, then value, numerator and denominator, of which the last two may
    be absent · rows: (period, identifier, labels) → what it counts · own: the made-up county · districts: codes and
    names.
    """

    name: str
    columns: Sequence[OwnColumn]
    rows: Mapping[tuple[str, str, tuple[str, ...]], Figure]
    own: Authority = OWN
    districts: Sequence[tuple[str, str]] = ()


def write_open_data(folder: Path, random: Random, file: File) -> tuple[Path, Path]:
    """Writes the file and its description; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    data, meta = folder / f"{file.name}.csv", folder / f"{file.name}{META_ENDING}.csv"
    heading = (*KNOWN_BY, *_PLACE, *(column.name for column in file.columns))
    _write(data, heading, _rows(random, file))
    described = ([c.name, c.kind, c.label, c.unit, c.decimals, "", ""] for c in file.columns)
    _write(meta, META_COLUMNS, described)
    return data, meta


def _rows(random: Random, file: File) -> Iterable[Sequence[str]]:
    figures = sum(column.kind == "Indicator" for column in file.columns)
    lean = {place.code: random.gauss(0.0, 0.07) for place in (*REGIONS, *OTHERS)}
    lean[file.own.code] = 0.0  # the level of a figure is the county's own
    lean |= {code: random.gauss(0.0, 0.1) for code, _ in file.districts}
    for (period, identifier, labels), figure in file.rows.items():
        counts = figures - 1 - (figure.also is not None)
        england = ("National", *ENGLAND, *_nothing(7))
        yield [period, identifier, *england, *labels, *_cells(random, figure, 0.0, _ENGLAND_IS, counts, 10)]
        for region in REGIONS:
            place = ("Regional", *ENGLAND, region.code, region.name, *_nothing(5))
            cells = _cells(random, figure, lean[region.code] / 2, _REGION_IS, counts, 10)
            yield [period, identifier, *place, *labels, *cells]
        for authority in (file.own, *OTHERS):
            cells = _cells(random, figure, lean[authority.code], authority.size, counts, 1)
            if authority is not file.own and random.random() < _SHY:
                cells = [random.choice(_SYMBOLS)] * len(cells)
            yield [period, identifier, *_authority(authority), "", "", *labels, *cells]
        for code, name in file.districts:
            cells = _cells(random, figure, lean[code], file.own.size / len(file.districts), counts, 1)
            district = ("Local authority district", *_authority(file.own)[1:], code, name)
            yield [period, identifier, *district, *labels, *cells]


def _authority(of: Authority) -> tuple[str, ...]:
    return ("Local authority", *ENGLAND, of.region.code, of.region.name, of.number, of.code, of.name)


def _nothing(cells: int) -> tuple[str, ...]:
    return ("",) * cells


def _cells(random: Random, figure: Figure, lean: float, size: float, counts: int, rounded_to: int) -> list[str]:
    """Value, numerator and denominator, of which the counts of whole regions are rounded."""
    below = max(5, round(figure.of * size * random.uniform(0.96, 1.04)))
    share = figure.level * (1.0 + lean + random.gauss(0.0, 0.015)) / figure.scale
    above = round(below * share) if figure.whole else below * share
    value = f"{figure.scale * above / below:.{figure.decimals}f}"
    above, below = (rounded_to * round(count / rounded_to) for count in (above, below))
    cells = [value, str(round(above)), str(below)][: 1 + counts]
    return cells if figure.also is None else [*cells, *_cells(random, figure.also, lean, size, 0, rounded_to)]


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
