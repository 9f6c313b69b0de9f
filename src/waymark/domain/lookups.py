"""What leads to a district where a record does not name one: the sector of the home's postcode, or the team."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Lookups:
    """Pairs of a postcode sector (`ZZ1 4`), or of a team as the council names it, and the code of a district."""

    sectors: tuple[tuple[str, str], ...] = ()
    teams: tuple[tuple[str, str], ...] = ()

    def __reduce__(self) -> tuple[type["Lookups"], tuple[object, ...]]:
        """As it was made: another process is handed it while this one may be working out what follows from it."""
        return Lookups, (self.sectors, self.teams)

    def district_of_sector(self, sector: str) -> str | None:
        return self._by_sector.get(sector)

    def district_of_team(self, team: str) -> str | None:
        """Whatever the case of the team's name, and the spaces in it."""
        return self._by_team.get(folded(team))

    @cached_property
    def _by_sector(self) -> Mapping[str, str]:
        return dict(self.sectors)

    @cached_property
    def _by_team(self) -> Mapping[str, str]:
        return _by_name(self.teams)


def folded(team: str) -> str:
    """A team's name without regard to case and spaces."""
    return " ".join(team.split()).casefold()


def _by_name(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {folded(name): district for name, district in pairs}


NONE = Lookups()
