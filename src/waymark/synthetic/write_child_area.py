"""The extract that says where children count: neither SSDA903 nor the CIN census has a district."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from waymark.synthetic.extract import Extract, dated, write_extract
from waymark.synthetic.homes import Resident
from waymark.synthetic.population import Child, Home

HEADING = ("child_id", "area", "from", "to", "basis")


def write_child_area(
    folder: Path, children: Iterable[Child], residents: Iterable[Resident], teams: Mapping[Child, tuple[Home, ...]]
) -> Path:
    """One row for each home of each child, `to` being the first day elsewhere; then, with the basis team, where each
    child counts by the team that has the case. No row: district not known.
    """
    homes = [(child.number, child.homes) for child in children]
    homes += [(resident.number, resident.homes) for resident in residents]
    by_team = [(child.number, homes) for child, homes in teams.items()]
    return write_extract(folder, Extract("child_area", HEADING, [*_rows(homes, "home"), *_rows(by_team, "team")]))


def _rows(spells: Iterable[tuple[str, tuple[Home, ...]]], basis: str) -> Iterator[tuple[str, ...]]:
    for number, homes in spells:
        for home in homes:
            yield number, home.district, dated(home.start), dated(home.end), basis
