"""Regression: whether a straight line through all comparable points rises or falls by more than chance, p under 0.05.

- Improving or worsening by polarity; no clear trend is grey.
- The values alone are tested, however many children stand behind each.
- Fewer than 5 comparable points are not tested.
- Never on overlapping windows, nor across a series break or a partial period.
"""

from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.comparable import comparable_run
from waymark.assessment.statistics.slope import slope_test
from waymark.assessment.tested_direction import (
    SIGNIFICANT,
    TREND,
    Finding,
    chance_words,
    not_tested,
    statistic_words,
    told,
    too_few,
)
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.verdict import Direction, Evidence

NAME = "regression"
FEWEST = 5


def direction(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    """Whether the whole run of figures has a trend. `earlier`: as for `comparable_run`."""
    run = comparable_run(outturn, earlier, indicator)
    if run.refused:
        return not_tested(NAME, run.refused)
    if len(run.points) < FEWEST:
        return too_few(NAME, run, FEWEST)
    values = [point.value for point in run.points if point.value is not None]
    tested = slope_test(values, [point.month.index for point in run.points])
    rising = tested.rising if tested.p < SIGNIFICANT else None
    evidence = Evidence("t test of a straight line", "t", tested.statistic, tested.p)
    basis = f"straight line, t {statistic_words(tested.statistic)}, {chance_words(tested.p)}"
    return told(NAME, run, Finding(rising, TREND, basis, evidence=evidence), indicator, target)
