"""A scorecard's file: title, audience, sections and columns. What it shows is data, not code."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SectionOutline:
    """`indicators` are keys: `SCS18`, or `SCS18.same_carer` for a reading."""

    id: str
    title: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class ScorecardOutline:
    name: str
    title: str
    audience: str
    frequency: str
    sections: tuple[SectionOutline, ...]
    columns: tuple[str, ...]
    area_kinds: tuple[str, ...]  # authority · district
    file: str = ""


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
)
