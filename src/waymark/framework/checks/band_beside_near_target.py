"""Under near_target the bands stand in the policy. A second band, in a targets row, would contradict it unseen."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.rounding import exact
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    policies = {policy.year: policy for policy in framework.policies}
    for row, indicator in framework.targets_with_indicator():
        policy = policies.get(row.year)
        if policy is None or row.band is None or policy.judgement_for(indicator.code).rating != "near_target":
            continue
        yield target_issue(
            "band_beside_near_target",
            row,
            "band_low",
            f"The row has a band, but {policy.year} rates {indicator.code} by near_target, "
            "whose bands are the policy's.",
            "Leave band_low and band_high out.",
            value=exact(row.band.low),
        )
