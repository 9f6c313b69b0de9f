"""Auto: the method that fits the number of comparable points: SPC from 13, trend test from 5, two points below.

- The verdict names the method that was used, and says that auto chose it; also where that method then refuses.
- Only points that may be compared count: of one series, without overlapping windows or partial periods.
"""

from collections.abc import Sequence

from waymark.assessment.comparable import comparable_run
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn

NAME = "auto"

_CHART_FROM = 13
_TREND_FROM = 5


def method_for(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator) -> str:
    """The name of the method to use. `earlier`: as for `comparable_run`."""
    points = len(comparable_run(outturn, earlier, indicator).points)
    return "spc" if points >= _CHART_FROM else "trend_test" if points >= _TREND_FROM else "two_points"
