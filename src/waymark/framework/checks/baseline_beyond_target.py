"""A baseline already better than its target leaves nothing to aim at: contradictory, refused, never guessed."""

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
    hint = "Set a target beyond the baseline, or leave the baseline out."
    yield from beyond_target("baseline_beyond_target", row, indicator, row.baseline, "is already better", hint)
