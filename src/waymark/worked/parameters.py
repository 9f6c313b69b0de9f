"""What each rule takes into account beside the figure, and where that is set."""

from waymark.assessment.direction import regression, trend_test
from waymark.assessment.expected_range import DEVIATIONS
from waymark.assessment.rating import activity_band
from waymark.assessment.statistics.funnel import OUTLIER_TAIL, WATCH_TAIL
from waymark.assessment.statistics.spc import FEWEST, SETTLED
from waymark.assessment.tested_direction import SIGNIFICANT
from waymark.disclosure.primary import SMALL, SMALL_GROUP, SMALL_WHEN_SENSITIVE
from waymark.scorecards.how_we_judge import Parameter

_TARGETS = "targets/<year>.csv"
_TRAJECTORIES = "trajectories.csv"
_PROFILES = "profiles.csv"
_POLICY = "policies/<year>.yaml"
_INDICATOR = "indicators/<code>.yaml"
_FIXED = "fixed in the rule"

_TARGET = Parameter("target", "What is aimed at in the year of the figure.", _TARGETS)
_TOLERANCE = Parameter(
    "points or relative", "By how much the target may be missed: in the figure's own unit, or in % of it.", _POLICY
)
_POLARITY = Parameter("polarity", "Whether higher or lower is better, or near the target, or neither.", _INDICATOR)
_DEAD_BAND = Parameter("dead_band", "A smaller change is no direction; none unless the indicator has one.", _INDICATOR)
_SIGNIFICANCE = Parameter("significance", f"Chance alone does it less often than p {SIGNIFICANT}.", _FIXED)
_TESTED = (_POLARITY, _DEAD_BAND)

_PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "rounding": (Parameter("decimals", "To how many places the indicator is printed, and so judged.", _INDICATOR),),
    "primary_suppression": (
        Parameter(
            "sensitive",
            f"Counts of 1 to {SMALL} are small; of a sensitive indicator 1 to {SMALL_WHEN_SENSITIVE}.",
            _INDICATOR,
        ),
        Parameter("small group", f"Fewer than {SMALL_GROUP} children.", _FIXED),
    ),
    "improvement": (
        _POLARITY,
        Parameter(
            "improve_by, improve_in",
            "By how much the baseline is to become better: in % of it, or in points.",
            _TARGETS,
        ),
        Parameter("decimals", "To how many places the target is written, as the figure is.", _INDICATOR),
    ),
    "trajectory": (
        _POLARITY,
        Parameter("baseline, target", "Where the way begins and ends, each with its year.", _TRAJECTORIES),
        Parameter("shape", "The same difference every year, the same ratio, or each milestone by hand.", _TRAJECTORIES),
    ),
    "profile": (
        Parameter("shape", "A twelfth more each month, percentages of the target, or values.", _PROFILES),
        Parameter("apr to mar", "What is expected by the end of each month.", _PROFILES),
    ),
    "variation": (
        Parameter("effective_from", "The day from which the row counts.", _TARGETS),
        Parameter("decision_ref, decided_by", "The decision, and the role of whoever took it.", _TARGETS),
    ),
    "floor_and_target": (
        _POLARITY,
        _TARGET,
        Parameter("floor", "The least that is acceptable in that year.", _TARGETS),
    ),
    "baseline_and_target": (
        _POLARITY,
        Parameter("target", "Of the year of the figure, else of the next later year that has one.", _TARGETS),
        Parameter("baseline", "The outturn of an earlier year, from which progress is judged.", _TARGETS),
        Parameter("band", "For what is best near its target: from where to where is near enough.", _TARGETS),
    ),
    "tolerance": (_POLARITY, _TARGET, _TOLERANCE),
    "tolerance_and_trend": (_POLARITY, _TARGET, _TOLERANCE),
    "near_target": (
        _TARGET,
        Parameter("inner_below, inner_above", "How far below and above the target is green.", _POLICY),
        Parameter("outer_below, outer_above", "How far below and above the target is amber.", _POLICY),
    ),
    "activity_band": (
        Parameter("expected", "A range from low to high, or `history` to have it worked out.", _POLICY),
        Parameter("years", f"A worked-out range rests on {activity_band.YEARS} years' same month.", _FIXED),
        Parameter("width", f"{DEVIATIONS} standard deviations on either side of their mean.", _FIXED),
    ),
    "step": (_POLARITY, Parameter("target", "For what is best near it: the distance from it is compared.", _TARGETS)),
    "two_points": (*_TESTED, _SIGNIFICANCE),
    "trend_test": (*_TESTED, _SIGNIFICANCE, Parameter("fewest", f"{trend_test.FEWEST} comparable figures.", _FIXED)),
    "spc": (
        *_TESTED,
        Parameter("fewest", f"No limits under {FEWEST} figures; trial limits under {SETTLED}.", _FIXED),
    ),
    "regression": (*_TESTED, _SIGNIFICANCE, Parameter("fewest", f"{regression.FEWEST} comparable figures.", _FIXED)),
    "xmr_limits": (Parameter("fewest", f"No limits under {FEWEST} figures; trial limits under {SETTLED}.", _FIXED),),
    "funnel": (
        Parameter(
            "to watch", f"Chance alone goes further in fewer than {WATCH_TAIL:.1%} of cases on that side.", _FIXED
        ),
        Parameter(
            "outlier", f"Chance alone goes further in fewer than {OUTLIER_TAIL:.1%} of cases on that side.", _FIXED
        ),
    ),
}


def parameters_of(name: str) -> tuple[Parameter, ...]:
    return _PARAMETERS.get(name, ())
