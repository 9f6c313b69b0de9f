"""A proposed target, held against the checks of the files before it is one of their rows."""

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.policy import Policy
from waymark.domain.target import Target
from waymark.framework.checks import (
    annual_with_monthly_targets,
    band_contradicts_target,
    bar_missing_for_rule,
    baseline_beyond_target,
    floor_beyond_target,
    more_decimals_than_indicator,
    percentage_out_of_range,
    polarity_without_band,
    variation_outside_year,
    variation_without_decision,
)


def proposal_issues(proposed: Target, indicator: Indicator, policy: Policy | None) -> list[Issue]:
    """Every issue that `waymark check` would find with the row if it stood in the targets files. Pure.

    policy: the one that judges the row's year; None where the dictionary has none. An issue of level error means
    that the row could not be taken; one of level warning that it could.
    """
    return [
        *variation_outside_year.of_row(proposed),
        *variation_without_decision.of_row(proposed),
        *more_decimals_than_indicator.of_row(proposed, indicator),
        *percentage_out_of_range.of_row(proposed, indicator),
        *floor_beyond_target.of_row(proposed, indicator),
        *baseline_beyond_target.of_row(proposed, indicator),
        *band_contradicts_target.of_row(proposed, indicator),
        *annual_with_monthly_targets.of_row(proposed, indicator),
        *polarity_without_band.of_row(proposed, indicator, policy),
        *bar_missing_for_rule.of_row(proposed, indicator, policy),
    ]
