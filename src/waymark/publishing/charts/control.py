"""The control chart: the usual range as a band, unusual points by shape and word, changes as upright lines.

Of a series whose periods do not overlap it is one drawing with target, floor and other areas. Beneath a rolling
figure it is a drawing of its own: the single months with their range.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Unit
from waymark.domain.period import Frequency
from waymark.domain.verdict import Movement
from waymark.publishing import wording
from waymark.publishing.charts import svg
from waymark.publishing.charts.axes import WIDE, Axes, Size, spread
from waymark.publishing.charts.control_words import charted, control_description, word_of
from waymark.publishing.charts.describe import description, finding
from waymark.publishing.charts.paint import Paint
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.trend import TrendFrame
from waymark.scorecards.control import ChangeMark, ControlChart, ControlPoint
from waymark.scorecards.document import ScorecardRow

_AROUND = 12.0  # the size of the shape round a latest figure, whose middle holds its rating
_SMALL = 6.0


def control_svg(row: ScorecardRow, paint: Paint, size: Size = WIDE, *, name: str) -> str:
    """The row's trend with its range, where the reported periods have one, and with what changed meanwhile.

    Raises ValueError when no figure may be shown (ask `drawable` first).
    """
    points, chart = charted(row), row.control
    if not drawable(points):
        raise ValueError(f"no figure of {row.key} may be shown, so there is nothing to draw")
    own = chart if chart is not None and not chart.single_months else None
    frame = TrendFrame(row, points, size, paint, _limits(own))
    drawn = frame.gap_bands() + band(frame, own) + frame.value_axis() + frame.month_axis()
    drawn += frame.bars() + frame.compared() + change_lines(frame, () if chart is None else _reported(chart))
    drawn += frame.figures() + unusual(frame, own)
    drawn += frame.labels(_further(own))
    title = (
        f"{wording.row_name(row)}: {finding(row, points)}{f' {own.finding}' if own is not None and own.finding else ''}"
    )
    return svg.picture(
        size.width, size.height, drawn, title=title, description=described(row), name=name, style="trend"
    )


def described(row: ScorecardRow) -> str:
    """The text alternative of `control_svg`."""
    chart = row.control
    ranged = chart is not None and not chart.single_months and bool(chart.finding)
    said = description(row, charted(row))
    return f"{said} {control_description(chart, row.unit)}" if ranged and chart else said


def months_svg(row: ScorecardRow, paint: Paint, size: Size = WIDE, *, name: str) -> str:
    """The single months beneath a rolling figure. Raises ValueError where the row has none that may be shown."""
    chart = row.control
    if chart is None or not chart.single_months or not drawable(chart.trend):
        raise ValueError(f"{row.key} has no single months to draw")
    return alone_svg(chart, row.unit, paint, size, name=name)


def alone_svg(chart: ControlChart, unit: Unit, paint: Paint, size: Size = WIDE, *, name: str) -> str:
    """A chart of months with its range and nothing beside it. Raises ValueError where no figure may be shown."""
    frame = Axes(chart.trend, unit, Frequency.MONTHLY, size, paint, _limits(chart))
    drawn = frame.gap_bands() + band(frame, chart) + frame.value_axis() + frame.month_axis()
    drawn += change_lines(frame, chart.marks) + frame.line() + unusual(frame, chart) + _labels(frame, chart)
    return svg.picture(
        size.width,
        size.height,
        drawn,
        title=f"{chart.name}: {chart.finding or chart.refused}",
        description=control_description(chart, unit),
        name=name,
        style="trend",
    )


def band(frame: Axes, chart: ControlChart | None) -> str:
    """The usual range of each stretch, between its limits; dotted limits where it is a trial."""
    drawn = ""
    for stretch in () if chart is None else chart.stretches:
        if stretch.upper is None or stretch.lower is None or stretch.mean is None:
            continue
        left, right = frame.x(stretch.first) - frame.slot / 2, frame.x(stretch.last) + frame.slot / 2
        top, foot, middle = (frame.y(_number(cell)) for cell in (stretch.upper, stretch.lower, stretch.mean))
        box = {"x": left, "y": top, "width": right - left, "height": max(foot - top, 0.5)}
        drawn += svg.element("rect", {**box, **frame.paint("usual")})
        role = "trial-edge" if stretch.trial else "usual-edge"
        for y, painted in ((top, role), (foot, role), (middle, "usual-mean")):
            drawn += svg.line(left, y, right, y, frame.paint(painted))
    return drawn


def unusual(frame: Axes, chart: ControlChart | None) -> str:
    """Each unusual point by its shape, and a word at the farthest of those that follow each other on one side."""
    if chart is None:
        return ""
    shapes = ""
    for point in chart.points:
        if point.cause:
            x, y = _place(frame, point)
            rated = point.shown.figure.month == frame.last and not chart.single_months
            drawn = around if rated else shape
            shapes += drawn(point.movement, x, y, frame.paint, min(1.0, max(0.6, frame.slot / 12)))
    words: list[tuple[float, float, float, str]] = []  # middle, height, half its width, word
    for run in reversed(list(_runs(chart.points))):  # the latest first: where two would touch, the older goes without
        word = _word(frame, run)
        if not any(_touch(word, other, frame.size.letters) for other in words):
            words.append(word)
    return shapes + "".join(
        svg.text(said, x, height, frame.words(role, "middle"))
        for x, height, _, said in reversed(words)
        for role in ("edge", "strong")
    )


def _word(frame: Axes, run: Sequence[ControlPoint]) -> tuple[float, float, float, str]:
    """Over a run that goes up, under one that goes down, inside the frame."""
    up = run[0].up
    farthest = min(run, key=lambda point: _place(frame, point)[1] * (1 if up else -1))
    x, y = _place(frame, farthest)
    room = (_AROUND if farthest.shown.figure.month == frame.last else _SMALL) + 5
    height = y - room if up else y + room + frame.size.letters * 0.7
    height = min(max(height, frame.size.top + frame.size.letters * 0.75), frame.foot - 4)
    said = word_of(run)
    half = frame.size.letters * 0.28 * len(said)
    return min(max(x, frame.size.left + half), frame.right - half), height, half, said


def _touch(word: tuple[float, float, float, str], other: tuple[float, float, float, str], letters: float) -> bool:
    apart = abs(word[0] - other[0]) - word[2] - other[2]
    return apart < letters * 0.4 and abs(word[1] - other[1]) < letters


def shape(movement: Movement, x: float, y: float, paint: Paint, share: float = 1.0) -> str:
    """A ring for an improvement, a diamond with a dot for a concern, a plain diamond for what is only unusual.
    share: of its full size, where points stand close together."""
    size = _SMALL * share
    if movement is Movement.IMPROVED:
        return svg.element("circle", {"cx": x, "cy": y, "r": size * 0.9, **paint("special-better")})
    if movement is not Movement.WORSENED:
        return _diamond(x, y, size, paint("special"))
    dot = svg.element("circle", {"cx": x, "cy": y, "r": 1.5 * share, **paint("special-worse")})
    return _diamond(x, y, size, paint("special-worse")) + dot


def around(movement: Movement, x: float, y: float, paint: Paint, share: float = 1.0) -> str:
    """The same shapes round a latest figure, whose middle holds its rating; as large as that needs."""
    size = _AROUND * max(share, 0.9)
    if movement is Movement.IMPROVED:
        return svg.element("circle", {"cx": x, "cy": y, "r": size * 0.95, **paint("around-better")})
    return _diamond(x, y, size, paint("around-worse" if movement is Movement.WORSENED else "around"))


def _diamond(x: float, y: float, size: float, painted: Mapping[str, str]) -> str:
    reach = size * 1.15
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    places = " ".join(f"{svg.number(left)},{svg.number(top)}" for left, top in corners)
    return svg.element("polygon", {"points": places, "stroke-linejoin": "round", **painted})


def key_svg(shape_name: str, paint: Paint) -> str:
    """A shape of the key, to stand before its words. Decorative: the words say it."""
    if shape_name in ("band", "trial"):
        edge = paint("usual-edge" if shape_name == "band" else "trial-edge")
        drawn = svg.element("rect", {"x": 1, "y": 4, "width": 26, "height": 10, **paint("usual")})
        drawn += svg.line(1, 4, 27, 4, edge) + svg.line(1, 14, 27, 14, edge)
    elif shape_name == "change":
        drawn = svg.line(14, 1, 14, 17, paint("change"))
    else:
        drawn = shape(Movement(shape_name), 14, 9, paint)
    size: dict[str, svg.Attribute] = {"width": 28, "height": 18, "viewBox": "0 0 28 18"}
    quiet = {"aria-hidden": "true", "focusable": "false"}
    return svg.element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **quiet}, drawn)


def change_lines(frame: Axes, marks: Sequence[ChangeMark]) -> str:
    """An upright line at each day on which something changed, with a short label that leans away from the edges."""
    drawn, taken = "", [-1000.0, -1000.0]
    for mark in marks:
        x = frame.x_of_day(mark.month, mark.day)
        if not frame.size.left <= x <= frame.right:
            continue
        drawn += svg.line(x, frame.size.top, x, frame.foot, frame.paint("change"))
        to_the_left = x > (frame.size.left + frame.right) / 2
        width = frame.size.letters * 0.55 * len(mark.label)
        begins = x - 5 - width if to_the_left else x + 5
        line = next((at for at, until in enumerate(taken) if begins > until), len(taken) - 1)
        taken[line] = begins + width
        height = frame.size.top + frame.size.letters * (0.9 + 1.2 * line)
        anchor = "end" if to_the_left else "start"
        for role in ("edge", "label"):
            drawn += svg.text(mark.label, x - 5 if to_the_left else x + 5, height, frame.words(role, anchor))
    return drawn


def _labels(frame: Axes, chart: ControlChart) -> str:
    """At the right-hand end of the single months: the latest figure and the range."""
    suffix = "%" if frame.unit is Unit.PERCENT else ""
    cells = [("", "strong", chart.trend[-1].figure.value), *_further(chart)]
    wanted = sorted(
        (frame.y(_number(cell)), role, words + cell.text + suffix)
        for words, role, cell in cells
        if cell is not None and cell.number is not None
    )
    heights = spread([y for y, _, _ in wanted], frame.size.letters * 1.25, frame.size.top, frame.foot)
    return "".join(
        svg.text(words, frame.right + 8, y + frame.size.letters * 0.35, frame.words(role))
        for y, (_, role, words) in zip(heights, wanted, strict=True)
    )


def _further(chart: ControlChart | None) -> list[tuple[str, str, PublicCell | None]]:
    """The range's own labels, of the latest stretch."""
    if chart is None or not chart.stretches:
        return []
    last = chart.stretches[-1]
    usual = "Trial" if last.trial else "Usual"
    return [
        (f"{usual} to ", "quiet", last.upper),
        ("Average ", "quiet", last.mean),
        (f"{usual} from ", "quiet", last.lower),
    ]


def _limits(chart: ControlChart | None) -> list[PublicCell]:
    stretches = () if chart is None else chart.stretches
    return [cell for stretch in stretches for cell in (stretch.upper, stretch.lower) if cell is not None]


def _reported(chart: ControlChart) -> tuple[ChangeMark, ...]:
    """A rolling figure has no range of its own, so where that of its months begins anew is not marked on it."""
    return tuple(mark for mark in chart.marks if not (chart.single_months and mark.of_range))


def _runs(points: Sequence[ControlPoint]) -> Iterator[list[ControlPoint]]:
    """Unusual points of one stretch that follow each other and go one way."""
    for (cause, _, _), found in groupby(points, key=lambda point: (bool(point.cause), point.up, point.stretch)):
        if cause:
            yield list(found)


def _place(frame: Axes, point: ControlPoint) -> tuple[float, float]:
    return frame.x(point.shown.figure.month), frame.y(_number(point.shown.figure.value))


def _number(cell: PublicCell) -> Decimal:
    number = cell.number
    if number is None:
        raise ValueError("a control chart is drawn of figures that are shown")
    return number
