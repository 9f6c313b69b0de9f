"""A rule that a policy names for an indicator must be able to colour its polarity: near_target colours T alone."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue, Level
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Policy
from waymark.domain.rule_names import COLOURS_POLARITY
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    """Each statement once, where it stands. What only the default says is looked at where a target needs it."""
    for policy in framework.policies:
        subject = f"policy {policy.year.label}"
        for code, judgement in policy.by_indicator.items():
            indicator = framework.indicator(code)
            colours = COLOURS_POLARITY.get(judgement.rating)
            if indicator is None or colours is None or indicator.polarity in colours:
                continue
            if not framework.places.has(subject, f"by_indicator.{code}"):
                continue  # carried on from another year, whose own file is where it is said
            rule, letter = judgement.rating, indicator.polarity.value
            allowed = " or ".join(polarity.value for polarity in Polarity if polarity in colours)
            yield framework.issue(
                "rule_for_other_polarity",
                subject,
                f"by_indicator.{code}.rating",
                f"{rule} colours polarity {allowed}; {code} has polarity {letter}.",
                _hint(indicator.polarity, code),
                value=rule,
                level=Level.WARNING if indicator.polarity is Polarity.NONE else Level.ERROR,
            )
    yield from _by_default(framework)


def _by_default(framework: LoadedFramework) -> Iterator[Issue]:
    """A default of near_target for an indicator that has a target and a direction."""
    policies = {policy.year: policy for policy in framework.policies}
    said: set[str] = set()
    for row, indicator in framework.targets_with_indicator():
        policy = policies.get(row.year)
        if policy is None or indicator.code in said or not _near_by_default(policy, indicator):
            continue
        said.add(indicator.code)
        yield framework.issue(
            "rule_for_other_polarity",
            f"indicator {indicator.code}",
            "polarity",
            f"{indicator.code} has polarity {indicator.polarity.value}, but {policy.year} rates it by near_target, "
            "which colours polarity T.",
            "Name another rule for it in the policy's by_indicator.",
            value=indicator.polarity.value,
        )


def _near_by_default(policy: Policy, indicator: Indicator) -> bool:
    directed = indicator.polarity in (Polarity.HIGHER, Polarity.LOWER)
    return directed and indicator.code not in policy.by_indicator and policy.default.rating == "near_target"


def _hint(polarity: Polarity, code: str) -> str:
    if polarity is Polarity.TARGET:
        return "Rate it by near_target or baseline_and_target."
    if polarity is Polarity.NONE:
        return "It stays without a colour. Rate it by activity_band or not_rated, or give it a polarity."
    return f"Choose a rule for {polarity.value}, or correct the polarity in indicators/{code}.yaml."
