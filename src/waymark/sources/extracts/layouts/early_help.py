"""Early Help: what it is told of, and the cases it takes on."""

from waymark.sources.extracts.layouts.columns import BORN, CHILD, DISTRICT, SPAN
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

_STAGES = {
    "early help notification": "notification",
    "early help record": "record",
    "early help assessment": "assessment",
    "early help plan": "plan",
}

EARLY_HELP_EPISODE = Layout(
    "early_help_episode",
    "Time with Early Help, from contact to closure: one row for each child and case.",
    (
        LayoutColumn("case_id", "case", Kind.ID, "the case's id", "EH3310", needed=True, of="case"),
        LayoutColumn("family_id", "family", Kind.ID, "the family's id", "F0871", of="family"),
        LayoutColumn(
            "child_id", "child", Kind.ID, "the child's id; for a family, the child named first", "C1042", needed=True
        ),
        BORN,
        DISTRICT,
        LayoutColumn(
            "contact_date", "contact_date", Kind.DATE, "day of the contact or notification", "2018-06-11", needed=True
        ),
        LayoutColumn("notification_type", "notification_type", Kind.TEXT, "how it began, in your words", "School"),
        LayoutColumn(
            "stage",
            "stage",
            Kind.WORD,
            "stage reached",
            "plan",
            words=("notification", "record", "assessment", "plan"),
            also=_STAGES,
        ),
        LayoutColumn("unit", "unit", Kind.TEXT, "Early Help Unit; blank: not sent to a Unit", "Northfield Unit 1"),
        LayoutColumn("allocated_date", "allocated_date", Kind.DATE, "day allocated to a worker", "2018-06-14"),
        LayoutColumn(
            "assessment_completed_date",
            "assessment_completed_date",
            Kind.DATE,
            "day the assessment was completed; blank: not yet",
            "2018-07-20",
        ),
        LayoutColumn(
            "closure_form_completed_date",
            "closure_form_completed_date",
            Kind.DATE,
            "day the closure form was completed; blank: still open",
            "2018-12-03",
        ),
        LayoutColumn(
            "closure_outcome", "closure_outcome", Kind.TEXT, "outcome as on the closure form", "Outcomes achieved"
        ),
        *SPAN,
    ),
    known_by=("case_id", "closure_form_completed_date"),
    feeds="early_help_episode",
    reach=Reach.SPAN,
    placed_by="contact_date",
    key=("case", "child"),
    orders=(
        Order("birth_date", "closure_form_completed_date", "birth_date"),
        Order("allocated_date", "assessment_completed_date", "assessment_completed_date"),
        Order("contact_date", "closure_form_completed_date", "closure_form_completed_date"),
    ),
)
EARLY_HELP_NOTIFICATION = Layout(
    "early_help_notification",
    "Notifications that Early Help received, whether or not a case came of them: one row for each child named.",
    (
        LayoutColumn(
            "notification_id",
            "notification",
            Kind.ID,
            "the notification's id",
            "N20881",
            needed=True,
            of="notification",
        ),
        CHILD,
        BORN,
        DISTRICT,
        LayoutColumn("received_date", "received_date", Kind.DATE, "day it was received", "2018-06-08", needed=True),
        LayoutColumn("source", "source", Kind.TEXT, "who sent it, in your words", "School"),
        *SPAN,
    ),
    known_by=("notification_id", "received_date"),
    feeds="early_help_notification",
    reach=Reach.SPAN,
    placed_by="received_date",
    key=("notification", "child"),
)
