"""The Scorecard document: frozen, complete, already protected. Renderers read it and nothing else."""

from dataclasses import dataclass
from datetime import date

from waymark.disclosure.cell import PublicCell
from waymark.domain.comparator import ComparatorKind
from waymark.domain.data_source import DataSource
from waymark.domain.indicator import Unit, key_of
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.narrative.executive import NO_SUMMARY, ExecutiveSummary
from waymark.scorecards.ahead import TargetAhead
from waymark.scorecards.companions import Companion
from waymark.scorecards.control import ControlChart, Uncertainty
from waymark.scorecards.currency import CURRENT, Currency
from waymark.scorecards.masking import Masking
from waymark.scorecards.outlook import NOTHING, PublicOutlook
from waymark.scorecards.spread import Spread


@dataclass(frozen=True)
class Figure:
    """One outturn as it may be shown. `words` names the period: `March 2022`, `2016-17`.

    A figure that is not there has a symbol in every cell; `flags` are words such as `partial period`, `notes` the
    sentences behind them.
    """

    month: Month
    words: str
    value: PublicCell
    numerator: PublicCell
    denominator: PublicCell
    status: str  # provisional · revised · final
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublicVerdict:
    """The colour and everything that decided it. `sentence` alone lets a reader redo it."""

    rating: Rating
    rule: str
    policy: str  # '2021-22 v1'
    sentence: str
    why_not: str = ""  # the reason for no colour, as `no target`; empty where there is one


@dataclass(frozen=True)
class PublicDirection:
    arrow: Arrow
    movement: Movement
    method: str
    sentence: str
    change: PublicCell | None  # signed, in the unit of change


@dataclass(frozen=True)
class Bars:
    """What the figure is held against, and where that came from."""

    target: PublicCell | None
    floor: PublicCell | None
    baseline: PublicCell | None
    year: str  # '2021-22'
    source: str  # decision or plan, and the row of the targets file
    others: tuple[tuple[str, PublicCell], ...] = ()  # bars of other rules, by name: `band low`, `tolerance`


@dataclass(frozen=True)
class PublicJudgement:
    """How one published figure was judged, so that a figure on its own (in open data) can be judged again."""

    bars: Bars
    verdict: PublicVerdict
    direction: PublicDirection


@dataclass(frozen=True)
class TrendPoint:
    """A figure in its series, with the bars that applied in that month (None where there was none)."""

    figure: Figure
    target: PublicCell | None
    floor: PublicCell | None
    rating: Rating
    judged: PublicJudgement | None = None


@dataclass(frozen=True)
class DistrictFigure:
    """The same indicator and period for one district (or the remainder), beside the county."""

    area: str
    area_name: str
    figure: Figure
    rating: Rating
    judged: PublicJudgement | None = None
    previous: Figure | None = None
    last_year: Figure | None = None
    caution: str = ""  # the small-number caution; '' where there is none to give


@dataclass(frozen=True)
class Provenance:
    """Where the figure comes from: for `data sources`, and for a reader who asks.

    described: the dictionary's own words about the sources; empty where it has none.
    """

    source: str  # 'SSDA903 return, 2017-18 to 2021-22'
    covers: str  # '1 April 2017 to 31 March 2022'
    framework_version: str
    run: str
    described: tuple[DataSource, ...] = ()


@dataclass(frozen=True)
class ComparatorPoint:
    """A comparator in its series, at the month in which its period ends."""

    month: Month
    value: PublicCell


@dataclass(frozen=True)
class ComparatorFigure:
    """What another area's figure is, beside the row's latest.

    words: its period in full · same_period: whether it ends in the period of the row's latest figure ·
    source: the publication · method: `as published`, or how an average came about · differs: how the published figure
    is another thing than the indicator, '' where it is the same · short_of: `4 of 10` where few members of an average
    had a value · points: for the chart, oldest first · counted: the counts published beside the area's own figure,
    `4,472 of 19,373`, of both sides of a gap; '' where there are none.
    """

    kind: ComparatorKind
    name: str
    value: PublicCell
    month: Month
    words: str
    same_period: bool
    source: str
    method: str
    status: str
    differs: str = ""
    short_of: str = ""
    points: tuple[ComparatorPoint, ...] = ()
    counted: str = ""


