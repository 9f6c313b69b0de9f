"""SSDA903 sets as files: one folder for each year with one CSV for each table, or one XML file for each year.

In XML a child has one CHILD element. Its HEADER holds the rows that a child has once, and the records of other tables;
episodes stand beside it.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from waymark.synthetic.ssda903_set import LAYOUT, Ssda903Set, TextRow

_ONCE_A_CHILD = ("header", "uasc", "oc3", "ad1")
_ELEMENTS = {
    "reviews": "AREVIEW",
    "missing": "AMISSING",
    "previous_permanence": "PERMANENCE",
    "placed_for_adoption": "AD_PLACED",
}
_IN_XML = {"CHILD": "CHILDID", "PLACE": "PL"}


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


def write_ssda903_xml(path: Path, year_set: Ssda903Set) -> None:
    """Writes one year as one file. A child's second row of a table that holds each child once has no place in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    by_child: dict[str, dict[str, list[Mapping[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for table, rows in year_set.tables.items():
        for row in rows:
            by_child[row[0]][table].append(dict(zip(LAYOUT[table], row, strict=True)))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n')
        for of_child in by_child.values():
            file.writelines(f"{line}\n" for line in _child(of_child))
        file.write("</EXPSSDA903>\n")


def _child(tables: Mapping[str, list[Mapping[str, str]]]) -> Iterator[str]:
    yield "<CHILD>"
    yield "<HEADER>"
    said: dict[str, str] = {}
    for table in _ONCE_A_CHILD:
        for row in tables.get(table, ())[:1]:
            said = {**row, **said}
    yield from _fields({**said, "UASC": "1" if "uasc" in tables else "0"})
    for table, element in _ELEMENTS.items():
        for row in tables.get(table, ()):
            yield from _record(element, {name: text for name, text in row.items() if name not in ("CHILD", "DOB")})
    yield "</HEADER>"
    for row in tables.get("episodes", ()):
        yield from _record("EPISODE", {name: text for name, text in row.items() if name != "CHILD"})
    yield "</CHILD>"


def _record(element: str, row: Mapping[str, str]) -> Iterator[str]:
    yield f"<{element}>"
    yield from _fields(row)
    yield f"</{element}>"


def _fields(row: Mapping[str, str]) -> Iterator[str]:
    for column, text in row.items():
        name = _IN_XML.get(column, column)
        if text:
            yield f"<{name}>{escape(text)}</{name}>"
