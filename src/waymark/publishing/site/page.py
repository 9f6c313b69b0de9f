"""Pages as functions: a view, the host's links and the host's extras in; HTML out.

`extras` are named slots that only a signed-in host fills (already safe HTML); the static site leaves them empty.
"""

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from waymark.domain.apart import Apart
from waymark.domain.indicator import Unit
from waymark.domain.month import NAMES as MONTH_NAMES
from waymark.domain.month import long_date
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.domain.verdict import Rating
from waymark.publishing import outlook, wording
from waymark.publishing.ahead import ahead_words
from waymark.publishing.charts.axes import NARROW, WIDE
from waymark.publishing.charts.control import alone_svg, control_svg, key_svg, months_svg
from waymark.publishing.charts.control_words import (
    cause_words,
    charted,
    covered_words,
    dated_notes,
    key_of_chart,
    range_words,
)
from waymark.publishing.charts.describe import finding, recent_words
from waymark.publishing.charts.funnel import FUNNEL_NARROW, FUNNEL_WIDE, district_mark, funnel_svg
from waymark.publishing.charts.funnel_words import apart_words, funnel_finding, funnel_key, funnel_notes
from waymark.publishing.charts.marks import badge_mark
from waymark.publishing.charts.paint import GREEN, web
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.sparkline import PERIODS, sparkline_svg
from waymark.publishing.charts.trend import trend_svg
from waymark.publishing.district_matrix import matrix_of
from waymark.publishing.few_cases import few_district_notes, few_notes, few_of, few_of_district
from waymark.publishing.masked import masked_rows, masked_words
from waymark.publishing.month_table import months_of
from waymark.publishing.reference import sources_of
from waymark.publishing.site.links import Kind, Links
from waymark.publishing.site.method_views import MethodsView, RuleView
from waymark.publishing.site.views import HomeView, IndicatorView, ReferenceView, ScorecardView
from waymark.scorecards.control import ControlChart
from waymark.scorecards.document import ScorecardRow

SLOTS = ("account", "actions", "after_main")
Extras = Mapping[str, Markup]
View = HomeView | ScorecardView | IndicatorView | ReferenceView | MethodsView
NO_EXTRAS: Extras = {}


