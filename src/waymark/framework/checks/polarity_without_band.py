"""Best near the target (T) is judged by a band round the target. A default rule or a row without one is refused."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Policy
from waymark.domain.rule_names import COLOURS_POLARITY
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    one_sided: set[str] = set()
    for row, indicator in framework.targets_with_indicator():
        policy = framework.policy_for(row.year)
        if indicator.polarity is not Polarity.TARGET or policy is None:
            continue
        rule = policy.judgement_for(indicator.code).rating
        by_default = indicator.code not in policy.by_indicator
        colours = COLOURS_POLARITY.get(rule)
        unfit = colours is not None and Polarity.TARGET not in colours
        if by_default and unfit and indicator.code not in one_sided:
            one_sided.add(indicator.code)
            yield framework.issue(
                "polarity_without_band",
                f"indicator {indicator.code}",
                "polarity",
                f"{indicator.code} has polarity T, but {policy.year} rates it by {rule}, which has no band.",
                "Rate it by near_target or baseline_and_target in the policy, or choose H or L.",
                value=indicator.polarity.value,
            )
        yield from of_row(row, indicator, policy)


def of_row(row: Target, indicator: Indicator, policy: Policy | None) -> Iterator[Issue]:
    if indicator.polarity is not Polarity.TARGET or policy is None or row.target is None or row.band is not None:
        return
    if policy.judgement_for(indicator.code).rating == "baseline_and_target":
        yield target_issue(
            "polarity_without_band",
            row,
            "band_low",
            f"{indicator.code} has polarity T, which needs a band round the target; the row has none.",
            "Fill in band_low and band_high.",
        )
