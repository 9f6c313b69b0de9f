"""What each page shows: the frozen documents, and the keys of the pages beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from waymark.scorecards.document import Scorecard, ScorecardRow


@dataclass(frozen=True)
class Download:
    """A file to take away. `size` is in bytes."""

    format: str  # 'PDF'
    key: str
    size: int

    @property
    def size_words(self) -> str:
        """`84 kB`; never 0 kB."""
        return f"{max(1, round(self.size / 1000)):,} kB"


@dataclass(frozen=True)
class ScorecardView:
    """One scorecard. `area_suffix` follows its indicators' keys in links; it is empty for the principal area."""

    scorecard: Scorecard
    key: str
    area_suffix: str = ""
    downloads: tuple[Download, ...] = ()

    def indicator_key(self, row_key: str) -> str:
        return row_key + self.area_suffix


@dataclass(frozen=True)
class IndicatorView:
    """One row of a scorecard on its own page. `district_keys` gives the page of a district's own figure, by area."""

    card: ScorecardView
    row: ScorecardRow
    district_keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.card.indicator_key(self.row.key)

    @property
    def other_readings(self) -> tuple[ScorecardRow, ...]:
        """The indicator's other readings on the same scorecard."""
        rows = self.card.scorecard.rows
        return tuple(row for row in rows if row.code == self.row.code and row.key != self.row.key)


@dataclass(frozen=True)
class HomeView:
    """The first scorecard is the release's own; the rest follow in order."""

    cards: tuple[ScorecardView, ...]

    @property
    def principal(self) -> ScorecardView:
        return self.cards[0]
