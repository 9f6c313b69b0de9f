"""The extract that says where children live: neither SSDA903 nor the CIN census has a district."""

import csv
from collections.abc import Iterable
from pathlib import Path

from waymark.synthetic.population import Child

HEADING = ("child_id", "area", "from", "to", "basis")


def write_child_area(path: Path, children: Iterable[Child]) -> None:
    """One row for each home of each child, `to` being the first day elsewhere. No row: district not known."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADING)
        for child in children:
            for home in child.homes:
                start = home.start.isoformat() if home.start else ""
                end = home.end.isoformat() if home.end else ""
                writer.writerow((child.number, home.district, start, end, "home"))
