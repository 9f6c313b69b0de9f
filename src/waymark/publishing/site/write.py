"""Writes the static site: pages, one stylesheet and the PDFs it is given. The same documents give the same bytes."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from waymark.publishing.site.links import Kind, RelativeLinks, file_of
from waymark.publishing.site.page import home_page, indicator_page, scorecard_page
from waymark.publishing.site.views import Download, HomeView, IndicatorView, ScorecardView
from waymark.scorecards.document import Scorecard

NO_PDFS: Mapping[str, bytes] = {}


def page_key(scorecard: Scorecard, principal_area: str) -> str:
    """`directorate` for the principal area, `directorate-E07000105` for another."""
    return scorecard.name + area_suffix(scorecard, principal_area)


def area_suffix(scorecard: Scorecard, principal_area: str) -> str:
    return "" if scorecard.area == principal_area else f"-{scorecard.area}"


def write_site(
    scorecards: Sequence[Scorecard], out: Path, pdfs: Mapping[str, bytes] = NO_PDFS, principal: str = ""
) -> tuple[Path, ...]:
    """Writes the site of one release into `out` and returns the files, in the order written.

    The first scorecard is the release's own and names the principal area. `pdfs` are by `page_key`. An indicator on
    several scorecards of one area has one page, from the first of them. Nothing in `out` is removed.
    Raises ValueError without a scorecard, when two share a key, or when a PDF has no scorecard; OSError as ever.
    """
    views = site_views(scorecards, pdfs, principal)
    below = RelativeLinks(1)
    pages: dict[str, str | bytes] = {file_of(Kind.PDF, key): content for key, content in sorted(pdfs.items())}
    pages[file_of(Kind.STYLESHEET)] = files("waymark.publishing.site").joinpath("waymark.css").read_bytes()
    for indicator in indicator_views(views):
        pages[file_of(Kind.INDICATOR, indicator.key)] = indicator_page(indicator, below)
    for view in views:
        pages[file_of(Kind.SCORECARD, view.key)] = scorecard_page(view, below)
    pages[file_of(Kind.HOME)] = home_page(HomeView(views), RelativeLinks(0))
    return tuple(_write(out, name, content) for name, content in pages.items())


def site_views(
    scorecards: Sequence[Scorecard], pdfs: Mapping[str, bytes] = NO_PDFS, principal: str = ""
) -> tuple[ScorecardView, ...]:
    """Each scorecard with its key and its downloads. `principal`: the area whose pages bear no code; the first's."""
    if not scorecards:
        raise ValueError("a site needs at least one scorecard")
    principal = principal or scorecards[0].area
    views = []
    for scorecard in scorecards:
        key = page_key(scorecard, principal)
        downloads = (Download("PDF", key, len(pdfs[key])),) if key in pdfs else ()
        views.append(ScorecardView(scorecard, key, area_suffix(scorecard, principal), downloads))
    keys = [view.key for view in views]
    if len(set(keys)) != len(keys):
        raise ValueError(f"two scorecards share a key: {', '.join(sorted({k for k in keys if keys.count(k) > 1}))}")
    strangers = sorted(set(pdfs) - set(keys))
    if strangers:
        raise ValueError(f"no scorecard is called {', '.join(strangers)}, so its PDF has no page")
    return tuple(views)


def indicator_views(views: Sequence[ScorecardView]) -> tuple[IndicatorView, ...]:
    """One view for each indicator and area, from the first scorecard that shows it."""
    first: dict[str, IndicatorView] = {}
    for view in views:
        for row in view.scorecard.rows:
            first.setdefault(view.indicator_key(row.key), IndicatorView(view, row))
    with_districts = []
    for found in first.values():
        pages = {
            district.area: f"{found.row.key}-{district.area}"
            for district in found.row.districts
            if f"{found.row.key}-{district.area}" in first
        }
        with_districts.append(IndicatorView(found.card, found.row, pages))
    return tuple(with_districts)


def _write(out: Path, name: str, content: str | bytes) -> Path:
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
