"""The current run, judged by the current dictionary: what show, explain and every scorecard are made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from waymark.assessment.assessment import Assessment, assess
from waymark.domain.area import Area
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Draft, Gap
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.source_change import SourceChange
from waymark.measures.dated_changes import Told, told_of_months
from waymark.measures.fingerprint import fingerprint
from waymark.measures.outturns import outturns_of_area
from waymark.measures.parts import Parts, keys_of_sides
from waymark.operations.comparison import comparison_of
from waymark.operations.dictionary import dictionary_of
from waymark.operations.made_whole import made_whole
from waymark.operations.workspace import Workspace
from waymark.scorecards.comparators import Comparison
from waymark.store.runs import Run
from waymark.store.standard import StandardDataset


@dataclass(frozen=True)
class Figures:
    """A dictionary, a run and the dataset behind it. Ratings are decided here, from files, each time."""

    framework: Framework
    run: Run
    dataset: StandardDataset
    current: bool  # whether the run was made from what is loaded now
    made_whole: frozenset[SourceChange] = frozenset()  # changes after which the full figure has been made
    _told: dict[tuple[str, str], dict[Month, Told]] = field(default_factory=dict, repr=False)
    _as_computed: dict[str, bool] = field(default_factory=dict, repr=False)
    _series: dict[tuple[str, str, str], dict[Month, Outturn]] = field(default_factory=dict, repr=False)

    @cached_property
    def comparison(self) -> Comparison:
        """Others' figures beside which its own may be shown."""
        return comparison_of(self.framework, self.dataset)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know before trusting a figure."""
        said = []
        if self.run.framework_version != self.framework.version:
            said.append("The dictionary has changed since the figures were computed. Run: waymark compute")
        if not self.current:
            said.append("Data have been loaded since the figures were computed. Run: waymark compute")
        return tuple(said)

    def outturn(self, indicator: Indicator, reading: str, area: str, month: Month) -> Outturn:
        """Also for a month outside the run, when the reason why there is no figure is known.

        Raises WaymarkError for a month that the data cover but the run left out.
        """
        found = self._computed(indicator, reading, area).get(month)
        if found is not None:
            return found
        told = self.told(indicator, reading, [month])
        if told[month].missing is None:
            key = key_of(indicator.code, reading)
            raise WaymarkError(f"{key} has not been computed for {month.label}", "Run: waymark compute")
        (outturn,) = outturns_of_area(indicator, reading, (), told, area)
        return outturn

    def series(self, code: str, reading: str, area: str) -> list[Outturn]:
        """Every computed month, oldest first; none where the run does not have the measure as it is now."""
        indicator = self.framework.indicator(code)
        return [] if indicator is None else list(self._computed(indicator, reading, area).values())

    def _computed(self, indicator: Indicator, reading: str, area: str) -> dict[Month, Outturn]:
        """The outturns of one indicator, reading and area by month, divided when they are first asked for."""
        series = (indicator.code, reading, area)
        if series not in self._series:
            sides = self._sides(indicator, reading, area)
            told = self._told_of_run(indicator, reading) if sides is not None else {}
            made = outturns_of_area(indicator, reading, sides or (), told, area)
            self._series[series] = {outturn.month: outturn for outturn in made}
        return self._series[series]

    def _before(self, indicator: Indicator, reading: str, area: str, month: Month) -> list[Outturn]:
        """The earlier outturns, the latest first: what an arrow or a rule looks back on is soon found."""
        series = self._computed(indicator, reading, area)
        return [outturn for at, outturn in reversed(series.items()) if at.index < month.index]

    def _sides(self, indicator: Indicator, reading: str, area: str) -> tuple[Parts, ...] | None:
        """The run's integers of one area, none for a draft. None when the run does not have the area, or has
        computed another measure under this name: its integers would be taken for what they are not."""
        key, measure = key_of(indicator.code, reading), indicator.measure_of(reading)
        if isinstance(measure, Draft):
            return ()
        if area not in self.run.areas or not self._is_as_computed(indicator, reading):
            return None
        keys = keys_of_sides(key) if isinstance(measure, Gap) else (key,)
        kept = [parts for side in keys if (parts := self.run.parts(side, [area])) is not None]
        if len(kept) < len(keys):
            return None
        return tuple(Parts(one.areas, one.months, one.numerator, one.denominator, one.status) for one in kept)

    def _is_as_computed(self, indicator: Indicator, reading: str) -> bool:
        """Whether the dictionary's measure is the one that the run has computed under its name."""
        key = key_of(indicator.code, reading)
        if key not in self._as_computed:
            own = fingerprint(indicator.measure_of(reading), indicator.year_type)
            self._as_computed[key] = self.run.measures.get(key) == own
        return self._as_computed[key]

    def told(self, indicator: Indicator, reading: str, months: Sequence[Month]) -> dict[Month, Told]:
        """Of each month why there is no figure, or how the sources' dated changes touch it; the same for every area."""
        changes, whole = self.framework.changes, self.made_whole.__contains__
        return told_of_months(indicator, reading, months, self.dataset.covers, changes, whole)

    def _told_of_run(self, indicator: Indicator, reading: str) -> dict[Month, Told]:
        """Of all months of the run, asked of the files once."""
        key = (indicator.code, reading)
        if key not in self._told:
            self._told[key] = self.told(indicator, reading, self.run.asked)
        return self._told[key]

    def assess(self, indicator: Indicator, reading: str, area: str, month: Month) -> Assessment:
        return assess(
            self.outturn(indicator, reading, area, month),
            self._before(indicator, reading, area, month),
            indicator.reported_as(reading),
            self.framework.targets,
            self.framework.policies,
            self.framework.areas,
            self._months_of(indicator, reading, area),
        )

    def _months_of(self, indicator: Indicator, reading: str, area: str) -> Sequence[Outturn]:
        """The single months beneath the indicator's own figures; none in a run made before there were any."""
        month = indicator.month_reading if not reading else None
        return () if month is None else tuple(self._computed(indicator, month.id, area).values())


