"""The target row that governs a figure, and how it was found."""

from dataclasses import dataclass

from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.month import long_date
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year
from waymark.domain.target import Target, Targets


@dataclass(frozen=True)
class Aim:
    """asked: the indicator's own year that contains the figure's month · whose: the authority's name where a
    district without a row of its own is held against the authority's, else empty."""

    row: Target
    asked: Year
    whose: str = ""

    @property
    def later_year(self) -> bool:
        """The asked year has no target, so the next later one that has stands in for it."""
        return self.row.year != self.asked

    @property
    def year_words(self) -> str:
        """`2018-19`; `2015-16, the next year with a target`; `2018-19, in effect from 1 October 2018`."""
        words = [self.row.year.label]
        if self.later_year:
            words.append("the next year with a target")
        if self.row.effective_from is not None:
            words.append(f"in effect from {long_date(self.row.effective_from)}")
        return ", ".join(words)

    @property
    def steps(self) -> tuple[str, ...]:
        """Each step by which the row was found, in sentences. Empty when it was the plain case."""
        said = []
        if self.whose:
            said.append(f"The area has no target of its own, so that of {self.whose} applies.")
        if self.later_year:
            said.append(f"{self.asked} has no target, so the next year that has one applies: {self.row.year}.")
        if self.row.effective_from is not None:
            said.append(f"The target was varied with effect from {long_date(self.row.effective_from)}.")
        return tuple(said)


def asked_year(outturn: Outturn, indicator: Indicator) -> Year:
    """The year, in the indicator's own calendar, that contains the figure's last month."""
    return Year.containing(outturn.month.last, indicator.year_type)


def find_aim(
    outturn: Outturn, indicator: Indicator, targets: Targets, areas: AreaTree, looks_ahead: bool
) -> Aim | None:
    """The row in force on the figure's last day: the area's own, else the authority's. None when neither has one.

    A reading is another definition, so it is held against its own targets.
    looks_ahead: where the asked year has no target, neither the area's nor the authority's, the next later year
    that has one stands in.
    """
    year, on = asked_year(outturn, indicator), outturn.month.last
    key, root = key_of(outturn.code, outturn.reading), areas.root
    places = [(outturn.area, "")] if outturn.area == root.code else [(outturn.area, ""), (root.code, root.name)]
    for place, whose in places:
        row = targets.in_force(key, place, year, on)
        if row is not None and (row.target is not None or not looks_ahead):
            return Aim(row, year, whose)
    for place, whose in places if looks_ahead else []:
        row = targets.in_force_or_next(key, place, year, on)
        if row is not None:
            return Aim(row, year, whose)
    return None
