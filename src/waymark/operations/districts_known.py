"""How many children have no district, and why: the remainder is said when returns are loaded, not only shown."""

from collections import defaultdict
from collections.abc import Iterator

from waymark.domain.area import NOT_KNOWN
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import CHILD_AREA, STANDARD_TABLES, StandardTable
from waymark.store.parquet import distinct
from waymark.store.standard import StandardDataset

_WHOSE = {"home": "whose home", "team": "whose team", "school": "whose school"}


def districts_known(dataset: StandardDataset) -> Iterator[Issue]:
    """For each basis a warning where children have a district on no day at all."""
    told: dict[str, set[object]] = defaultdict(set)
    placed: dict[str, set[object]] = defaultdict(set)
    path = dataset.parquet(CHILD_AREA.name)
    for child, basis, area in distinct(path, ("child", "basis", "area")) if path else ():
        told[str(basis)].add(child)
        if area != NOT_KNOWN:
            placed[str(basis)].add(child)
    counted: dict[str, set[object]] = defaultdict(set)
    for table in STANDARD_TABLES.values():
        path = dataset.parquet(table.name)
        if path is not None and placed_by_child(table):
            counted[table.area_basis].update(child for (child,) in distinct(path, ("child",)))
    for basis, children in sorted(counted.items()):
        without = children - placed[basis]
        if without:
            yield _issue(basis, len(without), len(children), len(without & told[basis]))


def placed_by_child(table: StandardTable) -> bool:
    """Whether its rows count where `child_area` says that their children do."""
    dated = bool(table.dates) and table.name != CHILD_AREA.name
    return dated and not table.area_column and table.entity == "child"


def _issue(basis: str, without: int, of: int, unknown: int) -> Issue:
    """`1,204 of 3,044 children have no district on any day: 900 whose home …, 304 whose home is not told.`"""
    whose = _WHOSE[basis]
    reasons = []
    if unknown:
        reasons.append(f"{unknown:,} {whose} no area or lookup of the framework knows")
    if without > unknown:
        reasons.append(f"{without - unknown:,} {whose} is not told")
    sentence = f"{without:,} of {of:,} children have no district on any day: {', '.join(reasons)}."
    hint = "Add to the framework's lookups, or load the layout child_area."
    return Issue("district_not_known", sentence, hint, Level.WARNING, file=CHILD_AREA.name, field=basis)
