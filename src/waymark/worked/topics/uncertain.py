"""How far a figure can be off by chance, and what that means for districts."""

from fractions import Fraction

from waymark.domain.rounding import printed
from waymark.scorecards.how_we_judge import Topic, TopicTable
from waymark.worked.calculation import by_funnel, by_intervals, by_masking
from waymark.worked.made_up import share
from waymark.worked.tables import rows_of


def intervals() -> Topic:
    rows = []
    for row in rows_of("intervals"):
        if row["of"] == "share":
            low, high = by_intervals(row).verdict.split(" to ")
            rows.append((row["figures"].replace("/", " of "), f"{float(low):.1f}% to {float(high):.1f}%", row["shows"]))
    return Topic(
        "intervals",
        "How sure a figure is",
        (
            "A rate of few children can be far off what it would be if the year were lived again.",
            "An interval says from where to where: 95 times in 100 such an interval holds the true rate.",
            "No colour rests on an interval: the colour is of the figure as printed.",
        ),
        TopicTable("Shares and their intervals", ("Counted", "95% interval", "What it shows"), tuple(rows), (1,)),
        rules=("intervals",),
    )


def districts() -> Topic:
    rows = []
    for row in rows_of("funnel"):
        if row["of"] != "share":
            continue
        count, whole = share(row["district"])
        said = by_funnel(row)
        rows.append((row["district"].replace("/", " of "), f"{_rate(count, whole)}%", said.verdict.capitalize()))
    all_counted, all_whole = share(rows_of("funnel")[0]["county"])
    masked = by_masking({"reds": "Thanet=beyond=outlier Swale=within=within", "districts": "12", "too_few": "3"})
    return Topic(
        "districts",
        "Districts: a funnel, not a league table",
        (
            "Twelve districts that are all alike still print twelve different figures. So they are not ranked.",
            "Each is held against the county, with limits that are wider the smaller it is.",
            "Beyond 95% a district is worth watching. Beyond 99.8% chance does not explain it.",
            "A county can be green while a district is red. The page then says so, and whether the red is real:",
            f"“{masked.sentence}”",
        ),
        TopicTable(
            f"Districts of a county at {_rate(all_counted, all_whole)}%",
            ("Counted", "Rate", "Where it stands"),
            tuple(rows),
            (1,),
        ),
        rules=("funnel", "masking"),
    )


def _rate(count: int, whole: int) -> str:
    return printed(Fraction(100 * count, whole), 1)
