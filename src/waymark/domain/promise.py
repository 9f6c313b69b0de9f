"""A promised revision: the full figure that is to follow one of part of its period."""

from dataclasses import dataclass

from waymark.domain.month import Month
from waymark.domain.source_change import SourceChange


@dataclass(frozen=True)
class PromisedFigure:
    """One figure that the promise is about. month: the last that it covers."""

    code: str
    reading: str
    month: Month


@dataclass(frozen=True)
class PromisedRevision:
    """source: the title of what changed · made: whether the figures are of the whole period by now."""

    source: str
    change: SourceChange
    made: bool
    figures: tuple[PromisedFigure, ...]
