"""Which way a figure moved, what is noise, and when nothing is tested."""

from fractions import Fraction
from itertools import pairwise

from waymark.assessment.statistics.spc import FEWEST, SETTLED
from waymark.assessment.tested_direction import SIGNIFICANT
from waymark.domain.rounding import printed
from waymark.scorecards.how_we_judge import Cell, Family, Topic, TopicTable
from waymark.worked.calculation import by_two_proportions
from waymark.worked.direction import by_series, by_step
from waymark.worked.subjects import SUBJECTS
from waymark.worked.topics.example_chart import example_chart


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
    """One small control chart, made as those of the indicator pages are."""
    chart = example_chart()
    values = [point.shown.figure.value.text for point in chart.points]
    moved = sum(before != after for before, after in pairwise(values))
    stretch = chart.stretches[-1]
    if stretch.mean is None or stretch.lower is None or stretch.upper is None:
        raise ValueError("the example has no range")
    return Topic(
        "noise",
        "What is only noise",
        (
            "Every figure goes up and down a little each month. Mostly there is no cause to find.",
            "A control chart (SPC) draws the usual range, in which chance alone keeps nearly all figures.",
            "It is worked out from how far the figure usually moves from one month to the next.",
            f"In the example the figure moved {moved} times in {len(values)} months.",
            f"Its mean is {stretch.mean.text}%, its usual range {stretch.lower.text}% to {stretch.upper.text}%.",
            (
                "A figure outside the range is worth asking about. So are seven in a row on one side of the mean. So "
                "are seven that rise or fall without a break, and two of three close to a limit."
            ),
            f"Under {FEWEST} figures no range is drawn. From {FEWEST} to {SETTLED - 1} it is called a trial range.",
        ),
        chart=chart,
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
