"""Early Help: what it is told of, and the cases it takes on."""

from waymark.domain.tables.columns import AREA, BORN, CHILD_KEY, date, pseudonym, text
from waymark.domain.tables.table import StandardTable

EARLY_HELP_NOTIFICATION = StandardTable(
    "early_help_notification",
    "A notification that Early Help received about a child, whether or not a case came of it.",
    "event",
    "child",
    ("received_date",),
    (
        pseudonym("notification", "notification", "keyed pseudonym of the notification"),
        CHILD_KEY,
        BORN,
        AREA,
        date("received_date", "day it was received"),
        text("source", "who sent it, in the council's words"),
    ),
    area_column="area",
)
EARLY_HELP_EPISODE = StandardTable(
    "early_help_episode",
    "A family's or child's time with Early Help, from contact to closure.",
    "event",
    "child",
    ("contact_date", "allocated_date", "assessment_completed_date", "closure_form_completed_date"),
    (
        CHILD_KEY,
        BORN,
        pseudonym("family", "family", "keyed pseudonym of the family"),
        AREA,
        date("contact_date", "day of the contact or notification"),
        text("notification_type", "how the episode began"),
        text(
            "stage",
            "stage reached: notification, record, assessment, plan",
            ("notification", "record", "assessment", "plan"),
        ),
        text("unit", "Early Help Unit; blank: not sent to a Unit"),
        date("allocated_date", "day it was allocated to a worker"),
        date("assessment_completed_date", "day the assessment was completed; blank: not yet"),
        date("closure_form_completed_date", "day the closure form was completed; blank: still open"),
        text("closure_outcome", "outcome as written on the closure form"),
    ),
    area_column="area",
)
