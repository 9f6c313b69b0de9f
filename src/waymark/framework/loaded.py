"""What was read of a framework, whole or not, with the place of every statement: what the checks look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from waymark.domain.area import AreaTree
from waymark.domain.data_source import DataSource
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue, Level
from waymark.domain.period import Year
from waymark.domain.policy import Policy
from waymark.domain.profile import Profile
from waymark.domain.publication import NeighbourList, Publication
from waymark.domain.scorecard_outline import ScorecardOutline
from waymark.domain.target import Target, Targets
from waymark.domain.trajectory import Trajectory
from waymark.framework.described import Described
from waymark.framework.places import Places
from waymark.written.findings import shortened


@dataclass(frozen=True)
class LoadedFramework:
    """The sound parts of a framework. A file with errors is left out, but its code is still known.

    codes, scorecard_names: of every indicator and scorecard file, sound or not ·
    targets: with the milestones of trajectories · written: the rows of the targets files alone ·
    areas: None when areas.csv has errors ·
    damaged: whether targets or policies were left out, so that their absence proves nothing ·
    publications_damaged: the same of publications ·
    described: the words of every indicator's file that can be read at all, sound or not ·
    today: the day from which review dates are past; None where nobody asks, so that a load never depends on the day.
    """

    name: str
    organisation: str
    produced_by: str
    version: str
    areas: AreaTree | None
    codes: frozenset[str]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    policies: tuple[Policy, ...]
    scorecards: tuple[ScorecardOutline, ...]
    places: Places
    damaged: bool = False
    region: tuple[str, str] = ("", "")
    scorecard_names: frozenset[str] = frozenset()
    sources: tuple[DataSource, ...] = ()
    publications: tuple[Publication, ...] = ()
    publications_damaged: bool = False
    neighbours: tuple[NeighbourList, ...] = ()
    neighbours_average: str = ""
    described: tuple[Described, ...] = ()
    today: date | None = None
    written: tuple[Target, ...] = ()
    trajectories: tuple[Trajectory, ...] = ()
    profiles: tuple[Profile, ...] = ()

    def whole(self) -> Framework | None:
        """The framework, once nothing is wrong with it."""
        if self.areas is None:
            return None
        return Framework(
            self.name,
            self.organisation,
            self.produced_by,
            self.version,
            self.areas,
            self.indicators,
            Targets(self.targets, self.profiles),
            self.policies,
            self.scorecards,
            self.region[0] or "x",
            self.region[1] or "Not available",
            self.sources,
            self.publications,
            self.neighbours,
            self.neighbours_average or "mean",
        )

    def indicator(self, code: str) -> Indicator | None:
        return next((known for known in self.indicators if known.code == code), None)

    def targets_with_indicator(self) -> Iterator[tuple[Target, Indicator]]:
        """Each row of the targets files whose indicator is known and sound; a row for a reading has its indicator."""
        by_code = {indicator.code: indicator for indicator in self.indicators}
        for row in self.targets:
            code = row.indicator.partition(".")[0]
            if code in by_code:
                yield row, by_code[code]

    def stated(self) -> Iterator[Target | Trajectory | Profile]:
        """Every row that states what is aimed at, of whichever file."""
        yield from self.written
        yield from self.trajectories
        yield from self.profiles

    def policy_for(self, year: Year) -> Policy | None:
        """The policy that judges the end of a year of any kind: policies are of financial years."""
        return next((known for known in self.policies if known.year.first <= year.last <= known.year.last), None)

    def issue(
        self,
        rule: str,
        subject: str,
        path: str,
        sentence: str,
        hint: str = "",
        *,
        value: str = "",
        level: Level = Level.ERROR,
    ) -> Issue:
        """An issue at the place of a subject's field."""
        place = self.places.of(subject, path)
        return Issue(rule, sentence, hint, level, place.file, place.line, path, shortened(value))


def numbers_of(row: Target) -> Iterator[tuple[str, Fraction]]:
    """The numbers that a targets row states, each with its column."""
    stated = [("target", row.target), ("floor", row.floor), ("baseline", row.baseline), ("standard", row.standard)]
    if row.band is not None:
        stated += [("band_low", row.band.low), ("band_high", row.band.high)]
    yield from ((name, number) for name, number in stated if number is not None)


def target_issue(
    rule: str,
    row: Target | Trajectory | Profile,
    column: str,
    sentence: str,
    hint: str = "",
    *,
    value: str = "",
    level: Level = Level.ERROR,
) -> Issue:
    """An issue at a row of a targets file, of `trajectories.csv` or of `profiles.csv`. Of a milestone, at the row
    that states the column."""
    if isinstance(row, Target) and row.beside is not None and column != "target":
        own_baseline = column == "baseline" and row.beside.baseline is None
        row = row if own_baseline else row.beside
    return Issue(rule, sentence, hint, level, row.file, row.line, column, shortened(value))
