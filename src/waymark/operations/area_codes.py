"""Where the rows of the standard tables count: names and former names of areas become codes, and a known school wins.

- A row whose school the framework knows counts in that school, and so in the school's district and the county. Its
  own area is not asked; where it is another district than the school's, that is counted and said.
- Any other row counts in the area that it names. What the framework does not know stays visible as not known.
- The whole authority is no place of a row, but in a table that is about areas: a published value of the county.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Row
from waymark.store.columns import Coded, Columnar, combined
from waymark.store.parquet import columnar

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z .,'&()-]{0,59}|[A-Z]\d{8}")  # words, or an official area code


def with_area_codes(
    table: str, rows: Sequence[Row], areas: AreaTree, beyond: bool = False
) -> tuple[Columnar, list[Issue]]:
    """The rows of a table that has a column `area`, each with the code of the area in which it counts.

    beyond: whether codes of areas that the framework does not have are kept as they stand, as open data have them.
    """
    standard = STANDARD_TABLES[table]
    columns = columnar(standard.all_columns, rows)
    area = columns.coded("area")
    school = columns.coded("school") if standard.column("school") is not None else None
    # Each pair of area and school that stands in a row, once: first the row that shows it, then how often it stands.
    place = combined([area.codes] if school is None else [area.codes, school.codes])
    _, shows, times = np.unique(place, return_index=True, return_counts=True)
    places = [
        (str(area.values[area.codes[row]] or ""), "" if school is None else str(school.values[school.codes[row]] or ""))
        for row in shows
    ]
    codes = [code_of(*named, areas, standard.about_areas) for named in places]
    if beyond:
        codes = [named[0] if code == NOT_KNOWN else code for named, code in zip(places, codes, strict=True)]
        return columns.with_column("area", Coded(codes, place)), []
    issues = list(noticed(table, zip(places, times.tolist(), strict=True), areas))
    return columns.with_column("area", Coded(codes, place)), issues


def code_of(area: str, school: str, areas: AreaTree, whole: bool = False) -> str:
    """The code of the area in which a row counts, from what stands in its columns `area` and `school`.

    whole: whether the authority itself may stand there.
    """
    if _is_school(school, areas):
        return school
    found = areas.find(area) if area else None
    return NOT_KNOWN if found is None or (found == areas.root and not whole) else found.code


def noticed(table: str, places: Iterable[tuple[tuple[str, str], int]], areas: AreaTree) -> Iterator[Issue]:
    """What is said about the areas of a table. `places`: (area, school) as they stood, and how many rows had them."""
    whole = STANDARD_TABLES[table].about_areas
    unknown: Counter[str] = Counter()
    elsewhere = 0
    for (area, school), rows in places:
        if not _is_school(school, areas):
            if area and code_of(area, school, areas, whole) == NOT_KNOWN:
                unknown[area] += rows
        elif (named := code_of(area, "", areas)) != NOT_KNOWN and not _same_district(named, school, areas):
            elsewhere += rows
    for name, count in sorted(unknown.items()):
        plain = bool(_PLAIN_NAME.fullmatch(name))
        shown = f"'{name}'" if plain else "What stands for an area (not shown)"  # an address, or somebody's number
        yield Issue(
            "area_unknown",
            f"{shown} is not an area of this framework; its rows count as district not known.",
            "Correct the extract, or add the area to the framework's areas.csv.",
            Level.WARNING,
            file=table,
            field="area",
            value=name if plain else "",
            count=count,
        )
    if elsewhere:
        yield Issue(
            "school_elsewhere",
            "The district is not the one that the framework gives for the school; the school's counts.",
            "Correct the extract, or the school's parent in the framework's areas.csv.",
            Level.WARNING,
            file=table,
            field="area",
            count=elsewhere,
        )


def _is_school(code: str, areas: AreaTree) -> bool:
    return code in areas and areas[code].kind == "school"


def _same_district(one: str, other: str, areas: AreaTree) -> bool:
    """The district is the last area of a lineage before the authority."""
    return areas.lineage(one)[-2] == areas.lineage(other)[-2]
