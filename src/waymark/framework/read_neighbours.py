"""`neighbours.csv` → the lists of statistical neighbours. A framework may leave the file out."""

from collections.abc import Sequence

from waymark.domain.publication import Neighbour, NeighbourList
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_neighbours(rows: Sequence[Fields], findings: Findings) -> list[NeighbourList]:
    """The lists, the earliest first; none when the file has an error. The order of rows is that of likeness."""
    members: dict[str, dict[str, Neighbour]] = {}
    first_years: dict[str, int] = {}
    for row in rows:
        version, year = row.text("list"), row.integer("from_year")
        if not row.sound or year is None:
            continue
        if first_years.setdefault(version, year) != year:
            said = f"The list {version} holds from {first_years[version]}, and here from {year}."
            hint = "Write one year in all rows of a list."
            findings.add("list_begins_twice", said, row=row.line, field="from_year", value=str(year), hint=hint)
        codes = tuple(code.strip() for code in row.text("codes").split(";") if code.strip())
        own = members.setdefault(version, {})
        for code in codes:
            if code in own:
                said = f"'{code}' stands in the list {version} twice."
                findings.add("neighbour_twice", said, row=row.line, field="codes", value=code, hint="Keep one of them.")
            own[code] = Neighbour(row.text("name"), codes)
    if not findings.sound:
        return []
    lists = [
        NeighbourList(version, first_years[version], tuple(dict.fromkeys(own.values())))
        for version, own in members.items()
    ]
    return sorted(lists, key=lambda one: one.first_year)
