"""A row's control chart as it may be shown.

- Of the reported series where its windows do not overlap, else of the single months beneath it (reading `month`).
- Of what stands at a month's end there is none: its neighbours share most of their cases (ADR 35).
- Limits tell of every figure they rest on. So where any figure of the series is hidden, there is no chart at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from waymark.assessment.assessment import Assessment
from waymark.assessment.comparable import of_the_same_cases, overlapping
from waymark.assessment.previous import ends_a_period
from waymark.disclosure.public import Protected
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, look_ahead
from waymark.domain.month import Month, months_between
from waymark.domain.period import Frequency
from waymark.domain.source_change import SourceChange
from waymark.scorecards.control import ControlChart
from waymark.scorecards.control_points import NO_RANGE, Charting, charted, marks_of
from waymark.scorecards.document import TrendPoint

_MONTHS_BACK = {Frequency.MONTHLY: 24, Frequency.QUARTERLY: 72, Frequency.TERMLY: 96, Frequency.ANNUAL: 120}
"""25 points; years go back ten, as older ones tell little of now."""
_MONTHS_APART = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}
_HIDDEN = f"{NO_RANGE}a figure of the series is hidden to protect children, and the range would tell of it."
_HIDDEN_MONTHS = f"{NO_RANGE}the single months beneath the figure are hidden to protect children."
_SAME_CASES = (
    f"{NO_RANGE}figures in a row share most of their cases. "
    "A series in which nothing changes would look unusual about half of the time."
)
_NO_MONTHS = f"{NO_RANGE}the reported periods overlap, and the single months beneath them are not shown."


@dataclass(frozen=True)
class Series:
    """What the chart of one row is made from.

    judged: by reading and month, before anything is withheld · protected: None for a figure that is not published ·
    point: the figure as it may be shown, its period in the indicator's words · changes: of the sources behind it.
    """

    judged: Callable[[str, Month], Assessment]
    protected: Callable[[str, Month], Protected | None]
    point: Callable[[Indicator, str, Month], TrendPoint]
    changes: Sequence[SourceChange] = ()


def charted_months(ended: Month, indicator: Indicator) -> list[Month]:
    """The months whose figures a control chart may show: two years of months, 25 longer periods, ten years."""
    months = months_between(ended - _MONTHS_BACK[indicator.frequency], ended)
    return [month for month in months if ends_a_period(month, indicator)]


def charted_until(as_at: Month, indicator: Indicator) -> list[Month]:
    """The months that the charts of a scorecard may show, whichever reading is known until when."""
    readings = ("", *(known.id for known in indicator.readings))
    ahead = max(look_ahead(indicator.measure_of(reading)) for reading in readings)
    first = charted_months(as_at - ahead - _MONTHS_APART[indicator.frequency], indicator)[0]
    return [month for month in months_between(first, as_at) if ends_a_period(month, indicator)]


def control_of(indicator: Indicator, reading: str, ended: Month, series: Series) -> ControlChart | None:
    """None for a draft. A chart that is refused says why, and keeps its marks."""
    measure = indicator.measure_of(reading)
    if isinstance(measure, Draft):
        return None
    single = overlapping(measure, indicator.frequency)
    of = _month_reading(indicator, reading) if single else reading
    trend = [month for month in charted_months(ended, indicator) if month >= ended - 24]
    marks = tuple(sorted(marks_of(series.changes, trend, ended), key=lambda mark: (mark.month, mark.day)))
    frequency = Frequency.MONTHLY if single else indicator.frequency
    chart = ControlChart(single, indicator.name_of(reading if of is None else of), frequency, marks=marks)
    if _any_hidden(series, reading, trend):
        return replace(chart, refused=_HIDDEN)
    if of_the_same_cases(measure, indicator.frequency):
        return replace(chart, refused=_SAME_CASES)
    if of is None:
        return replace(chart, refused=_NO_MONTHS)
    monthly = replace(indicator, frequency=Frequency.MONTHLY) if single else indicator
    months = [month for month in charted_months(ended, monthly) if series.protected(of, month) is not None]
    if single and not months:
        return replace(chart, refused=_NO_MONTHS)
    if _any_hidden(series, of, months):
        return replace(chart, refused=_HIDDEN_MONTHS if single else _HIDDEN)
    drawn = _from_first_figure(series, of, months, trend)
    return charted(chart, Charting(monthly, of, series.judged, series.point, series.changes, drawn, ended))


def _any_hidden(series: Series, reading: str, months: Sequence[Month]) -> bool:
    """Also a figure that is there and yet has no number to show."""
    cells = [(month, series.protected(reading, month)) for month in months]
    return any(
        cell is not None and (cell.hidden or (cell.value.number is None and _has_value(series, reading, month)))
        for month, cell in cells
    )


def _has_value(series: Series, reading: str, month: Month) -> bool:
    return series.judged(reading, month).outturn.value is not None


def _from_first_figure(
    series: Series, reading: str, months: Sequence[Month], trend: Sequence[Month]
) -> tuple[Month, ...]:
    """Without the periods before the first figure, unless the trend shows them too."""
    first = next((month for month in months if _has_value(series, reading, month)), months[-1] if months else None)
    shown = min((month for month in (first, trend[0]) if month is not None), default=None)
    return tuple(month for month in months if shown is not None and month >= shown)


def _month_reading(indicator: Indicator, reading: str) -> str | None:
    """The single months beneath the indicator's own rolling figure; a reading has none."""
    months = None if reading else indicator.month_reading
    return None if months is None else months.id
