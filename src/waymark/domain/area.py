"""Areas: a county, its districts, and the remainder whose district is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NOT_KNOWN = "not-known"  # code of the leaf that holds every row without a district, so that parts sum to the whole


@dataclass(frozen=True)
class Area:
    """One area. `other_codes` are further codes or former names by which people ask for it (886, Shepway)."""

    code: str
    name: str
    kind: str  # authority · district · remainder
    parent: str | None
    other_codes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class AreaTree:
    """One authority and its leaves, in the order of the framework's areas file; the remainder last."""

    areas: tuple[Area, ...]

    @classmethod
    def of(cls, areas: Iterable[Area]) -> "AreaTree":
        """Adds the remainder. Raises ValueError unless there is one root, codes are unique and parents exist."""
        given = tuple(areas)
        roots = [area for area in given if area.parent is None]
        if len(roots) != 1:
            raise ValueError(f"areas need exactly one without a parent; found {len(roots)}")
        codes = [area.code for area in given]
        if len(set(codes)) != len(codes) or NOT_KNOWN in codes:
            raise ValueError("area codes must be unique, and none may be 'not-known'")
        for area in given:
            if area.parent is not None and area.parent != roots[0].code:
                raise ValueError(f"the parent of {area.code}, {area.parent}, is not the authority {roots[0].code}")
        remainder = Area(NOT_KNOWN, "District not known", "remainder", roots[0].code)
        return cls((roots[0], *(area for area in given if area.parent is not None), remainder))

    @property
    def root(self) -> Area:
        return self.areas[0]

    @property
    def leaves(self) -> tuple[Area, ...]:
        """Districts, then the remainder. They sum to the root."""
        return self.areas[1:]

    def find(self, asked: str) -> Area | None:
        """By code, by another code, or by name, whatever the case."""
        wanted = asked.strip().casefold()
        for area in self.areas:
            if wanted in (area.code.casefold(), area.name.casefold(), *(c.casefold() for c in area.other_codes)):
                return area
        return None

    def __getitem__(self, code: str) -> Area:
        return next(area for area in self.areas if area.code == code)
