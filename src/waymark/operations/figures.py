"""The current run, judged by the current dictionary: what show, explain and every scorecard are made from."""

from dataclasses import dataclass, field

from waymark.assessment.assessment import Assessment, assess
from waymark.domain.area import Area
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Draft, Gap
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, Outturn
from waymark.measures.fingerprint import fingerprint
from waymark.measures.outturns import missing_months, outturns_of_area
from waymark.measures.parts import Parts, keys_of_sides
from waymark.operations.dictionary import dictionary_of
from waymark.operations.workspace import Workspace
from waymark.store.runs import Run
from waymark.store.standard import StandardDataset


@dataclass(frozen=True)
class Figures:
    """A dictionary, a run and the dataset behind it. Ratings are decided here, from files, each time."""

    framework: Framework
    run: Run
    dataset: StandardDataset
    current: bool  # whether the run was made from what is loaded now
    _missing: dict[tuple[str, str], dict[Month, Missing | None]] = field(default_factory=dict, repr=False)
    _series: dict[tuple[str, str, str], dict[Month, Outturn]] = field(default_factory=dict, repr=False)

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
        measure = indicator.measure_of(reading)
        missing = missing_months(measure, indicator.year_type, [month], self.dataset.covers)
        if missing[month] is None:
            key = key_of(indicator.code, reading)
            raise WaymarkError(f"{key} has not been computed for {month.label}", "Run: waymark compute")
        (outturn,) = outturns_of_area(indicator, reading, (), missing, area)
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
            missing = self._why_missing(indicator, reading) if sides is not None else {}
            made = outturns_of_area(indicator, reading, sides or (), missing, area)
            self._series[series] = {outturn.month: outturn for outturn in made}
        return self._series[series]

    def _sides(self, indicator: Indicator, reading: str, area: str) -> tuple[Parts, ...] | None:
        """The run's integers of one area, none for a draft. None when the run does not have the area, or has
        computed another measure under this name: its integers would be taken for what they are not."""
        key, measure = key_of(indicator.code, reading), indicator.measure_of(reading)
        if isinstance(measure, Draft):
            return ()
        if area not in self.run.areas or self.run.measures.get(key) != fingerprint(measure, indicator.year_type):
            return None
        keys = keys_of_sides(key) if isinstance(measure, Gap) else (key,)
        kept = [parts for side in keys if (parts := self.run.parts(side, [area])) is not None]
        if len(kept) < len(keys):
            return None
        return tuple(Parts(one.areas, one.months, one.numerator, one.denominator, one.status) for one in kept)

    def _why_missing(self, indicator: Indicator, reading: str) -> dict[Month, Missing | None]:
        """The same for every area, so asked of the files once."""
        key = (indicator.code, reading)
        if key not in self._missing:
            measure = indicator.measure_of(reading)
            self._missing[key] = missing_months(measure, indicator.year_type, self.run.asked, self.dataset.covers)
        return self._missing[key]

    def assess(self, indicator: Indicator, reading: str, area: str, month: Month) -> Assessment:
        return assess(
            self.outturn(indicator, reading, area, month),
            list(self._computed(indicator, reading, area).values()),
            indicator,
            self.framework.targets,
            self.framework.policies,
            self.framework.areas,
        )


def figures_of(workspace: Workspace) -> Figures:
    """Raises WaymarkError when nothing has been computed yet."""
    framework = dictionary_of(workspace)
    store = workspace.store
    run = store.current_run()
    if run is None:
        raise WaymarkError("nothing has been computed yet", "Load returns, then run: waymark compute")
    dataset = store.standard_dataset(run.standard)
    return Figures(framework, run, dataset, store.state().standard == run.standard)


def indicator_asked(framework: Framework, code: str, reading: str) -> tuple[Indicator, str]:
    """`SCS18`, or `SCS18.same_carer`, or the code with `--reading`. Raises WaymarkError, naming what is known."""
    code, _, suffix = code.strip().partition(".")
    reading = reading or suffix
    indicator = framework.indicator(code)
    if indicator is None:
        known = ", ".join(known.code for known in framework.indicators)
        raise WaymarkError(f"there is no indicator '{code}'", f"The dictionary has: {known}.")
    if reading and reading not in (known.id for known in indicator.readings):
        readings = ", ".join(known.id for known in indicator.readings) or "none"
        raise WaymarkError(f"{indicator.code} has no reading '{reading}'", f"Its readings: {readings}.")
    return indicator, reading


def area_asked(framework: Framework, asked: str) -> Area:
    """The authority when nothing was asked. Raises WaymarkError, naming what is known."""
    area = framework.areas.find(asked) if asked else framework.areas.root
    if area is None:
        areas = framework.areas
        known = ", ".join(area.name for area in (areas.root, *areas.districts))
        schools = f"; and {len(areas.schools):,} schools, by code or name" if areas.schools else ""
        raise WaymarkError(f"there is no area '{asked}'", f"The dictionary has: {known}{schools}.")
    return area
