"""Which figures would change colour under a changed rule or target. Judged again; counted never again."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median_low

from waymark.assessment.aim import asked_year
from waymark.assessment.assessment import Assessment
from waymark.assessment.latest_known import latest_known
from waymark.domain.area import Area
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.month import Month, months_between
from waymark.domain.period import Frequency, Period, Year, YearType, latest_ended_by
from waymark.domain.policy import Policy
from waymark.domain.rounding import printed
from waymark.domain.target import Target
from waymark.domain.verdict import Rating
from waymark.operations.figures import Figures, area_asked, figures_of
from waymark.operations.proposal import Asked, Proposed, propose
from waymark.operations.workspace import Workspace

RELEASES = 12  # months whose releases are judged again, if nothing else is asked
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Cell:
    """One figure that a release showed as the latest. shown: the first and the last month whose release did."""

    indicator: Indicator
    reading: str
    area: Area
    month: Month
    shown: tuple[Month, Month]

    @property
    def key(self) -> str:
        return key_of(self.indicator.code, self.reading)

    @property
    def period(self) -> Period:
        return latest_ended_by(self.month, self.indicator.frequency, self.indicator.year_type)


@dataclass(frozen=True)
class JudgedTwice:
    """One figure by the dictionary as it is, and by the proposed one."""

    cell: Cell
    before: Assessment
    after: Assessment

    @property
    def printed(self) -> str:
        value = self.before.outturn.value
        return "" if value is None else printed(value, self.cell.indicator.decimals)

    @property
    def recoloured(self) -> bool:
        return self.before.verdict.rating is not self.after.verdict.rating

    @property
    def turned(self) -> bool:
        """The arrow, or whether it is good, is another."""
        was, is_ = self.before.direction, self.after.direction
        return (was.arrow, was.movement) != (is_.arrow, is_.movement)


@dataclass(frozen=True)
class WhatIf:
    """Unprotected, as `show` is: for those who hold the records.

    months: the first and the last release · cells: all that were judged twice, in the order of the dictionary's
    scorecards, the authority before its districts · warnings: what to know before trusting the figures.
    """

    months: tuple[Month, Month]
    proposed: Proposed
    cells: tuple[JudgedTwice, ...]
    root: Area
    warnings: tuple[str, ...]

    @cached_property
    def changes(self) -> tuple[JudgedTwice, ...]:
        return tuple(one for one in self.cells if one.recoloured)

    @cached_property
    def arrows(self) -> tuple[JudgedTwice, ...]:
        return tuple(one for one in self.cells if one.turned)

    @cached_property
    def totals(self) -> Counter[tuple[Rating, Rating]]:
        """How many figures go from one rating to another."""
        return Counter((one.before.verdict.rating, one.after.verdict.rating) for one in self.changes)

    @cached_property
    def staying(self) -> Counter[Rating]:
        return Counter(one.before.verdict.rating for one in self.cells if not one.recoloured)

    def judged_under(self, policy: Policy) -> int:
        """How many of the figures a policy judges."""
        return sum(one.after.policy_id == policy.id for one in self.cells)

    def judged_by(self, row: Target) -> int:
        """How many of the figures are held against a proposed row."""
        place = _place(row)
        return sum(one.after.target is not None and _place(one.after.target) == place for one in self.cells)

    @cached_property
    def latest(self) -> tuple[Counter[Rating], Counter[Rating]]:
        """The authority's figures in the last release, by rating: as it is, and as it would be."""
        last = [one for one in self.cells if one.cell.area == self.root and one.cell.shown[1] == self.months[1]]
        before, after = ([getattr(one, side).verdict.rating for one in last] for side in ("before", "after"))
        return Counter(before), Counter(after)


