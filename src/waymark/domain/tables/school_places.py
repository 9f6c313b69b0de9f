"""Applications for a school place, and places in schools."""

from waymark.domain.tables.columns import AREA, PUPIL_KEY, SCHOOL, date, integer, text
from waymark.domain.tables.table import StandardTable

SCHOOL_PREFERENCE = StandardTable(
    "school_preference",
    "An application for a school place, on the national offer day. Late applications are no rows.",
    "event",
    "pupil",
    ("offer_day",),
    (
        PUPIL_KEY,
        AREA,
        date("offer_day", "national offer day of the phase"),
        text("phase", "primary or secondary", ("primary", "secondary")),
        integer("preference_offered", "1, 2, 3 …; 0: none of the preferences"),
    ),
    area_column="area",
)
SCHOOL_CAPACITY = StandardTable(
    "school_capacity",
    "Places and pupils of a school on the day of the snapshot. Sixth forms are left out.",
    "snapshot",
    "school",
    ("as_at",),
    (
        SCHOOL,
        AREA,
        date("as_at", "day of the snapshot"),
        text("phase", "primary or secondary", ("primary", "secondary")),
        integer("capacity", "places"),
        integer("roll", "pupils on roll"),
        integer("unfilled", "places less pupils where positive, else 0"),
    ),
    area_column="area",
)
