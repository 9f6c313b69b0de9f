"""A verdict: one colour or one named reason why there is none, with the sentence and the numbers behind it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from waymark.domain.month import Month


class Rating(Enum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NOT_RATED = "not_rated"

    @property
    def word(self) -> str:
        return {"red": "Red", "amber": "Amber", "green": "Green", "not_rated": "Not rated"}[self.value]


class WhyNotRated(Enum):
    """The named reasons for no colour. The value is the wording."""

    DRAFT_DEFINITION = "draft definition"
    CONTEXT_ONLY = "context only"
    SUPPRESSED = "suppressed"
    NO_OUTTURN = "no outturn"
    NO_POLICY = "no policy"
    NO_TARGET = "no target"
    NO_FLOOR = "no floor"
    NO_BAND = "no band"
    AWAITING_BASELINE = "awaiting baseline"
    NO_LAST_YEAR = "no figure for last year"
    NOT_COMPARABLE = "not comparable"
    NO_RANGE = "no expected range"
    OTHER_POLARITY = "rule for another polarity"
    ACTIVITY = "activity"
    NO_PLACE = "no place"


@dataclass(frozen=True)
class Verdict:
    """How one outturn was judged.

    rule: the module that decided (`floor_and_target`) · sentence: why, in words, from the numbers below alone ·
    value: as printed, the number that was judged · bars: every number it was compared with, by name, exact ·
    why_not: the reason for no colour, None exactly when there is one ·
    rests_on: months of earlier figures of the same series without which it could not be said.
    """

    rating: Rating
    rule: str
    sentence: str
    value: Decimal | None = None
    bars: tuple[tuple[str, Fraction], ...] = ()
    why_not: WhyNotRated | None = None
    rests_on: tuple[Month, ...] = ()

    @classmethod
    def refused(
        cls,
        why: WhyNotRated,
        detail: str,
        value: Decimal | None = None,
        bars: tuple[tuple[str, Fraction], ...] = (),
        rests_on: tuple[Month, ...] = (),
    ) -> "Verdict":
        """No colour, for a named reason. `detail` makes it useful: `no target for 2021-22`."""
        return cls(Rating.NOT_RATED, "not_rated", f"Not rated: {detail}.", value, bars, why, rests_on)


class Arrow(Enum):
    """Which way the figure moved; unclear where a test finds nothing but chance."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    UNCLEAR = "unclear"
    NOT_COMPARED = "not_compared"


class Movement(Enum):
    """Whether that is good. Without polarity there is no judgement and no colour."""

    IMPROVED = "improved"
    SAME = "same"
    WORSENED = "worsened"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True)
class EvidencePoint:
    """One figure that was tested. numerator, denominator: None where there are none · status: as of the outturn."""

    month: Month
    value: Fraction
    numerator: int | None
    denominator: int | None
    status: str


@dataclass(frozen=True)
class Evidence:
    """The test behind a direction, in numbers.

    test: in words, `Cochran–Armitage trend test` · symbol: of its statistic, `χ²` · statistic, p: unrounded; None for
    a chart, which has limits instead · limits: lower limit, mean and upper limit of a chart ·
    points: the figures that were tested, oldest first, the latest last.
    """

    test: str
    symbol: str = ""
    statistic: float | None = None
    p: float | None = None
    limits: tuple[Fraction, Fraction, Fraction] | None = None
    points: tuple[EvidencePoint, ...] = ()


@dataclass(frozen=True)
class Direction:
    """Direction of travel.

    compared_with: the label of the earliest period compared, empty when nothing was compared ·
    rests_on: months of figures of the same series without which it could not be said; empty for a method that looks at
    the previous figure alone · of_reading: the reading whose figures were tested where they are not the figure's own,
    as the single months beneath a rolling figure · chosen_by: the method that chose this one, `auto` or empty ·
    evidence: None where nothing was tested.
    """

    arrow: Arrow
    movement: Movement
    method: str
    sentence: str
    compared_with: str = ""
    change: Decimal | None = None
    rests_on: tuple[Month, ...] = ()
    of_reading: str = ""
    chosen_by: str = ""
    evidence: Evidence | None = None
