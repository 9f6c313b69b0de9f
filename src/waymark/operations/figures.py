"""The current run, judged by the current dictionary: what show, explain and every scorecard are made from."""

from dataclasses import dataclass

from waymark.assessment.assessment import Assessment, assess
from waymark.domain.area import Area
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Draft
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.measures.needed import not_covered
from waymark.measures.outturns import outturns, without_rows
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
        found = self.run.outturns.get((indicator.code, reading, area, month))
        if found is not None:
            return found
        tree, measure, year_type = self.framework.areas, indicator.measure_of(reading), indicator.year_type
        if not (isinstance(measure, Draft) or not_covered(measure, year_type, month, self.dataset.covers)):
            key = key_of(indicator.code, reading)
            raise WaymarkError(f"{key} has not been computed for {month.label}", "Run: waymark compute")
        nothing = without_rows(measure, year_type, tree, [month])
        made = outturns(indicator, reading, nothing, self.dataset.covers, tree, [month])
        return next(outturn for outturn in made if outturn.area == area)

    def series(self, code: str, reading: str, area: str) -> list[Outturn]:
        """Every computed month, oldest first."""
        return self.run.series(code, reading, area)

    def assess(self, indicator: Indicator, reading: str, area: str, month: Month) -> Assessment:
        return assess(
            self.outturn(indicator, reading, area, month),
            self.series(indicator.code, reading, area),
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
        known = ", ".join(area.name for area in framework.areas.areas)
        raise WaymarkError(f"there is no area '{asked}'", f"The dictionary has: {known}.")
    return area
