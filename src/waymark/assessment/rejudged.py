"""The rule that judged a figure, asked about another value of it: so nothing here works out a bar a second time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from waymark.assessment.rate import rate
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.policy import Policy
from waymark.domain.target import Targets
from waymark.domain.verdict import Rating

Judge = Callable[[Fraction], Rating]  # an exact value in the indicator's unit → the colour that it would have


def judge_of(
    outturn: Outturn,
    others: Sequence[Outturn],
    indicator: Indicator,
    targets: Targets,
    policy: Policy | None,
    areas: AreaTree,
) -> Judge:
    """As the figure itself is judged: its month, its target row, its policy and the earlier figures it rests on.

    `outturn` has a value. The judge raises ContradictionError where the bars of the row cannot all hold.
    """

    def judge(value: Fraction) -> Rating:
        return rate(replace(outturn, value=value), indicator, targets, policy, areas, others).verdict.rating

    return judge
