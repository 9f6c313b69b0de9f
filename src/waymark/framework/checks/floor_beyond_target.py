"""The floor is the least that is acceptable, so it is not better than the target."""

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
    if row.target is None or row.floor is None:
        return
    higher = indicator.polarity is Polarity.HIGHER and row.floor > row.target
    lower = indicator.polarity is Polarity.LOWER and row.floor < row.target
    if higher or lower:
        yield target_issue(
            "floor_beyond_target",
            row,
            "floor",
            f"The floor {exact(row.floor)} is better than the target {exact(row.target)}: "
            f"for {indicator.code} {indicator.polarity.phrase}.",
            "Exchange the two, or correct the polarity.",
            value=exact(row.floor),
        )
