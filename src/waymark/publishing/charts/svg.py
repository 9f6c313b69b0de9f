"""Writes SVG elements as text: escaped, attributes in the order given, numbers to two places at most."""

from collections.abc import Mapping
from html import escape

Attribute = str | int | float


def number(value: float) -> str:
    """A coordinate: two decimals at most, no trailing zeros, no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, attributes: Mapping[str, Attribute] | None = None, content: str = "") -> str:
    """`<name …>content</name>`; `content` is already SVG."""
    said = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in (attributes or {}).items()
    )
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def text(content: str, x: float, y: float, attributes: Mapping[str, Attribute]) -> str:
    """One line of text with its baseline at `y`."""
    return element("text", {"x": x, "y": y, **attributes}, escape(content, quote=False))


def line(x1: float, y1: float, x2: float, y2: float, attributes: Mapping[str, Attribute]) -> str:
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, **attributes})


def polyline(points: list[tuple[float, float]], attributes: Mapping[str, Attribute]) -> str:
    joined = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("polyline", {"points": joined, **attributes})


def picture(
    width: float,
    height: float,
    content: str,
    *,
    title: str,
    description: str = "",
    name: str,
    style: str = "",
) -> str:
    """The whole drawing with its text alternative. `name` must be unique on its page: the ids are made from it."""
    labels = f"{name}-title {name}-desc" if description else f"{name}-title"
    said = element("title", {"id": f"{name}-title"}, escape(title, quote=False))
    if description:
        said += element("desc", {"id": f"{name}-desc"}, escape(description, quote=False))
    attributes: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "role": "img",
        "aria-labelledby": labels,
    }
    if style:
        attributes["class"] = style
    return element("svg", attributes, said + content)
