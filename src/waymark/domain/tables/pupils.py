"""Pupils at school: who is on roll, their attendance, and those who are excluded."""

from waymark.domain.tables.columns import AREA, PUPIL_KEY, SCHOOL, boolean, date, integer, text
from waymark.domain.tables.table import StandardTable

PUPIL_ENROLMENT = StandardTable(
    "pupil_enrolment",
    "A pupil on the roll of a school on the day of the school census.",
    "snapshot",
    "pupil",
    ("as_at",),
    (
        PUPIL_KEY,
        SCHOOL,
        AREA,
        text("phase", "primary, secondary or special"),
        date("as_at", "census day"),
        text("year_group", "N1, N2, R, 1 to 14, E1, E2, M or X"),
        boolean("fsm", "eligible for free school meals"),
        boolean("eal", "English is an additional language"),
        text("sen", "special educational needs: none, support or plan"),
    ),
    area_column="area",
)
ATTENDANCE = StandardTable(
    "attendance",
    "Sessions of one enrolment in one month or term.",
    "event",
    "enrolment",
    ("period_end",),
    (
        text("enrolment", "keyed pseudonym of the pupil's enrolment at a school"),
        SCHOOL,
        AREA,
        date("period_end", "last day of the month or term"),
        text("phase", "primary or secondary"),
        text("status", "enrolment status: C M S F O G"),
        integer("age", "age at the start of the academic year"),
        integer("possible", "sessions possible"),
        integer("absent", "sessions missed, authorised or not"),
        boolean("leaver", "the pupil had left by census day; blank: not said"),
    ),
    area_column="area",
)
FSM_PERIOD = StandardTable(
    "fsm_period",
    "Days on which a pupil at a school is eligible for free school meals.",
    "spell",
    "pupil",
    ("start", "end"),
    (
        PUPIL_KEY,
        SCHOOL,
        AREA,
        date("start", "first day"),
        date("end", "first day no longer; blank: still"),
        text("country", "ENG, WLS, SCT or NIR: in which country they were eligible; blank: not said"),
    ),
    area_column="area",
)
EXCLUSION = StandardTable(
    "exclusion",
    "A pupil's exclusion from a school: for good, or for some days (a suspension).",
    "event",
    "pupil",
    ("excluded_on",),
    (
        PUPIL_KEY,
        SCHOOL,
        AREA,
        text("phase", "primary, secondary or special: of the school"),
        date("excluded_on", "first day of the exclusion"),
        text("type", "permanent or suspension"),
        integer("sessions", "sessions lost to a suspension, two to a day; blank for a permanent exclusion"),
    ),
    area_column="area",
)
