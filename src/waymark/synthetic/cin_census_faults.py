"""Mistakes put into the CIN census on purpose: a child referred twice on one day."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from waymark.synthetic.referrals import Case
from waymark.synthetic.timeline import Timeline

_REFERRED_TWICE_A_YEAR = 9.0  # at scale 1.0: two callers, two records, one concern


def referred_twice(rng: Random, timeline: Timeline, scale: float, cases: Sequence[Case]) -> list[Case]:
    """Second records of referrals received in the reported years, without further action; at least one."""
    fit = [case for case in cases if timeline.first <= case.referred <= timeline.last and case.child.born]
    wanted = max(1, round(_REFERRED_TWICE_A_YEAR * scale * len(timeline.years)))
    chosen = rng.sample(fit, min(wanted, len(fit)))
    return [
        replace(
            case,
            source=rng.choice([source for source in ("6", "2A", "1A") if source != case.source]),
            no_further_action=True,
            closed=case.referred,
            closure_reason="RC7",
            assessment=None,
            need_plan=None,
            enquiry=None,
            plan=None,
        )
        for case in chosen
    ]
