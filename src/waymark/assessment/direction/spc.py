"""SPC: the latest of all comparable points on an XmR chart, against the limits that chance seldom passes.

- Special cause, by precedence: outside a limit; seven points each beyond the one before; two of three near a limit;
  seven points on one side of the mean.
- Special cause: more than chance explains, an improvement or a concern by polarity.
- Common cause: nothing but chance is seen, no special movement, grey.
- Under 6 points there are no limits; from 6 to 12 they are trial limits, and it says so.
- Never on overlapping windows, nor across a series break or a partial period.
"""

from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.comparable import Run, comparable_run
from waymark.assessment.controlled import rebases_within
from waymark.assessment.previous import period_words
from waymark.assessment.statistics.spc import FEWEST, Cause, chart
from waymark.assessment.tested_direction import Finding, Words, not_tested, told, too_few
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.rounding import printed
from waymark.domain.verdict import Direction, Evidence

NAME = "spc"

_WORDS = Words(
    "Special cause, improvement",
    "Special cause, concern",
    "Special cause, high",
    "Special cause, low",
    "Common cause, no special movement",
)


def direction(outturn: Outturn, earlier: Sequence[Outturn], indicator: Indicator, target: Fraction | None) -> Direction:
    """Whether the latest figure differs from all of them by more than chance does. `earlier`: as for
    `comparable_run`."""
    run = comparable_run(outturn, earlier, indicator)
    if run.refused:
        return not_tested(NAME, run.refused)
    run = _since_rebase(run, indicator)
    latest = chart([point.value for point in run.points if point.value is not None])[-1]
    limits = latest.limits
    if limits is None:
        return too_few(NAME, run, FEWEST)
    low, high = (
        f"{printed(limit, indicator.decimals)}{indicator.unit.suffix}" for limit in (limits.lower, limits.upper)
    )
    found = "nothing special" if latest.cause is Cause.COMMON else latest.cause.value
    basis = f"XmR chart, {found}; limits {low} and {high}"
    cautions = ("Trial limits: fewer than 13 figures.",) if limits.trial else ()
    evidence = Evidence("XmR chart", limits=(limits.lower, limits.mean, limits.upper))
    from_mean = latest.value - limits.mean
    return told(NAME, run, Finding(latest.high, _WORDS, basis, cautions, from_mean, evidence), indicator, target)


def _since_rebase(run: Run, indicator: Indicator) -> Run:
    """The figures since the limits last began anew by the dictionary's word; all of them where they never did."""
    starts = rebases_within(run.points, indicator.rebases)
    if not starts:
        return run
    last = starts[-1]
    begins = period_words(run.points[last.at].month, indicator)
    return Run(run.points[last.at :], cut=f"limits begin anew with {begins} ({last.reason})")
