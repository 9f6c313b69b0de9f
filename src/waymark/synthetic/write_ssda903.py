"""SSDA903 sets as files: one folder for each year, one CSV for each table."""

import csv
from collections.abc import Iterable
from pathlib import Path

from waymark.synthetic.ssda903_set import LAYOUT, Ssda903Set, TextRow


def write_ssda903(folder: Path, sets: Iterable[Ssda903Set]) -> tuple[Path, ...]:
    """Writes `2018-19/episodes.csv` and so on under `folder`; gives the paths in the order written."""
    written = []
    for year_set in sets:
        year_folder = folder / year_set.year.label
        year_folder.mkdir(parents=True, exist_ok=True)
        for table, rows in year_set.tables.items():
            path = year_folder / f"{table}.csv"
            _write(path, LAYOUT[table], rows)
            written.append(path)
    return tuple(written)


def _write(path: Path, heading: tuple[str, ...], rows: list[TextRow]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
