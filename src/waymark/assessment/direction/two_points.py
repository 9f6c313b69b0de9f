"""Two points: the latest figure against the previous one, by the two-proportion z test, p under 0.05.

- Higher or lower where chance alone would seldom do it; otherwise no clear change, which is grey.
- It needs counts: a figure that is no share of something is not tested.
- Small numbers are said: where an expected count is under 5, the test is rough.
- Never on overlapping windows, nor across a series break or a partial period.
"""

from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.comparable import comparable_run, shares
from waymark.assessment.statistics.proportions import two_proportions
from waymark.assessment.tested_direction import (
    SIGNIFICANT,
    Finding,
    Words,
    chance_words,
    not_tested,
    statistic_words,
    told,
)
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.verdict import Direction, Evidence

NAME = "two_points"

_WORDS = Words("Improved", "Worsened", "Higher", "Lower", "No clear change")


def direction(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    """Whether the figure moved by more than chance does. `earlier`: as for `comparable_run`."""
    run = comparable_run(outturn, earlier, indicator)
    if run.refused:
        return not_tested(NAME, run.refused)
    pair = run.last(2)
    counted = shares(pair.points, indicator)
    if not counted:
        return not_tested(NAME, "Not tested: two figures without counts tell no change from chance.")
    tested = two_proportions(*counted)
    rising = tested.rising if tested.p < SIGNIFICANT else None
    evidence = Evidence("two-proportion test", "z", tested.statistic, tested.p)
    basis = f"two-proportion test, z {statistic_words(tested.statistic)}, {chance_words(tested.p)}"
    cautions = ("Small numbers: the test is rough.",) if tested.few else ()
    return told(NAME, pair, Finding(rising, _WORDS, basis, cautions, evidence=evidence), indicator, target)
