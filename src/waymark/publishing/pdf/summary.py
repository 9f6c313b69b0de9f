"""The executive summary as the typesetter prints it: parts with their headings, and items with what leads them."""

from waymark.narrative.executive import SummaryItem
from waymark.publishing.pdf.cells import Json
from waymark.scorecards.document import Scorecard


def summary(scorecard: Scorecard) -> list[Json]:
    """The parts in their order; empty for a scorecard that was made without one."""
    return [
        {"id": part.id, "heading": part.heading, "items": [_item(item) for item in part.items]}
        for part in scorecard.executive_summary.parts
    ]


def _item(item: SummaryItem) -> Json:
    """A change of colour is printed as both colours, anything else by its kind in words."""
    changed = item.was is not None and item.is_now is not None
    return {
        "kind": "" if changed else item.kind,
        "was": item.was.value if item.was is not None else "",
        "now": item.is_now.value if item.is_now is not None else "",
        "name": item.name,
        "text": item.text,
    }
