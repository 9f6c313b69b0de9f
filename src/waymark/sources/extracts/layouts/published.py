"""Numbers that others publish: how many people live where, and values taken as they stand."""

from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Reach

POPULATION = Layout(
    "population",
    "How many people of an age group live in each district in the middle of a year.",
    (
        LayoutColumn("area", "area", Kind.PLACE, "name or code of the district", "Northfield", needed=True),
        LayoutColumn("as_at", "as_at", Kind.DATE, "day of the estimate: 30 June", "2018-06-30", needed=True),
        LayoutColumn("age_group", "age_group", Kind.TEXT, "first and last age, both in it", "0-17", needed=True),
        LayoutColumn("people", "people", Kind.COUNT, "how many people", "28140", expected=True, most=100_000_000),
    ),
    known_by=("age_group", "people"),
    feeds="population",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("area", "age_group", "as_at"),
    parted_by="age_group",
)
REFERENCE_VALUE = Layout(
    "reference_value",
    "Values that others published, taken as they stand: one row for each series, area and day.",
    (
        LayoutColumn(
            "series",
            "series",
            Kind.TEXT,
            "which figure it is, as the indicator's measure names it",
            "ehcp_share_of_pupils",
            needed=True,
        ),
        LayoutColumn("area", "area", Kind.PLACE, "name or code of the area, the county's too", "Kent", needed=True),
        LayoutColumn("as_at", "as_at", Kind.DATE, "day to which it relates", "2019-01-17", needed=True),
        LayoutColumn(
            "value", "value", Kind.DECIMAL, "the value as published", "3.1", expected=True, digits=6, most=1_000_000
        ),
        LayoutColumn(
            "status",
            "status",
            Kind.WORD,
            "what the publisher says of it; blank: not said",
            "final",
            words=("provisional", "revised", "final"),
        ),
    ),
    known_by=("series", "value"),
    feeds="reference_value",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("series", "area", "as_at"),
    parted_by="series",
)
