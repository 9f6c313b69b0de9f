"""What each page shows: the frozen documents, and the keys of the pages beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from waymark.domain.month import Month
from waymark.domain.scorecard_outline import Layout
from waymark.domain.verdict import Movement, Rating
from waymark.publishing.district_matrix import matrix_of
from waymark.publishing.reference import Red, indicators_of, promises_of, reds_of
from waymark.publishing.site.links import Kind
from waymark.scorecards.document import Promise, Scorecard, ScorecardRow, TrendPoint

_PICKS = (
    ("red", "red"),
    ("amber", "amber"),
    ("green", "green"),
    ("not-rated", "not rated"),
    ("changed", "changed colour"),
    ("improved", "improved"),
    ("worsened", "worsened"),
    ("stale", "stale"),
)
MATRIX_MONTHS = 13  # a year and the same month of the year before


@dataclass(frozen=True)
class Place:
    """A page of the release (or a part of one, by its anchor), as the navigation names it."""

    kind: Kind
    words: str
    anchor: str = ""


@dataclass(frozen=True)
class Release:
    """What the pages of one release know of each other: the navigation, and which rules and policies are explained.

    rules: what they are called in a sentence, by name · policies: the anchors of their rows.
    """

    places: tuple[Place, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    policies: frozenset[str] = frozenset()


ALONE = Release()


@dataclass(frozen=True)
class Download:
    """A file to take away. `size` is in bytes."""

    format: str  # 'PDF'
    key: str
    size: int
    kind: Kind = Kind.PDF

    @property
    def size_words(self) -> str:
        """`84 kB`; never 0 kB."""
        return f"{max(1, round(self.size / 1000)):,} kB"


@dataclass(frozen=True)
class Pick:
    """Rows that a reader may ask to see alone. `name` ends the address: `#show-red`."""

    name: str
    words: str
    count: int


@dataclass(frozen=True)
class ScorecardView:
    """One scorecard. `area_suffix` follows its indicators' keys in links; it is empty for the principal area.

    district_keys: for each row's key the pages of the districts' own figures, by area.
    """

    scorecard: Scorecard
    key: str
    area_suffix: str = ""
    downloads: tuple[Download, ...] = ()
    release: Release = ALONE
    district_keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def indicator_key(self, row_key: str) -> str:
        return row_key + self.area_suffix

    def picked_by(self, row: ScorecardRow) -> tuple[str, ...]:
        """The names of the picks that a measure belongs to."""
        names = [row.verdict.rating.value.replace("_", "-")]
        if row.direction.movement in (Movement.IMPROVED, Movement.WORSENED):
            names.append(row.direction.movement.value)
        if any(change.key == row.key for change in self.scorecard.changes):
            names.append("changed")
        if row.currency.stale:
            names.append("stale")
        return tuple(names)

    @property
    def picks(self) -> tuple[Pick, ...]:
        """What can be shown alone: some of the measures, and not all of them."""
        rows = [self.picked_by(row) for row in self.scorecard.measures]
        counted = [Pick(name, words, sum(name in names for names in rows)) for name, words in _PICKS]
        return tuple(pick for pick in counted if 0 < pick.count < len(rows))

    @property
    def report(self) -> bool:
        return self.scorecard.layout is Layout.REPORT

    @property
    def by_district(self) -> bool:
        """Whether it has a page of its indicators by district."""
        return not self.report and matrix_of(self.scorecard) is not None

    @property
    def district(self) -> bool:
        """Whether it is for another area than the release's own."""
        return bool(self.area_suffix)


@dataclass(frozen=True)
class MatrixRow:
    """A district's ratings month by month; None where its series has no such month."""

    area: str
    area_name: str
    points: tuple[TrendPoint | None, ...]


