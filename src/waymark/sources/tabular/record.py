"""A record of a layout, and what a standard row takes from it that is not a copy."""

from collections.abc import Callable, Mapping
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
Derive = Callable[[Record], Derived | None]
_READS: dict[Derive, tuple[str, ...]] = {}


def reads(*columns: str) -> Callable[[Derive], Derive]:
    """Says which record columns a function reads, so that rows alike in these are derived once."""

    def said(derive: Derive) -> Derive:
        _READS[derive] = columns
        return derive

    return said


def read_by(derive: Derive) -> tuple[str, ...] | None:
    """The columns that a function reads; None where it does not say."""
    return _READS.get(derive)
