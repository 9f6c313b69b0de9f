"""Children's social care: referrals, assessments, protection plans and children in care."""

from waymark.domain.tables.columns import BORN, CHILD_KEY, boolean, date, integer, text
from waymark.domain.tables.table import StandardTable

REFERRAL = StandardTable(
    "referral",
    "A referral to children's social care. One row for each child and day.",
    "event",
    "child",
    ("referral_date",),
    (
        CHILD_KEY,
        BORN,
        date("referral_date", "day the referral was received"),
        text("source", "referral source code"),
        text("need", "primary need code"),
        boolean("no_further_action", "closed without further action"),
        date("closure_date", "day the case closed; blank: open"),
        text("closure_reason", "reason for closure code"),
    ),
)
ASSESSMENT = StandardTable(
    "assessment",
    "An assessment of a child in need.",
    "event",
    "child",
    ("start_date", "authorised_date"),
    (
        CHILD_KEY,
        BORN,
        date("start_date", "day the assessment began"),
        date("authorised_date", "day it was authorised; blank: not yet"),
    ),
)
PROTECTION_PLAN = StandardTable(
    "protection_plan",
    "A child protection plan.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        BORN,
        date("start", "day the plan began"),
        date("end", "first day no longer; blank: still"),
        text("initial_category", "category of abuse when the plan began"),
        text("latest_category", "latest category of abuse"),
        integer("previous_plans", "number of earlier plans, as recorded"),
    ),
)
CARE_EPISODE = StandardTable(
    "care_episode",
    "A stretch of days in care under one legal status and placement. Short breaks (V3, V4) are left out; where "
    "episodes of a child overlap, the later-starting one counts, so a child has at most one row on any day.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        BORN,
        date("start", "first day of these days"),
        date("end", "first day no longer; blank: still"),
        date("period_start", "day the child's continuous period of care began"),
        date("placement_start", "day the placement began; a legal change alone does not break it"),
        date("carer_start", "day the child began to live with the present carer"),
        date(
            "settled_start",
            "placement_start; for a child placed for adoption, the start of the placement before it",
        ),
        date(
            "settled_carer_start",
            "carer_start; for a child placed for adoption, the day living with the carer before began",
        ),
        text("legal_status", "legal status code"),
        text("placement", "placement code, in the newest code set"),
        text("provider", "placement provider code"),
        text("need", "primary need code"),
        text("reason_new", "reason for the new episode"),
        text("reason_ceased", "reason the episode ceased; blank: still"),
    ),
)
UNACCOMPANIED_SPELL = StandardTable(
    "unaccompanied_spell",
    "Days on which a child counts as an unaccompanied asylum-seeking child.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        date("start", "blank: since before care began"),
        date("end", "first day no longer; blank: still"),
    ),
)
ADOPTION = StandardTable(
    "adoption",
    "A child adopted from care.",
    "event",
    "child",
    ("adoption_date",),
    (
        CHILD_KEY,
        BORN,
        date("adoption_date", "day of the adoption order: the end of the last episode"),
        date("period_start", "start of the latest continuous period of care; blank: not in the files loaded"),
        date("moved_in", "start of the unbroken run of adoptive placements; blank: no such run"),
        date("moved_in_with_carer", "as moved_in; for a carer who adopts, the day the child came to them"),
        integer("days_to_family", "days from period_start to moved_in"),
        integer("days_to_carer", "days from period_start to moved_in_with_carer"),
    ),
)
CARE_LEAVER_CONTACT = StandardTable(
    "care_leaver_contact",
    "A care leaver's situation around a birthday, 17th to 21st.",
    "event",
    "child",
    ("birthday",),
    (
        CHILD_KEY,
        date("birthday", "the birthday in the return's year", identifying=True),
        integer("age", "age reached on the birthday"),
        text("in_touch", "YES, NO, DIED, REFU, NREQ or RHOM", ("YES", "NO", "DIED", "REFU", "NREQ", "RHOM")),
        text("activity", "main activity code; 0: none"),
        text("accommodation", "accommodation code"),
    ),
)
