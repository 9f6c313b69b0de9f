"""A bar of a targets row that is better than its target, which neither a floor nor a baseline may be."""

from collections.abc import Iterator
from fractions import Fraction

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.framework.loaded import target_issue


def beyond_target(
    rule: str, row: Target, indicator: Indicator, bar: Fraction | None, is_better: str, hint: str
) -> Iterator[Issue]:
    """An issue where bar and target are stated and the bar is the better of the two.

    rule: named after the bar's column · is_better: the words between the bar and the target.
    """
    if row.target is None or bar is None:
        return
    column = rule.removesuffix("_beyond_target")
    higher = indicator.polarity is Polarity.HIGHER and bar > row.target
    lower = indicator.polarity is Polarity.LOWER and bar < row.target
    if higher or lower:
        yield target_issue(
            rule,
            row,
            column,
            f"The {column} {exact(bar)} {is_better} than the target {exact(row.target)}: "
            f"for {indicator.code} {indicator.polarity.phrase}.",
            hint,
            value=exact(bar),
        )
