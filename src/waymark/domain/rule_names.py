"""Which rating rules and direction methods exist, by name. A policy may name these and no others.

Each name is also the name of a module, `assessment/rating/<name>.py` or `assessment/direction/<name>.py`.
"""

RATING_RULES = ("floor_and_target", "baseline_and_target", "not_rated")
DIRECTION_METHODS = ("step",)
