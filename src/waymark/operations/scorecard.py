"""Publishes scorecards: one for an area, or all of the dictionary as a site. Assess, protect, assemble, render."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waymark.domain.area import Area
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.month import Month
from waymark.domain.scorecard_outline import ScorecardOutline
from waymark.operations.assembly import assembly_of
from waymark.operations.figures import Figures, area_asked, figures_of
from waymark.operations.workspace import Workspace
from waymark.publishing.open_data.geography import Authority
from waymark.publishing.open_data.table import open_data
from waymark.publishing.pdf.content import Form
from waymark.publishing.pdf.document import pdfs
from waymark.publishing.site.write import page_key, write_site
from waymark.scorecards.assemble import assemble
from waymark.scorecards.document import Scorecard
from waymark.worked.pages import how_we_judge

FORMATS = ("html", "pdf", "csv")
_NOTES = (
    "A figure is judged as printed: the colour can be worked out again from the printed numbers alone.",
    "[c] a figure is hidden to protect children · [x] not available · [z] nothing to divide by.",
    "Districts add up to the county together with the rows whose district is not known.",
)
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Published:
    """What was written. The first page is the home page; the first scorecard the publication's own."""

    scorecards: tuple[Scorecard, ...]
    pages: tuple[Path, ...]
    pdfs: tuple[Path, ...]
    data: tuple[Path, ...]

    @property
    def scorecard(self) -> Scorecard:
        return self.scorecards[0]


def publish_scorecard(
    workspace: Workspace,
    name: str,
    area: str | None,
    as_at: Month | None,
    out: Path,
    formats: Sequence[str],
    published: date,
    progress: Progress = lambda _: None,
    banner: str = "",
) -> Published:
    """One scorecard. Writes pages below `out` and the PDF to `out/pdf`. `published`: the clock, as an argument.

    Raises WaymarkError for a scorecard, area, month or format that is not there, and when the figures are stale.
    """
    figures = _fresh(workspace, formats)
    outline = _outline(figures.framework, name)
    place = area_asked(figures.framework, area or "")
    if place.kind not in outline.area_kinds:
        raise WaymarkError(f"the scorecard '{name}' is not made for {place.name}", "Ask for another area.")
    return _publish(workspace, figures, [(outline, place)], as_at, out, formats, published, progress, banner)


def publish_site(
    workspace: Workspace,
    first: str,
    as_at: Month | None,
    out: Path,
    published: date,
    progress: Progress = lambda _: None,
    banner: str = "",
) -> Published:
    """Every scorecard of the dictionary for the authority, `first` first, and `first` for every district as well."""
    figures = _fresh(workspace, FORMATS)
    areas = figures.framework.areas
    own = _outline(figures.framework, first)
    editions = [(own, areas.root)]
    editions += [
        (card, areas.root)
        for card in figures.framework.scorecards
        if card != own and areas.root.kind in card.area_kinds
    ]
    editions += [(own, district) for district in areas.districts if district.kind in own.area_kinds]
    return _publish(workspace, figures, editions, as_at, out, FORMATS, published, progress, banner)


def _fresh(workspace: Workspace, formats: Sequence[str]) -> Figures:
    """The figures, unless a format is unknown or something has changed since they were computed."""
    for asked in formats or ("",):
        if asked not in FORMATS:
            raise WaymarkError(f"there is no format '{asked}'", f"Known: {', '.join(FORMATS)}.")
    figures = figures_of(workspace)
    if figures.warnings:
        raise WaymarkError("the figures are not of what is loaded now, so nothing was published", figures.warnings[0])
    return figures


def _outline(framework: Framework, name: str) -> ScorecardOutline:
    outline = framework.scorecard(name)
    if outline is None:
        known = ", ".join(card.name for card in framework.scorecards)
        raise WaymarkError(f"there is no scorecard '{name}'", f"The dictionary has: {known}.")
    return outline


def _publish(
    workspace: Workspace,
    figures: Figures,
    editions: Sequence[tuple[ScorecardOutline, Area]],
    as_at: Month | None,
    out: Path,
    formats: Sequence[str],
    published: date,
    progress: Progress,
    banner: str,
) -> Published:
    framework = figures.framework
    month = as_at or figures.run.months[1]
    if not figures.run.months[0] <= month <= figures.run.months[1]:
        first, last = figures.run.months
        raise WaymarkError(f"{month.label} has not been computed", f"Computed: {first.label} to {last.label}.")
    progress("Judging and protecting the figures")
    outlines = tuple(dict.fromkeys(outline for outline, _ in editions))
    made_from = assembly_of(workspace, figures, outlines, month)
    scorecards = [
        assemble(
            outline,
            area,
            month,
            made_from,
            organisation=framework.organisation,
            produced_by=framework.produced_by,
            published=published,
            notes=_NOTES,
            banner=banner,
        )
        for outline, area in editions
    ]
    return _write(scorecards, framework, out, formats, progress)


def _write(
    scorecards: Sequence[Scorecard], framework: Framework, out: Path, formats: Sequence[str], progress: Progress
) -> Published:
    principal = framework.areas.root.code
    methods = how_we_judge(framework, {row.key: row.name for scorecard in scorecards for row in scorecard.rows})
    set_pdfs: dict[str, bytes] = {}
    if "pdf" in formats:
        wanted = _wanted(scorecards, principal)
        progress(f"Setting {len(wanted)} PDF {'file' if len(wanted) == 1 else 'files'}")
        for key, content in pdfs(wanted, methods):
            set_pdfs[key] = content
            progress(f"Set {len(set_pdfs)} of {len(wanted)} PDF files")
    data: dict[str, bytes] = {}
    if "csv" in formats:
        progress("Writing the open data")
        figures = open_data(scorecards, _authority(framework))
        data = {"figures": figures.figures, "figures.meta": figures.meta}
    if "html" in formats:
        progress("Writing the pages")
        written = write_site(scorecards, out, set_pdfs, methods, data, principal)
    else:
        files = {f"pdf/{key}.pdf": content for key, content in set_pdfs.items()}
        files |= {f"data/{name}.csv": content for name, content in data.items()}
        written = tuple(_write_file(out / name, content) for name, content in files.items())
    pages = sorted((path for path in written if path.suffix == ".html"), key=lambda path: path.name != "index.html")
    return Published(
        tuple(scorecards),
        tuple(pages),
        tuple(path for path in written if path.suffix == ".pdf"),
        tuple(path for path in written if path.suffix == ".csv"),
    )


def _wanted(scorecards: Sequence[Scorecard], principal: str) -> dict[str, tuple[Scorecard, Form]]:
    """The publication's own scorecard is set as a document with a cover; the others as cards."""
    wanted: dict[str, tuple[Scorecard, Form]] = {}
    for number, scorecard in enumerate(scorecards):
        whole = number == 0 and scorecard.area == principal and len(scorecards) > 1
        wanted[page_key(scorecard, principal)] = (scorecard, "document" if whole else "card")
    return wanted


def _authority(framework: Framework) -> Authority:
    root = framework.areas.root
    number = next((code for code in root.other_codes if code.isdigit()), "")
    return Authority(framework.region_code, framework.region_name, number, root.code, root.name)


def _write_file(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