def figures_of(workspace: Workspace) -> Figures:
    """Raises WaymarkError when nothing has been computed yet."""
    framework = dictionary_of(workspace)
    store = workspace.store
    run = store.current_run()
    if run is None:
        raise WaymarkError("nothing has been computed yet", "Load returns, then run: waymark compute")
    dataset = store.standard_dataset(run.standard)
    state = store.state()
    return Figures(
        framework, run, dataset, state.standard == run.standard, made_whole(store, dataset, framework.changes)
    )


def indicator_asked(framework: Framework, code: str, reading: str) -> tuple[Indicator, str]:
    """`SCS18`, or `SCS18.same_carer`, or the code with `--reading`. Raises WaymarkError, naming what is known."""
    code, _, suffix = code.strip().partition(".")
    reading = reading or suffix
    indicator = framework.indicator(code)
    if indicator is None:
        known = ", ".join(known.code for known in framework.indicators)
        raise WaymarkError(f"there is no indicator '{code}'", f"The dictionary has: {known}.")
    if reading and reading not in (known.id for known in indicator.every_reading):
        readings = ", ".join(known.id for known in indicator.every_reading) or "none"
        raise WaymarkError(f"{indicator.code} has no reading '{reading}'", f"Its readings: {readings}.")
    return indicator.reported_as(reading), reading


def area_asked(framework: Framework, asked: str) -> Area:
    """The authority when nothing was asked. Raises WaymarkError, naming what is known."""
    area = framework.areas.find(asked) if asked else framework.areas.root
    if area is None:
        areas = framework.areas
        known = ", ".join(area.name for area in (areas.root, *areas.districts))
        schools = f"; and {len(areas.schools):,} schools, by code or name" if areas.schools else ""
        raise WaymarkError(f"there is no area '{asked}'", f"The dictionary has: {known}{schools}.")
    return area
