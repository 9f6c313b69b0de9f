"""One outturn judged: the policy names the rule, the rule takes its target row and gives the verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waymark.assessment.aim import Aim, asked_year, find_aim
from waymark.assessment.earlier import same_period_before
from waymark.assessment.methods import NOT_RATED, RATING, Case
from waymark.assessment.rating import not_rated
from waymark.assessment.wording import Wording
from waymark.domain.area import AreaTree
from waymark.domain.errors import ContradictionError
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year
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
    covering = [policy for policy in policies if _contains(policy.year, month)]
    return max(covering, key=lambda policy: _version_order(policy.version), default=None)


def _contains(year: Year, month: Month) -> bool:
    """In whole months, since a release asks it many thousand times."""
    return 0 <= month.index - Month.at(year.start, year.year_type.first_month).index < 12


def earlier_months(month: Month, indicator: Indicator, policies: Iterable[Policy]) -> tuple[Month, ...]:
    """The months whose figures may decide how the figure of `month` is judged, the latest first. Whoever shows the
    verdict must be free to show them too."""
    policy = policy_for(policies, month)
    rule = RATING.get(policy.judgement_for(indicator.code).rating) if policy else None
    return tuple(month - 12 * back for back in range(1, rule.years_back + 1)) if rule else ()


def rate(
    outturn: Outturn,
    indicator: Indicator,
    targets: Targets,
    policy: Policy | None,
    areas: AreaTree,
    others: Sequence[Outturn] = (),
) -> Rated:
    """`others`: the other outturns of the same indicator, reading and area, for the rules that look back.

    Raises ContradictionError, naming the row, when the bars of the target row cannot all hold, KeyError for a
    policy that names an unknown rule, and ValueError for one without the rule's parameters (the dictionary's
    checks refuse all three first)."""
    judgement = policy.judgement_for(indicator.code) if policy else None
    beside = bool(outturn.reading) and indicator.reading(outturn.reading).derived
    rule_name = judgement.rating if judgement and not beside else NOT_RATED
    rule = None if rule_name == NOT_RATED else RATING[rule_name]
    aim = find_aim(outturn, indicator, targets, areas, rule is not None and rule.looks_ahead)
    refusal = not_rated.rate(
        indicator.measure_of(outturn.reading),
        indicator.polarity,
        outturn.missing,
        policy.id if policy else "",
        rule is None,
        rule is None or rule.needs_polarity,
        outturn.area,
        beside,
    )
    if refusal is not None:
        return Rated(refusal, aim)
    if rule is None or judgement is None or outturn.value is None:
        raise ValueError(f"{indicator.code}: an outturn without a value or a rule was not refused")
    value = round_half_up(outturn.value, indicator.decimals)
    year = aim.year_words if aim else asked_year(outturn, indicator).label
    whose = aim.whose if aim else ""
    wording = Wording(indicator.decimals, indicator.unit.suffix, year, whose, indicator.unit.change)
    earlier = same_period_before(outturn, others, indicator, rule.years_back)
    row = aim.row if aim else None
    try:
        verdict = rule.rate(Case(value, indicator.polarity, row, judgement.parameters, earlier, wording))
    except ContradictionError as problem:
        where = f" ({row.file}:{row.line})" if row else ""
        hint = f"Correct the row, or the polarity of {indicator.code}, then run check."
        raise ContradictionError(f"{indicator.code}: {problem}{where}", hint) from problem
    return Rated(verdict, aim)


def _version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """`1.10` after `1.9`; parts that are not numbers come after those that are, by their text."""
    parts = version.split(".")
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
