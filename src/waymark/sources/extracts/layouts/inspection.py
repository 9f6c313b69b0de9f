"""How schools, pupil referral units and early-years settings are judged."""

from waymark.sources.extracts.layouts.columns import DISTRICT, SCHOOL
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Reach

_GRADES = {"outstanding": "1", "good": "2", "requires improvement": "3", "satisfactory": "3", "inadequate": "4"}

INSPECTION = Layout(
    "inspection",
    "Each provider with its latest judgement as it stood on a day: one row for each provider.",
    (
        LayoutColumn(
            "provider_id",
            "provider",
            Kind.ID,
            "the provider's id: a school's code will do",
            "9994001",
            needed=True,
            of="provider",
            institution=True,
        ),
        LayoutColumn(
            "kind",
            "kind",
            Kind.WORD,
            "kind of provider",
            "school",
            needed=True,
            words=("school", "pru", "early years"),
            also={"pupil referral unit": "pru"},
        ),
        LayoutColumn(
            "phase",
            "phase",
            Kind.WORD,
            "phase of the provider",
            "secondary",
            words=("primary", "secondary", "special", "pru", "early years"),
        ),
        SCHOOL,
        DISTRICT,
        LayoutColumn("as_at", "as_at", Kind.DATE, "day of the snapshot", "2019-02-28", needed=True),
        LayoutColumn(
            "grade",
            "grade",
            Kind.WORD,
            "overall effectiveness at the latest inspection; blank: not inspected yet",
            "2",
            words=("1", "2", "3", "4"),
            also=_GRADES,
            unknown_words=("not inspected", "not yet inspected"),
        ),
        LayoutColumn("pupils", "pupils", Kind.COUNT, "pupils or children there", "1040", most=10_000),
    ),
    known_by=("provider_id", "grade"),
    feeds="inspection",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("provider", "as_at"),
    parted_by="kind",
)