def what_if(
    workspace: Workspace,
    asked: Asked,
    first: Month | None = None,
    last: Month | None = None,
    releases: int | None = None,
    area: str = "",
    progress: Progress = lambda _: None,
) -> WhatIf:
    """Every figure that a release of the months `first` to `last` shows as its latest, judged twice.

    first, last: `releases` months up to the last one of most monthly figures when left out · area: one area; the
    authority and all its districts when left out. Nothing is written. Raises as `propose` does, and WaymarkError for
    months that were not computed.
    """
    figures = figures_of(workspace)
    months = _months(figures, first, last, releases)
    places = (area_asked(figures.framework, area),) if area else _places(figures.framework)
    cells = list(_cells(figures.framework, places, months))

    def years_of(indicator: Indicator, reading: str, place: str) -> list[Year]:
        return _target_years(figures, indicator, reading, place, months)

    proposed = propose(workspace, asked, _policy_years(cells), years_of)
    then = replace(figures, framework=proposed.framework)  # the same outturns, judged by another dictionary
    judged = []
    for number, cell in enumerate(cells):
        if not number % 500:
            progress(f"Judged {number:,} of {len(cells):,} figures twice")
        where = (cell.indicator, cell.reading, cell.area.code, cell.month)
        judged.append(JudgedTwice(cell, figures.assess(*where), then.assess(*where)))
    root = figures.framework.areas.root
    return WhatIf((months[0], months[-1]), proposed, tuple(judged), root, figures.warnings)


def _place(row: Target) -> tuple[object, ...]:
    return row.indicator, row.area, row.year, row.effective_from


def _months(figures: Figures, first: Month | None, last: Month | None, releases: int | None) -> list[Month]:
    start, end = figures.run.months
    last = last or _latest_month(figures)
    if first is not None and releases is not None:
        raise WaymarkError("--from and --last cannot stand together", "Give one of them.")
    if releases is not None and releases < 1:
        raise WaymarkError("--last is a number of releases, 1 or more")
    if first is None:
        asked = last - ((releases or RELEASES) - 1)
        first = asked if releases is not None else max(asked, start)
    for month in (last, first):
        if not start <= month <= end:
            raise WaymarkError(f"{month.label} has not been computed", f"Computed: {start.label} to {end.label}.")
    if last < first:
        raise WaymarkError(f"{first.label} is after {last.label}", "Exchange --from and --to.")
    return months_between(first, last)


def _latest_month(figures: Figures) -> Month:
    """The month up to which most monthly indicators have figures: other data may be loaded for longer."""
    root = figures.framework.areas.root.code
    monthly = (one.code for one in figures.framework.indicators if one.frequency is Frequency.MONTHLY)
    series = ([one.month for one in figures.series(code, "", root) if one.value is not None] for code in monthly)
    latest = [months[-1] for months in series if months]
    return median_low(latest) if latest else figures.run.months[1]


def _places(framework: Framework) -> tuple[Area, ...]:
    areas = framework.areas
    return (areas.root, *areas.districts)


def _cells(framework: Framework, places: Sequence[Area], months: Sequence[Month]) -> Iterator[Cell]:
    """Each figure once, however many releases and scorecards show it."""
    keys = dict.fromkeys(
        key for outline in framework.scorecards for section in outline.sections for key in section.indicators
    )
    for key in keys:
        code, _, reading = key.partition(".")
        indicator = framework.indicator(code)
        if indicator is None:
            raise WaymarkError(f"a scorecard shows {code}, which the dictionary does not have", "Run: waymark check")
        shown: dict[Month, list[Month]] = {}
        for as_at in months:
            shown.setdefault(latest_known(as_at, indicator, reading), []).append(as_at)
        for place in places:
            for month, releases in shown.items():
                yield Cell(indicator, reading, place, month, (releases[0], releases[-1]))


def _policy_years(cells: Sequence[Cell]) -> list[Year]:
    """The financial years by whose policies the figures are judged."""
    months = {cell.month for cell in cells}
    return sorted({Year.containing(month.last, YearType.FINANCIAL) for month in months})


def _target_years(
    figures: Figures, indicator: Indicator, reading: str, place: str, months: Sequence[Month]
) -> list[Year]:
    """The years of the rows by which an area's figures of the months are judged; where there is no row, their own."""
    found = set()
    for month in {latest_known(as_at, indicator, reading) for as_at in months}:
        aim = figures.assess(indicator, reading, place, month).aim
        outturn = figures.outturn(indicator, reading, place, month)
        found.add(aim.row.year if aim is not None else asked_year(outturn, indicator))
    return sorted(found)
