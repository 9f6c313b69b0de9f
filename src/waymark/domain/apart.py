"""How far from the county's figure a district lies, and on which side."""

from enum import Enum


class Apart(Enum):
    """The value is the wording. WATCH: beyond 95 % of what chance does · OUTLIER: beyond 99.8 %."""

    WITHIN = "within what chance explains"
    WATCH = "worth watching"
    OUTLIER = "outside what chance explains"


class Side(Enum):
    """The value is the wording, before the county's name."""

    ABOVE = "above"
    BELOW = "below"
    LEVEL = "level with"
