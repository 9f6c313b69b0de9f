"""The target row that governs a figure, and how it was found."""

from dataclasses import dataclass, replace

from waymark.assessment.targets import profile as profiles
from waymark.assessment.targets.profile import Expected
from waymark.assessment.wording import Wording
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.month import long_date
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year
from waymark.domain.target import Target, Targets


@dataclass(frozen=True)
class Aim:
    """row: the bars that the figure is judged against, those of its month where a profile spreads the year's ·
    asked: the indicator's own year that contains the figure's month · whose: the authority's name where a
    district without a row of its own is held against the authority's, else empty ·
    expected: what a profile made of the year's row, None where there is no profile ·
    profile_said: that in a sentence · ahead: the milestones of the years after the row's."""

    row: Target
    asked: Year
    whose: str = ""
    expected: Expected | None = None
    profile_said: str = ""
    ahead: tuple[Target, ...] = ()

    @property
    def annual(self) -> Target:
        """The row of the year as it stands in its file, whatever a profile expects by the month."""
        return self.expected.annual if self.expected else self.row

    @property
    def later_year(self) -> bool:
        """The asked year has no target, so the next later one that has stands in for it."""
        return self.row.year != self.asked

    @property
    def year_words(self) -> str:
        """`2018-19`; `2015-16, the next year with a target`; `2018-19, in effect from 1 October 2018`;
        `2018-19, milestone 2 of 4`; `2018-19, expected by June 2018`."""
        words = [self.row.year.label]
        if self.row.milestone is not None:
            words.append(str(self.row.milestone))
        if self.later_year:
            words.append("the next year with a target")
        if self.row.effective_from is not None:
            words.append(f"in effect from {long_date(self.row.effective_from)}")
        if self.expected is not None:
            words.append(f"expected by {self.expected.month.label}")
        return ", ".join(words)

    @property
    def steps(self) -> tuple[str, ...]:
        """Each step by which the row was found or worked out, in sentences. Empty when it was the plain case."""
        said = list(self.row.worked_out)
        if self.whose:
            said.append(f"The area has no target of its own, so that of {self.whose} applies.")
        if self.later_year:
            said.append(f"{self.asked} has no target, so the next year that has one applies: {self.row.year}.")
        if self.row.effective_from is not None:
            said.append(f"The target was varied with effect from {long_date(self.row.effective_from)}.")
        if self.profile_said:
            said.append(self.profile_said)
        return tuple(said)


def asked_year(outturn: Outturn, indicator: Indicator) -> Year:
    """The year, in the indicator's own calendar, that contains the figure's last month."""
    return Year.containing(outturn.month.last, indicator.year_type)


def find_aim(
    outturn: Outturn, indicator: Indicator, targets: Targets, areas: AreaTree, looks_ahead: bool
) -> Aim | None:
    """The row in force on the figure's last day: the area's own, else the authority's. None when neither has one.

    A reading is another definition, so it is held against its own targets. Where a profile spreads the year's target
    over its months, the bars are those that it expects by the figure's month.
    looks_ahead: where the asked year has no target, neither the area's nor the authority's, the next later year
    that has one stands in.
    """
    year, on = asked_year(outturn, indicator), outturn.month.last
    key, root = key_of(outturn.code, outturn.reading), areas.root
    places = [(outturn.area, "")] if outturn.area == root.code else [(outturn.area, ""), (root.code, root.name)]
    for place, whose in places:
        row = targets.in_force(key, place, year, on)
        if row is not None and (row.target is not None or not looks_ahead):
            aim = Aim(row, year, whose, ahead=targets.milestones_after(key, row.area, row.year))
            return _by_month(aim, outturn, indicator, targets, areas)
    for place, whose in places if looks_ahead else []:
        row = targets.in_force_or_next(key, place, year, on)
        if row is not None:
            return Aim(row, year, whose, ahead=targets.milestones_after(key, row.area, row.year))
    return None


def _by_month(aim: Aim, outturn: Outturn, indicator: Indicator, targets: Targets, areas: AreaTree) -> Aim:
    """With the bars of the figure's month, where a profile of the row's area or of the authority has any. A district's
    own target is spread as the authority's is, unless it has a profile of its own."""
    key, row = aim.row.indicator, aim.row
    found = targets.profile_of(key, row.area, row.year) or targets.profile_of(key, areas.root.code, row.year)
    told = found and profiles.expected(row, found, outturn.month, indicator.decimals)
    if not told:
        return aim
    wording = Wording(indicator.decimals, indicator.unit.suffix)
    return replace(aim, row=told.by, expected=told, profile_said=profiles.sentence(told, wording))
