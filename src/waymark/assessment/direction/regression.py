"""Regression: whether a straight line through all comparable points rises or falls by more than chance, p under 0.05.

- Improving or worsening by polarity; no clear trend is grey.
- The values alone are tested, however many children stand behind each.
- Fewer than 5 comparable points are not tested.
- Never on overlapping windows, nor across a series break or a partial period.
"""

from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.comparable import comparable_run
from waymark.assessment.tested_direction import (
    SIGNIFICANT,
    TREND,
    Finding,
    not_tested,
    told,
    too_few,
)
from waymark.assessment.tested_line import line_through
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.verdict import Direction

NAME = "regression"
FEWEST = 5


def direction(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    """Whether the whole run of figures has a trend. `earlier`: as for `comparable_run`."""
    run = comparable_run(outturn, earlier, indicator)
    if run.refused:
        return not_tested(NAME, run.refused)
    if len(run.points) < FEWEST:
        return too_few(NAME, run, FEWEST)
    tested, basis, evidence = line_through(run)
    rising = tested.rising if tested.p < SIGNIFICANT else None
    return told(NAME, run, Finding(rising, TREND, basis, evidence=evidence), indicator, target)
