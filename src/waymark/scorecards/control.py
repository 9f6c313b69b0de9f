"""What the Scorecard document holds of chance: a row's control chart, and the interval of its latest figure.

Public throughout: limits are rounded once and cut where no figure can lie. Where a figure behind them is hidden there
are no limits at all, since they would tell of it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waymark.disclosure.cell import PublicCell
from waymark.domain.month import Month
from waymark.domain.period import Frequency
from waymark.domain.verdict import Movement

if TYPE_CHECKING:  # a row holds its chart, and the chart's points are those of a row
    from waymark.scorecards.document import TrendPoint


@dataclass(frozen=True)
class ControlStretch:
    """From one rebase to the next. Every cell is None where there are too few points for limits.

    words: the period of its first point · reason: why limits begin anew here, '' for the first stretch ·
    trial: of six to twelve points · near lines lie two thirds of the way from the mean to a limit.
    """

    first: Month
    last: Month
    words: str
    points: int
    reason: str
    trial: bool
    mean: PublicCell | None = None
    upper: PublicCell | None = None
    lower: PublicCell | None = None
    upper_near: PublicCell | None = None
    lower_near: PublicCell | None = None


@dataclass(frozen=True)
class ControlPoint:
    """shown: the figure with its bars · stretch: its place among the stretches, None for one that is left out ·
    cause: in words, `above the usual range`, '' where nothing is unusual · label: one or two for the drawing, `high` ·
    up: the way in which it is unusual, None where it is not · left_out: why, in words ·
    movement: whether an unusual point is good; not judged for polarity T and none.
    """

    shown: "TrendPoint"
    stretch: int | None
    cause: str = ""
    label: str = ""
    up: bool | None = None
    movement: Movement = Movement.NOT_JUDGED
    left_out: str = ""


@dataclass(frozen=True)
class ChangeMark:
    """Something that happened on a day or from a month on, marked by an upright line.

    day: of the month, 1 to 31 · label: `series break` · of_range: whether it is only that the usual range begins anew.
    """

    month: Month
    day: int
    label: str
    sentence: str
    of_range: bool = False


@dataclass(frozen=True)
class ControlChart:
    """How one series varies by chance, and where it did something else.

    single_months: of the months beneath a rolling figure, not of the figure itself · name: of the series ·
    frequency: of its points · refused: why there is no usual range, '' where there is one · points: oldest first;
    none where a figure of the series is hidden, or where no series may be charted · icon: of the latest point:
    improvement, concern, high, low … or nothing unusual · assurance: consistently passes, consistently fails, hit and
    miss; '' where no target is about this series · finding: what the chart's title says · sentences: for any reader ·
    marks: changes of sources and stated rebases, oldest first; also where the chart is refused.
    """

    single_months: bool
    name: str
    frequency: Frequency
    points: tuple[ControlPoint, ...] = ()
    stretches: tuple[ControlStretch, ...] = ()
    marks: tuple[ChangeMark, ...] = ()
    refused: str = ""
    icon: str = ""
    movement: Movement = Movement.NOT_JUDGED
    assurance: str = ""
    finding: str = ""
    sentences: tuple[str, ...] = ()

    @property
    def trend(self) -> "tuple[TrendPoint, ...]":
        return tuple(point.shown for point in self.points)

    def stretch_of(self, point: ControlPoint) -> ControlStretch | None:
        return None if point.stretch is None else self.stretches[point.stretch]


@dataclass(frozen=True)
class Uncertainty:
    """How far the latest figure can be off by chance alone, 95 times in 100.

    low, high: in the row's unit, None where `why_not` says why there is no interval · method: `Wilson` ·
    sentence: the interval in words, '' without one · caution: a sentence where the figure rests on few cases, else ''.
    """

    low: PublicCell | None = None
    high: PublicCell | None = None
    method: str = ""
    sentence: str = ""
    why_not: str = ""
    caution: str = ""
