"""Which way a figure moved, what is noise, and when nothing is tested."""

import itertools
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.statistics.spc import FEWEST, SETTLED, Cause, chart
from waymark.assessment.tested_direction import SIGNIFICANT
from waymark.domain.month import Month
from waymark.domain.rounding import printed, round_half_up
from waymark.scorecards.how_we_judge import Cell, Family, LimitsChart, Topic, TopicTable
from waymark.worked.calculation import by_two_proportions
from waymark.worked.direction import by_series, by_step
from waymark.worked.made_up import LATEST
from waymark.worked.subjects import SUBJECTS

_MONTHS = (
    "76.1 77.4 75.8 76.9 78.0 76.3 75.1 76.7 77.9 76.0 75.4 77.2 76.8 75.9 77.5 76.1 70.4 77.0 75.6 76.6 77.8 76.4 "
    "75.7 77.1"
)


def direction() -> Topic:
    step = by_step(
        {"polarity": "L", "unit": "percent", "decimals": "1", "earlier": "24.1", "latest": "23.4", "target": ""}
    )
    methods = [subject for subject in SUBJECTS if subject.family is Family.DIRECTION]
    return Topic(
        "direction",
        "Which way it moved",
        (
            "The arrow says which way the figure moved. Its colour says whether that is good.",
            f"The plainest method compares with the figure before. An example, where lower is better: {step.sentence}",
            "A percentage changes by percentage points. From 23% to 24% is one percentage point, not one per cent.",
            "Other methods ask first whether chance alone could have moved it.",
            "The policy of the year names the method, and so does every arrow.",
        ),
        TopicTable(
            "The methods that a policy may choose",
            ("Method", "What it does"),
            tuple((method.title, method.paragraphs[0]) for method in methods),
        ),
        rules=tuple(method.name for method in methods),
    )


def noise() -> Topic:
    """One small control chart, its limits and its causes worked out by the real chart."""
    values = [Fraction(text) for text in _MONTHS.split()]
    points = chart(values)
    limits = points[-1].limits
    if limits is None:
        raise ValueError("the example has too few figures for limits")
    special = tuple(place for place, point in enumerate(points) if point.cause is not Cause.COMMON)
    months = tuple(LATEST - back for back in range(len(values) - 1, -1, -1))
    mean, low, high = (f"{printed(limit, 1)}%" for limit in (limits.mean, limits.lower, limits.upper))
    moved = sum(before != after for before, after in itertools.pairwise(values))
    named = _listed([f"{months[place].label} ({printed(values[place], 1)}%)" for place in special])
    finding = f"The figure moved {moved} times in {len(values)} months. Only {named} tells of more than chance."
    return Topic(
        "noise",
        "What is only noise",
        (
            "Every figure goes up and down a little each month. Mostly there is no cause to find.",
            "A control chart (SPC) draws two limits between which chance alone keeps nearly all figures.",
            "They are worked out from how far the figure usually moves from one month to the next.",
            f"In the example the mean is {mean}, and the limits are {low} and {high}.",
            (
                "A figure outside the limits is worth asking about. So are seven in a row on one side of the mean. So "
                "are seven that rise or fall without a break, and two of three close to a limit."
            ),
            f"Under {FEWEST} figures no limits are drawn. From {FEWEST} to {SETTLED - 1} they are called trial limits.",
        ),
        chart=LimitsChart(
            finding,
            f"Line chart of {len(values)} made-up months. Mean {mean}, limits {low} and {high}. "
            f"Outside or otherwise special: {named}.",
            tuple(_short(month) for month in months),
            tuple(Decimal(text) for text in _MONTHS.split()),
            round_half_up(limits.mean, 1),
            round_half_up(limits.lower, 1),
            round_half_up(limits.upper, 1),
            special,
            "%",
        ),
        rules=("spc", "xmr_limits"),
    )


def chance() -> Topic:
    cases = (
        ("597 of 807", "650 of 807", by_two_proportions({"before": "597/807", "latest": "650/807"})),
        ("501 of 547", "505 of 547", by_two_proportions({"before": "501/547", "latest": "505/547"})),
        ("3 of 20", "5 of 20", by_two_proportions({"before": "3/20", "latest": "5/20"})),
    )
    rows: list[tuple[Cell, ...]] = []
    for before, latest, tested in cases:
        shares = [Fraction(100 * int(text.split()[0]), int(text.split()[2])) for text in (before, latest)]
        then, now = (printed(share, 1) for share in shares)
        rows.append((f"{before} to {latest}", f"{then}% to {now}%", tested.sentence))
    rolling = by_series("trend_test")(
        {"polarity": "H", "window": "R12M", "target": "", "series": "90/150 96/150 99/150 108/150 111/150"}
    )
    return Topic(
        "chance",
        "When a change is more than chance",
        (
            (
                "A small change among many children can be real, and a large one among few can be chance. So the count "
                "behind a figure decides, not the size of the change."
            ),
            (
                f"A test calls a change clear when chance alone would do it less than {round(SIGNIFICANT * 100)} times "
                "in 100. Otherwise it says that there is no clear change. That is grey, neither good nor bad."
            ),
            (
                "A figure for twelve months shares eleven of them with the figure a month before. Comparing the two "
                f"tells little, so it is refused: “{rolling.sentence}”"
            ),
            "Nothing is compared across a break in the series, nor with a figure for part of its period.",
        ),
        TopicTable("Three changes, tested", ("From and to", "Rate", "What the test says"), tuple(rows)),
        rules=("two_points", "trend_test", "two_proportions", "cochran_armitage"),
    )


def _short(month: Month) -> str:
    """`Mar 22`."""
    name, _, year = month.label.partition(" ")
    return f"{name[:3]} {year[2:]}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
