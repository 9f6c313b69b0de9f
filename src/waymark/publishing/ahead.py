"""The milestones of the years ahead, in words."""

from waymark.publishing.wording import value_text
from waymark.scorecards.document import ScorecardRow


def ahead_words(row: ScorecardRow) -> str:
    """`2026-27: 79.0%; 2027-28: 85.0%`; empty where there is no trajectory."""
    return "; ".join(f"{ahead.year}: {value_text(ahead.target, row.unit)}" for ahead in row.ahead)
