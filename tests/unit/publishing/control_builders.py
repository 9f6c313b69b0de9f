"""Made-up control charts for the publishing tests: one of a reported series with a break, one of single months."""

from dataclasses import replace

from waymark.disclosure.cell import PublicCell
from waymark.domain.month import Month
from waymark.domain.period import Frequency
from waymark.domain.verdict import Movement
from waymark.scorecards.control import ChangeMark, ControlChart, ControlPoint, ControlStretch, Uncertainty

INTERVAL = Uncertainty(
    PublicCell("60.1"),
    PublicCell("75.4"),
    "Wilson",
    "Chance alone could have made this anything between 60.1% and 75.4% (95% interval).",
    caution="Small numbers: the figure rests on fewer than 20 in all, so one case more or less moves it far.",
)
BREAK = ChangeMark(
    Month.at(2021, 4), 11, "series break", "Case system replaced on 11 April 2021: not comparable with earlier figures."
)


def stretch(first, last, points, low, high, trial=False, reason=""):
    middle = f"{(float(low) + float(high)) / 2:.1f}"
    cells = (PublicCell(text) for text in (middle, high, low, high, low))
    return ControlStretch(first.figure.month, last.figure.month, first.figure.words, points, reason, trial, *cells)


def with_range(row):
    """The reported series of 25 months: a trial range, a break, then a range with two unusual points."""
    trend = row.trend
    points = [ControlPoint(point, 0 if place < 12 else 1) for place, point in enumerate(trend)]
    points[3] = replace(points[3], stretch=None, left_out="part of the period only")
    points[20] = replace(points[20], cause="below the usual range", label="low", up=False, movement=Movement.WORSENED)
    points[24] = replace(points[24], cause="above the usual range", label="high", up=True, movement=Movement.IMPROVED)
    chart = ControlChart(
        single_months=False,
        name=row.name,
        frequency=Frequency.MONTHLY,
        points=tuple(points),
        stretches=(
            stretch(trend[0], trend[11], 11, "55.0", "72.0", trial=True),
            stretch(trend[12], trend[24], 13, "60.0", "70.5", reason="case system replaced"),
        ),
        marks=(BREAK,),
        icon="improvement",
        movement=Movement.IMPROVED,
        assurance="hit and miss",
        finding="March 2022 (70.0%): above the usual range of 60.0% to 70.5%, an improvement.",
        sentences=("If nothing changes, nearly every month lies between 60.0% and 70.5%.", "Look for a cause."),
    )
    return replace(row, control=chart, uncertainty=INTERVAL)


def with_months(row, months):
    """Single months beneath a rolling figure. months: a row whose trend is theirs."""
    chart = ControlChart(
        single_months=True,
        name=f"{row.name}, in the month",
        frequency=Frequency.MONTHLY,
        points=tuple(ControlPoint(point, 0) for point in months.trend),
        stretches=(stretch(months.trend[0], months.trend[-1], 25, "20.0", "80.0"),),
        marks=(BREAK,),
        icon="nothing unusual",
        finding="Nothing unusual in March 2022 (56.0%): within the usual range of 20.0% to 80.0%.",
        sentences=("The target of 70.0% is for 12 months together, so single months are not held against it.",),
    )
    return replace(row, control=chart)
