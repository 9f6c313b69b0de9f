"""The shape of each rating: green a circle with a tick, amber a triangle, red a square, not rated an empty circle.

Drawn, not typed: few typefaces have all four shapes, and a rating must never fall back to colour alone.
"""

from waymark.domain.verdict import Rating
from waymark.publishing.charts import svg
from waymark.publishing.charts.paint import Paint


def mark(rating: Rating, x: float, y: float, radius: float, paint: Paint) -> str:
    """The shape with its middle at (x, y), as a fragment."""
    match rating:
        case Rating.RED:
            side = radius * 1.7
            box = {"x": x - side / 2, "y": y - side / 2, "width": side, "height": side}
            return svg.element("rect", {**box, **paint("mark-red")})
        case Rating.AMBER:
            corners = [(0.0, -1.15), (1.15, 0.9), (-1.15, 0.9)]
            points = " ".join(f"{svg.number(x + radius * dx)},{svg.number(y + radius * dy)}" for dx, dy in corners)
            return svg.element("polygon", {"points": points, "stroke-linejoin": "round", **paint("mark-amber")})
        case Rating.GREEN:
            disc = svg.element("circle", {"cx": x, "cy": y, "r": radius, **paint("mark-green")})
            ticked = [(-0.45, 0.05), (-0.1, 0.42), (0.5, -0.38)]
            return disc + svg.polyline([(x + radius * dx, y + radius * dy) for dx, dy in ticked], paint("tick"))
        case Rating.NOT_RATED:
            return svg.element("circle", {"cx": x, "cy": y, "r": radius * 0.85, **paint("mark-not-rated")})


_BADGE = {
    Rating.RED: '<rect x="1.5" y="1.5" width="9" height="9" fill="{ink}"/>',
    Rating.AMBER: '<path d="M6 .8 11.6 11H.4Z" fill="{ink}"/>',
    Rating.GREEN: '<circle cx="6" cy="6" r="5.6" fill="{ink}"/>'
    '<path d="m3.3 6.2 1.9 1.9 3.6-4" fill="none" stroke="{paper}" stroke-width="1.6" stroke-linecap="round"/>',
    Rating.NOT_RATED: '<circle cx="6" cy="6" r="4.6" fill="none" stroke="{ink}" stroke-width="1.8"/>',
}


def badge_mark(rating: Rating, ink: str, ground: str, size: float = 12) -> str:
    """The shape in one colour, to stand before the rating's word. Decorative: the word says it."""
    body = _BADGE[rating].replace("{ink}", ink).replace("{paper}", ground)
    side = svg.number(size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 12 12" '
        f'aria-hidden="true" focusable="false" class="shape">{body}</svg>'
    )
