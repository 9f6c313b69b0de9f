"""Where the rows of the standard tables count: names and former names of areas become codes, and a known school wins.

- A row whose school the framework knows counts in that school, and so in the school's district and the county. Its
  own area is not asked; where it is another district than the school's, that is counted and said.
- Any other row counts in the area that it names. What the framework does not know stays visible as not known.
- A row that names no area counts in the district of its team, and a home in that of its postcode sector, where the
  framework has a lookup.
- The whole authority is no place of a row, but in a table that is about areas: a published value of the county.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.issue import Issue, Level
from waymark.domain.postcode_sector import is_sector
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Row
from waymark.store.columns import Coded, Columnar, combined
from waymark.store.parquet import columnar

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z .,'&()-]{0,59}|[A-Z]\d{8}")  # words, or an official area code


@dataclass(frozen=True)
class Place:
    """What stands in a row's columns that may say where it counts; '' where the table has no such column."""

    area: str = ""
    school: str = ""
    team: str = ""


def with_area_codes(
    table: str, rows: Sequence[Row], areas: AreaTree, beyond: bool = False
) -> tuple[Columnar, list[Issue]]:
    """The rows of a table that has a column `area`, each with the code of the area in which it counts.

    beyond: whether codes of areas that the framework does not have are kept as they stand, as open data have them.
    """
    standard = STANDARD_TABLES[table]
    columns = columnar(standard.all_columns, rows)
    told = {name: columns.coded(name) for name in ("area", "school", "team") if standard.column(name) is not None}
    # Each kind of place that stands in a row, once: first the row that shows it, then how often it stands.
    place = combined([column.codes for column in told.values()])
    _, shows, times = np.unique(place, return_index=True, return_counts=True)
    places = [
        Place(**{name: str(column.values[column.codes[row]] or "") for name, column in told.items()}) for row in shows
    ]
    codes = [code_of(named, areas, standard.about_areas) for named in places]
    if beyond:
        codes = [named.area if code == NOT_KNOWN else code for named, code in zip(places, codes, strict=True)]
        return columns.with_column("area", Coded(codes, place)), []
    issues = list(noticed(table, zip(places, times.tolist(), strict=True), areas))
    return columns.with_column("area", Coded(codes, place)), issues


def code_of(place: Place, areas: AreaTree, whole: bool = False) -> str:
    """The code of the area in which a row counts. whole: whether the authority itself may stand there."""
    if _is_school(place.school, areas):
        return place.school
    if is_sector(place.area):
        return areas.lookups.district_of_sector(place.area) or NOT_KNOWN
    if not place.area:
        return (areas.lookups.district_of_team(place.team) if place.team else None) or NOT_KNOWN
    found = areas.find(place.area)
    return NOT_KNOWN if found is None or (found == areas.root and not whole) else found.code


def noticed(table: str, places: Iterable[tuple[Place, int]], areas: AreaTree) -> Iterator[Issue]:
    """What is said about the areas of a table. `places`: as they stood, and how many rows had them."""
    whole = STANDARD_TABLES[table].about_areas
    unknown: Counter[str] = Counter()
    elsewhere = sectors = 0
    for place, rows in places:
        if not _is_school(place.school, areas):
            if place.area and code_of(place, areas, whole) == NOT_KNOWN:
                if is_sector(place.area):
                    sectors += rows
                else:
                    unknown[place.area] += rows
        elif (named := code_of(Place(place.area), areas)) != NOT_KNOWN and not _same_district(
            named, place.school, areas
        ):
            elsewhere += rows
    for name, count in sorted(unknown.items()):
        plain = bool(_PLAIN_NAME.fullmatch(name))
        shown = f"'{name}'" if plain else "What stands for an area (not shown)"  # an address, or somebody's number
        yield _issue(
            table,
            "area_unknown",
            f"{shown} is not an area of this framework; its rows count as district not known.",
            "Correct the extract, or add the area to the framework's areas.csv.",
            count,
            name if plain else "",
        )
    if sectors:
        yield _issue(
            table,
            "sector_unknown",
            "The framework does not say in which district the postcode of a home lies; its district is not known.",
            "Add the sectors of your area to the framework's lookups/postcode_sectors.csv.",
            sectors,
        )
    if elsewhere:
        yield _issue(
            table,
            "school_elsewhere",
            "The district is not the one that the framework gives for the school; the school's counts.",
            "Correct the extract, or the school's parent in the framework's areas.csv.",
            elsewhere,
        )


def _issue(table: str, rule: str, sentence: str, hint: str, count: int, value: str = "") -> Issue:
    return Issue(rule, sentence, hint, Level.WARNING, file=table, field="area", value=value, count=count)


def _is_school(code: str, areas: AreaTree) -> bool:
    return code in areas and areas[code].kind == "school"


def _same_district(one: str, other: str, areas: AreaTree) -> bool:
    """The district is the last area of a lineage before the authority."""
    return areas.lineage(one)[-2] == areas.lineage(other)[-2]
