"""The trend chart: the figure's line, the target and floor it was held against, and the months that are not shown."""

from collections.abc import Sequence

from waymark.disclosure.cell import PublicCell
from waymark.domain.comparator import ComparatorKind
from waymark.domain.indicator import Unit
from waymark.publishing import wording
from waymark.publishing.charts import svg
from waymark.publishing.charts.axes import WIDE, Axes, Size, spread
from waymark.publishing.charts.describe import description, finding
from waymark.publishing.charts.marks import mark
from waymark.publishing.charts.paint import Paint
from waymark.publishing.charts.series import drawable
from waymark.scorecards.document import ScorecardRow, TrendPoint

_DRAWN = {ComparatorKind.ENGLAND: "England", ComparatorKind.NEIGHBOURS: "Neighb."}
_MARK = 3.5
Label = tuple[
    float, str, str, ComparatorKind | None
]  # its height, its role, its words, and whose mark stands before it


def trend_svg(row: ScorecardRow, paint: Paint, size: Size = WIDE, *, name: str) -> str:
    """The chart of `row.trend`. `name` makes its ids, so it must be unique on the page.

    Raises ValueError when no figure may be shown (ask `drawable` first).
    """
    if not drawable(row.trend):
        raise ValueError(f"no figure of {row.key} may be shown, so there is nothing to draw")
    frame = TrendFrame(row, row.trend, size, paint)
    drawn = frame.beneath() + frame.bars() + frame.compared() + frame.figures() + frame.labels()
    return svg.picture(
        size.width,
        size.height,
        drawn,
        title=f"{wording.row_name(row)}: {finding(row)}",
        description=description(row),
        name=name,
        style="trend",
    )


class TrendFrame(Axes):
    """A row's chart while it is drawn: the figure with its bars and other areas' figures, each layer as SVG."""

    def __init__(
        self,
        row: ScorecardRow,
        points: Sequence[TrendPoint],
        size: Size,
        paint: Paint,
        beside: Sequence[PublicCell] = (),
    ) -> None:
        """points: `row.trend`, or a longer one that ends with it · beside: what else the scale must hold."""
        first, last = points[0].figure.month, points[-1].figure.month
        drawn = [one for one in row.comparators if one.kind in _DRAWN]
        self.others = [(one, [point for point in one.points if first <= point.month <= last]) for one in drawn]
        cells = [point.value for _, points_ in self.others for point in points_]
        super().__init__(points, row.unit, row.frequency, size, paint, (*cells, *beside))

    def beneath(self) -> str:
        return self.gap_bands() + self.value_axis() + self.month_axis()

    def bars(self) -> str:
        """Floor and target; of an activity figure, the range in which it is expected."""
        return (
            self.bar_line("floor", lambda point: point.floor)
            + self.bar_line("target", lambda point: point.target)
            + self.bar_line("floor", lambda point: wording.expected_range(point.judged)[0])
            + self.bar_line("floor", lambda point: wording.expected_range(point.judged)[1])
        )

    def compared(self) -> str:
        """Other areas' figures at the months in which their periods end: rings for England, squares for neighbours."""
        drawn = ""
        for one, points in self.others:
            places = [(self.x(p.month), self.y(p.value.number)) for p in points if p.value.number is not None]
            if len(places) > 1:
                drawn += svg.polyline(places, self.paint("compared"))
            for x, y in places:
                drawn += self.other_mark(one.kind, x, y)
        return drawn

    def other_mark(self, kind: ComparatorKind, x: float, y: float) -> str:
        if kind is ComparatorKind.ENGLAND:
            return svg.element("circle", {"cx": x, "cy": y, "r": _MARK, **self.paint("compared-mark")})
        box = {"x": x - _MARK, "y": y - _MARK, "width": 2 * _MARK, "height": 2 * _MARK}
        return svg.element("rect", {**box, **self.paint("compared-mark")})

    def figures(self) -> str:
        """The line, a dot on every figure, and the rating's shape on the latest."""
        drawn, latest = self.line(), self.points[-1]
        if latest.figure.value.number is not None:
            x, y = self.x(latest.figure.month), self.y(latest.figure.value.number)
            drawn += mark(latest.rating, x, y, 7, self.paint)
        return drawn

    def labels(self, further: Sequence[tuple[str, str, PublicCell | None]] = ()) -> str:
        """Direct labels at the right-hand end, moved apart where they would touch. further: words, role and cell."""
        latest = self.points[-1]
        suffix = "%" if self.unit is Unit.PERCENT else ""
        low, high = wording.expected_range(latest.judged)
        wanted: list[Label] = []
        for words, role, cell in (
            ("", "strong", latest.figure.value),
            ("Target ", "label", latest.target),
            ("Floor ", "quiet", latest.floor),
            ("Low ", "quiet", low),
            ("High ", "quiet", high),
            *further,
        ):
            if cell is not None and cell.number is not None:
                wanted.append((self.y(cell.number), role, words + cell.text + suffix, None))
        for one, points in self.others:
            if points and points[-1].value.number is not None:
                said = f"{_DRAWN[one.kind]} {points[-1].value.text}{suffix}"
                wanted.append((self.y(points[-1].value.number), "quiet", said, one.kind))
        wanted.sort(key=lambda label: label[0])
        heights = spread([y for y, *_ in wanted], self.size.letters * 1.25, self.size.top, self.foot)
        drawn = ""
        for y, (_, role, words, other) in zip(heights, wanted, strict=True):
            left: float = self.right + 8
            if other is not None:  # its mark beside its name
                drawn += self.other_mark(other, left + _MARK, y)
                left += 2 * _MARK + 5
            drawn += svg.text(words, left, y + self.size.letters * 0.35, self.words(role))
        return drawn
