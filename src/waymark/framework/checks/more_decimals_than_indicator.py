"""A figure is judged as printed, so no target, floor or baseline has more decimals than the indicator prints."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, numbers_of, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator)


def of_row(row: Target, indicator: Indicator) -> Iterator[Issue]:
    for column, number in numbers_of(row):
        if (number * 10**indicator.decimals).denominator != 1:
            allowed = f"{indicator.decimals} decimal{'' if indicator.decimals == 1 else 's'}"
            yield target_issue(
                "more_decimals_than_indicator",
                row,
                column,
                f"The {column} {exact(number)} has more decimals than {indicator.code}, printed with {allowed}.",
                f"Write it with {allowed}, or raise 'decimals' in indicators/{indicator.code}.yaml.",
                value=exact(number),
            )
