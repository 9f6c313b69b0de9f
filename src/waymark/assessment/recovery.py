"""Recovery lens: when a rolling figure, or that of a year to date, would change colour if the latest months continued.

- The latest months are the last three. Their counts come again in the same order, as often as is needed.
- With each new month the oldest leaves a rolling figure. A year to date only grows, and ends with its year.
- Each figure of the next twelve months is judged as printed, by the rule and the target of the latest one.
- Of a figure that is not green, the first month in which it would be; of a green one, the first in which it would not.
- It is arithmetic, not a forecast. Counts are whole numbers throughout.
- A population stands as it is: a denominator that is no sum of months is kept.
- No lens where the months do not add up to the figure, where one is missing, and across a break of the series.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from waymark.assessment.previous import ends_a_period
from waymark.assessment.rejudged import Judge
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, External, Gap, MeanOfMonths, Measure, Ratio
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Flag, Outturn
from waymark.domain.verdict import Rating
from waymark.domain.window import Window, WindowKind

REPEATED = 3  # how many of the latest months come again
AHEAD = 12  # how many months are looked at

Part = tuple[int, int | None]  # numerator and denominator, None for a total

_SPOILT = (Flag.SERIES_BREAK, Flag.PARTIAL_PERIOD)


@dataclass(frozen=True)
class Projected:
    """A figure of a month to come. denominator: None for a total."""

    month: Month
    numerator: int
    denominator: int | None
    value: Fraction


@dataclass(frozen=True)
class Lens:
    """single: the latest month on its own · repeated: the months that come again, oldest first · ahead: the figures
    that would follow · crosses: the first of them on the other side of green; None where none is · green: the
    figure is green now · rests_on: the months without which it could not be said, oldest first."""

    single: Outturn
    repeated: tuple[Month, ...]
    ahead: tuple[Projected, ...]
    crosses: Projected | None
    green: bool
    rests_on: tuple[Month, ...]


def has_lens(window: Window | None) -> bool:
    """Whether a window is made of months that come and go."""
    return window is not None and window.kind in (WindowKind.ROLLING, WindowKind.YEAR_TO_DATE)


def recovery(outturn: Outturn, indicator: Indicator, months: Sequence[Outturn], judge: Judge) -> Lens | None:
    """months: the single months of the same measure and area. None where nothing may be said."""
    measure = indicator.measure_of(outturn.reading)
    if isinstance(measure, Draft | Gap | MeanOfMonths | External) or not has_lens(measure.window):
        return None
    if outturn.value is None or outturn.numerator is None or _SPOILT[0] in outturn.flags or _SPOILT[1] in outturn.flags:
        return None
    rating = judge(outturn.value)
    first = measure.window.first_month(outturn.month, indicator.year_type)
    covered = months_between(min(first, outturn.month - (REPEATED - 1)), outturn.month)
    known = {month.month: month for month in months}
    if rating is Rating.NOT_RATED or any(not _usable(known.get(month)) for month in covered):
        return None
    parts = {month: (known[month].numerator or 0, known[month].denominator) for month in covered}
    kept = _stands(measure)
    if not _add_up(outturn, [part for month, part in parts.items() if month >= first], kept):
        return None
    repeated = tuple(covered[-REPEATED:])
    ahead = _ahead(outturn, measure.scale, measure.window, indicator, parts, repeated, kept)
    green = rating is Rating.GREEN
    crosses = next((one for one in ahead if (judge(one.value) is Rating.GREEN) is not green), None)
    return Lens(known[outturn.month], repeated, ahead, crosses, green, tuple(covered))


def _usable(month: Outturn | None) -> bool:
    """A month with nothing to divide by has counts all the same: none of none."""
    return month is not None and month.numerator is not None and not any(flag in month.flags for flag in _SPOILT)


def _stands(measure: Measure) -> bool:
    """Whether the denominator is no sum of months but what there is, such as a population."""
    return isinstance(measure, Ratio) and measure.denominator_window is not None


def _add_up(outturn: Outturn, within: Sequence[Part], kept: bool) -> bool:
    """Whether the months are those of the figure."""
    if sum(top for top, _ in within) != outturn.numerator:
        return False
    bottoms = [bottom for _, bottom in within]
    if outturn.denominator is None or None in bottoms:
        return outturn.denominator is None and set(bottoms) == {None}
    return (bottoms[-1] if kept else sum(bottom or 0 for bottom in bottoms)) == outturn.denominator


def _ahead(
    outturn: Outturn,
    scale: Fraction,
    window: Window,
    indicator: Indicator,
    parts: dict[Month, Part],
    repeated: tuple[Month, ...],
    kept: bool,
) -> tuple[Projected, ...]:
    """The figures of the periods to come, as far as they can be divided; of a year to date those of the same year."""
    counts = dict(parts)
    start = window.first_month(outturn.month, indicator.year_type)
    found = []
    for back in range(AHEAD):
        month = outturn.month + back + 1
        first = window.first_month(month, indicator.year_type)
        if window.kind is WindowKind.YEAR_TO_DATE and first != start:
            break
        counts[month] = parts[repeated[back % len(repeated)]]
        within = [counts[at] for at in months_between(first, month)]
        top = sum(part for part, _ in within)
        bottom = outturn.denominator if kept or outturn.denominator is None else sum(part or 0 for _, part in within)
        if bottom != 0 and ends_a_period(month, indicator):
            found.append(Projected(month, top, bottom, scale * top / (1 if bottom is None else bottom)))
    return tuple(found)
