"""Numbers that others publish: how many people live where, and values taken as they stand."""

from waymark.domain.tables.columns import AREA, date, integer, text
from waymark.domain.tables.table import StandardTable

POPULATION = StandardTable(
    "population",
    "How many people of an age group live in an area, in the middle of a year.",
    "snapshot",
    "area_age",
    ("as_at",),
    (
        text("area_age", "area and age group together: what a row is of"),
        AREA,
        date("as_at", "day of the estimate: 30 June"),
        text("age_group", "first and last age, such as 0-17"),
        integer("people", "how many people"),
    ),
    area_column="area",
)
REFERENCE_VALUE = StandardTable(
    "reference_value",
    "A value that others published for an area, such as a national statistic.",
    "snapshot",
    "series",
    ("as_at",),
    (
        text("series", "which figure it is, such as ehcp_share_of_pupils"),
        text("area", "code of the area that it is for, the authority's own included"),
        date("as_at", "day to which it relates"),
        integer("value", "the value × 1,000,000", 1_000_000),
        text("status", "provisional, revised or final", ("provisional", "revised", "final")),
        integer("numerator", "the count above the line, where it is published, × 1,000", 1_000),
        integer("denominator", "the count below the line, where it is published, × 1,000", 1_000),
        text("symbol", "what stands in the place of a value: c, z, x, low, k or u"),
        text("period", "the period as published, such as academic year 2021/22"),
        text("publication", "the publication that the value comes from"),
    ),
    area_column="area",
    about_areas=True,
)
