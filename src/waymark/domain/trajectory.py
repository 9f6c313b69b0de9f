"""A trajectory: one decision about several years, as a way from a baseline to a target."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from waymark.domain.improvement import Improvement
from waymark.domain.period import Year


class TrajectoryShape(Enum):
    """How the way is divided among its years. The value is the word used in `trajectories.csv`."""

    LINEAR = "linear"  # the same difference every year
    GEOMETRIC = "geometric"  # the same ratio every year
    BY_HAND = "by_hand"  # each milestone is written down

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True)
class Trajectory:
    """One row of `trajectories.csv`. Numbers are exact.

    indicator: a code, or `CODE.reading` · baseline: the outturn of `baseline_year`, from which the way begins ·
    target: of `target_year`, in which it ends; None where it is stated as an improvement ·
    by_hand: a milestone for each year after the baseline's, for the shape of that name alone ·
    effective_from: the day from which it replaces an earlier trajectory; None for the first ·
    decision_ref, decided_by: the decision, and the role of whoever took it · file, line: where the row stands.
    """

    indicator: str
    area: str
    baseline_year: Year
    baseline: Fraction
    target_year: Year
    target: Fraction | None
    shape: TrajectoryShape
    by_hand: tuple[Fraction, ...]
    improvement: Improvement | None
    effective_from: date | None
    decision_ref: str
    decided_by: str
    file: str
    line: int

    @property
    def years(self) -> tuple[Year, ...]:
        """Every year that has a milestone: those after the baseline's, up to the target's. None where it ends before it
        begins."""
        first, last = self.baseline_year.start + 1, self.target_year.start
        return tuple(Year(start, self.target_year.year_type) for start in range(first, last + 1))
