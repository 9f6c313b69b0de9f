"""Young children's places before school."""

from waymark.sources.extracts.layouts.columns import CHILD, DISTRICT
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Reach

FUNDED_PLACE = Layout(
    "funded_place",
    "Two-year-olds who may have a funded place, term by term: one row for each child, taken up or not.",
    (
        CHILD,
        DISTRICT,
        LayoutColumn("as_at", "as_at", Kind.DATE, "day of the snapshot: the term's last", "2019-03-31", needed=True),
        LayoutColumn("taken_up", "taken_up", Kind.YES_NO, "whether the place was taken up", "yes", expected=True),
    ),
    known_by=("child_id", "taken_up"),
    feeds="funded_place",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("child", "as_at"),
)
