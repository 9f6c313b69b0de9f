"""The run of reported figures that a test of direction may use, and the reasons why there may be none.

Never on overlapping windows, never across a series break or a partial period.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from waymark.assessment.previous import ends_a_period, expected_previous, period_words, previous_figure
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Cohort, MeanOfMonths, Measure, Ratio, ShareOfEntities, windowed_terms
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Outturn
from waymark.domain.period import Frequency
from waymark.domain.window import Window, WindowKind

MONTHS_BACK = 24
"""A monthly run is what its chart shows: two years and the month from which they start. Longer periods go back as far
as there are figures, as two years of them tell little."""
OVERLAPPING = "Trend not tested (overlapping periods)."
_APART = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}


@dataclass(frozen=True)
class Run:
    """points: figures with a value, oldest first, the latest included; at least two, unless `refused` says why not ·
    cut: why older figures are left out, empty where there is no reason."""

    points: tuple[Outturn, ...] = ()
    refused: str = ""
    cut: str = ""

    def last(self, most: int) -> "Run":
        return Run(self.points[-most:], self.refused, self.cut if len(self.points) <= most else "")


def comparable_run(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator) -> Run:
    """`earlier`: the other outturns of the same indicator, reading and area, in any order; those of later periods,
    and months that end no period of the frequency, are passed over."""
    if outturn.value is None:
        return Run(refused=f"Nothing to compare: {outturn.missing}.")
    if overlapping(indicator.measure_of(outturn.reading), indicator.frequency):
        return Run(refused=OVERLAPPING)
    previous = previous_figure(outturn, earlier, indicator)
    if previous is None:
        return Run(refused="No earlier figure to compare with.")
    since = period_words(previous.month, indicator)
    if Flag.PARTIAL_PERIOD in outturn.flags:
        return Run(refused=f"Not comparable with {since}: the latest figure covers part of its period.")
    since_when = outturn.month - MONTHS_BACK if indicator.frequency is Frequency.MONTHLY else Month(0)
    reported = [one for one in earlier if since_when <= one.month < outturn.month]
    reported = [one for one in reported if ends_a_period(one.month, indicator)]
    kept, cut = [outturn], _broken(outturn)
    for one in sorted(reported, key=lambda one: one.month, reverse=True):
        if not cut and Flag.PARTIAL_PERIOD in one.flags:
            cut = f"{period_words(one.month, indicator)} covers part of its period"
        if cut:
            break
        if one.value is not None:
            kept.append(one)
        cut = _broken(one)
    if len(kept) == 1 and not cut:
        return Run(refused=f"Not compared with {since}: that is more than {MONTHS_BACK} months ago.")
    if len(kept) == 1:
        return Run(refused=f"Not comparable with {since}: {cut}.")
    older = any(one.month < kept[-1].month and one.value is not None for one in reported)
    return Run(tuple(reversed(kept)), cut=cut if older else "")


def overlapping(measure: Measure, frequency: Frequency) -> bool:
    """Whether two reported periods that follow each other share months in any term of the measure."""
    apart = _APART[frequency]
    if isinstance(measure, MeanOfMonths) and frequency is not Frequency.ANNUAL:
        return True  # one year's named months, told in more than one period
    windows = {window for _, window in windowed_terms(measure)}
    own = getattr(measure, "window", None)
    return any(_length(window) > apart for window in (*windows, *((own,) if own else ())))


def shares(points: Sequence[Outturn], indicator: Indicator) -> tuple[tuple[int, int], ...]:
    """(count, out of) of each point; empty where the figure is no share of something, or any point is without."""
    measure = indicator.measure_of(points[-1].reading)
    if indicator.unit not in (Unit.PERCENT, Unit.RATE_PER_10000):
        return ()
    if not isinstance(measure, Ratio | ShareOfEntities | Cohort):
        return ()
    found = []
    for point in points:
        if point.numerator is None or not point.denominator or not 0 <= point.numerator <= point.denominator:
            return ()
        found.append((point.numerator, point.denominator))
    return tuple(found)


def without_figure(points: Sequence[Outturn], indicator: Indicator) -> int:
    """How many periods between the first and the last point have no point."""
    missing = 0
    for before, after in pairwise(points):
        month = expected_previous(after.month, indicator)
        while month > before.month:
            missing, month = missing + 1, expected_previous(month, indicator)
    return missing


def _broken(outturn: Outturn) -> str:
    return "the series breaks in between" if Flag.SERIES_BREAK in outturn.flags else ""


def _length(window: Window) -> int:
    """The most months that a figure may cover or rest on."""
    if window.kind is WindowKind.YEAR_TO_DATE:
        return 12
    return window.months if window.kind in (WindowKind.ROLLING, WindowKind.STANDING) else 1
