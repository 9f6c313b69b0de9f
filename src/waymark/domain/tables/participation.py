"""What young people of 16 and 17 do."""

from waymark.domain.tables.columns import AREA, PERSON_KEY, date, text
from waymark.domain.tables.table import StandardTable

NEET_STATUS = StandardTable(
    "neet_status",
    "What a young person in Year 12 or 13 does at the end of a month.",
    "snapshot",
    "person",
    ("as_at",),
    (
        PERSON_KEY,
        AREA,
        date("as_at", "the month's end"),
        text("year_group", "12 or 13: the school year of the young person's age", ("12", "13")),
        text(
            "status", "eet: in education, employment or training; neet: not; or not known", ("eet", "neet", "not known")
        ),
    ),
    area_column="area",
)
