"""A framework: one version of the dictionary, whole. Nobody downstream of its loader sees a YAML mapping."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waymark.domain.area import AreaTree
from waymark.domain.data_source import DataSource
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, Measure
from waymark.domain.policy import Policy
from waymark.domain.publication import NeighbourList, Publication, PublishedSeries
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
    publications: tuple[Publication, ...] = ()  # open data of others, and the series read from them
    neighbours: tuple[NeighbourList, ...] = ()  # lists of statistical neighbours, the earliest first
    neighbours_average: str = "mean"  # or median

    def indicator(self, code: str) -> Indicator | None:
        """Whatever the case of the code."""
        return next((known for known in self.indicators if known.code.casefold() == code.casefold()), None)

    def scorecard(self, name: str) -> ScorecardOutline | None:
        return next((known for known in self.scorecards if known.name == name), None)

    def published(self, series: str) -> PublishedSeries | None:
        """A declared series; None for one that comes as an extract, or not at all."""
        known = (one for publication in self.publications for one in publication.series)
        return next((one for one in known if one.id == series), None)

    def sources_of(self, tables: Iterable[str]) -> tuple[DataSource, ...]:
        """The sources that feed any of the tables, in the framework's order."""
        wanted = frozenset(tables)
        return tuple(source for source in self.sources if wanted.intersection(source.tables))

    @property
    def changes(self) -> tuple[SourceChange, ...]:
        """The dated changes of every source, in the framework's order."""
        return tuple(change for source in self.sources for change in source.changes)

    def measures(self) -> Iterator[tuple[Indicator, str, Measure]]:
        """Every indicator with each of the readings in its file; '' is the indicator's own measure."""
        for indicator in self.indicators:
            yield indicator, "", indicator.measure
            for reading in indicator.readings:
                yield indicator, reading.id, reading.measure

    def computed_measures(self) -> Iterator[tuple[Indicator, str, Measure]]:
        """What a run computes: the measures that are no drafts, and the single months beneath rolling figures."""
        for indicator in self.indicators:
            for reading in ("", *(known.id for known in indicator.every_reading)):
                measure = indicator.measure_of(reading)
                if not isinstance(measure, Draft):
                    yield indicator, reading, measure
