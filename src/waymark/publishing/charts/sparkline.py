"""A sparkline: the last periods of a series, small enough for a table's row."""

from collections.abc import Sequence
from decimal import Decimal

from waymark.domain.period import Frequency
from waymark.publishing.charts import svg
from waymark.publishing.charts.paint import Paint
from waymark.publishing.charts.series import drawable, runs
from waymark.scorecards.document import TrendPoint

PERIODS = 13  # a year and the same month of the year before
WIDTH, HEIGHT, MARGIN = 112, 28, 4


def sparkline_svg(points: Sequence[TrendPoint], frequency: Frequency, paint: Paint, *, title: str, name: str) -> str:
    """The last 13 periods as a line with its latest point; gaps stay gaps.

    Raises ValueError when no figure may be shown (ask `drawable` first).
    """
    recent = points[-PERIODS:]
    if not drawable(recent):
        raise ValueError("a sparkline needs at least one figure that may be shown")
    values = [point.figure.value.number for point in recent]
    shown = [value for value in values if value is not None]
    low, high = min(shown), max(shown)
    first, last = recent[0].figure.month.index, recent[-1].figure.month.index

    def x(month: int) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * ((month - first) / (last - first) if last > first else 1.0)

    def y(value: Decimal) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share

    drawn = ""
    for run in runs(recent, frequency):
        places = [(x(month.index), y(value)) for month, value in run]
        if len(places) > 1:
            drawn += svg.polyline(places, {**paint("line"), "stroke-width": "1.75"})
        else:
            drawn += _dot(*places[0], 1.5, paint)
    if values[-1] is not None:
        drawn += _dot(x(last), y(values[-1]), 3, paint)
    return svg.picture(WIDTH, HEIGHT, drawn, title=title, name=name, style="sparkline")


def _dot(x: float, y: float, radius: float, paint: Paint) -> str:
    return svg.element("circle", {"cx": x, "cy": y, "r": radius, **paint("dot")})