def home_page(view: HomeView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """The current release: one sentence, totals, what changed, the scorecards, downloads."""
    return _rendered("home.html", view, links, extras, Kind.HOME)


def scorecard_page(view: ScorecardView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """One scorecard with its sections, exceptions, notes and sources; or a report, laid out as one."""
    template = "report.html" if view.scorecard.layout is Layout.REPORT else "scorecard.html"
    return _rendered(template, view, links, extras, Kind.SCORECARD)


def indicator_page(view: IndicatorView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """One indicator: its sentence, why its colour, its trend and table, its definition, districts and source."""
    return _rendered("indicator.html", view, links, extras, Kind.INDICATOR)


def matrix_page(view: ScorecardView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """A scorecard's indicators by district: one row an indicator, one column a district, latest figures."""
    return _rendered("matrix.html", view, links, extras, Kind.MATRIX)


def exceptions_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """Every red indicator of the authority, with why and who answers for it."""
    return _rendered("exceptions.html", view, links, extras, Kind.EXCEPTIONS)


def definitions_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """Every indicator of the release from A to Z: what it is, how it is counted, who owns it."""
    return _rendered("definitions.html", view, links, extras, Kind.DEFINITIONS)


def sources_page(view: ReferenceView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """Where the figures come from, the days they cover, and how each indicator's latest figure stands."""
    return _rendered("sources.html", view, links, extras, Kind.SOURCES)


def methods_page(view: MethodsView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """How figures are judged, for any reader: topic by topic, every rule, and who decided."""
    return _rendered("how-we-judge.html", view, links, extras, Kind.METHODS)


def rule_page(view: RuleView, links: Links, extras: Extras = NO_EXTRAS) -> str:
    """One rule or method: its words, worked examples, policies, indicators and properties."""
    return _rendered("rule.html", view, links, extras, Kind.RULE)


def _rendered(template: str, view: View, links: Links, extras: Extras, here: Kind) -> str:
    unknown = sorted(set(extras) - set(SLOTS))
    if unknown:
        raise ValueError(f"no page has the slot {', '.join(unknown)}; known: {', '.join(SLOTS)}")
    return (
        _environment()
        .get_template(template)
        .render(view=view, scorecard=view.scorecard, links=links, extras=extras, here=here)
    )


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
        ahead_words=ahead_words,
        outlook=outlook,
        long_date=long_date,
        finding=finding,
        badge_shape=_badge_shape,
        sparkline=_sparkline,
        trend=_trend,
        example_chart=_example_chart,
        Unit=Unit,
        drawable=drawable,
        sources_of=sources_of,
        SectionKind=SectionKind,
        months_of=months_of,
        charted=charted,
        notes_once=dated_notes,
        covered_words=covered_words,
        control_drawing=_control,
        months_drawing=_months,
        key_of_chart=key_of_chart,
        key_shape=_key_shape,
        range_words=range_words,
        unusual_words=cause_words,
        few_of=few_of,
        few_of_district=few_of_district,
        few_notes=few_notes,
        few_district_notes=few_district_notes,
        month_names=MONTH_NAMES,
        funnel=_funnel,
        funnel_finding=funnel_finding,
        funnel_key=funnel_key,
        funnel_notes=funnel_notes,
        apart_words=apart_words,
        spread_places=tuple(Apart),
        district_shape=_district_shape,
        matrix_of=matrix_of,
        masked_rows=masked_rows,
        masked_words=masked_words,
    )
    return environment


def _badge_shape(rating: Rating) -> Markup:
    return Markup(badge_mark(rating, "currentColor", GREEN))  # the tick shows the badge's own ground


def _sparkline(row: ScorecardRow) -> Markup | None:
    if not drawable(row.trend[-PERIODS:]):
        return None
    name = f"recent-{row.key}"
    return Markup(sparkline_svg(row.trend, row.frequency, web, title=recent_words(row), name=name))


def _control(row: ScorecardRow) -> tuple[Markup, Markup]:
    """The row's own chart with its usual range, for a desk and for a phone."""
    return (
        Markup(control_svg(row, web, WIDE, name="control-wide")),
        Markup(control_svg(row, web, NARROW, name="control-narrow")),
    )


def _months(row: ScorecardRow) -> tuple[Markup, Markup]:
    """The single months beneath a rolling figure."""
    return (
        Markup(months_svg(row, web, WIDE, name="months-wide")),
        Markup(months_svg(row, web, NARROW, name="months-narrow")),
    )


def _key_shape(shape: str) -> Markup:
    return Markup(key_svg(shape, web))


def _trend(row: ScorecardRow, name: str = "trend") -> tuple[Markup, Markup]:
    """The chart for a desk and the chart for a phone; the stylesheet shows one of them."""
    return (
        Markup(trend_svg(row, web, WIDE, name=f"{name}-wide")),
        Markup(trend_svg(row, web, NARROW, name=f"{name}-narrow")),
    )


def _funnel(row: ScorecardRow, county: str) -> tuple[Markup, Markup]:
    """As `_trend`: for a desk and for a phone."""
    return (
        Markup(funnel_svg(row, county, web, FUNNEL_WIDE, name="funnel-wide")),
        Markup(funnel_svg(row, county, web, FUNNEL_NARROW, name="funnel-narrow")),
    )


def _district_shape(apart: Apart) -> Markup:
    """A district's mark alone, for the legend. Decorative: the words stand beside it."""
    drawn = district_mark(apart, 8, 8, web)
    return Markup(f'<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{drawn}</svg>')


def _example_chart(chart: ControlChart) -> tuple[Markup, Markup]:
    """A worked control chart, of percentages: for a desk and for a phone."""
    wide, narrow = (
        alone_svg(chart, Unit.PERCENT, web, size, name=f"worked-{where}")
        for size, where in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    return Markup(wide), Markup(narrow)
