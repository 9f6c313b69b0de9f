"""A baseline already better than its target leaves nothing to aim at: contradictory, refused, never guessed."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator)


def of_row(row: Target, indicator: Indicator) -> Iterator[Issue]:
    if row.target is None or row.baseline is None:
        return
    higher = indicator.polarity is Polarity.HIGHER and row.baseline > row.target
    lower = indicator.polarity is Polarity.LOWER and row.baseline < row.target
    if higher or lower:
        yield target_issue(
            "baseline_beyond_target",
            row,
            "baseline",
            f"The baseline {exact(row.baseline)} is already better than the target {exact(row.target)}: "
            f"for {indicator.code} {indicator.polarity.phrase}.",
            "Set a target beyond the baseline, or leave the baseline out.",
            value=exact(row.baseline),
        )
