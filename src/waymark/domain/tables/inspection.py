"""How schools, pupil referral units and early-years settings are judged."""

from waymark.domain.tables.columns import AREA, SCHOOL, date, integer, pseudonym, text
from waymark.domain.tables.table import StandardTable

INSPECTION = StandardTable(
    "inspection",
    "A provider with its latest judgement as it stood on the day of the snapshot.",
    "snapshot",
    "provider",
    ("as_at",),
    (
        pseudonym("provider", "provider", "keyed pseudonym of the provider"),
        text("kind", "school, pru (pupil referral unit) or early years", ("school", "pru", "early years")),
        text(
            "phase",
            "primary, secondary, special, pru or early years",
            ("primary", "secondary", "special", "pru", "early years"),
        ),
        SCHOOL,
        AREA,
        date("as_at", "day of the snapshot"),
        integer("grade", "1 outstanding, 2 good, 3 requires improvement, 4 inadequate; blank: not judged yet"),
        integer("pupils", "pupils or children there"),
    ),
    area_column="area",
)
