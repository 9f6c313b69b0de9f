"""A control chart of made-up months, made by the code that makes the charts of indicator pages."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from waymark.assessment.assessment import Assessment, assess
from waymark.disclosure.public import Protected, shown_figure
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.outturn import Outturn, ValueStatus
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed
from waymark.domain.target import Targets
from waymark.domain.verdict import Rating
from waymark.scorecards.control import ControlChart
from waymark.scorecards.control_charts import Series, control_of
from waymark.scorecards.document import Figure, TrendPoint
from waymark.worked.made_up import LATEST, indicator, ratio, series_of

MONTHS = "761 774 758 769 780 763 751 767 779 760 754 772 768 759 775 761 704 770 756 766 778 764 757 771 766"
"""How many of 1,000, oldest first."""
_AREAS = AreaTree.of([Area("C", "Midshire", "authority", None)])


def example_chart() -> ControlChart:
    """Two years of months in which one is unusual. Raises ValueError where no range can be drawn."""
    made = replace(indicator(Polarity.HIGHER, Unit.PERCENT, 1, ratio("M")), name="An example")
    months = series_of(" ".join(f"{count}/1000" for count in MONTHS.split()))
    by_month = {outturn.month: replace(outturn, status=ValueStatus.FINAL) for outturn in months}
    found = control_of(
        made,
        "",
        LATEST,
        Series(
            lambda _, month: _judged(by_month[month], list(by_month.values()), made),
            lambda _, month: _shown(by_month[month]),
            lambda _indicator, _reading, month: _point(by_month[month]),
        ),
    )
    if found is None or found.refused:
        raise ValueError("the example has no range")
    return found


def _judged(outturn: Outturn, others: Sequence[Outturn], made: Indicator) -> Assessment:
    return assess(outturn, others, made, Targets(()), (), _AREAS)


def _shown(outturn: Outturn) -> Protected:
    text = printed(outturn.value or Fraction(0), 1)
    return shown_figure(text, outturn.numerator or 0, outturn.denominator or 0)


def _point(outturn: Outturn) -> TrendPoint:
    cells, month = _shown(outturn), outturn.month
    figure = Figure(month, month.label, cells.value, cells.numerator, cells.denominator, outturn.status.value)
    return TrendPoint(figure, None, None, Rating.NOT_RATED)
