"""Polarity: which way is better."""

from enum import Enum


class Polarity(Enum):
    """Which way is better. The letters are those that councils print."""

    HIGHER = "H"
    LOWER = "L"
    TARGET = "T"  # best near the target, neither too high nor too low
    NONE = "none"  # activity and context: increased or decreased, never improved or worsened

    @property
    def phrase(self) -> str:
        """The polarity in words, as printed beside an indicator."""
        return _PHRASES[self]


_PHRASES = {
    Polarity.HIGHER: "higher is better",
    Polarity.LOWER: "lower is better",
    Polarity.TARGET: "best near the target",
    Polarity.NONE: "no polarity",
}
