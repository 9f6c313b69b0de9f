"""The two axes of a chart over time: where a month and a value lie, the grid, gaps and stepped lines.

Text is placed by anchor, never by measured width, so the drawing holds whichever typeface draws it.
"""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Unit
from waymark.domain.month import NAMES, Month
from waymark.domain.period import Frequency
from waymark.publishing.charts import svg
from waymark.publishing.charts.paint import Paint
from waymark.publishing.charts.scale import Scale
from waymark.publishing.charts.series import MONTHS_APART, gaps, runs, value_scale
from waymark.scorecards.document import TrendPoint


@dataclass(frozen=True)
class Size:
    """The drawing's size and its margins, in its own units; `letters` is the size of its text."""

    width: int
    height: int
    left: int
    right: int
    letters: float
    month_room: int  # least room for a month's name, before names are left out

    top: int = 26
    bottom: int = 44


WIDE = Size(width=760, height=320, left=50, right=128, letters=13, month_room=44)
NARROW = Size(width=340, height=280, left=50, right=120, letters=12, month_room=34)
PRINTED_LOW = Size(width=460, height=150, left=42, right=106, letters=12, month_room=40)
PRINTED = Size(width=460, height=206, left=42, right=106, letters=12, month_room=40)

_AXIS_UNITS = {
    Unit.RATE_PER_10000: "per 10,000",
    Unit.DAYS: "days",
    Unit.COUNT: "number",
    Unit.SCORE: "score",
    Unit.POINTS: "points",
}


