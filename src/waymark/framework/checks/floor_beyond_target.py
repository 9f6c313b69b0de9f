"""The floor is the least that is acceptable, so it is not better than the target."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.target import Target
from waymark.framework.beyond_target import beyond_target
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator)


def of_row(row: Target, indicator: Indicator) -> Iterator[Issue]:
    hint = "Exchange the two, or correct the polarity."
    yield from beyond_target("floor_beyond_target", row, indicator, row.floor, "is better", hint)
