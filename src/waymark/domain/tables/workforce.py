"""Social workers: their posts and the cases in their hands."""

from waymark.domain.tables.columns import AREA, CHILD_KEY, boolean, date, integer, pseudonym, text
from waymark.domain.tables.table import StandardTable

WORKFORCE_POST = StandardTable(
    "workforce_post",
    "A post of a children's social work team on the day of the snapshot.",
    "snapshot",
    "post",
    ("as_at",),
    (
        pseudonym("post", "post", "keyed pseudonym of the post"),
        text("team", "team as the council names it"),
        AREA,
        date("as_at", "day of the snapshot"),
        boolean("case_holding", "whether the post holds cases"),
        integer("fte", "full-time equivalent × 1,000", 1000),
        text("holder_type", "permanent, agency or vacant", ("permanent", "agency", "vacant")),
        boolean("qualified", "whether the holder is a qualified social worker"),
        pseudonym("holder", "worker", "keyed pseudonym of the holder; blank: vacant"),
        integer("cases", "cases that the holder has on the day; blank: not told"),
    ),
    area_column="area",
)
CASE_ALLOCATION = StandardTable(
    "case_allocation",
    "A child's case in the hands of a worker of a team.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        pseudonym("worker", "worker", "keyed pseudonym of the worker"),
        text("team", "team as the council names it"),
        date("start", "first day"),
        date("end", "first day no longer; blank: still"),
    ),
    area_basis="team",
)
