"""One figure, judged."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from waymark.assessment.assessment import Assessment
from waymark.assessment.uncertainty import interval_of
from waymark.domain.area import Area
from waymark.domain.errors import WaymarkError
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Period, latest_ended_by, parse_period
from waymark.domain.rounding import printed
from waymark.operations.figures import Figures, area_asked, figures_of, indicator_asked
from waymark.operations.outlook import Told, told_of
from waymark.operations.outlook import as_json as outlook_as_json
from waymark.operations.workspace import Workspace
from waymark.scorecards.comparators import Comparison, comparators_of
from waymark.scorecards.document import ComparatorFigure


@dataclass(frozen=True)
class Shown:
    """A figure as an MI officer may see it: unprotected. `as_at`: the month by whose end it was known."""

    indicator: Indicator
    reading: str
    area: Area
    period: Period
    as_at: Month
    assessment: Assessment
    warnings: tuple[str, ...]
    comparison: Comparison | None = None
    outlook: Told | None = None

    @cached_property
    def compared(self) -> tuple[ComparatorFigure, ...]:
        """Others' figures beside it; none where nothing is loaded, or the indicator names nothing to compare with."""
        month = self.period.end_month
        return comparators_of(self.comparison, self.indicator, self.reading, self.area, month, month)

    @property
    def printed(self) -> str | None:
        value = self.assessment.outturn.value
        return None if value is None else printed(value, self.indicator.decimals)


def show(workspace: Workspace, code: str, reading: str = "", area: str = "", period: str = "") -> Shown:
    """The figure of one indicator, area and period; the latest computed month when no period is asked for."""
    return shown_from(figures_of(workspace), code, reading, area, period)


def shown_from(figures: Figures, code: str, reading: str, area: str, period: str) -> Shown:
    """As `show`, from figures that are open already."""
    indicator, reading = indicator_asked(figures.framework, code, reading)
    place = area_asked(figures.framework, area)
    asked, as_at = _period_asked(figures, indicator, reading, place, period)
    assessment = figures.assess(indicator, reading, place.code, asked.end_month)
    outlook = told_of(figures, indicator, reading, place.code, asked.end_month, as_at)
    return Shown(indicator, reading, place, asked, as_at, assessment, figures.warnings, figures.comparison, outlook)


def _period_asked(
    figures: Figures, indicator: Indicator, reading: str, area: Area, period: str
) -> tuple[Period, Month]:
    frequency, year_type = indicator.frequency, indicator.year_type
    if not period:
        # an area that never had a figure is asked about the period of the authority's latest one
        places = (area.code, figures.framework.areas.root.code)
        series = (figures.series(indicator.code, reading, place) for place in places)
        known = next((months for months in map(_with_figure, series) if months), [figures.run.months[1]])
        latest = latest_ended_by(known[-1], frequency, year_type)
        return latest, latest.end_month
    try:
        asked = parse_period(period, frequency, year_type)
    except ValueError as problem:
        raise WaymarkError(str(problem)) from None
    try:
        as_at = Month.parse(period)
    except ValueError:
        as_at = asked.end_month
    return asked, as_at


def _with_figure(series: list[Outturn]) -> list[Month]:
    return [outturn.month for outturn in series if outturn.missing is None]


def as_json(shown: Shown) -> dict[str, Any]:
    """The keys that scripts may rely on; the guide lists them."""
    outturn, verdict, direction = (
        shown.assessment.outturn,
        shown.assessment.verdict,
        shown.assessment.direction,
    )
    return {
        "code": outturn.code,
        "reading": outturn.reading or None,
        "name": shown.indicator.name_of(outturn.reading),
        "area": outturn.area,
        "area_name": shown.area.name,
        "period": shown.period.label,
        "as_at": str(shown.as_at),
        "numerator": outturn.numerator,
        "denominator": outturn.denominator,
        "parts": [
            {
                "name": part.name,
                "numerator": part.numerator,
                "denominator": part.denominator,
                "value": None if part.value is None else float(part.value),
            }
            for part in outturn.parts
        ],
        "value": None if outturn.value is None else float(outturn.value),
        "printed": shown.printed,
        "unit": shown.indicator.unit.value,
        "status": outturn.status.value,
        "flags": [flag.value for flag in outturn.flags],
        "notes": list(outturn.notes),
        "missing": None if outturn.missing is None else outturn.missing.reason.value,
        "rating": verdict.rating.value,
        "direction": direction.arrow.value,
        "movement": direction.movement.value,
        "rule": verdict.rule,
        "reason": verdict.sentence,
        "interval": _interval(shown),
        "comparators": [
            {
                "kind": one.kind.value,
                "name": one.name,
                "value": None if one.value.number is None else float(one.value.number),
                "printed": one.value.shown,
                "period": one.words,
                "as_at": str(one.month),
                "same_period": one.same_period,
                "counted": one.counted,
                "source": one.source,
                "method": one.method,
                "status": one.status,
                "differs": one.differs,
                "why_not": one.value.why,
            }
            for one in shown.compared
        ],
        "outlook": None if shown.outlook is None else outlook_as_json(shown.outlook),
    }


def _interval(shown: Shown) -> dict[str, Any] | None:
    """The 95% interval, rounded nowhere; None where the figure has none."""
    found = interval_of(shown.assessment.outturn, shown.indicator)
    if found.interval is None:
        return None
    return {"low": found.interval.low, "high": found.interval.high, "level": 0.95, "method": found.method}
