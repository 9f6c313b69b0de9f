"""What it would take to be green, what comes next by plain arithmetic, and when a figure is too old."""

from waymark.domain.month import Month
from waymark.scorecards.how_we_judge import Topic
from waymark.worked.outlook import by_distance, by_pace, by_recovery
from waymark.worked.tables import rows_of


def taken() -> Topic:
    """Sentences of the real code about the first row of each table."""
    cases, pace, months = (rows_of(name)[0] for name in ("distance", "pace", "recovery"))
    plans = f"{cases['numerator']} of {cases['denominator']} against a target of {cases['target']}%"
    return Topic(
        "outlook",
        "What it would take",
        (
            "Beside a colour stands how many cases would change it, everything else being the same.",
            f"An example, {plans}: {by_distance(cases).sentence}",
            "Beside a target stands the pace it asks for: what is missing, over the periods that are left.",
            f"An example, {pace['figure']}% in {Month.parse(pace['month']).label}: {by_pace(pace).sentence}",
            (
                "A figure for twelve months moves slowly. So its latest month stands beside it, and when it would "
                "change colour if the latest months came again."
            ),
            f"An example: {by_recovery(months).sentence}",
        ),
        rules=("distance", "pace", "recovery"),
    )


def stale() -> Topic:
    return Topic(
        "stale",
        "When a figure is too old",
        (
            "A figure whose successor should be known by now is marked as stale. It is never silently green.",
            "A figure of an earlier reporting year is marked too, in words and in italics.",
        ),
        rules=("staleness",),
    )
