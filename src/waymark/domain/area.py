"""Areas: a county, its districts with their schools, and the remainder whose district is not known.

Every row counts in one deepest area, and so in all that hold it: a row of a school in the school, its district and
the county; a row of no known school in a district and the county. Districts and the remainder sum to the county. A
district is its schools and its own rows, those of no known school.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waymark.domain.lookups import NONE, Lookups

NOT_KNOWN = "not-known"  # code of the area that holds every row without a district, so that parts sum to the whole


@dataclass(frozen=True)
class Area:
    """One area. `other_codes` are further codes or former names by which people ask for it (886, Shepway)."""

    code: str
    name: str
    kind: str  # authority · district · remainder · school
    parent: str | None
    other_codes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class AreaTree:
    """One authority, its districts and their schools. Made by `AreaTree.of`.

    areas: the authority, the districts in the order of the framework's areas file, the remainder, then the schools:
    district by district, each in the order of the file. Positions in it number the areas wherever arrays are used.
    lookups: what leads to a district where a record names none.
    """

    areas: tuple[Area, ...]
    lookups: Lookups = NONE

    @classmethod
    def of(cls, areas: Iterable[Area]) -> "AreaTree":
        """Adds the remainder. Raises ValueError unless there is one root, codes are unique and parents fit kinds."""
        given = tuple(areas)
        roots = [area for area in given if area.parent is None]
        if len(roots) != 1:
            raise ValueError(f"areas need exactly one without a parent; found {len(roots)}")
        codes = [area.code for area in given]
        if len(set(codes)) != len(codes) or NOT_KNOWN in codes:
            raise ValueError("area codes must be unique, and none may be 'not-known'")
        (root,) = roots
        districts = tuple(area for area in given if area.parent is not None and area.kind != "school")
        for district in districts:
            if district.parent != root.code:
                raise ValueError(f"the parent of {district.code}, {district.parent}, is not the authority {root.code}")
        place = {district.code: number for number, district in enumerate(districts)}
        schools = [area for area in given if area.parent is not None and area.kind == "school"]
        for school in schools:
            if school.parent not in place:
                raise ValueError(f"the parent of the school {school.code}, {school.parent}, is not a district")
        remainder = Area(NOT_KNOWN, "District not known", "remainder", root.code)
        schools.sort(key=lambda school: place[school.parent or ""])
        return cls((root, *districts, remainder, *schools))

    def __reduce__(self) -> tuple[type["AreaTree"], tuple[object, ...]]:
        """As it was made: another process is handed it while this one may be working out what follows from it."""
        return AreaTree, (self.areas, self.lookups)

    @property
    def root(self) -> Area:
        return self.areas[0]

    @cached_property
    def districts(self) -> tuple[Area, ...]:
        """Districts, then the remainder. They sum to the root."""
        return tuple(area for area in self.areas if area.parent == self.root.code)

    @cached_property
    def schools(self) -> tuple[Area, ...]:
        """District by district."""
        return self.areas[1 + len(self.districts) :]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Code → the area's place in `areas`."""
        return {area.code: place for place, area in enumerate(self.areas)}

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """For each area the position of the one that holds it. The root holds itself."""
        return tuple(self.positions[area.parent or area.code] for area in self.areas)

    def lineage(self, code: str) -> tuple[str, ...]:
        """The areas in which a row of an area counts: the area itself, what holds it, and so on up to the root."""
        return self._lineages[code]

    def find(self, asked: str) -> Area | None:
        """By code, by another code, or by name, whatever the case."""
        return self._by_any_name.get(asked.strip().casefold())

    def __contains__(self, code: object) -> bool:
        """Whether an area has this very code."""
        return code in self.positions

    def __getitem__(self, code: str) -> Area:
        return self.areas[self.positions[code]]

    @cached_property
    def _lineages(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for area in self.areas:  # what holds an area stands before it
            found[area.code] = (area.code, *(found[area.parent] if area.parent is not None else ()))
        return found

    @cached_property
    def _by_any_name(self) -> dict[str, Area]:
        """The first area of a name keeps it; the framework's reader sees to it that there is no second."""
        names: dict[str, Area] = {}
        for area in self.areas:
            for name in (area.code, area.name, *area.other_codes):
                names.setdefault(name.casefold(), area)
        return names
