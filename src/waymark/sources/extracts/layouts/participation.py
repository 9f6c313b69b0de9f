"""What young people of 16 and 17 do."""

from waymark.sources.extracts.layouts.columns import DISTRICT
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Reach

_STATUSES = {"unknown": "not known", "nk": "not known"}

NEET_STATUS = Layout(
    "neet_status",
    "What young people in Years 12 and 13 do at the end of a month: one row for each of them, whatever they do.",
    (
        LayoutColumn("person_id", "person", Kind.ID, "the young person's id", "C1042", needed=True),
        DISTRICT,
        LayoutColumn("as_at", "as_at", Kind.DATE, "the month's end", "2019-01-31", needed=True),
        LayoutColumn(
            "year_group",
            "year_group",
            Kind.WORD,
            "school year of the young person's age",
            "12",
            words=("12", "13"),
            also={"year 12": "12", "year 13": "13"},
        ),
        LayoutColumn(
            "status",
            "status",
            Kind.WORD,
            "in education, employment or training, not, or not known",
            "eet",
            expected=True,
            words=("eet", "neet", "not known"),
            also=_STATUSES,
        ),
    ),
    known_by=("person_id", "year_group", "status"),
    feeds="neet_status",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("person", "as_at"),
)
