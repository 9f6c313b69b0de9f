"""One outturn judged: the policy names the rule, the rule takes its target row and gives the verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from waymark.assessment.aim import Aim, asked_year, find_aim
from waymark.assessment.methods import NOT_RATED, RATING
from waymark.assessment.rating import not_rated
from waymark.assessment.wording import Wording
from waymark.domain.area import AreaTree
from waymark.domain.errors import ContradictionError
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.policy import Policy
from waymark.domain.rounding import round_half_up
from waymark.domain.target import Targets
from waymark.domain.verdict import Verdict


@dataclass(frozen=True)
class Rated:
    """A verdict and the target row behind it. The row is given for a figure that is not rated as well."""

    verdict: Verdict
    aim: Aim | None


def policy_for(policies: Iterable[Policy], month: Month) -> Policy | None:
    """The policy whose year contains the month; its highest version. None when no file covers it: no other
    year's policy stands in."""
    covering = [policy for policy in policies if policy.year.first <= month.last <= policy.year.last]
    return max(covering, key=lambda policy: _version_order(policy.version), default=None)


def rate(outturn: Outturn, indicator: Indicator, targets: Targets, policy: Policy | None, areas: AreaTree) -> Rated:
    """Raises ContradictionError, naming the row, when the bars of the target row cannot all hold, and KeyError
    for a policy that names an unknown rule (the dictionary's check refuses both first)."""
    rule_name = policy.judgement_for(indicator.code).rating if policy else NOT_RATED
    rule = None if rule_name == NOT_RATED else RATING[rule_name]
    aim = find_aim(outturn, indicator, targets, areas, rule is not None and rule.looks_ahead)
    refusal = not_rated.rate(
        indicator.measure_of(outturn.reading),
        indicator.polarity,
        outturn.missing,
        policy.id if policy else "",
        rule is None,
    )
    if refusal is not None:
        return Rated(refusal, aim)
    if rule is None or outturn.value is None:
        raise ValueError(f"{indicator.code}: an outturn without a value or a rule was not refused")
    value = round_half_up(outturn.value, indicator.decimals)
    year = aim.year_words if aim else asked_year(outturn, indicator).label
    wording = Wording(indicator.decimals, indicator.unit.suffix, year, aim.whose if aim else "")
    try:
        verdict = rule.rate(value, indicator.polarity, aim.row if aim else None, wording)
    except ContradictionError as problem:
        row = f" ({aim.row.file}:{aim.row.line})" if aim else ""
        hint = f"Correct the row, or the polarity of {indicator.code}, then run check."
        raise ContradictionError(f"{indicator.code}: {problem}{row}", hint) from problem
    return Rated(verdict, aim)


def _version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """`1.10` after `1.9`; parts that are not numbers come after those that are, by their text."""
    parts = version.split(".")
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