class Axes:
    """One chart while it is drawn: the points, the two axes, and each layer as SVG."""

    def __init__(
        self,
        points: Sequence[TrendPoint],
        unit: Unit,
        frequency: Frequency,
        size: Size,
        paint: Paint,
        beside: Sequence[PublicCell] = (),
    ) -> None:
        """beside: what else the scale must hold, such as other areas' figures or limits."""
        self.points, self.unit, self.frequency, self.size, self.paint = points, unit, frequency, size, paint
        self.apart = MONTHS_APART[frequency]
        self.first, self.last = points[0].figure.month, points[-1].figure.month
        self.scale: Scale = value_scale(points, unit, compared=beside)
        self.right = size.width - size.right
        self.foot = size.height - size.bottom
        slots = (self.last.index - self.first.index) / self.apart + 1
        self.slot = (self.right - size.left) / slots

    def x(self, month: Month) -> float:
        """The middle of a period's slot."""
        return self.size.left + self.slot * ((month.index - self.first.index) / self.apart + 0.5)

    def x_of_day(self, month: Month, day: int) -> float:
        """A day of any month: a slot holds its period from the first day to the last."""
        begins = self.first.index - self.apart + 1
        days = calendar.monthrange(month.year, month.number)[1]
        return self.size.left + self.slot * (month.index - begins + (day - 1) / days) / self.apart

    def y(self, value: Decimal) -> float:
        return self.foot - (self.foot - self.size.top) * self.scale.share(value)

    def words(self, role: str, anchor: str = "start") -> dict[str, svg.Attribute]:
        return {"font-size": self.size.letters, "text-anchor": anchor, **self.paint(role)}

    def gap_bands(self) -> str:
        """A pale band over the periods that are not shown, with their symbol."""
        drawn = ""
        for gap in gaps(self.points):
            left, right = self.x(gap.first) - self.slot / 2, self.x(gap.last) + self.slot / 2
            box = {"x": left, "y": self.size.top, "width": right - left, "height": self.foot - self.size.top}
            drawn += svg.element("rect", {**box, **self.paint("gap")})
            middle = self.words("quiet", "middle")
            drawn += svg.text(" ".join(gap.symbols), (left + right) / 2, self.foot - 6, middle)
        return drawn

    def value_axis(self) -> str:
        drawn = ""
        percent = self.unit is Unit.PERCENT
        for tick in self.scale.ticks:
            y = self.y(tick)
            drawn += svg.line(self.size.left, y, self.right, y, self.paint("grid"))
            label = self.scale.label(tick) + ("%" if percent else "")
            drawn += svg.text(label, self.size.left - 8, y + self.size.letters * 0.35, self.words("quiet", "end"))
        if not percent:
            unit = _AXIS_UNITS[self.unit]
            drawn += svg.text(unit, self.size.left - 8, self.size.top - 12, self.words("quiet", "start"))
        return drawn

    def month_axis(self) -> str:
        """Month names where there is room, each year once under its months, a thin line where a year begins."""
        drawn = svg.line(self.size.left, self.foot, self.right, self.foot, self.paint("axis"))
        months = [Month(index) for index in range(self.first.index, self.last.index + 1, self.apart)]
        name_row = self.foot + self.size.letters + 5
        year_row = name_row + self.size.letters + 4
        middle = self.words("quiet", "middle")
        named = False
        if self.apart < 12:
            step = self._months_between_names()
            for month in months:
                if (month.number - 1) % step == 0 or (step < self.apart):
                    drawn += svg.line(self.x(month), self.foot, self.x(month), self.foot + 4, self.paint("axis"))
                    drawn += svg.text(NAMES[month.number][:3], self.x(month), name_row, middle)
                    named = True
        for year in sorted({month.year for month in months}):
            inside = [month for month in months if month.year == year]
            left, right = self.x(inside[0]) - self.slot / 2, self.x(inside[-1]) + self.slot / 2
            if left > self.size.left + 1:
                drawn += svg.line(left, self.size.top, left, self.foot, self.paint("grid"))
            baseline = year_row if named else name_row
            if right - left >= self.size.letters * 2.4:
                drawn += svg.text(str(year), (left + right) / 2, baseline, self.words("quiet", "middle"))
            elif year == months[-1].year:  # too narrow for its name, but there is room beyond it
                drawn += svg.text(str(year), left, baseline, self.words("quiet", "start"))
        return drawn

    def _months_between_names(self) -> int:
        """1, 3, 6 or 12: the least that leaves room for each name."""
        for step in (1, 3, 6):
            if step >= self.apart and self.slot * step / self.apart >= self.size.month_room:
                return step
        return 12

    def bar_line(self, role: str, bar: Callable[[TrendPoint], PublicCell | None]) -> str:
        """A stepped line: level through each period that has the bar, upright where it changes."""
        stretches: list[list[tuple[float, float]]] = []
        before: Month | None = None
        for point in self.points:
            month = point.figure.month
            cell = bar(point)
            value = cell.number if cell is not None else None
            if value is None:
                before = None
                continue
            if before is None or month.index - before.index > self.apart:
                stretches.append([])
            middle, y = self.x(month), self.y(value)
            stretches[-1] += [(middle - self.slot / 2, y), (middle + self.slot / 2, y)]
            before = month
        return "".join(svg.polyline(_straightened(stretch), self.paint(role)) for stretch in stretches)

    def line(self) -> str:
        """A line through each unbroken run of figures, and a dot on every figure."""
        drawn = ""
        for run in runs(self.points, self.frequency):
            places = [(self.x(month), self.y(value)) for month, value in run]
            if len(places) > 1:
                drawn += svg.polyline(places, self.paint("line"))
            for x, y in places:
                drawn += svg.element("circle", {"cx": x, "cy": y, "r": 2.5, **self.paint("dot")})
        return drawn


def spread(heights: Sequence[float], least: float, top: float, foot: float) -> list[float]:
    """Moves rising heights as little as needed so that neighbours are `least` apart and none is below `foot`."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, top, placed[-1] + least) if placed else max(height, top))
    ceiling = foot
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - least
    return placed


def _straightened(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without the points in the middle of a level stretch, so that a dash pattern runs through."""
    kept = [
        place
        for before, place, after in zip(places, places[1:], places[2:], strict=False)
        if not before[1] == place[1] == after[1]
    ]
    return [places[0], *kept, places[-1]]
