"""What it would take: how far a figure is from another colour, at what pace its target asks it to move, and when a
rolling figure would change colour if the latest months continued."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waymark.assessment.assessment import Assessment
from waymark.assessment.distance import Distance, distance
from waymark.assessment.pace import Pace, pace
from waymark.assessment.rate import policy_for
from waymark.assessment.recovery import Lens, recovery
from waymark.assessment.rejudged import judge_of
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Frequency, Year
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Policy
from waymark.domain.target import Target, Targets
from waymark.domain.verdict import Rating


@dataclass(frozen=True)
class Outlook:
    """Each None where there is nothing to say. All of it rests on the figure; the lens on its months as well."""

    distance: Distance | None = None
    pace: Pace | None = None
    lens: Lens | None = None


def outlook(
    judged: Assessment,
    others: Sequence[Outturn],
    indicator: Indicator,
    targets: Targets,
    policies: Iterable[Policy],
    areas: AreaTree,
    months: Sequence[Outturn] = (),
) -> Outlook:
    """Of one judged figure; nothing for one without a colour. others: as for `assess` · months: the single months
    beneath a rolling figure, where they are known."""
    row = judged.target
    if judged.verdict.rating is Rating.NOT_RATED or judged.printed is None or row is None or judged.aim is None:
        return Outlook()
    annual = judged.aim.annual  # the pace leads to the year's end, so to the year's target: a profile's is the month's
    outturn = judged.outturn
    judge = judge_of(outturn, others, indicator, targets, policy_for(policies, outturn.month), areas)
    target = dict(judged.verdict.bars).get("target", row.target)
    near = indicator.polarity is Polarity.TARGET and judged.verdict.rating is Rating.GREEN
    return Outlook(
        distance(outturn, indicator, target, judge),
        pace(judged.printed, outturn.month, indicator, annual, near, _later(annual, outturn, indicator, targets)),
        recovery(outturn, indicator, months, judge),
    )


def _later(row: Target, outturn: Outturn, indicator: Indicator, targets: Targets) -> Target | None:
    """The next later year's row that has a target, of the same area as the row: for what is reported once a year."""
    if indicator.frequency is not Frequency.ANNUAL:
        return None
    following = Year(row.year.start + 1, row.year.year_type)
    key = key_of(outturn.code, outturn.reading)
    return targets.in_force_or_next(key, row.area, following, Month.of(following.first).last)
