"""An assessment: an outturn with its printed value, verdict, target and direction of travel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from waymark.assessment.aim import Aim
from waymark.assessment.previous import previous_figure
from waymark.assessment.rate import policy_for, rate
from waymark.assessment.rating.not_rated import compared_with_hidden, suppressed
from waymark.assessment.travel import travelled
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn
from waymark.domain.policy import Policy
from waymark.domain.rounding import round_half_up
from waymark.domain.target import Target, Targets
from waymark.domain.verdict import Arrow, Direction, Movement, Verdict

_HIDDEN = "Not compared: a figure is hidden to protect children."
_HIDDEN_MONTH = "Trend not tested: the single months beneath this figure are hidden to protect children."
_UNPUBLISHED = "Trend not tested: the single months beneath this figure are not published."
_OLDER = "No earlier figure to compare with: the last one is older than what is shown here."


@dataclass(frozen=True)
class Assessment:
    """Everything decided about one figure.

    printed: the value as printed, None when missing · aim: the target row and how it was found ·
    policy_id: `2021-22 v1`, empty when no policy covers the month ·
    previous: the previous reported figure that has a value, also where the arrow may not compare with it.
    """

    outturn: Outturn
    printed: Decimal | None
    verdict: Verdict
    aim: Aim | None
    policy_id: str
    direction: Direction
    previous: Outturn | None

    @property
    def target(self) -> Target | None:
        return self.aim.row if self.aim else None


def assess(
    outturn: Outturn,
    others: Sequence[Outturn],
    indicator: Indicator,
    targets: Targets,
    policies: Iterable[Policy],
    areas: AreaTree,
    months: Sequence[Outturn] = (),
) -> Assessment:
    """Judge one figure. `others`: the other outturns of the same indicator, reading and area, for the arrow
    and for the rules that look back · months: those of the indicator's reading `month` in the area, for the arrow of a
    rolling figure.

    A month that no policy covers is not rated, and its arrow is not drawn.
    Raises ContradictionError when the bars of the target row cannot all hold.
    """
    policy = policy_for(policies, outturn.month)
    rated = rate(outturn, indicator, targets, policy, areas, others)
    if policy is None:
        direction = Direction(
            Arrow.NOT_COMPARED, Movement.NOT_JUDGED, "", "No policy says how this period is compared."
        )
    else:
        method, target = policy.judgement_for(indicator.code).direction, rated.aim.row.target if rated.aim else None
        direction = travelled(method, outturn, others, months, indicator, target)
    printed = None if outturn.value is None else round_half_up(outturn.value, indicator.decimals)
    return Assessment(
        outturn=outturn,
        printed=printed,
        verdict=rated.verdict,
        aim=rated.aim,
        policy_id=policy.id if policy else "",
        direction=direction,
        previous=previous_figure(outturn, others, indicator),
    )


def withheld(
    assessment: Assessment,
    value_hidden: bool,
    previous_hidden: bool,
    earlier_hidden: bool = False,
    previous_not_shown: bool = False,
) -> Assessment:
    """What may be said when a figure is hidden: its colour and its arrow go with it, and the arrow also goes when
    the figure that it compares is hidden. Everything left is free of the hidden figures.

    earlier_hidden: one of the months in `verdict.rests_on` may not be shown, so the verdict goes ·
    previous_not_shown: the previous figure is older than everything that is published, so no arrow compares with it.
    """
    if earlier_hidden and not value_hidden:
        assessment = replace(assessment, verdict=compared_with_hidden(assessment.printed))
    if value_hidden:
        return replace(assessment, printed=None, verdict=suppressed(), direction=_not_drawn(assessment, _HIDDEN))
    if assessment.direction.arrow is Arrow.NOT_COMPARED:  # for a reason of its own, which tells of no figure's size
        return assessment
    if previous_hidden:
        sentence = _HIDDEN_MONTH if assessment.direction.of_reading else _HIDDEN
        return replace(assessment, direction=_not_drawn(assessment, sentence))
    if previous_not_shown:
        sentence = _UNPUBLISHED if assessment.direction.of_reading else _OLDER
        return replace(assessment, direction=_not_drawn(assessment, sentence))
    return assessment


def _not_drawn(assessment: Assessment, sentence: str) -> Direction:
    found = assessment.direction
    return Direction(Arrow.NOT_COMPARED, Movement.NOT_JUDGED, found.method, sentence, chosen_by=found.chosen_by)
