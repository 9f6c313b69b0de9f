"""Young children's places before school."""

from waymark.domain.tables.columns import AREA, CHILD_KEY, boolean, date
from waymark.domain.tables.table import StandardTable

FUNDED_PLACE = StandardTable(
    "funded_place",
    "A two-year-old who may have a funded early-years place, in the term of the snapshot.",
    "snapshot",
    "child",
    ("as_at",),
    (
        CHILD_KEY,
        AREA,
        date("as_at", "day of the snapshot"),
        boolean("taken_up", "whether the place was taken up"),
    ),
    area_column="area",
)
