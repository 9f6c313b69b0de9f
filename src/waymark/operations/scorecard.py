"""Publishes one scorecard: assess, protect, assemble, render."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from waymark.assessment.assessment import Assessment
from waymark.disclosure.audit import exposures
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.protect import counted_cells, protect_outturns
from waymark.disclosure.public import Protected
from waymark.domain.area import AreaTree
from waymark.domain.errors import WaymarkError
from waymark.domain.indicator import Indicator
from waymark.domain.measure import tables_of
from waymark.domain.month import Month
from waymark.domain.scorecard_outline import ScorecardOutline
from waymark.operations.figures import Figures, area_asked, figures_of
from waymark.operations.workspace import Workspace
from waymark.publishing.pdf.document import pdf
from waymark.publishing.site.write import page_key, write_site
from waymark.scorecards.assemble import Assembly, assemble, published_months
from waymark.scorecards.document import Provenance, Scorecard
from waymark.sources.registry import SOURCES

FORMATS = ("html", "pdf")
_NOTES = (
    "A figure is judged as printed: the colour can be worked out again from the printed numbers alone.",
    "[c] a figure is hidden to protect children · [x] not available · [z] nothing to divide by.",
    "Districts add up to the county together with the rows whose district is not known.",
)


@dataclass(frozen=True)
class Published:
    """What was written. The first page is the home page."""

    scorecard: Scorecard
    pages: tuple[Path, ...]
    pdfs: tuple[Path, ...]


def publish_scorecard(
    workspace: Workspace,
    name: str,
    area: str | None,
    as_at: Month | None,
    out: Path,
    formats: Sequence[str],
    published: date,
    progress: Callable[[str], None] = lambda _: None,
    banner: str = "",
) -> Published:
    """Writes pages below `out` and the PDF to `out/pdf`. `published`: the clock, as an argument.

    Raises WaymarkError for a scorecard, area, month or format that is not there, and when the figures are stale.
    """
    for asked in formats or ("",):
        if asked not in FORMATS:
            raise WaymarkError(f"there is no format '{asked}'", f"Known: {', '.join(FORMATS)}.")
    figures = figures_of(workspace)
    if figures.warnings:
        raise WaymarkError("the figures are not of what is loaded now, so nothing was published", figures.warnings[0])
    scorecard = scorecard_document(workspace, figures, name, area, as_at, published, banner)
    progress("Rendering")
    principal = figures.framework.areas.root.code
    key = page_key(scorecard, principal)
    rendered: dict[str, bytes] = {}
    if "pdf" in formats:
        progress("Setting the PDF")
        rendered[key] = pdf(scorecard)
    if "html" in formats:
        written = write_site([scorecard], out, rendered, principal)
        pages = tuple(sorted((p for p in written if p.suffix == ".html"), key=lambda p: p.name != "index.html"))
        return Published(scorecard, pages, tuple(p for p in written if p.suffix == ".pdf"))
    paths = []
    for name_of_file, content in rendered.items():
        path = out / "pdf" / f"{name_of_file}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        paths.append(path)
    return Published(scorecard, (), tuple(paths))


def scorecard_document(
    workspace: Workspace,
    figures: Figures,
    name: str,
    area: str | None,
    as_at: Month | None,
    published: date,
    banner: str = "",
) -> Scorecard:
    """The protected document of one scorecard."""
    framework = figures.framework
    outline = framework.scorecard(name)
    if outline is None:
        known = ", ".join(card.name for card in framework.scorecards)
        raise WaymarkError(f"there is no scorecard '{name}'", f"The dictionary has: {known}.")
    place = area_asked(framework, area or "")
    if place.kind not in outline.area_kinds:
        raise WaymarkError(f"the scorecard '{name}' is not made for {place.name}", "Ask for another area.")
    month = as_at or figures.run.months[1]
    if not figures.run.months[0] <= month <= figures.run.months[1]:
        first, last = figures.run.months
        raise WaymarkError(f"{month.label} has not been computed", f"Computed: {first.label} to {last.label}.")

    @cache
    def assessed(code: str, reading: str, area_code: str, at: Month) -> Assessment:
        return figures.assess(indicators[code], reading, area_code, at)

    indicators = {indicator.code: indicator for indicator in framework.indicators}
    return assemble(
        outline,
        place,
        month,
        Assembly(
            framework.areas,
            indicators,
            lambda indicator, reading, area_code, at: assessed(indicator.code, reading, area_code, at),
            _protected(figures, outline, indicators, month),
            _provenance(workspace, figures),
        ),
        organisation=framework.organisation,
        produced_by=framework.produced_by,
        published=published,
        notes=_NOTES,
        banner=banner,
    )


def _protected(
    figures: Figures, outline: ScorecardOutline, indicators: Mapping[str, Indicator], month: Month
) -> dict[CellKey, Protected]:
    """Every figure of the scorecard, for every area and month of its trend, protected together.

    All areas, whichever one is asked for: the county's scorecard and a district's must hide the same cells.
    Readings of an indicator on the card share a denominator, so all of an indicator's readings are taken.
    Raises WaymarkError when what would be shown gives a hidden count away.
    """
    codes = dict.fromkeys(key.partition(".")[0] for section in outline.sections for key in section.indicators)
    months = published_months(month)
    outturns = [
        figures.outturn(indicators[code], reading, area.code, at)
        for code in codes
        for reading in ("", *(known.id for known in indicators[code].readings))
        for area in figures.framework.areas.areas
        for at in months
    ]
    shown = protect_outturns(outturns, indicators, figures.framework.areas)
    _refuse_exposed(counted_cells(outturns, indicators), shown, figures.framework.areas)
    return shown


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
        source = "; ".join(f"{title}, {_runs_of_years(keys)}" for title, keys in editions.items())
        covers = "; ".join(dict.fromkeys(str(figures.dataset.covers(table)) for table in tables))
        return Provenance(source or "no return loaded", covers, figures.run.framework_version, figures.run.id[:12])

    return provenance


def _runs_of_years(keys: Sequence[str]) -> str:
    """`2017-18 to 2019-20 and 2021-22`: years that follow one another are joined, others listed."""
    runs: list[list[str]] = []
    for key in keys:
        if runs and key[:4].isdigit() and runs[-1][-1][:4].isdigit() and int(key[:4]) == int(runs[-1][-1][:4]) + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    return " and ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
