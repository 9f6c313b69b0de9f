"""Who the children are, and where they count."""

from waymark.domain.tables.columns import BORN, CHILD_KEY, date, text
from waymark.domain.tables.table import StandardTable

CHILD = StandardTable(
    "child",
    "One row for each child known to a return.",
    "spell",
    "child",
    (),
    (CHILD_KEY, BORN, text("sex", "M, F or U", ("M", "F", "U"))),
)
CHILD_AREA = StandardTable(
    "child_area",
    "Where a child counts, spell by spell: disjoint, later-starting rows win, gaps are district not known.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        text("area", "area code"),
        date("start", "first day; blank: always"),
        date("end", "first day no longer; blank: still"),
        text("basis", "home, team or school", ("home", "team", "school")),
    ),
)