@dataclass(frozen=True)
class ScorecardRow:
    """One indicator (or one reading of it, under its own name) on a scorecard."""

    code: str
    reading: str  # '' for the indicator's own measure
    name: str
    short_name: str
    definition: str
    why_it_matters: str
    polarity: Polarity
    frequency: Frequency
    window: str  # 'R12M'
    unit: Unit
    decimals: int
    numerator_name: str
    denominator_name: str
    owner: str
    latest: Figure
    previous: Figure | None
    last_year: Figure | None
    last_year_rating: Rating
    bars: Bars
    verdict: PublicVerdict
    direction: PublicDirection
    headline: str  # the sentence that says it all
    trend: tuple[TrendPoint, ...]  # oldest first, ends with `latest`
    districts: tuple[DistrictFigure, ...]  # empty on a district's own scorecard
    provenance: Provenance
    county: Figure | None = None  # the authority's figure for the same period, on a district's scorecard
    year_type: YearType = YearType.FINANCIAL  # the calendar of its years, terms and quarters
    comparators: tuple[ComparatorFigure, ...] = ()  # in the order of `ComparatorKind`; empty where there are none
    ahead: tuple[TargetAhead, ...] = ()  # the milestones of the years after the target's
    control: ControlChart | None = None  # how the series varies by chance; None for a draft
    uncertainty: Uncertainty | None = None  # of the latest figure; None where it is not shown
    spread: Spread | None = None  # the districts together; None on a district's own scorecard
    masking: Masking | None = None  # what the colour hides in the districts
    outlook: PublicOutlook = NOTHING
    companions: tuple[Companion, ...] = ()
    currency: Currency = CURRENT
    further: tuple[str, ...] = ()  # sentences that go on from `headline`: other areas, a year before, cautions
    in_short: str = ""  # what follows its name and a colon; empty where there is no figure
    floor_said: str = ""  # whether its floor or baseline is reached, where its target is not

    def comparator(self, column: str) -> ComparatorFigure | None:
        """The comparator of a scorecard's column: england, region or neighbours."""
        return next((one for one in self.comparators if one.kind.value == column), None)

    @property
    def key(self) -> str:
        """`SCS18` or `SCS18.same_carer`."""
        return key_of(self.code, self.reading)


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    rows: tuple[ScorecardRow, ...]
    kind: SectionKind = SectionKind.MEASURES


@dataclass(frozen=True)
class Totals:
    """Counts of measures by rating; not rated apart. Activity and context are in none of them."""

    green: int
    amber: int
    red: int
    not_rated: int

    @property
    def rated(self) -> int:
        return self.green + self.amber + self.red


@dataclass(frozen=True)
class ColourChange:
    """A row whose rating differs from that of the previous month."""

    key: str
    name: str
    before: Rating
    after: Rating


@dataclass(frozen=True)
class ExceptionNeeded:
    """A red indicator: commentary and at least one action are needed before sign-off."""

    key: str
    name: str
    sentence: str
    owner: str


@dataclass(frozen=True)
class Promised:
    """A figure that a promise is about: its row and its period."""

    key: str
    name: str
    words: str  # 'April to June 2025'


@dataclass(frozen=True)
class Promise:
    """A revision that was promised when a source changed: listed until it is made, then with where it stands."""

    source: str  # 'Education, Health and Care Plans'
    what: str  # 'Case system replaced on 11 June 2025'
    promised: str  # 'September 2025'
    made: bool
    figures: tuple[Promised, ...]


@dataclass(frozen=True)
class Scorecard:
    """One scorecard for one area and month. `columns` are the names chosen by the scorecard's file, in order."""

    name: str  # 'directorate'
    title: str
    organisation: str
    audience: str
    area: str
    area_name: str
    as_at: Month
    published: date
    produced_by: str
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    totals: Totals
    changes: tuple[ColourChange, ...]
    exceptions: tuple[ExceptionNeeded, ...]
    summary: tuple[str, ...]  # sentences
    notes: tuple[str, ...]  # how to read it: symbols, rounding
    previous_month: Month
    banner: str = ""  # what every reader must see first: that the records are made up
    county_name: str = ""  # the authority that a district lies in, for the figures beside its own; else empty
    layout: Layout = Layout.SCORECARD
    frequency: str = ""  # how often it appears: monthly · quarterly
    promises: tuple[Promise, ...] = ()  # revisions promised of its rows' figures, made or still to come
    executive_summary: ExecutiveSummary = NO_SUMMARY

    @property
    def rows(self) -> tuple[ScorecardRow, ...]:
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def measures(self) -> tuple[ScorecardRow, ...]:
        """The rows that the totals count: all but activity and context."""
        return tuple(row for section in self.sections if section.kind is SectionKind.MEASURES for row in section.rows)
