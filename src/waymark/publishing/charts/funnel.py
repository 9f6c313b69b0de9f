"""The funnel chart: each district by its size and its figure, and how far chance alone would scatter them.

The grey band holds 95 of 100 districts that are like the county, the outer lines 998 of 1,000. A district's shape says
where it stands: a dot within, an open diamond to watch, a large filled diamond outside. The shapes are not those of the
ratings, for the funnel says nothing of any target. Limits and verdicts come with the document; nothing is worked out
here.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from waymark.domain.apart import Apart
from waymark.domain.indicator import Unit
from waymark.publishing import wording
from waymark.publishing.charts import svg
from waymark.publishing.charts.axes import spread as moved_apart
from waymark.publishing.charts.funnel_words import funnel_description, funnel_finding
from waymark.publishing.charts.labels import Box, Wanted, in_two_lines, place_labels, width_of
from waymark.publishing.charts.paint import Paint
from waymark.publishing.charts.scale import Scale, nice_scale
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.spread import CurvePoint, Spread


@dataclass(frozen=True)
class FunnelSize:
    """In its own units. name_all: whether districts within the funnel are named where there is room."""

    width: int
    height: int
    left: int
    right: int
    letters: float
    ticks: int
    name_all: bool

    top: int = 28
    bottom: int = 62


FUNNEL_WIDE = FunnelSize(width=760, height=400, left=56, right=132, letters=13, ticks=6, name_all=True)
FUNNEL_NARROW = FunnelSize(width=340, height=330, left=46, right=92, letters=12, ticks=4, name_all=False)
FUNNEL_PRINTED = FunnelSize(width=500, height=226, left=46, right=112, letters=11, ticks=5, name_all=True, bottom=48)

_RADIUS = {Apart.WITHIN: 3.5, Apart.WATCH: 5.5, Apart.OUTLIER: 7.0}
_ROLES = {Apart.WITHIN: "district", Apart.WATCH: "district-watch", Apart.OUTLIER: "district-outside"}


def funnel_svg(row: ScorecardRow, county: str, paint: Paint, size: FunnelSize = FUNNEL_WIDE, *, name: str) -> str:
    """The funnel of a row. `name` makes its ids, so it must be unique on the page.

    Raises ValueError where the row has none (ask `row.spread.drawn` first).
    """
    if row.spread is None or not row.spread.drawn:
        raise ValueError(f"{row.key} has no funnel")
    frame = _Frame(row, row.spread, county, size, paint)
    drawn = (
        frame.band()
        + frame.value_axis()
        + frame.size_axis()
        + frame.outer_lines()
        + frame.level_lines()
        + frame.names()
        + frame.marks()
        + frame.end_labels()
    )
    return svg.picture(
        size.width,
        size.height,
        drawn,
        title=f"{wording.row_name(row)} by district: {funnel_finding(row, county)}",
        description=funnel_description(row, county),
        name=name,
        style="trend funnel",
    )


def district_mark(apart: Apart, x: float, y: float, paint: Paint) -> str:
    """A dot, an open diamond or a large filled one, with its middle at (x, y)."""
    radius = _RADIUS[apart]
    if apart is Apart.WITHIN:
        return svg.element("circle", {"cx": x, "cy": y, "r": radius, **paint(_ROLES[apart])})
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    points = " ".join(f"{svg.number(left)},{svg.number(top)}" for left, top in corners)
    return svg.element("polygon", {"points": points, **paint(_ROLES[apart])})


class _Frame:
    """One funnel while it is drawn."""

    def __init__(self, row: ScorecardRow, spread: Spread, county: str, size: FunnelSize, paint: Paint) -> None:
        self.row, self.spread, self.county, self.size, self.paint = row, spread, county, size, paint
        self.right, self.foot = size.width - size.right, size.height - size.bottom
        self.first, self.last = spread.curve[0].size, spread.curve[-1].size
        values = [point.value.number for point in spread.points if point.value.number is not None]
        ends = [end.number for point in spread.points for end in (point.outlier.low, point.outlier.high)]
        values += [end for end in ends if end is not None]
        values += [spread.centre] if spread.centre is not None else []
        target = row.bars.target.number if row.bars.target is not None else None
        self.target: Decimal | None = target
        values += [target] if target is not None else []
        most = Decimal(100) if row.unit is Unit.PERCENT and max(values) <= 100 else None
        self.scale: Scale = nice_scale(values, Decimal(0), most)

    def x(self, size: Decimal | int) -> float:
        share = float((Decimal(size) - self.first) / (self.last - self.first))
        return self.size.left + (self.right - self.size.left) * share

    def y(self, value: Decimal) -> float:
        """Curves leave the chart at its edge."""
        held = min(max(value, self.scale.low), self.scale.high)
        return self.foot - (self.foot - self.size.top) * self.scale.share(held)

    def words(self, role: str, anchor: str = "start") -> dict[str, svg.Attribute]:
        return {"font-size": self.size.letters, "text-anchor": anchor, **self.paint(role)}

    def along(self, end: str) -> list[tuple[float, float]]:
        """The places of one of the four limits, from the smallest size to the largest."""
        return [(self.x(point.size), self.y(_end(point, end))) for point in self.spread.curve]

    def band(self) -> str:
        """What chance explains, 95 in 100, as one grey shape."""
        places = [*self.along("watch_high"), *reversed(self.along("watch_low"))]
        joined = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in places)
        return svg.element("polygon", {"points": joined, **self.paint("chance")})

    def outer_lines(self) -> str:
        return "".join(svg.polyline(self.inside(end), self.paint("limit")) for end in ("outlier_low", "outlier_high"))

    def inside(self, end: str) -> list[tuple[float, float]]:
        """Without the stretch along the chart's edge, where the limit is off the scale."""
        kept = [
            (point, place)
            for point, place in zip(self.spread.curve, self.along(end), strict=True)
            if self.scale.low < _end(point, end) < self.scale.high
        ]
        return [place for _, place in kept]

    def value_axis(self) -> str:
        drawn = ""
        percent = self.row.unit is Unit.PERCENT
        for tick in self.scale.ticks:
            y = self.y(tick)
            drawn += svg.line(self.size.left, y, self.right, y, self.paint("grid"))
            label = self.scale.label(tick) + ("%" if percent else "")
            drawn += svg.text(label, self.size.left - 8, y + self.size.letters * 0.35, self.words("quiet", "end"))
        unit = "" if percent else f", {self.row.unit.suffix.strip()}"
        title = f"Figure of the district{unit}"
        return drawn + svg.text(title, 4, self.size.top - 14, self.words("quiet"))

    def size_axis(self) -> str:
        """Round sizes, and in words what is counted."""
        drawn = svg.line(self.size.left, self.foot, self.right, self.foot, self.paint("axis"))
        scale = nice_scale([self.first, self.last], Decimal(0), ticks=self.size.ticks)
        for tick in scale.ticks:
            if self.first <= tick <= self.last:
                x = self.x(tick)
                drawn += svg.line(x, self.foot, x, self.foot + 4, self.paint("axis"))
                label = scale.label(tick)
                drawn += svg.text(label, x, self.foot + self.size.letters + 6, self.words("quiet", "middle"))
        base = self.foot + 2 * self.size.letters + 13
        what = f"{self.row.denominator_name or 'those counted'} in the district →"
        room = self.size.width - self.size.left - 8
        for number, said in enumerate(in_two_lines(what[:1].upper() + what[1:], room, self.size.letters)):
            at = base + number * self.size.letters * 1.2
            drawn += svg.text(said, self.size.left, at, self.words("quiet"))
        return drawn

    def level_lines(self) -> str:
        """The county's figure, and the target where there is one."""
        drawn = ""
        if self.target is not None:
            y = self.y(self.target)
            drawn += svg.line(self.size.left, y, self.right, y, self.paint("target"))
        if self.spread.centre is not None:
            y = self.y(self.spread.centre)
            drawn += svg.line(self.size.left, y, self.right, y, self.paint("county"))
        return drawn

    def marks(self) -> str:
        """Those outside last, so that nothing lies over them."""
        drawn = ""
        for apart in Apart:
            for point in self.spread.of(apart):
                if point.value.number is not None:
                    drawn += district_mark(apart, self.x(point.size), self.y(point.value.number), self.paint)
        return drawn

    def names(self) -> str:
        """Whoever stands out is named on the chart; the others where there is room."""
        points = [point for point in self.spread.points if point.value.number is not None]
        wanted = [
            Wanted(
                point.area_name,
                self.x(point.size),
                self.y(point.value.number or Decimal(0)),
                point.apart is not Apart.WITHIN,
            )
            for point in points
        ]
        frame = Box(self.size.left + 2, self.size.top - 4, self.right + 4, self.foot - 1)
        lines = [self.spread.centre, self.target]
        level = [self.y(value) for value in lines if value is not None]
        taken = [Box(self.size.left, y - 2, self.right, y + 2) for y in level]
        for places in (self.inside("outlier_low"), self.inside("outlier_high")):
            taken += [
                Box(left, min(above, below) - 1, right, max(above, below) + 1)
                for (left, above), (right, below) in pairwise(places)
            ]
        drawn = ""
        for index, placed in place_labels(wanted, self.size.letters, frame, taken).items():
            apart = points[index].apart
            if apart is Apart.WITHIN and not self.size.name_all:
                continue
            if placed.led:
                x, y = wanted[index].x, wanted[index].y
                near = placed.y - self.size.letters * 0.8 if placed.y > y else placed.y + self.size.letters * 0.3
                drawn += svg.line(x, y, x, near, self.paint("axis"))
            role = {Apart.OUTLIER: "strong", Apart.WATCH: "label", Apart.WITHIN: "quiet"}[apart]
            drawn += svg.text(placed.words, placed.x, placed.y, self.words(role, placed.anchor))
        return drawn

    def end_labels(self) -> str:
        """At the right-hand end: the county's figure, the target, and what the band and the outer lines hold."""
        suffix = "%" if self.row.unit is Unit.PERCENT else ""
        last = self.spread.curve[-1]
        wanted = [(self.y(_end(last, f"outlier_{end}")), "quiet", "998 in 1,000") for end in ("low", "high")]
        wanted += [(self.y(_end(last, f"watch_{end}")), "quiet", "95 in 100") for end in ("low", "high")]
        if self.spread.centre is not None:
            figure = f"{self.row.latest.value.text}{suffix}"
            said = f"{self.county} {figure}"
            fits = width_of(said, self.size.letters) <= self.size.right - 8
            wanted.append((self.y(self.spread.centre), "strong", said if fits else figure))
        if self.target is not None and self.row.bars.target is not None:
            wanted.append((self.y(self.target), "label", f"Target {self.row.bars.target.text}{suffix}"))
        wanted.sort(key=lambda label: label[0])
        heights = moved_apart([y for y, *_ in wanted], self.size.letters * 1.2, self.size.top - 6, self.foot)
        return "".join(
            svg.text(words, self.right + 8, y + self.size.letters * 0.35, self.words(role))
            for y, (_, role, words) in zip(heights, wanted, strict=True)
        )


def _end(point: CurvePoint, end: str) -> Decimal:
    match end:
        case "outlier_low":
            return point.outlier_low
        case "outlier_high":
            return point.outlier_high
        case "watch_low":
            return point.watch_low
        case _:
            return point.watch_high
