"""Where children count, put together from what says it outright and what leads to it.

The layout `child_area` says it outright, so it comes first. On the days that it leaves open a home is that of the
postcode (SSDA903), and a team's district that of the framework's lookup. The bases stay apart: a school or a team never
stands for a home.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from waymark.domain.area import AreaTree
from waymark.domain.tables import CASE_ALLOCATION, CHILD_AREA
from waymark.sources.child_areas import filling_gaps, settled
from waymark.sources.intake import Row
from waymark.store.columns import Columnar
from waymark.store.parquet import joined, read_columns, unmatched
from waymark.store.parts import Part, read_part, settle_parts, stage_part

Named = tuple[str, str, Part]  # of which return, what the part is called there, and the part

_OUTRIGHT = "extract"  # the return by which the table goes when it is made of several
_CHILD = 2  # after the row's id and its flags


def with_child_areas(
    parts: Sequence[Named], areas: AreaTree, staging: Path, at: Path, code: str
) -> list[tuple[str, Part]]:
    """The parts with their returns, and one table `child_area` made of all where any says or leads to it.

    at: the folder in which parts lie · code: a mark of the code that makes them.
    """
    outright = [part for _, name, part in parts if name == CHILD_AREA.name and CHILD_AREA.name in part.rows]
    homes = [part for _, name, part in parts if name != CHILD_AREA.name and CHILD_AREA.name in part.rows]
    teams = [part for *_, part in parts if CASE_ALLOCATION.name in part.rows] if areas.lookups.teams else []
    if not (homes or teams) and len(outright) < 2:
        return [(source, part) for source, _, part in parts]
    told = ([part.directory.name for part in (*outright, *homes, *teams)], areas.lookups, code)
    place = at / sha256(repr(told).encode()).hexdigest()
    made = read_part(place)
    if made is None:
        rows = _rows(outright, homes, teams, areas)
        settle_parts([(stage_part(staging, [(CHILD_AREA.name, rows)], {}, (), ()), place)])
        made = read_part(place)
    assert made is not None
    others = [(source, replace(part, rows=_without_child_area(part.rows))) for source, _, part in parts]
    return [*others, (_OUTRIGHT, made)]


def _without_child_area(rows: Mapping[str, int]) -> Mapping[str, int]:
    return {name: count for name, count in rows.items() if name != CHILD_AREA.name}


def _rows(outright: Sequence[Part], homes: Sequence[Part], teams: Sequence[Part], areas: AreaTree) -> Sequence[Row]:
    names = tuple(column.name for column in CHILD_AREA.all_columns)
    said = [Columnar(read_columns(part.table(CHILD_AREA.name), names)) for part in outright]
    first: Sequence[Row] = said[0] if len(said) == 1 else settled(row for rows in said for row in rows)[0]
    led = [row for part in homes for row in Columnar(read_columns(part.table(CHILD_AREA.name), names))]
    led.extend(row for part in teams for row in _of_teams(part, outright, areas))
    second, _ = settled(led)
    asked = {row[_CHILD] for row in second}
    gaps = filling_gaps(second, (row for row in first if row[_CHILD] in asked))
    return joined(CHILD_AREA.all_columns, first, gaps)


def _of_teams(part: Part, outright: Sequence[Part], areas: AreaTree) -> Iterator[Row]:
    """Each allocation whose team the framework knows, as a row of basis team.

    Those of the very days that an extract has for the child are passed over: it comes first on all of them.
    """
    names = ("row_id", "flagged", "child", "team", "start", "end")
    path = part.table(CASE_ALLOCATION.name)
    if len(outright) == 1:
        same = ("child", "start", "end")
        rows = unmatched(path, names, outright[0].table(CHILD_AREA.name), same, ("basis", "team"))
    else:
        rows = Columnar(read_columns(path, names))
    for row_id, flagged, child, team, start, end in rows:
        district = areas.lookups.district_of_team(str(team)) if team is not None else None
        if district is not None:
            yield (str(row_id), ",end," if ",end," in str(flagged) else "", child, district, start, end, "team")
