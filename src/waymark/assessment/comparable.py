"""The run of reported figures that a test of direction may use, and the reasons why there may be none.

Never on overlapping windows, never across a series break or a partial period.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from waymark.assessment.previous import ends_a_period, expected_previous, period_words, previous_figure
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import (
    Cohort,
    Count,
    MeanOfMonths,
    Measure,
    Ratio,
    ShareOfEntities,
    Stock,
    per_unit,
    simple_terms,
    windowed_terms,
)
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Outturn, ValueStatus
from waymark.domain.period import Frequency
from waymark.domain.window import Window, WindowKind

MOST = 25
"""Of monthly figures two years and the month from which they start: what the chart shows."""
MOST_YEARS = 5
OVERLAPPING = "Trend not tested (overlapping periods)."
MIXED = "this indicator does not compare provisional figures with settled ones"


@dataclass(frozen=True)
class Run:
    """points: figures with a value, oldest first, the latest included; at least two, unless `refused` says why not ·
    cut: why older figures are left out, empty where there is no reason · apart: months from one point to the next,
    where no figure is missing; more than the indicator's own where neighbours are too alike."""

    points: tuple[Outturn, ...] = ()
    refused: str = ""
    cut: str = ""
    apart: int = 1

    def last(self, most: int) -> "Run":
        return replace(self, points=self.points[-most:], cut=self.cut if len(self.points) <= most else "")


def comparable_run(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator) -> Run:
    """`earlier`: the other outturns of the same indicator, reading and area, in any order; those of later periods,
    and months that end no period of the frequency, are passed over."""
    if outturn.value is None:
        return Run(refused=f"Nothing to compare: {outturn.missing}.")
    measure = indicator.measure_of(outturn.reading)
    if overlapping(measure, indicator.frequency):
        return Run(refused=OVERLAPPING)
    previous = previous_figure(outturn, earlier, indicator)
    if previous is None:
        return Run(refused="No earlier figure to compare with.")
    since = period_words(previous.month, indicator)
    if Flag.PARTIAL_PERIOD in outturn.flags:
        return Run(refused=f"Not comparable with {since}: the latest figure covers part of its period.")
    apart = months_apart(measure, indicator.frequency)
    oldest = outturn.month - months_back(measure, indicator.frequency)
    reported = [one for one in earlier if oldest <= one.month < outturn.month and ends_a_period(one.month, indicator)]
    kept, cut = [outturn], _broken(outturn)
    for one in sorted(reported, key=lambda one: one.month, reverse=True):
        cut = cut or _not_like(one, outturn, indicator)
        if cut:
            break
        if one.value is not None and (outturn.month.index - one.month.index) % apart == 0:
            kept.append(one)
        cut = _broken(one)
    if len(kept) == 1 and cut:
        return Run(refused=f"Not comparable with {since}: {cut}.")
    if len(kept) == 1:
        return Run(refused=_too_old(since, apart, indicator))
    older = any(one.month < kept[-1].month and one.value is not None for one in reported)
    return Run(tuple(reversed(kept)), cut=cut if older else "", apart=apart)


def overlapping(measure: Measure, frequency: Frequency) -> bool:
    """Whether two reported periods that follow each other share months in any term of the measure.

    A denominator that stands, such as a population, is the same base for both of them and no count of their cases.
    """
    if isinstance(measure, MeanOfMonths) and frequency is not Frequency.ANNUAL:
        return True  # one year's named months, told in more than one period
    own = getattr(measure, "window", None)
    windows = {window for _, window in windowed_terms(measure)} | ({own} if own else set())
    if isinstance(measure, Ratio) and measure.window.kind is not WindowKind.STANDING:
        windows -= {measure.denominator_window} if _stands(measure.denominator_window) else set()
    return any(window.longest > frequency.months for window in windows)


def of_the_same_cases(measure: Measure, frequency: Frequency) -> bool:
    """Whether figures in a row are mostly of the same cases: what stands at the end of a month, a quarter or a term.

    A child is in care for years, so this month-end's children are last month-end's. Chance moves such a series far
    less from month to month than limits or tests suppose, and then it wanders.
    """
    if frequency is Frequency.ANNUAL:
        return False
    return any(window.kind is WindowKind.SNAPSHOT for _, window in windowed_terms(measure))


def months_apart(measure: Measure, frequency: Frequency) -> int:
    """From one tested point to the next: a year where figures in a row are mostly of the same cases."""
    return 12 if of_the_same_cases(measure, frequency) else frequency.months


def months_back(measure: Measure, frequency: Frequency) -> int:
    """How far back from a figure a test may look. Whoever shows its arrow must be free to show those figures too."""
    if of_the_same_cases(measure, frequency):
        return 12 * (MOST_YEARS - 1)
    return frequency.months * (MOST - 1)


def shares(points: Sequence[Outturn], indicator: Indicator) -> tuple[tuple[int, int], ...]:
    """(count, out of) of each point; empty where the figure is no share of single cases, or any point is without.

    A sum is no count of cases that fall one way or the other by chance each: full-time equivalents, the places or the
    pupils of whole schools.
    """
    measure = indicator.measure_of(points[-1].reading)
    if indicator.unit not in (Unit.PERCENT, Unit.RATE_PER_10000):
        return ()
    if not isinstance(measure, Ratio | ShareOfEntities | Cohort) or not _of_single_cases(measure):
        return ()
    found = []
    for point in points:
        if point.numerator is None or not point.denominator or not 0 <= point.numerator <= point.denominator:
            return ()
        found.append((point.numerator, point.denominator))
    return tuple(found)


def _of_single_cases(measure: Ratio | ShareOfEntities | Cohort) -> bool:
    """Whether the numerator counts cases; of the denominator, whether it is not scaled, as a population is not."""
    if not isinstance(measure, Ratio):
        return True
    counted = all(isinstance(simple, Count | Stock) for simple in simple_terms(measure.numerator))
    return counted and per_unit(measure.denominator) == 1


def without_figure(run: Run, indicator: Indicator) -> tuple[str, ...]:
    """The periods between the first and the last point that have no point, in words, oldest first."""
    found: list[str] = []
    for before, after in pairwise(run.points):
        month = _before(after.month, run.apart, indicator)
        missing = []
        while month > before.month:
            missing.append(period_words(month, indicator))
            month = _before(month, run.apart, indicator)
        found += reversed(missing)
    return tuple(found)


def _before(month: Month, apart: int, indicator: Indicator) -> Month:
    return month - 12 if apart == 12 else expected_previous(month, indicator)


def _not_like(one: Outturn, latest: Outturn, indicator: Indicator) -> str:
    """Why an earlier figure may not stand beside the latest one, whatever lies between them."""
    if Flag.PARTIAL_PERIOD in one.flags:
        return f"{period_words(one.month, indicator)} covers part of its period"
    unsettled = {one.status, latest.status}
    if not indicator.compare_provisional and len(unsettled) > 1 and ValueStatus.PROVISIONAL in unsettled:
        words = period_words(one.month, indicator)
        return f"{words} is {one.status.value}, and {MIXED}"
    return ""


def _too_old(since: str, apart: int, indicator: Indicator) -> str:
    if apart > indicator.frequency.months:
        return "No figure of the same month a year before, or of the years before that."
    return f"Not compared with {since}: that is more than {MOST - 1} {indicator.frequency.noun}s ago."


def _stands(window: Window | None) -> bool:
    return window is not None and window.kind in (WindowKind.STANDING, WindowKind.SNAPSHOT)


def _broken(outturn: Outturn) -> str:
    return "the series breaks in between" if Flag.SERIES_BREAK in outturn.flags else ""
