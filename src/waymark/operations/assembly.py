"""What the scorecards of a publication are made from: figures assessed, protected together, and their origin."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from waymark.assessment.assessment import Assessment
from waymark.assessment.rate import earlier_months
from waymark.disclosure.audit import exposures
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.protect import counted_cells, protect_outturns
from waymark.disclosure.public import Protected
from waymark.disclosure.single_months import protect_single_months
from waymark.domain.area import AreaTree
from waymark.domain.errors import WaymarkError
from waymark.domain.indicator import Indicator
from waymark.domain.measure import MeanOfMonths, tables_of
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Outturn
from waymark.domain.scorecard_outline import ScorecardOutline
from waymark.domain.single_month import MONTH
from waymark.measures.dated_changes import touching
from waymark.operations.figures import Figures
from waymark.operations.outlook import outlook_of, snapshot_of
from waymark.operations.promises import promises_of
from waymark.operations.workspace import Workspace
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.companions import companions_of
from waymark.scorecards.control_charts import charted_until
from waymark.scorecards.document import Provenance
from waymark.scorecards.months_shown import months_tested, published_months
from waymark.sources.registry import SOURCES


def assembly_of(workspace: Workspace, figures: Figures, outlines: Sequence[ScorecardOutline], month: Month) -> Assembly:
    """For every scorecard of the outlines and every area: protected once, so that no two of them can differ."""
    indicators = {indicator.code: indicator for indicator in figures.framework.indicators}

    @cache
    def assessed(code: str, reading: str, area: str, at: Month) -> Assessment:
        return figures.assess(indicators[code], reading, area, at)

    shown, behind = _protected(figures, outlines, indicators, month)
    return Assembly(
        figures.framework.areas,
        indicators,
        lambda indicator, reading, area, at: assessed(indicator.code, reading, area, at),
        shown,
        _provenance(workspace, figures),
        promises_of(figures),
        figures.comparison,
        changes=lambda indicator, reading: touching(indicator, reading, figures.framework.changes),
        behind=behind,
        outlooks=partial(outlook_of, figures),
        snapshots=partial(snapshot_of, figures),
    )


def _protected(
    figures: Figures, outlines: Sequence[ScorecardOutline], indicators: Mapping[str, Indicator], month: Month
) -> tuple[dict[CellKey, Protected], dict[CellKey, Protected]]:
    """Every figure of the scorecards, for every area and month of their trends; and what their arrows rest on beyond
    those. All of it protected together.

    All areas, whichever one is asked for: the county's scorecard and a district's must hide the same cells.
    Readings of an indicator on the card share a denominator, so all of an indicator's readings are taken. What stands
    beside an indicator as its companion is shown with it, so it is protected with it.
    Raises WaymarkError when what would be shown gives a hidden count away.
    """
    codes = dict.fromkeys(
        key.partition(".")[0] for outline in outlines for section in outline.sections for key in section.indicators
    )
    codes |= dict.fromkeys(beside for code in codes for beside in companions_of(indicators[code], "", indicators))
    areas = figures.framework.areas
    months = {code: _months_of(figures, indicators[code], month) for code in codes}
    outturns = [
        outturn for code, (_, tested) in months.items() for outturn in _outturns(figures, indicators[code], tested)
    ]
    cells = counted_cells(outturns, indicators)
    protected = protect_outturns(outturns, indicators, areas, cells)
    _refuse_exposed(cells, protected, areas)
    protected |= _single_months(figures, [indicators[code] for code in codes])
    shown: dict[CellKey, Protected] = {}
    behind: dict[CellKey, Protected] = {}
    for key, cell in protected.items():
        code, _, reading = key.indicator.partition(".")
        single = indicators[code].month_reading if reading == MONTH else None
        if single is not None and single.derived:  # every month, however often the rolling figure is reported
            first = published_months(month, indicators[code])[0]
            (shown if first <= key.month <= month else behind)[key] = cell
        else:
            (shown if key.month in months[code][0] else behind)[key] = cell
    return shown, behind


def _single_months(figures: Figures, indicators: Sequence[Indicator]) -> dict[CellKey, Protected]:
    """Every month beneath the rolling figures of the authority: those are shown together, or none of them is. A run
    made before there were single months has none."""
    root = figures.framework.areas.root.code
    derived = {one.code: one for one in indicators if one.month_reading is not None and one.month_reading.derived}
    series = [outturn for code in derived for outturn in figures.series(code, MONTH, root)]
    return protect_single_months(series, derived, figures.framework.areas)


def _refuse_exposed(cells: Mapping[CellKey, CountedCell], shown: Mapping[CellKey, Protected], areas: AreaTree) -> None:
    """The gate: raises WaymarkError when a hidden small count could be worked out. It never says the count."""
    found = exposures(cells, shown, areas)
    if found:
        first = found[0].key
        count = len({exposure.key for exposure in found})
        figures = "1 hidden figure" if count == 1 else f"{count} hidden figures"
        raise WaymarkError(
            f"{figures} could be worked out from what would be published, so nothing was published",
            f"The first: {first.indicator}, {areas[first.area].name}, {first.month.label}.",
        )


def _provenance(workspace: Workspace, figures: Figures) -> Callable[[Indicator, str], Provenance]:
    """From an indicator to the returns behind it, in words."""
    store = workspace.store
    current = [
        (loaded, store.extract(loaded.extract))
        for loaded in store.state().current()
        if loaded.extract in figures.dataset.extracts
    ]

    def provenance(indicator: Indicator, reading: str) -> Provenance:
        tables = tables_of(indicator.measure_of(reading))
        editions: dict[str, list[str]] = {}
        for loaded, extract in current:
            if set(tables) & set(extract.coverage):
                editions.setdefault(SOURCES[loaded.source].title, []).append(loaded.key)
        source = "; ".join(f"{title}, {runs_of_years(keys)}" for title, keys in editions.items())
        covers = "; ".join(dict.fromkeys(str(figures.dataset.covers(table)) for table in tables))
        return Provenance(
            source or "no return loaded",
            covers,
            figures.run.framework_version,
            figures.run.id[:12],
            figures.framework.sources_of(tables),
        )

    return provenance


def runs_of_years(keys: Sequence[str]) -> str:
    """`2017-18 to 2019-20 and 2021-22`: years that follow one another are joined, others listed. Many of one layout
    are counted: `workforce_post, 28 editions from 2019-06 to 2026-03`."""
    layouts: dict[str, list[str]] = {}
    runs: list[list[str]] = []
    for key in keys:
        layout, _, period = key.partition(" ")
        if not key[:4].isdigit():
            layouts.setdefault(layout, []).append(period)
        elif runs and key[:4].isdigit() and int(key[:4]) == int(runs[-1][-1][:4]) + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    told = [run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    for layout, periods in layouts.items():
        spelt = ", ".join(periods[:2])
        counted = f"{len(periods)} editions from {periods[0]} to {periods[-1]}"
        told.append(f"{layout} {spelt}" if len(periods) < 3 else f"{layout}, {counted}")
    return " and ".join(told)


def _months_of(figures: Figures, indicator: Indicator, month: Month) -> tuple[set[Month], list[Month]]:
    """The months of which a scorecard of `month` may show a figure, and all on which it may rest, in order.

    A mean of months is hidden where one of its months is, and that is decided among the readings of that month. So of
    an indicator with such a mean every month is taken, however far back its months lie.
    """
    first = figures.run.months[0]
    measures = (indicator.measure, *(known.measure for known in indicator.readings))
    shown = set(published_months(month, indicator))
    if any(isinstance(measure, MeanOfMonths) for measure in measures):
        shown |= set(months_between(first, month))
    earlier = {e for at in shown for e in earlier_months(at, indicator, figures.framework.policies)}
    shown |= {at for at in (*earlier, *charted_until(month, indicator)) if at >= first}
    tested = {at for at in months_tested(shown, indicator) if at >= first}
    return shown, sorted(shown | tested)


def _outturns(figures: Figures, indicator: Indicator, months: Sequence[Month]) -> list[Outturn]:
    """One indicator and all its readings, for the authority and every district. Schools are not published."""
    areas = figures.framework.areas
    return [
        figures.outturn(indicator, reading, area.code, at)
        for reading in ("", *(known.id for known in indicator.readings))
        for area in (areas.root, *areas.districts)
        for at in months
    ]
