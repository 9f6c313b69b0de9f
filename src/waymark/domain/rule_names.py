"""Which rating rules and direction methods exist, by name. A policy may name these and no others.

Each name is also the name of a module, `assessment/rating/<name>.py` or `assessment/direction/<name>.py`.
"""

from waymark.domain.polarity import Polarity

RATING_RULES = (
    "floor_and_target",
    "baseline_and_target",
    "tolerance",
    "tolerance_and_trend",
    "near_target",
    "activity_band",
    "not_rated",
)
DIRECTION_METHODS = ("step", "auto", "two_points", "trend_test", "spc", "regression")

_ONE_SIDED = frozenset({Polarity.HIGHER, Polarity.LOWER})
COLOURS_POLARITY = {
    "floor_and_target": _ONE_SIDED,
    "baseline_and_target": _ONE_SIDED | {Polarity.TARGET},
    "tolerance": _ONE_SIDED,
    "tolerance_and_trend": _ONE_SIDED,
    "near_target": frozenset({Polarity.TARGET}),
}
"""The polarities that a rule can colour. The rules that are not here give no colour, and go with every polarity."""
