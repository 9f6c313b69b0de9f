"""The shapes of `trajectories.csv` and `profiles.csv`: one decision about several years, or about the months of one."""

from waymark.domain.month import NAMES
from waymark.domain.profile import ProfileShape
from waymark.domain.trajectory import TrajectoryShape
from waymark.framework.schema import AIMED_AT, DECIDED_BY, IMPROVEMENT
from waymark.written.shape import Key, Kind, Shape

MONTH_COLUMNS = tuple(name[:3].lower() for name in NAMES[1:])  # jan to dec: the number of each is its place

_DECISION = (
    Key("decision_ref", Kind.TEXT, "the decision or plan that set it", required=True),
    DECIDED_BY,
)

TRAJECTORY = Shape(
    "trajectories.csv",
    (
        *AIMED_AT,
        Key("baseline_year", Kind.TEXT, "the year from whose outturn it begins, such as 2024-25", required=True),
        Key("baseline", Kind.NUMBER, "the outturn of that year", required=True),
        Key("target_year", Kind.TEXT, "the year in which the target is to be met, such as 2028-29", required=True),
        Key("target", Kind.NUMBER, "the target of that year"),
        *IMPROVEMENT,
        Key(
            "shape",
            Kind.TEXT,
            "how the way is divided among its years",
            required=True,
            words=tuple(shape.value for shape in TrajectoryShape),
        ),
        Key("milestones", Kind.TEXT, "for the shape by_hand: a number for each year, separated by ;"),
        Key("effective_from", Kind.DATE, "day from which it replaces an earlier trajectory; blank for the first"),
        *_DECISION,
    ),
)

PROFILE = Shape(
    "profiles.csv",
    (
        *AIMED_AT,
        Key("year", Kind.TEXT, "the year, such as 2026-27; blank for every year"),
        Key(
            "shape",
            Kind.TEXT,
            "how the year's target is spread over its months",
            required=True,
            words=tuple(shape.value for shape in ProfileShape),
        ),
        *(Key(column, Kind.NUMBER, "what is expected by the end of that month") for column in MONTH_COLUMNS),
        *_DECISION,
    ),
)
