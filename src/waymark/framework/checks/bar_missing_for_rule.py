"""A row without a number that its rating rule needs cannot be rated.

A row with a service standard alone is not meant to be: the standard is shown, and judges nothing.
"""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue, Level
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Policy
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, numbers_of, target_issue

NEEDED = {
    "floor_and_target": ("target", "floor"),
    "baseline_and_target": ("target", "baseline"),
    "tolerance": ("target",),
    "tolerance_and_trend": ("target",),
    "near_target": ("target",),
}


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator, framework.policy_for(row.year))


def of_row(row: Target, indicator: Indicator, policy: Policy | None) -> Iterator[Issue]:
    if policy is None or indicator.polarity is Polarity.NONE:
        return
    rule = policy.judgement_for(indicator.code).rating
    there = {column for column, _ in numbers_of(row)}
    if there == {"standard"}:
        return
    for column in NEEDED.get(rule, ()):
        if column not in there:
            yield target_issue(
                "bar_missing_for_rule",
                row,
                column,
                f"{row.indicator} is rated by {rule} in {row.year}, which needs a {column}; the row has none.",
                f"Add the {column}; until then the indicator may go unrated.",
                level=Level.WARNING,
            )
