"""A percentage lies between 0 and 100, a gap between two between -100 and 100; a rate, a number of days or a count
is not below 0. A score may be."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator, Unit
from waymark.domain.issue import Issue
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, numbers_of, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator)


def of_row(row: Target, indicator: Indicator) -> Iterator[Issue]:
    for column, number in numbers_of(row):
        if indicator.unit is Unit.PERCENT and not 0 <= number <= 100:
            said = f"The {column} {exact(number)} is not a percentage between 0 and 100."
        elif indicator.unit is Unit.POINTS and not -100 <= number <= 100:
            said = f"The {column} {exact(number)} is not a gap between two percentages, -100 to 100."
        elif indicator.unit not in (Unit.PERCENT, Unit.SCORE, Unit.POINTS) and number < 0:
            said = f"The {column} {exact(number)} is below 0, in {indicator.unit.value}."
        else:
            continue
        hint = f"Correct the {column}."
        yield target_issue("percentage_out_of_range", row, column, said, hint, value=exact(number))
