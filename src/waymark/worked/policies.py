"""Who decided how figures are judged: each policy of a framework in words, and which indicators it means."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from waymark.assessment.methods import NOT_RATED, RATING
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft
from waymark.domain.period import Year
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.rounding import exact
from waymark.domain.rule_parameters import (
    ExpectedFromHistory,
    ExpectedRange,
    NearBands,
    RuleParameters,
    Tolerance,
    ToleranceIn,
)
from waymark.scorecards.how_we_judge import JudgedBy, Named, PolicyTold


def policies_told(policies: Iterable[Policy]) -> tuple[PolicyTold, ...]:
    """The latest first."""
    ordered = sorted(policies, key=lambda policy: (policy.year.start, policy.version), reverse=True)
    return tuple(
        PolicyTold(
            policy.id,
            policy.year.label,
            policy.version,
            policy.title,
            policy.decision_ref,
            policy.file,
            _named(policy, lambda judgement: (judgement.rating, settings_in_words(judgement.parameters))),
            _named(policy, lambda judgement: (judgement.direction, "")),
        )
        for policy in ordered
    )


def judged_by(names: Sequence[str], framework: Framework, shown: Mapping[str, str]) -> tuple[JudgedBy, ...]:
    """The indicators of a release that a policy judges by one of the names, and in which policy years.

    shown: name by key, in the order of the release; a reading's key has its indicator's code before the full stop.
    """
    found = []
    for key, name in shown.items():
        indicator = framework.indicator(key.partition(".")[0])
        if indicator is None:
            continue
        years = {policy.year for policy in framework.policies if set(names) & _judges(policy, indicator)}
        if years:
            found.append(JudgedBy(key, name, years_in_words(years)))
    return tuple(found)


def years_in_words(years: Iterable[Year]) -> str:
    """`2012-13 to 2016-17 and 2018-19`: years that follow one another are joined."""
    runs: list[list[Year]] = []
    for year in sorted(years, key=lambda year: year.start):
        if runs and year.start == runs[-1][-1].start + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = [run[0].label if len(run) == 1 else f"{run[0].label} to {run[-1].label}" for run in runs]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def settings_in_words(parameters: RuleParameters | None) -> str:
    """`green up to 2 below and 1.5 above, amber up to 4 below and 4 above`; empty without any."""
    match parameters:
        case Tolerance(amount, ToleranceIn.RELATIVE):
            return f"{exact(amount)}% of the target"
        case Tolerance(amount, _):
            return f"{exact(amount)} in the figure's own unit"
        case NearBands(inner_below, inner_above, outer_below, outer_above):
            green = f"green up to {exact(inner_below)} below and {exact(inner_above)} above the target"
            return f"{green}, amber up to {exact(outer_below)} below and {exact(outer_above)} above"
        case ExpectedRange(low, high):
            return f"from {exact(low)} to {exact(high)}"
        case ExpectedFromHistory():
            return "worked out from the last three years"
    return ""


def _named(policy: Policy, told: Callable[[Judgement], tuple[str, str]]) -> tuple[Named, ...]:
    """The default first, then each rule and setting that differs from it, with its indicators."""
    default = told(policy.default)
    others: dict[tuple[str, str], list[str]] = {}
    for code, judgement in policy.by_indicator.items():
        if told(judgement) != default:
            others.setdefault(told(judgement), []).append(code)
    named = (Named(rule, settings, tuple(codes)) for (rule, settings), codes in others.items())
    return (Named(*default), *named)


def _judges(policy: Policy, indicator: Indicator) -> set[str]:
    """The rule and the method that a policy has an indicator judged by."""
    judgement = policy.judgement_for(indicator.code)
    rule = RATING.get(judgement.rating)
    silent = rule is None or isinstance(indicator.measure, Draft)
    if silent or (rule is not None and rule.needs_polarity and indicator.polarity is Polarity.NONE):
        return {NOT_RATED, judgement.direction}
    return {judgement.rating, judgement.direction}
