"""How the parts of a chart are painted: by class for the web's stylesheet, by fixed colour for paper.

Charts name a role (`line`, `target`, `label` …). On the web the stylesheet colours the class, light or dark; a PDF
has no stylesheet, so the colour stands in the drawing.
"""

from collections.abc import Mapping
from typing import Protocol

RED = "#942514"
AMBER = "#FFB81C"
GREEN = "#0B7A75"
BLUE = "#1D70B8"  # information and not rated, never a judgement
INK = "#16202C"
MUTED = "#51606F"
RULE = "#D5DBE1"
PALE = "#F1F3F5"
BAND = "#E4E9EE"
LINE = "#22406E"
USUAL = "#E4EDF6"  # the usual range
USUAL_EDGE = "#7C9CC0"
PAPER = "#FFFFFF"

FONT = "Source Sans Pro"

ROLES = (
    "line",
    "dot",
    "target",
    "floor",
    "compared",
    "compared-mark",
    "grid",
    "axis",
    "gap",
    "label",
    "strong",
    "quiet",
    "mark-red",
    "mark-amber",
    "mark-green",
    "mark-not-rated",
    "tick",
    "usual",
    "usual-edge",
    "trial-edge",
    "usual-mean",
    "change",
    "special-better",
    "special-worse",
    "special",
    "around-better",
    "around-worse",
    "around",
    "edge",
    "chance",
    "limit",
    "county",
    "district",
    "district-watch",
    "district-outside",
)


class Paint(Protocol):
    """Attributes for one role. Raises KeyError for a role that does not exist."""

    def __call__(self, role: str) -> Mapping[str, str]: ...


_STROKES = {
    "line": {"fill": "none", "stroke-width": "2.25", "stroke-linejoin": "round", "stroke-linecap": "round"},
    "target": {"fill": "none", "stroke-width": "1.5", "stroke-dasharray": "6 4"},
    "floor": {"fill": "none", "stroke-width": "1.5", "stroke-dasharray": "1.5 3.5", "stroke-linecap": "round"},
    "compared": {"fill": "none", "stroke-width": "1.25"},
    "compared-mark": {"stroke-width": "1.5"},
    "grid": {"fill": "none", "stroke-width": "1"},
    "axis": {"fill": "none", "stroke-width": "1"},
    "mark-red": {"stroke-width": "1.5"},
    "mark-amber": {"stroke-width": "1.5"},
    "mark-green": {"stroke-width": "1.5"},
    "mark-not-rated": {"stroke-width": "2"},
    "usual-edge": {"fill": "none", "stroke-width": "1.25"},
    "trial-edge": {"fill": "none", "stroke-width": "1.25", "stroke-dasharray": "2 4"},
    "usual-mean": {"fill": "none", "stroke-width": "1", "stroke-dasharray": "1 3"},
    "change": {"fill": "none", "stroke-width": "1.5", "stroke-dasharray": "4 2"},
    "special-better": {"stroke-width": "2"},
    "special-worse": {"stroke-width": "2"},
    "special": {"stroke-width": "2"},
    "around-better": {"fill": "none", "stroke-width": "2"},
    "around-worse": {"fill": "none", "stroke-width": "2"},
    "around": {"fill": "none", "stroke-width": "2"},
    "edge": {"stroke-width": "4", "stroke-linejoin": "round"},
    "tick": {"fill": "none", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round"},
    "limit": {"fill": "none", "stroke-width": "1.25"},
    "county": {"fill": "none", "stroke-width": "2"},
    "district": {"stroke-width": "1"},
    "district-watch": {"stroke-width": "2", "stroke-linejoin": "round"},
    "district-outside": {"stroke-width": "1.5", "stroke-linejoin": "round"},
}
_WEIGHTS = {"strong": "600", "edge": "600"}
_PRINTED = {
    "line": {"stroke": LINE},
    "dot": {"fill": LINE},
    "target": {"stroke": INK},
    "floor": {"stroke": MUTED},
    "compared": {"stroke": MUTED},
    "compared-mark": {"fill": PAPER, "stroke": MUTED},
    "grid": {"stroke": RULE},
    "axis": {"stroke": MUTED},
    "gap": {"fill": PALE},
    "label": {"fill": INK, "font-family": FONT},
    "strong": {"fill": INK, "font-family": FONT},
    "quiet": {"fill": MUTED, "font-family": FONT},
    "mark-red": {"fill": RED, "stroke": PAPER},
    "mark-amber": {"fill": AMBER, "stroke": INK},
    "mark-green": {"fill": GREEN, "stroke": PAPER},
    "mark-not-rated": {"fill": PAPER, "stroke": BLUE},
    "tick": {"stroke": PAPER},
    "usual": {"fill": USUAL},
    "usual-edge": {"stroke": USUAL_EDGE},
    "trial-edge": {"stroke": USUAL_EDGE},
    "usual-mean": {"stroke": USUAL_EDGE},
    "change": {"stroke": INK},
    "special-better": {"fill": PAPER, "stroke": GREEN},
    "special-worse": {"fill": PAPER, "stroke": RED},
    "special": {"fill": PAPER, "stroke": INK},
    "around-better": {"stroke": GREEN},
    "around-worse": {"stroke": RED},
    "around": {"stroke": INK},
    "edge": {"fill": PAPER, "stroke": PAPER, "font-family": FONT},  # behind a word, so that no line crosses it
    "chance": {"fill": BAND},
    "limit": {"stroke": MUTED},
    "county": {"stroke": LINE},
    "district": {"fill": MUTED, "stroke": PAPER},
    "district-watch": {"fill": PAPER, "stroke": LINE},
    "district-outside": {"fill": LINE, "stroke": PAPER},
}


def _shape(role: str) -> dict[str, str]:
    weight = {"font-weight": _WEIGHTS[role]} if role in _WEIGHTS else {}
    return {**_STROKES.get(role, {}), **weight}


_ON_WEB = {role: {"class": f"c-{role}", **_shape(role)} for role in ROLES}
_ON_PAPER = {role: {**_PRINTED[role], **_shape(role)} for role in ROLES}


def web(role: str) -> Mapping[str, str]:
    """Shape in the drawing, colour from the page's stylesheet (class `c-<role>`)."""
    return _ON_WEB[role]


def paper(role: str) -> Mapping[str, str]:
    """Shape and colour in the drawing."""
    return _ON_PAPER[role]
