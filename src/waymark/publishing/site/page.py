"""Pages as functions: a view, the host's links and the host's extras in; HTML out.

`extras` are named slots that only a signed-in host fills (already safe HTML); the static site leaves them empty.
"""

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from waymark.domain.month import NAMES as MONTH_NAMES
from waymark.domain.month import long_date
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.publishing.charts.describe import finding, recent_words
from waymark.publishing.charts.marks import badge_mark
from waymark.publishing.charts.paint import GREEN, web
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.sparkline import PERIODS, sparkline_svg
from waymark.publishing.charts.trend import NARROW, WIDE, trend_svg
from waymark.publishing.groups import activity_count, groups_of
from waymark.publishing.reference import sources_of
from waymark.publishing.site.links import Kind, Links
from waymark.publishing.site.views import HomeView, IndicatorView, ReferenceView, ScorecardView
from waymark.scorecards.document import ScorecardRow

SLOTS = ("account", "actions", "after_main")
Extras = Mapping[str, Markup]
NO_EXTRAS: Extras = {}


def home_page(view: HomeView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """The current release: one sentence, totals, what changed, the scorecards, downloads."""
    return _rendered("home.html", view, links, extras)


def scorecard_page(view: ScorecardView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """One scorecard with its sections, exceptions, notes and sources."""
    return _rendered("scorecard.html", view, links, extras)


def indicator_page(view: IndicatorView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """One indicator: its sentence, why its colour, its trend and table, its definition, districts and source."""
    return _rendered("indicator.html", view, links, extras)


def exceptions_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """Every red indicator of the authority, with why and who answers for it."""
    return _rendered("exceptions.html", view, links, extras)


def definitions_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """Every indicator of the release from A to Z: what it is, how it is counted, who owns it."""
    return _rendered("definitions.html", view, links, extras)


def sources_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """Where the figures come from, the days they cover, and how each indicator's latest figure stands."""
    return _rendered("sources.html", view, links, extras)


def rules_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """The rating rules and direction methods in plain words."""
    return _rendered("rules.html", view, links, extras)


def _rendered(template: str, view: object, links: Links, extras: Extras) -> str:
    unknown = sorted(set(extras) - set(SLOTS))
    if unknown:
        raise ValueError(f"no page has the slot {', '.join(unknown)}; known: {', '.join(SLOTS)}")
    return _environment().get_template(template).render(view=view, links=links, extras=extras)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("waymark.publishing.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        Kind=Kind,
        Rating=Rating,
        words=wording,
        long_date=long_date,
        finding=finding,
        badge_shape=_badge_shape,
        sparkline=_sparkline,
        trend=_trend,
        drawable=drawable,
        sources_of=sources_of,
        groups_of=groups_of,
        activity_count=activity_count,
        month_names=MONTH_NAMES,
    )
    return environment


def _badge_shape(rating: Rating) -> Markup:
    return Markup(badge_mark(rating, "currentColor", GREEN))  # the tick shows the badge's own ground


def _sparkline(row: ScorecardRow) -> Markup | None:
    if not drawable(row.trend[-PERIODS:]):
        return None
    name = f"recent-{row.key}"
    return Markup(sparkline_svg(row.trend, row.frequency, web, title=recent_words(row), name=name))


def _trend(row: ScorecardRow) -> tuple[Markup, Markup]:
    """The chart for a desk and the chart for a phone; the stylesheet shows one of them."""
    return (
        Markup(trend_svg(row, web, WIDE, name="trend-wide")),
        Markup(trend_svg(row, web, NARROW, name="trend-narrow")),
    )