@dataclass(frozen=True)
class IndicatorView:
    """One row of a scorecard on its own page. `district_rows` gives the district's own row, by area, where it has one.

    district_keys: the page of a district's figure, by area · county_key: on a district's page, the county's page.
    """

    card: ScorecardView
    row: ScorecardRow
    district_keys: Mapping[str, str] = field(default_factory=dict)
    district_rows: Mapping[str, ScorecardRow] = field(default_factory=dict)
    county_key: str = ""

    @property
    def release(self) -> Release:
        return self.card.release

    @property
    def scorecard(self) -> Scorecard:
        return self.card.scorecard

    @property
    def key(self) -> str:
        return self.card.indicator_key(self.row.key)

    @property
    def other_readings(self) -> tuple[ScorecardRow, ...]:
        """The indicator's other readings on the same scorecard."""
        rows = self.card.scorecard.rows
        return tuple(row for row in rows if row.code == self.row.code and row.key != self.row.key)

    @property
    def matrix_months(self) -> tuple[Month, ...]:
        """The last periods of the series, oldest first."""
        return tuple(point.figure.month for point in self.row.trend[-MATRIX_MONTHS:])

    @property
    def matrix(self) -> tuple[MatrixRow, ...]:
        """The districts that have a series of their own, each with its points in `matrix_months`."""
        rows = []
        for district in self.row.districts:
            own = self.district_rows.get(district.area)
            if own is not None:
                points = {point.figure.month: point for point in own.trend}
                rows.append(
                    MatrixRow(
                        district.area, district.area_name, tuple(points.get(month) for month in self.matrix_months)
                    )
                )
        return tuple(rows)

    @property
    def matrix_coloured(self) -> bool:
        """Whether any district has a colour in it."""
        return any(
            point is not None and point.rating is not Rating.NOT_RATED for line in self.matrix for point in line.points
        )


@dataclass(frozen=True)
class WholeRelease:
    """What every page about a whole release stands on: its scorecards, the release's own first."""

    cards: tuple[ScorecardView, ...]

    @property
    def release(self) -> Release:
        return self.principal.release

    @property
    def principal(self) -> ScorecardView:
        return self.cards[0]

    @property
    def scorecard(self) -> Scorecard:
        return self.principal.scorecard


@dataclass(frozen=True)
class HomeView(WholeRelease):
    """`data`: open data of the whole release."""

    data: tuple[Download, ...] = ()

    @property
    def county(self) -> tuple[ScorecardView, ...]:
        """The principal area's scorecards, without its reports."""
        return tuple(card for card in self.cards if not card.district and not card.report)

    @property
    def reports(self) -> tuple[ScorecardView, ...]:
        """The principal area's monthly reports."""
        return tuple(card for card in self.cards if not card.district and card.report)

    @property
    def districts(self) -> tuple[tuple[str, tuple[ScorecardView, ...]], ...]:
        """The other areas' scorecards, by title, in order."""
        found: dict[str, list[ScorecardView]] = {}
        for card in self.cards:
            if card.district:
                found.setdefault(card.scorecard.title, []).append(card)
        return tuple((title, tuple(cards)) for title, cards in found.items())


@dataclass(frozen=True)
class ReferenceView(WholeRelease):
    """What the pages about the whole release show: exceptions, definitions and data sources."""

    @property
    def county(self) -> tuple[ScorecardView, ...]:
        """The principal area's scorecards and reports."""
        return tuple(card for card in self.cards if not card.district)

    @property
    def indicators(self) -> tuple[ScorecardRow, ...]:
        """Every indicator of the release by code, in the principal area where it is shown there."""
        return indicators_of(card.scorecard for card in (*self.county, *self.cards))

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Every promised revision once, with the figures of all scorecards of the principal area."""
        return promises_of([card.scorecard for card in self.county])

    @property
    def reds(self) -> tuple[Red, ...]:
        """The principal area's red indicators; `on` points into `county`."""
        return reds_of([card.scorecard for card in self.county])

    def indicator_key(self, row_key: str) -> str:
        """The indicator's page: the principal area's, or else that of the first scorecard that shows it."""
        for card in (*self.county, *self.cards):
            if any(row.key == row_key for row in card.scorecard.rows):
                return card.indicator_key(row_key)
        raise KeyError(row_key)
