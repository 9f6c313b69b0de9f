"""A framework: one version of the dictionary, whole. Nobody downstream of its loader sees a YAML mapping."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waymark.domain.area import AreaTree
from waymark.domain.data_source import DataSource
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Measure
from waymark.domain.policy import Policy
from waymark.domain.scorecard_outline import ScorecardOutline
from waymark.domain.source_change import SourceChange
from waymark.domain.target import Targets


@dataclass(frozen=True)
class Framework:
    """`version` is the content's hash, shortened: the same files give the same version anywhere."""

    name: str
    organisation: str
    produced_by: str
    version: str
    areas: AreaTree
    indicators: tuple[Indicator, ...]
    targets: Targets
    policies: tuple[Policy, ...]
    scorecards: tuple[ScorecardOutline, ...]
    region_code: str = "x"  # of official geography: E12000008
    region_name: str = "Not available"
    sources: tuple[DataSource, ...] = ()  # empty where the framework does not describe them

    def indicator(self, code: str) -> Indicator | None:
        """Whatever the case of the code."""
        return next((known for known in self.indicators if known.code.casefold() == code.casefold()), None)

    def scorecard(self, name: str) -> ScorecardOutline | None:
        return next((known for known in self.scorecards if known.name == name), None)

    def sources_of(self, tables: Iterable[str]) -> tuple[DataSource, ...]:
        """The sources that feed any of the tables, in the framework's order."""
        wanted = frozenset(tables)
        return tuple(source for source in self.sources if wanted.intersection(source.tables))

    @property
    def changes(self) -> tuple[SourceChange, ...]:
        """The dated changes of every source, in the framework's order."""
        return tuple(change for source in self.sources for change in source.changes)

    def measures(self) -> Iterator[tuple[Indicator, str, Measure]]:
        """Every indicator with each of its readings; '' is the indicator's own measure."""
        for indicator in self.indicators:
            yield indicator, "", indicator.measure
            for reading in indicator.readings:
                yield indicator, reading.id, reading.measure
