"""A scorecard's file: title, audience, layout, sections and columns. What it shows is data, not code."""

from dataclasses import dataclass
from enum import Enum


class Layout(Enum):
    """How a file's pages are laid out. The value is the word used in the dictionary."""

    SCORECARD = "scorecard"  # a table of many indicators, each with its latest figure and rating
    REPORT = "report"  # few indicators, month by month: each section is one topic whose figures are read together


class SectionKind(Enum):
    """What a section's rows are. Only measures are rated and counted; the value is the word used in the dictionary."""

    MEASURES = "measures"
    ACTIVITY = "activity"  # how much there was of something: more or less than expected, never good or bad
    CONTEXT = "context"  # who lives and learns in a place: read beside the county, never judged


@dataclass(frozen=True)
class SectionOutline:
    """`indicators` are keys: `SCS18`, or `SCS18.same_carer` for a reading."""

    id: str
    title: str
    indicators: tuple[str, ...]
    kind: SectionKind = SectionKind.MEASURES


@dataclass(frozen=True)
class ScorecardOutline:
    """`columns` is empty for a report, whose tables are always the same.

    subset_of: the scorecards that together show all that this one shows; empty where it stands for itself.
    """

    name: str
    title: str
    audience: str
    frequency: str
    sections: tuple[SectionOutline, ...]
    columns: tuple[str, ...]
    area_kinds: tuple[str, ...]  # authority · district
    layout: Layout = Layout.SCORECARD
    file: str = ""
    subset_of: tuple[str, ...] = ()


COLUMNS = (
    "code",
    "indicator",
    "polarity",
    "window",
    "recent",
    "previous",
    "latest",
    "parts",
    "target",
    "rating",
    "direction",
    "last_year",
    "status",
    "compared",
    "england",
    "region",
    "neighbours",
)
