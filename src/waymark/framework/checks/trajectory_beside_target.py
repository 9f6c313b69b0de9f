"""A year has one target: its own or a milestone, and the milestone of one trajectory."""

from collections.abc import Iterator
from datetime import date

from waymark.assessment.targets.milestones import milestones_of
from waymark.domain.issue import Issue
from waymark.domain.period import Year
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue

Place = tuple[str, str, Year, date | None]


def check(framework: LoadedFramework) -> Iterator[Issue]:
    stated = {_place(row): row for row in framework.written if row.target is not None}
    for planned in framework.trajectories:
        indicator = framework.indicator(planned.indicator.partition(".")[0])
        for step in () if indicator is None else milestones_of(planned, indicator):
            first = stated.setdefault(_place(step), step)
            if first is step or first.target is None or step.target is None:
                continue
            said = (
                f"{step.indicator} has a target for {step.year} already, {exact(first.target)} in "
                f"{first.file}:{first.line}; this trajectory gives {exact(step.target)}."
            )
            hint = "Leave the target of that row blank, or end the trajectory before its year."
            if first.milestone is not None:
                hint = "Give a trajectory that replaces another the day from which it does, in effective_from."
            yield target_issue("trajectory_beside_target", planned, "target_year", said, hint)


def _place(row: Target) -> Place:
    return row.indicator, row.area, row.year, row.effective_from
