"""Writes the static site: pages, one stylesheet and the files it is given. The same documents give the same bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from waymark.publishing.site.links import Kind, RelativeLinks, file_of
from waymark.publishing.site.method_views import MethodsView, RuleView
from waymark.publishing.site.page import (
    definitions_page,
    exceptions_page,
    home_page,
    indicator_page,
    matrix_page,
    methods_page,
    rule_page,
    scorecard_page,
    sources_page,
)
from waymark.publishing.site.views import (
    Download,
    HomeView,
    IndicatorView,
    Place,
    ReferenceView,
    Release,
    ScorecardView,
)
from waymark.scorecards.document import Scorecard
from waymark.scorecards.how_we_judge import HowWeJudge

NO_FILES: Mapping[str, bytes] = {}


def page_key(scorecard: Scorecard, principal_area: str) -> str:
    """`directorate` for the principal area, `directorate-E07000105` for another."""
    return scorecard.name + area_suffix(scorecard, principal_area)


def area_suffix(scorecard: Scorecard, principal_area: str) -> str:
    return "" if scorecard.area == principal_area else f"-{scorecard.area}"


def write_site(
    scorecards: Sequence[Scorecard],
    out: Path,
    pdfs: Mapping[str, bytes] = NO_FILES,
    methods: HowWeJudge | None = None,
    data: Mapping[str, bytes] = NO_FILES,
    principal: str = "",
) -> tuple[Path, ...]:
    """Writes the site of one release into `out` and returns the files, in the order written.

    The first scorecard is the release's own and names the principal area. `pdfs` are by `page_key`; `methods`:
    how its figures are judged, a page for all and one for each rule; `data` are CSV files of the whole release by
    their name without ending, offered on the home page. An indicator on several scorecards of one area has one page,
    from the first of them. Nothing in `out` is removed.
    Raises ValueError without a scorecard, when two share a key, or when a PDF has no scorecard;
    OSError as ever.
    """
    views = site_views(scorecards, pdfs, methods, principal)
    top, below = RelativeLinks(0), RelativeLinks(1)
    pages: dict[str, str | bytes] = {file_of(Kind.PDF, key): content for key, content in sorted(pdfs.items())}
    pages |= {file_of(Kind.DATA, name): content for name, content in sorted(data.items())}
    pages[file_of(Kind.STYLESHEET)] = files("waymark.publishing.site").joinpath("waymark.css").read_bytes()
    for indicator in indicator_views(views):
        pages[file_of(Kind.INDICATOR, indicator.key)] = indicator_page(indicator, below)
    for view in views:
        pages[file_of(Kind.SCORECARD, view.key)] = scorecard_page(view, below)
        if view.by_district:
            pages[file_of(Kind.MATRIX, view.key)] = matrix_page(view, below)
    reference = ReferenceView(views)
    pages[file_of(Kind.EXCEPTIONS)] = exceptions_page(reference, top)
    pages[file_of(Kind.DEFINITIONS)] = definitions_page(reference, top)
    pages[file_of(Kind.SOURCES)] = sources_page(reference, top)
    if methods is not None:
        pages[file_of(Kind.METHODS)] = methods_page(MethodsView(views, methods), top)
        for told in methods.rules:
            pages[file_of(Kind.RULE, told.name)] = rule_page(RuleView(views, methods, told), below)
    offered = tuple(Download("CSV", name, len(content), Kind.DATA) for name, content in sorted(data.items()))
    pages[file_of(Kind.HOME)] = home_page(HomeView(views, offered), top)
    return tuple(_write(out, name, content) for name, content in pages.items())


def site_views(
    scorecards: Sequence[Scorecard],
    pdfs: Mapping[str, bytes] = NO_FILES,
    methods: HowWeJudge | None = None,
    principal: str = "",
) -> tuple[ScorecardView, ...]:
    """Each scorecard with its key, its downloads and the release's navigation. `principal`: the area whose pages
    bear no code; the first scorecard's where it is left out."""
    if not scorecards:
        raise ValueError("a site needs at least one scorecard")
    principal = principal or scorecards[0].area
    views = []
    for scorecard in scorecards:
        key = page_key(scorecard, principal)
        downloads = (Download("PDF", key, len(pdfs[key])),) if key in pdfs else ()
        views.append(ScorecardView(scorecard, key, area_suffix(scorecard, principal), downloads))
    _refuse_repeated("scorecards share a key", [view.key for view in views])
    strangers = sorted(set(pdfs) - {view.key for view in views})
    if strangers:
        raise ValueError(f"no scorecard is called {', '.join(strangers)}, so its PDF has no page")
    release, keys = _release(views, methods), _district_keys(views)
    return tuple(replace(view, release=release, district_keys={} if view.district else keys) for view in views)


def _district_keys(views: Sequence[ScorecardView]) -> dict[str, dict[str, str]]:
    """For each row's key the pages of the districts' own figures, by area."""
    keys: dict[str, dict[str, str]] = {}
    for view in views:
        for row in view.scorecard.rows if view.district else ():
            keys.setdefault(row.key, {})[view.scorecard.area] = view.indicator_key(row.key)
    return keys


def _refuse_repeated(what: str, names: Sequence[str]) -> None:
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise ValueError(f"two {what}: {', '.join(repeated)}")


def _release(views: Sequence[ScorecardView], methods: HowWeJudge | None) -> Release:
    """The navigation: the lists on the home page, and the pages about the whole release."""
    places = [Place(Kind.HOME, "Home"), Place(Kind.HOME, "Scorecards", "scorecards")]
    if any(view.report and not view.district for view in views):
        places.append(Place(Kind.HOME, "Reports", "reports"))
    if any(view.district for view in views):
        places.append(Place(Kind.HOME, "Districts", "districts"))
    places += [
        Place(Kind.EXCEPTIONS, "Exceptions"),
        Place(Kind.DEFINITIONS, "Definitions"),
        Place(Kind.SOURCES, "Data sources"),
    ]
    if methods is None:
        return Release(tuple(places))
    places.append(Place(Kind.METHODS, "How we judge"))
    return Release(
        tuple(places),
        {page.name: page.in_text for page in methods.rules},
        frozenset(policy.anchor for policy in methods.policies),
    )


def indicator_views(views: Sequence[ScorecardView]) -> tuple[IndicatorView, ...]:
    """One view for each indicator and area, from the first scorecard that shows it."""
    first: dict[str, IndicatorView] = {}
    for view in views:
        for row in view.scorecard.rows:
            first.setdefault(view.indicator_key(row.key), IndicatorView(view, row))
    found = []
    for shown in first.values():
        pages = shown.card.district_keys.get(shown.row.key, {})
        rows = {area: first[key].row for area, key in pages.items()}
        county = shown.row.key if shown.card.district and shown.row.key in first else ""
        found.append(IndicatorView(shown.card, shown.row, pages, rows, county))
    return tuple(found)


def _write(out: Path, name: str, content: str | bytes) -> Path:
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
