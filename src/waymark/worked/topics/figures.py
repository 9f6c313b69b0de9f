"""What is counted, when there is no figure, and how a figure is rounded."""

from fractions import Fraction

from waymark.assessment.rating import floor_and_target
from waymark.assessment.wording import Wording
from waymark.domain.outturn import MissingReason, Part, gap_outturn, outturn_from_parts
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed, round_half_up
from waymark.scorecards.how_we_judge import Topic, TopicTable
from waymark.worked.made_up import LATEST
from waymark.worked.subject import Row
from waymark.worked.tables import rows_of

_DISTRICTS = (("A small district", 9, 10), ("A large district", 60, 100))


def counted() -> Topic:
    """A county's rate is that of its children, never the mean of its districts' rates."""
    rates = [_percent(count, whole) for _, count, whole in _DISTRICTS]
    count, whole = sum(x for _, x, _ in _DISTRICTS), sum(n for _, _, n in _DISTRICTS)
    together, mean = printed(_percent(count, whole), 1), printed(sum(rates, Fraction(0)) / len(rates), 1)
    rows = [(name, f"{x} of {n}", f"{printed(rate, 1)}%") for (name, x, n), rate in zip(_DISTRICTS, rates, strict=True)]
    return Topic(
        "counted",
        "What is counted",
        (
            "Each figure is counted from records: the returns that councils already make, one row for each event.",
            "Its definition says which rows count, and which of those are counted against them.",
            (
                f"The county's figure is all its children taken together: {count} of {whole}, which is {together}%. "
                f"It is not the mean of the districts' rates, which would be {mean}%."
            ),
            "Rows whose district is not known are shown beside the districts, so that the parts add up to the county.",
            f"A gap between two groups is worked out before either is rounded. {_gap()}.",
        ),
        TopicTable(
            "Two districts, and both together",
            ("Area", "Counted", "Rate"),
            (*rows, ("Both together", f"{count} of {whole}", f"{together}%")),
            (1, 2),
        ),
        pages=("definitions", "data sources"),
    )


def missing() -> Topic:
    reasons = ", ".join(reason.value for reason in MissingReason)
    none = outturn_from_parts("A1", "", "C", LATEST, 0, 12, Fraction(100))
    zero = printed(none.value or Fraction(0), 1)
    return Topic(
        "missing",
        "No figure is not zero",
        (
            "A figure that cannot be given says why. It is never shown as zero, and never left blank.",
            f"The reasons are: {reasons}.",
            f"Zero is a figure like any other, and often the best one: 0 of 12 is {zero}%.",
        ),
        rules=("not_rated",),
    )


def rounded() -> Topic:
    """Judged as printed: the sentence of the real rule about the real rounding."""
    value = round_half_up(_percent(501, 547), 1)
    verdict = floor_and_target.rate(
        value, Polarity.HIGHER, Fraction(92), Fraction(85), Wording(1, "%", "2016-17", change="percentage points")
    )
    return Topic(
        "rounding",
        "Judged as printed",
        (
            "A figure is rounded once, to the decimals of its indicator, and halves are rounded up.",
            "The rounded figure is what is judged, so that anyone can redo the colour from the page alone.",
            f"An example: 501 of 547 is printed as {value}%. {verdict.sentence}",
            "Targets are exact. A figure is never rounded further so that it meets one.",
        ),
        TopicTable(
            "What is counted, and what is printed",
            ("Counted", "Out of", "Printed", "Why"),
            tuple((row["counted"], row["out_of"], _printed(row), row["shows"]) for row in rows_of("rounding")),
            (0, 1, 2),
        ),
        rules=("rounding",),
    )


def _printed(row: Row) -> str:
    found = outturn_from_parts("A1", "", "C", LATEST, int(row["counted"]), int(row["out_of"]), Fraction(100))
    return "no figure" if found.value is None else f"{printed(found.value, int(row['decimals']))}%"


def _gap() -> str:
    """A case in which rounding first would give another gap."""
    first, second = (Part(name, x, n, _percent(x, n)) for name, x, n in (("first", 35, 45), ("second", 10, 30)))
    gap = gap_outturn("A1", "", "C", LATEST, first, second).value or Fraction(0)
    sides = [printed(part.value or Fraction(0), 1) for part in (first, second)]
    naive = printed(Fraction(sides[0]) - Fraction(sides[1]), 1)
    return (
        f"35 of 45 ({sides[0]}%) less 10 of 30 ({sides[1]}%) is {printed(gap, 1)} percentage points. "
        f"The rounded figures would give {naive}"
    )


def _percent(count: int, whole: int) -> Fraction:
    return Fraction(100 * count, whole)
