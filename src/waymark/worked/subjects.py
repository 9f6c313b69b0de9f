"""Every subject that has a worked table, in the order in which they are read. A new table needs one line here, its
rows in `spec/<name>.csv`, and a function that answers a row by the real code."""

from waymark.assessment import distance, pace, recovery, staleness
from waymark.assessment.direction import auto, regression, spc, step, trend_test, two_points
from waymark.assessment.rating import (
    activity_band,
    baseline_and_target,
    floor_and_target,
    near_target,
    not_rated,
    tolerance,
    tolerance_and_trend,
)
from waymark.assessment.statistics import funnel, intervals, masking, proportions, slope
from waymark.assessment.statistics import spc as xmr
from waymark.assessment.targets import improvement, profile, trajectory
from waymark.disclosure import primary
from waymark.domain import rounding, variation
from waymark.framework import proposal
from waymark.scorecards.how_we_judge import Family
from waymark.worked import aiming, calculation, direction, guarding, outlook, rating
from waymark.worked.subject import Subject

_FIGURES, _TARGETS, _RATING, _DIRECTION = Family.FIGURES, Family.TARGETS, Family.RATING, Family.DIRECTION
_OUTLOOK, _STATISTICS = Family.OUTLOOK, Family.STATISTICS

SUBJECTS = (
    Subject("rounding", "Rounding", _FIGURES, rounding, calculation.by_rounding),
    Subject(
        "primary_suppression",
        "Primary suppression",
        _FIGURES,
        primary,
        calculation.by_primary_suppression,
        ("rounding",),
    ),
    Subject(
        "improvement",
        "Improvement on a baseline",
        _TARGETS,
        improvement,
        aiming.by_improvement,
        ("trajectory",),
        "target",
    ),
    Subject(
        "trajectory", "Trajectory", _TARGETS, trajectory, aiming.by_trajectory, ("improvement", "profile"), "milestones"
    ),
    Subject("profile", "In-year profile", _TARGETS, profile, aiming.by_profile, ("trajectory",), "expected"),
    Subject("variation", "Variation", _TARGETS, variation, aiming.by_variation, ("target_guards",), "judged against"),
    Subject(
        "target_guards",
        "What a target may not be",
        _TARGETS,
        proposal,
        guarding.by_guard,
        ("variation",),
        "rule",
        guarding.WORDS,
    ),
    Subject("floor_and_target", "Floor and target", _RATING, floor_and_target, rating.by_floor_and_target),
    Subject("baseline_and_target", "Baseline and target", _RATING, baseline_and_target, rating.by_baseline_and_target),
    Subject("tolerance", "Tolerance", _RATING, tolerance, rating.by_tolerance, ("tolerance_and_trend",)),
    Subject(
        "tolerance_and_trend",
        "Tolerance and trend",
        _RATING,
        tolerance_and_trend,
        rating.by_tolerance_and_trend,
        ("tolerance",),
    ),
    Subject("near_target", "Near target", _RATING, near_target, rating.by_near_target),
    Subject("activity_band", "Activity band", _RATING, activity_band, rating.by_activity_band),
    Subject("not_rated", "Not rated", _RATING, not_rated, rating.by_not_rated),
    Subject("step", "Step", _DIRECTION, step, direction.by_step),
    Subject("auto", "Auto", _DIRECTION, auto, direction.by_series("auto"), ("spc", "trend_test", "two_points")),
    Subject(
        "two_points",
        "Two points",
        _DIRECTION,
        two_points,
        direction.by_series("two_points"),
        ("two_proportions", "auto"),
    ),
    Subject(
        "trend_test",
        "Trend test",
        _DIRECTION,
        trend_test,
        direction.by_series("trend_test"),
        ("cochran_armitage", "slope", "auto"),
    ),
    Subject("spc", "SPC", _DIRECTION, spc, direction.by_series("spc"), ("xmr_limits", "auto")),
    Subject("regression", "Regression", _DIRECTION, regression, direction.by_series("regression"), ("slope",)),
    Subject("distance", "Distance to green", _OUTLOOK, distance, outlook.by_distance, ("pace", "recovery")),
    Subject("pace", "Required pace", _OUTLOOK, pace, outlook.by_pace, ("distance", "recovery")),
    Subject("recovery", "Recovery lens", _OUTLOOK, recovery, outlook.by_recovery, ("distance", "pace")),
    Subject("staleness", "Staleness", _OUTLOOK, staleness, outlook.by_staleness),
    Subject("xmr_limits", "XmR limits", _STATISTICS, xmr, calculation.by_xmr_limits, ("spc",)),
    Subject(
        "two_proportions",
        "Two-proportion test",
        _STATISTICS,
        proportions,
        calculation.by_two_proportions,
        ("two_points",),
    ),
    Subject(
        "cochran_armitage",
        "Cochran–Armitage test",
        _STATISTICS,
        proportions,
        calculation.by_cochran_armitage,
        ("trend_test",),
    ),
    Subject("slope", "Test of a slope", _STATISTICS, slope, calculation.by_slope, ("trend_test", "regression")),
    Subject("intervals", "Intervals", _STATISTICS, intervals, calculation.by_intervals),
    Subject("funnel", "Funnel", _STATISTICS, funnel, calculation.by_funnel, ("masking", "intervals")),
    Subject("masking", "Masking alarm", _STATISTICS, masking, calculation.by_masking, ("funnel",)),
)
NAMES = tuple(subject.name for subject in SUBJECTS)


def subject(name: str) -> Subject:
    """Raises KeyError for a name without a table."""
    for known in SUBJECTS:
        if known.name == name:
            return known
    raise KeyError(name)
