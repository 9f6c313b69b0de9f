"""Activity outside the range in which it is expected. That is neither good nor bad."""

from collections.abc import Iterator

from waymark.narrative.executive import SummaryItem
from waymark.scorecards.executive.material import Material, name_of, number


def items(material: Material) -> Iterator[SummaryItem]:
    for row in material.apart:
        ends = dict(row.bars.others)
        now, low, high = number(row.latest.value), number(ends.get("expected low")), number(ends.get("expected high"))
        if now is None or low is None or high is None or low <= now <= high:
            continue
        where = "Below" if now < low else "Above"
        edges = f"{ends['expected low'].text} to {ends['expected high'].text}"
        text = f"{row.in_short.rstrip('.')}; {edges} was expected."
        yield SummaryItem(text, f"{where} the expected range", row.key, name_of(row))
