"""Trend test: whether the last points rise or fall together, by more than chance does, p under 0.05.

- Shares with their counts: the Cochran–Armitage test on the last 5 points.
- Values without counts: the t test of a straight line through the last 5 to 12 points, marked as value only.
- Improving or worsening by polarity; no clear trend is grey.
- Fewer than 5 comparable points are not tested. Small numbers are said.
- Never on overlapping windows, nor across a series break or a partial period.
"""

from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.comparable import comparable_run, shares
from waymark.assessment.statistics.proportions import cochran_armitage
from waymark.assessment.tested_direction import (
    SIGNIFICANT,
    TREND,
    Finding,
    chance_words,
    not_tested,
    told,
    too_few,
)
from waymark.assessment.tested_line import line_through
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.verdict import Direction, Evidence

NAME = "trend_test"
FEWEST = 5
_MOST = 12


def direction(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    """Whether the latest figures have a trend. `earlier`: as for `comparable_run`."""
    run = comparable_run(outturn, earlier, indicator)
    if run.refused:
        return not_tested(NAME, run.refused)
    if len(run.points) < FEWEST:
        return too_few(NAME, run, FEWEST)
    tested_run = run.last(FEWEST)
    counted = shares(tested_run.points, indicator)
    if counted:
        tested = cochran_armitage(counted, [point.month.index for point in tested_run.points])
        basis = f"Cochran–Armitage trend test, χ² {tested.statistic:.2f}, {chance_words(tested.p)}"
        evidence = Evidence("Cochran–Armitage trend test", "χ²", tested.statistic, tested.p)
        cautions = ("Small numbers: the test is rough.",) if tested.few else ()
    else:
        tested_run = run.last(_MOST)
        tested, basis, evidence = line_through(tested_run)
        cautions = ("Value only: there are no counts to test.",)
    rising = tested.rising if tested.p < SIGNIFICANT else None
    return told(NAME, tested_run, Finding(rising, TREND, basis, cautions, evidence=evidence), indicator, target)
