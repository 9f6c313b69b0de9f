"""What stands beside a figure, what is hidden, what may still change, and what a red figure asks for."""

from datetime import date
from fractions import Fraction

from waymark.assessment.comparators import comparators
from waymark.disclosure.cell import Symbol
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import SMALL, SMALL_WHEN_SENSITIVE
from waymark.disclosure.protect import protect
from waymark.domain.area import Area, AreaTree
from waymark.domain.comparator import Comparator, ComparatorKind, ComparedWith
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, ValueStatus
from waymark.domain.publication import Neighbour, NeighbourList
from waymark.domain.published_value import PublishedValue, PublishedValues
from waymark.domain.rounding import printed
from waymark.scorecards.how_we_judge import Topic, TopicTable
from waymark.worked.made_up import LATEST

_NEIGHBOURS = ("20.1", "21.4", "22.0", "22.8", "23.1", "24.0", "25.2", "26.9")
_MEMBERS = 10


def compared() -> Topic:
    many, few = _neighbours(_NEIGHBOURS), _neighbours(_NEIGHBOURS[:4])
    shown = f"{printed(many.value or Fraction(0), 1)}%"
    return Topic(
        "comparators",
        "England, the region and neighbours",
        (
            "Others' figures are taken as they are published, each with its period and its source.",
            "Statistical neighbours are the ten councils most like this one, by a list of a stated year.",
            (
                f"Their figure is the {many.method.partition(' of ')[0]} of those that have one. With {many.used} of "
                f"{many.members} it is {shown}, and the page says “{many.method}”."
            ),
            f"Where fewer than half have one there is no figure: “{few.why}”.",
            "Where the published figure is of another period, or is another measure, the page says so.",
        ),
        pages=("data sources",),
    )


def hidden() -> Topic:
    """Four districts and the county, protected by the real code."""
    rows = [(name, f"{x} of {n}", *_shown(name)) for name, (x, n) in (*_COUNTS.items(), ("The county", _whole()))]
    return Topic(
        "suppression",
        "What is hidden, and why",
        (
            (
                f"A count of 1 to {SMALL} children could point at a child, so the figure is hidden. Of a sensitive "
                f"indicator, counts of 1 to {SMALL_WHEN_SENSITIVE} are."
            ),
            (
                "Where the county is shown, one hidden district could be found by taking the others away. So a second "
                "one is hidden with it."
            ),
            (
                f"A hidden figure shows [{Symbol.CONFIDENTIAL.value}]. Its colour, its arrow and every sentence about "
                "it are hidden too."
            ),
            f"[{Symbol.NOT_AVAILABLE.value}] is not available, [{Symbol.NOT_APPLICABLE.value}] nothing to divide by.",
        ),
        TopicTable(
            "One small district, and what is published",
            ("Area", "Counted (made up)", "Published", "Why"),
            tuple(rows),
            (1, 2),
        ),
        rules=("primary_suppression",),
    )


def status() -> Topic:
    statuses = ", ".join(one.value for one in ValueStatus)
    flags = ", ".join(one.value for one in Flag)
    return Topic(
        "status",
        "Provisional, revised, final",
        (
            f"Each figure has a status: {statuses}. A provisional figure may still change.",
            f"It may also carry a flag: {flags}.",
            "A figure for part of its period is never compared, and never held to be the whole.",
            "A figure of the previous reporting year is marked, so that nobody takes it for this year's.",
        ),
        pages=("data sources",),
    )


def exceptions() -> Topic:
    return Topic(
        "exceptions",
        "What a red figure asks for",
        (
            "Every indicator that is red for the authority needs commentary and at least one action.",
            "A red district is shown and counted. It asks for no commentary of its own.",
            "A hidden figure is not red.",
        ),
        pages=("exceptions",),
    )


def revisions() -> Topic:
    return Topic(
        "revisions",
        "When figures change afterwards",
        (
            "A corrected return is a new version; the old one is kept, and every figure says from which it came.",
            (
                "When a source changes within a period, the figure is marked as partial. A promise of the full one "
                "stays listed until it is made."
            ),
            "A new rule or target counts from its day. What was published before keeps the rule it was judged by.",
        ),
        pages=("data sources",),
    )


def _neighbours(published: tuple[str, ...]) -> Comparator:
    day = date(2022, 3, 31)
    codes = [f"N{number}" for number in range(_MEMBERS)]
    listed = NeighbourList("2021", 2021, tuple(Neighbour(code, (code,)) for code in codes))
    values = [
        PublishedValue("s", code, day, Fraction(text), publication="P")
        for code, text in zip(codes, published, strict=False)
    ]
    area = Area("C", "Midshire", "authority", None)
    with_whom = ComparedWith("x", "", (listed,))
    values.append(PublishedValue("s", "E92000001", day, Fraction(22), period="2021-22", publication="P"))
    found = comparators(PublishedValues(values), "s", area, Month.of(day), with_whom)
    return next(one for one in found if one.kind is ComparatorKind.NEIGHBOURS)


_COUNTS = {"North": (200, 400), "East": (3, 20), "South": (30, 60), "West": (100, 200)}


def _whole() -> tuple[int, int]:
    counts = _COUNTS.values()
    return sum(x for x, _ in counts), sum(n for _, n in counts)


def _shown(name: str) -> tuple[str, str]:
    """What is published of an area, and why nothing is."""
    areas = AreaTree.of([Area("The county", "The county", "authority", None), *map(_district, _COUNTS)])
    counts = {**_COUNTS, "The county": _whole(), areas.districts[-1].code: (0, 0)}
    cells = {
        CellKey("A1", area, LATEST): CountedCell(x, n, printed(Fraction(100 * x, n), 1) if n else "", "A1")
        for area, (x, n) in counts.items()
    }
    shown = protect(cells, areas)[CellKey("A1", name, LATEST)]
    return shown.value.shown + ("" if shown.hidden else "%"), shown.why or "–"


def _district(name: str) -> Area:
    return Area(name, name, "district", "The county")
