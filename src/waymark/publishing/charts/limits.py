"""A control chart of a worked example: the figures, their mean and limits, and the points that chance seldom makes."""

from dataclasses import dataclass

from waymark.publishing.charts import svg
from waymark.publishing.charts.paint import Paint
from waymark.publishing.charts.scale import nice_scale
from waymark.scorecards.how_we_judge import LimitsChart


@dataclass(frozen=True)
class LimitsSize:
    """The drawing's size and margins, in its own units; `letters` is the size of its text, `every` which months are
    named."""

    width: int
    height: int
    left: int
    right: int
    letters: float
    every: int
    top: int = 16
    bottom: int = 30


LIMITS_WIDE = LimitsSize(width=760, height=270, left=48, right=142, letters=13, every=3)
LIMITS_NARROW = LimitsSize(width=340, height=250, left=40, right=112, letters=12, every=6)
_DOT, _RING = 2.5, 6.5


def limits_svg(told: LimitsChart, paint: Paint, size: LimitsSize = LIMITS_WIDE, *, name: str) -> str:
    """`name` makes its ids, so it must be unique on the page."""
    scale = nice_scale([*told.values, told.lower, told.upper])
    right, foot = size.width - size.right, size.height - size.bottom
    count = len(told.values)

    def x(place: int) -> float:
        return size.left + (right - size.left) * (place + 0.5) / count

    def y(share: float) -> float:
        return foot - (foot - size.top) * share

    def words(role: str, anchor: str = "start") -> dict[str, svg.Attribute]:
        return {"font-size": size.letters, "text-anchor": anchor, **paint(role)}

    drawn = ""
    for tick in scale.ticks:
        height = y(scale.share(tick))
        drawn += svg.line(size.left, height, right, height, paint("grid"))
        label = scale.label(tick) + told.suffix
        drawn += svg.text(label, size.left - 6, height + size.letters * 0.35, words("quiet", "end"))
    for label, value, role in (
        ("upper limit", told.upper, "floor"),
        ("mean", told.mean, "axis"),
        ("lower limit", told.lower, "floor"),
    ):
        height = y(scale.share(value))
        drawn += svg.line(size.left, height, right, height, paint(role))
        said = f"{label} {value}{told.suffix}"
        drawn += svg.text(said, right + 8, height + size.letters * 0.35, words("label"))
    places = [(x(place), y(scale.share(value))) for place, value in enumerate(told.values)]
    drawn += svg.polyline(places, paint("line"))
    for place, (across, down) in enumerate(places):
        if place in told.special:
            drawn += svg.element("circle", {"cx": across, "cy": down, "r": _RING, **paint("mark-not-rated")})
            said = f"{told.labels[place]}: {told.values[place]}{told.suffix}"
            drawn += svg.text(said, across, down + _RING + size.letters * 1.2, words("strong", "middle"))
        drawn += svg.element("circle", {"cx": across, "cy": down, "r": _DOT, **paint("dot")})
    for place in range(count - 1, -1, -size.every):
        drawn += svg.text(told.labels[place], x(place), foot + size.letters * 1.5, words("quiet", "middle"))
    return svg.picture(
        size.width,
        size.height,
        drawn,
        title=told.finding,
        description=told.description,
        name=name,
        style="trend",
    )
