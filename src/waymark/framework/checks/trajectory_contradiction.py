"""Every milestone of a trajectory leads on from the one before, and the last is the target, exactly."""

from collections.abc import Iterator

from waymark.assessment.targets.milestones import problem_of
from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for planned in framework.trajectories:
        indicator = framework.indicator(planned.indicator.partition(".")[0])
        if indicator is None:
            continue
        problem = problem_of(planned, indicator)
        if problem:
            said = f"The trajectory of {planned.indicator} cannot be followed: {problem}."
            hint = "Correct the row; until then none of its milestones counts."
            column = "milestones" if planned.by_hand else "shape"
            yield target_issue("trajectory_contradiction", planned, column, said, hint)
