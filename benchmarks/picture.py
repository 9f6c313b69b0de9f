"""The ratios as a small picture: one bar for each entry, on a scale of powers of ten."""

import math
from typing import Any

from benchmarks.report import figure
from waymark.publishing.charts import svg
from waymark.publishing.charts.paint import INK, LINE, MUTED, PAPER, RULE

_WIDTH, _LEFT, _RIGHT = 640, 170, 60
_BAR, _STEP, _HEAD, _BETWEEN = 16, 26, 30, 24
_LETTERS: dict[str, svg.Attribute] = {"font-family": "system-ui, sans-serif", "font-size": 13}


def picture(results: dict[str, Any]) -> str:
    """SVG. An entry that was refused has the word in place of a bar."""
    drawn, top = "", 16.0
    for work in results["works"]:
        content, height = _work(work, top)
        drawn += content
        top += height + _BETWEEN
    ground = svg.element("rect", {"width": _WIDTH, "height": top, "fill": PAPER})
    said = "; ".join(_said(entry) for work in results["works"] for entry in work["entries"])
    title = f"Times of the measures engine and its peers, {results['rows']:,} rows"
    return svg.picture(_WIDTH, top, ground + drawn, title=title, description=said, name="bench") + "\n"


def _said(entry: dict[str, Any]) -> str:
    return f"{entry['name']} {figure(entry['ratio']['median']) if 'ratio' in entry else 'refused'}"


def _work(work: dict[str, Any], top: float) -> tuple[str, float]:
    """The bars of one work below `top`, and how high they stand."""
    ratios = [entry["ratio"]["median"] for entry in work["entries"] if "ratio" in entry]
    low, high = _ends(ratios)
    room = _WIDTH - _LEFT - _RIGHT
    foot = top + _HEAD + _STEP * len(work["entries"])

    def x(value: float) -> float:
        return _LEFT + room * (math.log10(value) - low) / (high - low)

    drawn = svg.text(
        f"{work['work']}: times of {work['base']}", 8, top + 4, {**_LETTERS, "fill": INK, "font-weight": "600"}
    )
    for power in range(low, high + 1):
        drawn += svg.line(x(10.0**power), top + 14, x(10.0**power), foot - 6, {"stroke": RULE})
        middle: dict[str, svg.Attribute] = {**_LETTERS, "fill": MUTED, "text-anchor": "middle", "font-size": 11}
        drawn += svg.text(f"{10.0**power:g}×", x(10.0**power), foot + 8, middle)
    for number, entry in enumerate(work["entries"]):
        y = top + _HEAD - 8 + _STEP * number
        drawn += svg.text(entry["name"], _LEFT - 8, y + 12, {**_LETTERS, "fill": INK, "text-anchor": "end"})
        if "ratio" not in entry:
            drawn += svg.text("refused: its numbers differ", _LEFT + 6, y + 12, {**_LETTERS, "fill": MUTED})
            continue
        value = entry["ratio"]["median"]
        bar: dict[str, svg.Attribute] = {"x": _LEFT, "y": y, "width": max(1.0, x(value) - _LEFT), "height": _BAR}
        drawn += svg.element("rect", {**bar, "fill": LINE if entry["name"].startswith("waymark") else MUTED})
        drawn += svg.text(figure(value), max(x(value), _LEFT) + 6, y + 12, {**_LETTERS, "fill": INK})
    return drawn, foot - top


def _ends(ratios: list[float]) -> tuple[int, int]:
    """Powers of ten that hold every ratio, so that the least is still a bar."""
    low = math.ceil(math.log10(min(ratios, default=1.0))) - 1
    return low, max(low + 1, math.ceil(math.log10(max(ratios, default=1.0))))
