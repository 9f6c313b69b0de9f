"""The direction of travel of one figure: the policy's method on its own series or on its single months.

Two rolling figures in a row share most of their cases, so no method tests them. Where the single months beneath are
known, the method tests those, and the sentence says so. `step` is no test: it compares the figures as reported.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from waymark.assessment.comparable import overlapping
from waymark.assessment.direction import step
from waymark.assessment.methods import DIRECTION
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Measure, Ratio, Total
from waymark.domain.outturn import Outturn
from waymark.domain.verdict import Direction
from waymark.domain.window import Window, WindowKind

BENEATH = "Not tested as a rolling figure, as its periods overlap. Its single months: "


def travelled(
    method: str,
    outturn: Outturn,
    others: Sequence[Outturn],
    months: Sequence[Outturn],
    indicator: Indicator,
    target: Fraction | None,
) -> Direction:
    """others: the other outturns of the same indicator, reading and area · months: those of its reading `month`,
    in any order; none where there is no such reading.

    For the best near a target, months are not judged: a target of twelve months is none of one.
    """
    direct = DIRECTION[method]
    if method == step.NAME or not months or not _stands_on_months(outturn, indicator):
        return direct(outturn, others, indicator, target)
    latest = next((month for month in months if month.month == outturn.month), None)
    if outturn.value is None or latest is None:
        return direct(outturn, others, indicator, target)
    found = direct(latest, months, _monthly(indicator, latest.reading), None)
    said = found.sentence[:1].lower() + found.sentence[1:]
    rests_on = (*found.rests_on, latest.month) if found.rests_on else ()
    return replace(found, sentence=BENEATH + said, rests_on=rests_on, of_reading=latest.reading)


def _stands_on_months(outturn: Outturn, indicator: Indicator) -> bool:
    if outturn.reading or indicator.month_reading is None:
        return False
    return overlapping(indicator.measure, indicator.frequency)


def _monthly(indicator: Indicator, reading: str) -> Indicator:
    """As its single months are reported. A month's number is a twelfth of a year's, and so is its dead-band."""
    monthly = indicator.reported_as(reading)
    return replace(monthly, dead_band=monthly.dead_band / _months_added(indicator.measure))


def _months_added(measure: Measure) -> int:
    """How many single months a figure is the sum of; 1 for a share or a mean, which is of the size of its months."""
    match measure:
        case Total(window=window) | Ratio(window=window, denominator_window=Window()):
            return window.months if window.kind is WindowKind.ROLLING else 1
        case _:
            return 1
