"""The shapes of `trajectories.csv` and `profiles.csv`: one decision about several years, or about the months of one."""

from waymark.domain.improvement import ImprovedIn
from waymark.domain.month import NAMES
from waymark.domain.profile import ProfileShape
from waymark.domain.trajectory import TrajectoryShape
from waymark.written.shape import Key, Kind, Shape

MONTH_COLUMNS = tuple(name[:3].lower() for name in NAMES[1:])  # jan to dec: the number of each is its place

_DECISION = (
    Key("decision_ref", Kind.TEXT, "the decision or plan that set it", required=True),
    Key("decided_by", Kind.TEXT, "the role of whoever decided it, such as Cabinet Member; no one's name"),
)

TRAJECTORY = Shape(
    "trajectories.csv",
    (
        Key("indicator", Kind.TEXT, "the indicator's code", required=True),
        Key("area", Kind.TEXT, "the area's code", required=True),
        Key("baseline_year", Kind.TEXT, "the year from whose outturn it begins, such as 2024-25", required=True),
        Key("baseline", Kind.NUMBER, "the outturn of that year", required=True),
        Key("target_year", Kind.TEXT, "the year in which the target is to be met, such as 2028-29", required=True),
        Key("target", Kind.NUMBER, "the target of that year"),
        Key("improve_by", Kind.NUMBER, "in place of a target: by how much the baseline is to become better"),
        Key(
            "improve_in",
            Kind.TEXT,
            "whether the improvement is relative (per cent of the baseline) or in points (the indicator's unit)",
            words=tuple(kind.value for kind in ImprovedIn),
        ),
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
        Key("indicator", Kind.TEXT, "the indicator's code", required=True),
        Key("area", Kind.TEXT, "the area's code", required=True),
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
