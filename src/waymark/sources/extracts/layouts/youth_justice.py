"""Young people who are cautioned or convicted."""

from dataclasses import replace

from waymark.sources.extracts.layouts.columns import DISTRICT, SPAN
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

_DISPOSALS = {
    "warning": "reprimand",
    "final warning": "reprimand",
    "youth caution": "caution",
    "conditional caution": "caution",
    "youth conditional caution": "caution",
    "non custodial": "non-custodial",
    "custodial": "custody",
}

YJ_OUTCOME = Layout(
    "yj_outcome",
    "Cautions, convictions and releases of young people: one row for each offence dealt with.",
    (
        LayoutColumn("person_id", "person", Kind.ID, "the young person's id", "C1042", needed=True),
        LayoutColumn("dob", "birth_date", Kind.BIRTH, "date of birth", "2003-02-27"),
        replace(DISTRICT, optional=True),
        LayoutColumn("disposal_date", "disposal_date", Kind.DATE, "day of the disposal", "2018-07-19", needed=True),
        LayoutColumn(
            "disposal_type",
            "disposal_type",
            Kind.WORD,
            "kind of disposal",
            "non-custodial",
            expected=True,
            words=("reprimand", "caution", "non-custodial", "custody"),
            also=_DISPOSALS,
        ),
        LayoutColumn("release_date", "release_date", Kind.DATE, "day of release from custody; blank: none"),
        LayoutColumn("offence_date", "offence_date", Kind.DATE, "day of the offence", "2018-05-30", expected=True),
        LayoutColumn(
            "conviction_date",
            "conviction_date",
            Kind.DATE,
            "day of conviction; blank: none, as for a caution",
            "2018-07-19",
        ),
        *SPAN,
    ),
    known_by=("person_id", "disposal_date"),
    feeds="offender_outcome",
    reach=Reach.SPAN,
    placed_by="disposal_date",
    key=("person", "disposal_date", "disposal_type", "offence_date"),
    orders=(
        Order("birth_date", "disposal_date", "birth_date"),
        Order("offence_date", "disposal_date", "offence_date"),
        Order("disposal_date", "release_date", "release_date"),
        Order("offence_date", "conviction_date", "conviction_date"),
    ),
)
