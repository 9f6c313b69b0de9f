"""One indicator over its latest periods, each judged: what `show` would say of them, side by side."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from waymark.assessment.previous import ends_a_period
from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month
from waymark.domain.outturn import Missing
from waymark.domain.period import Period, latest_ended_by
from waymark.domain.rounding import printed
from waymark.domain.verdict import Rating
from waymark.operations.figures import Figures, figures_of
from waymark.operations.show import Shown, shown_from
from waymark.operations.workspace import Workspace


@dataclass(frozen=True)
class PreviewPoint:
    """One period. `value` and `missing` as in an outturn; bars are exact, None where the year has none."""

    period: Period
    value: Fraction | None
    missing: Missing | None
    target: Fraction | None
    floor: Fraction | None
    rating: Rating


@dataclass(frozen=True)
class Preview:
    """latest: the figure that `show` gives when no period is asked for · points: oldest first, one for each period
    that ended in the months asked for, from the first that has a figure on. Empty when none has."""

    latest: Shown
    points: tuple[PreviewPoint, ...]


def preview(workspace: Workspace, code: str, reading: str = "", area: str = "", months: int = 36) -> Preview:
    """The periods that ended in the last so many months. Raises WaymarkError as `show` does, and under one month."""
    if months < 1:
        raise WaymarkError(f"{months} months cannot be drawn", "Ask for one month or more: --months 36")
    figures = figures_of(workspace)
    latest = shown_from(figures, code, reading, area, "")
    last = latest.period.end_month
    ended = [_point(figures, latest, month) for month in _ends_of_periods(figures, latest, last - (months - 1), last)]
    first = next((place for place, point in enumerate(ended) if point.value is not None), len(ended))
    return Preview(latest, tuple(ended[first:]))


def _ends_of_periods(figures: Figures, latest: Shown, first: Month, last: Month) -> list[Month]:
    """The computed months in which a period of the indicator ended."""
    indicator = latest.indicator
    computed = (outturn.month for outturn in figures.series(indicator.code, latest.reading, latest.area.code))
    return [month for month in computed if first <= month <= last and ends_a_period(month, indicator)]


def _point(figures: Figures, latest: Shown, month: Month) -> PreviewPoint:
    indicator = latest.indicator
    judged = figures.assess(indicator, latest.reading, latest.area.code, month)
    target = judged.target
    return PreviewPoint(
        latest_ended_by(month, indicator.frequency, indicator.year_type),
        judged.outturn.value,
        judged.outturn.missing,
        target.target if target else None,
        target.floor if target else None,
        judged.verdict.rating,
    )


def as_json(shown: Preview) -> dict[str, Any]:
    """The keys that scripts may rely on; the guide lists them."""
    indicator, latest = shown.latest.indicator, shown.latest
    return {
        "code": indicator.code,
        "reading": latest.reading or None,
        "name": indicator.name_of(latest.reading),
        "area": latest.area.code,
        "area_name": latest.area.name,
        "unit": indicator.unit.value,
        "points": [
            {
                "period": point.period.label,
                "value": _number(point.value),
                "printed": None if point.value is None else printed(point.value, indicator.decimals),
                "missing": None if point.missing is None else point.missing.reason.value,
                "target": _number(point.target),
                "floor": _number(point.floor),
                "rating": point.rating.value,
            }
            for point in shown.points
        ],
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
