"""The targets of the years of a trajectory, laid among those that are written year by year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from waymark.assessment.targets import improvement, trajectory
from waymark.assessment.wording import Wording
from waymark.domain.indicator import Indicator
from waymark.domain.period import Year
from waymark.domain.polarity import Polarity
from waymark.domain.target import Milestone, Target
from waymark.domain.trajectory import Trajectory
from waymark.domain.variation import in_effect

Place = tuple[str, str, Year]


def end_of(planned: Trajectory, indicator: Indicator) -> Fraction | None:
    """The number in which it ends. None for an improvement where no direction is better."""
    if planned.improvement is None:
        return planned.target
    if indicator.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return None
    return improvement.target(planned.baseline, planned.improvement, indicator.polarity, indicator.decimals)


def problem_of(planned: Trajectory, indicator: Indicator) -> str:
    """Why it cannot be followed, as the end of a sentence; empty when it can."""
    target = end_of(planned, indicator)
    if target is None:
        return f"{indicator.polarity.phrase}, so it cannot be improved by an amount"
    years = planned.target_year.start - planned.baseline_year.start
    return trajectory.contradiction(
        planned.baseline,
        target,
        years,
        planned.shape,
        planned.by_hand,
        indicator.polarity,
        indicator.decimals,
    )


def milestones_of(planned: Trajectory, indicator: Indicator) -> tuple[Target, ...]:
    """A target for each year, the earliest first. None where `problem_of` finds a problem.

    A trajectory that replaces another from a day on has none for the years that had ended by then.
    """
    target = end_of(planned, indicator)
    if target is None or problem_of(planned, indicator):
        return ()
    years = planned.years
    numbers = trajectory.milestones(
        planned.baseline, target, len(years), planned.shape, indicator.decimals, planned.by_hand
    )
    wording = Wording(indicator.decimals, indicator.unit.suffix, change=indicator.unit.change)
    rows = []
    for number, (year, milestone) in enumerate(zip(years, numbers, strict=True), start=1):
        if planned.effective_from is not None and year.last < planned.effective_from:
            continue
        ends = (planned.baseline, planned.baseline_year.label, target, planned.target_year.label)
        said = [trajectory.sentence(number, len(years), *ends, planned.shape, wording)]
        if planned.improvement is not None:
            said.append(improvement.sentence(planned.baseline, planned.improvement, indicator.polarity, wording))
        rows.append(
            Target(
                planned.indicator,
                planned.area,
                year,
                milestone,
                None,
                planned.baseline,
                planned.effective_from,
                planned.decision_ref,
                planned.file,
                planned.line,
                decided_by=planned.decided_by,
                worked_out=tuple(said),
                milestone=Milestone(number, len(years)),
            )
        )
    return tuple(rows)


def with_milestones(
    written: Sequence[Target], planned: Iterable[Trajectory], indicators: Mapping[str, Indicator]
) -> tuple[Target, ...]:
    """The written rows, and the milestones of the years that have no target of their own.

    A written row without a target takes the year's milestone, and keeps its floor, its band and its standard.
    A written target stays as it is, and the milestone of its day is left out; a check reports it. indicators: by code.
    """
    own = {(_place(row), row.effective_from) for row in written if row.target is not None}
    milestones: dict[Place, list[Target]] = {}
    for one in planned:
        indicator = indicators.get(one.indicator.partition(".")[0])
        for row in milestones_of(one, indicator) if indicator is not None else ():
            if (_place(row), row.effective_from) not in own:
                milestones.setdefault(_place(row), []).append(row)
    if not milestones:
        return tuple(written)
    kept = [row for row in written if row.target is not None or _place(row) not in milestones]
    for place, steps in milestones.items():
        beside = [row for row in written if row.target is None and _place(row) == place]
        days = {row.effective_from for row in (*steps, *beside)}
        for day in sorted(days, key=lambda one: one or date.min):
            joined = _joined(in_effect(steps, day), in_effect(beside, day), day)
            kept += [] if joined is None else [joined]
    return tuple(kept)


def _place(row: Target) -> Place:
    return row.indicator, row.area, row.year


def _joined(step: Target | None, beside: Target | None, day: date | None) -> Target | None:
    """A milestone with the other bars of the year's row, which says where those stand."""
    if step is None or beside is None:
        return step or beside
    stated = (
        ("floor", beside.floor),
        ("baseline", beside.baseline),
        ("band", beside.band),
        ("standard", beside.standard),
    )
    names = [name for name, bar in stated if bar is not None]
    said = (f"The year's {' and '.join(names)}: {beside.set_by}.",) if names else ()
    return replace(
        step,
        floor=beside.floor,
        baseline=step.baseline if beside.baseline is None else beside.baseline,
        band=beside.band,
        standard=beside.standard,
        effective_from=day,
        worked_out=(*step.worked_out, *said),
        beside=beside,
    )
