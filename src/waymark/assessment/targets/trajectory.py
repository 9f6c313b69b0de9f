"""A milestone for each year from the baseline to the target. The last milestone is the target, exactly.

- Linear: the same difference every year. From 61 to 85 in 4 years: 67, 73, 79, 85.
- Geometric: the same ratio every year. Baseline and target are both above 0.
- By hand: every milestone is written down, one for each year.
- A milestone that comes out with more decimals than the indicator prints is rounded to them, half up, and says so.
  The target itself is never rounded.
- No step goes backwards: a milestone is never worse than the one before it, nor the first worse than the baseline.
  Where a figure is best near its target, a step goes backwards when it leads away from the target.
- A year between is judged against its milestone as against any other target.
"""

from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.comparing import meets
from waymark.assessment.wording import Wording
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact, round_half_up
from waymark.domain.trajectory import TrajectoryShape

NAME = "trajectory"


def milestones(
    baseline: Fraction,
    target: Fraction,
    years: int,
    shape: TrajectoryShape,
    decimals: int,
    by_hand: Sequence[Fraction] = (),
) -> tuple[Fraction, ...]:
    """One for each year, the target's last. `years`: how many lie between baseline and target, 1 or more.

    Raises ValueError for what `contradiction` says, whatever the polarity.
    """
    if problem := _problem(baseline, target, years, shape, by_hand):
        raise ValueError(problem)
    if shape is TrajectoryShape.BY_HAND:
        return tuple(by_hand)
    between = []
    for step in range(1, years):
        if shape is TrajectoryShape.LINEAR:
            between.append(Fraction(round_half_up(exact_linear(baseline, target, years, step), decimals)))
        else:
            between.append(_rounded_root(baseline ** (years - step) * target**step, years, decimals))
    return (*between, target)


def exact_linear(baseline: Fraction, target: Fraction, years: int, step: int) -> Fraction:
    """A linear milestone before it is rounded."""
    return baseline + (target - baseline) * Fraction(step, years)


def _rounded_root(power: Fraction, root: int, decimals: int) -> Fraction:
    """The root of a positive number to so many decimals, half up, by whole numbers alone: no float is involved.

    The largest k for which k − ½ units of the last place, raised to `root`, is at most `power`.
    """
    scaled = power * Fraction(10**decimals) ** root
    low, high = 0, 1
    while (high - Fraction(1, 2)) ** root <= scaled:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if (middle - Fraction(1, 2)) ** root <= scaled:
            low = middle
        else:
            high = middle
    return Fraction(low, 10**decimals)


def backward_step(baseline: Fraction, steps: Sequence[Fraction], polarity: Polarity) -> int | None:
    """The number, from 1, of the first milestone that is worse than what came before it; None when none is.

    Without a polarity no step is worse than another.
    """
    before = baseline
    for number, milestone in enumerate(steps, start=1):
        if polarity is Polarity.TARGET:
            worse = abs(milestone - steps[-1]) > abs(before - steps[-1])
        elif polarity is Polarity.NONE:
            worse = False
        else:
            worse = not meets(milestone, before, polarity)
        if worse:
            return number
        before = milestone
    return None


def contradiction(
    baseline: Fraction,
    target: Fraction,
    years: int,
    shape: TrajectoryShape,
    by_hand: Sequence[Fraction],
    polarity: Polarity,
    decimals: int,
) -> str:
    """Why the trajectory cannot be followed, as the end of a sentence; empty when it can."""
    if problem := _problem(baseline, target, years, shape, by_hand):
        return problem
    if backward_step(baseline, [target], polarity) is not None:
        return f"the target, {exact(target)}, is worse than the baseline, {exact(baseline)}, and {polarity.phrase}"
    steps = milestones(baseline, target, years, shape, decimals, by_hand)
    number = backward_step(baseline, steps, polarity)
    if number is None:
        return ""
    before = f"milestone {number - 1}, {exact(steps[number - 2])}" if number > 1 else f"the baseline, {exact(baseline)}"
    step = f"milestone {number}, {exact(steps[number - 1])}"
    if polarity is Polarity.TARGET:
        return f"{step}, is farther from the target than {before}"
    return f"{step}, is worse than {before}, and {polarity.phrase}"


def _problem(
    baseline: Fraction, target: Fraction, years: int, shape: TrajectoryShape, by_hand: Sequence[Fraction]
) -> str:
    if years < 1:
        return "the target's year does not come after the baseline's"
    if shape is not TrajectoryShape.BY_HAND:
        if by_hand:
            return f"milestones are written down, but the shape is {shape.words}"
        if shape is TrajectoryShape.GEOMETRIC and min(baseline, target) <= 0:
            return "the same ratio every year needs a baseline and a target above 0"
        return ""
    if len(by_hand) != years:
        needed = "1 milestone is" if years == 1 else f"{years} milestones are"
        return f"{needed} needed, one for each year, and {len(by_hand)} stand there"
    if by_hand[-1] != target:
        return f"the last milestone, {exact(by_hand[-1])}, is not the target, {exact(target)}"
    return ""


def sentence(
    number: int,
    years: int,
    baseline: Fraction,
    baseline_year: str,
    target: Fraction,
    target_year: str,
    shape: TrajectoryShape,
    wording: Wording,
) -> str:
    """`Milestone 2 of 4 of the trajectory from 61% in 2024-25 to 85% by 2028-29, linear.`"""
    ends = f"from {wording.number(baseline)} in {baseline_year} to {wording.number(target)} by {target_year}"
    said = f"Milestone {number} of {years} of the trajectory {ends}, {shape.words}"
    if number == years or shape is TrajectoryShape.BY_HAND:
        return f"{said}."
    if shape is TrajectoryShape.LINEAR:
        whole = exact_linear(baseline, target, years, number)
        if (whole * 10**wording.decimals).denominator == 1:
            return f"{said}."
        return f"{said}; rounded half up{_from(whole)}."
    rounded = milestones(baseline, target, years, shape, wording.decimals)[number - 1]
    exactly = rounded**years == baseline ** (years - number) * target**number
    return f"{said}." if exactly else f"{said}; rounded half up."


def _from(whole: Fraction) -> str:
    """` from 71.55`; nothing for a number without an end in decimals."""
    return "" if "/" in exact(whole) else f" from {exact(whole)}"
