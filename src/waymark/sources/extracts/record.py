"""A record of a layout, and what a standard row takes from it that is not a copy."""

from collections.abc import Mapping
from dataclasses import dataclass

from waymark.sources.intake import Value


@dataclass(frozen=True)
class Record:
    """values: by record column; NULL where flagged · flagged: the columns that were not believed."""

    values: Mapping[str, Value]
    flagged: frozenset[str]

    def doubted(self, *columns: str) -> bool:
        return not self.flagged.isdisjoint(columns)


@dataclass(frozen=True)
class Derived:
    """Values of standard columns that are worked out from the record; the other columns are copied by their names.

    flagged: those that cannot be told because what they come from was not believed.
    """

    values: Mapping[str, Value]
    flagged: tuple[str, ...] = ()


NOTHING = Derived({})
