"""The standard tables, as data: what every return is turned into, and all that a measure may read.

Every table has `row_id` (extract, file and row of the source, unique in the table; the tie-break of the total
order), `child` where rows are about a child (a keyed pseudonym, never a source id) and `flagged` (names of the
columns whose value was wrong: the field is then NULL here, and the value as found is kept with the extract).
NULL means blank in the source unless the column is flagged.
"""

from dataclasses import dataclass
from enum import Enum


class ColumnType(Enum):
    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True)
class TableColumn:
    """One column. `identifying`: must never leave the record tables (date of birth) · `per_unit`: how many of the
    stored integer make one of what people count (1,000 thousandths of a full-time equivalent)."""

    name: str
    type: ColumnType
    meaning: str
    identifying: bool = False
    per_unit: int = 1


@dataclass(frozen=True)
class StandardTable:
    """One table. `entity`: the column that says whose row it is; `kind` event (one date), spell (start, end) or
    snapshot (rows as they stood on the day of their date; what they add up to is of that month).

    `area_basis`: which child_area basis places a row (home unless an indicator says otherwise) ·
    `area_column`: the row's own column of area codes, where it has one; child_area is then not asked.
    """

    name: str
    meaning: str
    kind: str
    entity: str
    dates: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    area_basis: str = "home"
    area_column: str = ""

    @property
    def all_columns(self) -> tuple[TableColumn, ...]:
        """The table's own columns after the ones that every table has."""
        return (*_EVERY_TABLE, *self.columns)

    def column(self, name: str) -> TableColumn | None:
        return next((column for column in self.all_columns if column.name == name), None)


ROW_ID = "row_id"
FLAGGED = "flagged"

_EVERY_TABLE = (
    TableColumn(ROW_ID, ColumnType.TEXT, "extract, file and row of the source; unique; breaks ties"),
    TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',end,'), or empty"),
)


def _text(name: str, meaning: str) -> TableColumn:
    return TableColumn(name, ColumnType.TEXT, meaning)


def _date(name: str, meaning: str, identifying: bool = False) -> TableColumn:
    return TableColumn(name, ColumnType.DATE, meaning, identifying)


def _integer(name: str, meaning: str, per_unit: int = 1) -> TableColumn:
    return TableColumn(name, ColumnType.INTEGER, meaning, per_unit=per_unit)


def _boolean(name: str, meaning: str) -> TableColumn:
    return TableColumn(name, ColumnType.BOOLEAN, meaning)


_CHILD = _text("child", "keyed pseudonym of the child")
_BORN = _date("birth_date", "date of birth; blank for an unborn child", identifying=True)

CHILD = StandardTable(
    "child",
    "One row for each child known to a return.",
    "spell",
    "child",
    (),
    (_CHILD, _BORN, _text("sex", "M, F or U")),
)
CHILD_AREA = StandardTable(
    "child_area",
    "Where a child counts, spell by spell: disjoint, later-starting rows win, gaps are district not known.",
    "spell",
    "child",
    ("start", "end"),
    (
        _CHILD,
        _text("area", "area code"),
        _date("start", "first day; blank: always"),
        _date("end", "first day no longer; blank: still"),
        _text("basis", "home, team or school"),
    ),
)
REFERRAL = StandardTable(
    "referral",
    "A referral to children's social care. One row for each child and day.",
    "event",
    "child",
    ("referral_date",),
    (
        _CHILD,
        _BORN,
        _date("referral_date", "day the referral was received"),
        _text("source", "referral source code"),
        _text("need", "primary need code"),
        _boolean("no_further_action", "closed without further action"),
        _date("closure_date", "day the case closed; blank: open"),
        _text("closure_reason", "reason for closure code"),
    ),
)
ASSESSMENT = StandardTable(
    "assessment",
    "An assessment of a child in need.",
    "event",
    "child",
    ("start_date", "authorised_date"),
    (
        _CHILD,
        _BORN,
        _date("start_date", "day the assessment began"),
        _date("authorised_date", "day it was authorised; blank: not yet"),
    ),
)
PROTECTION_PLAN = StandardTable(
    "protection_plan",
    "A child protection plan.",
    "spell",
    "child",
    ("start", "end"),
    (
        _CHILD,
        _BORN,
        _date("start", "day the plan began"),
        _date("end", "first day no longer; blank: still"),
        _text("initial_category", "category of abuse when the plan began"),
        _text("latest_category", "latest category of abuse"),
        _integer("previous_plans", "number of earlier plans, as recorded"),
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
        _CHILD,
        _BORN,
        _date("start", "first day of these days"),
        _date("end", "first day no longer; blank: still"),
        _date("period_start", "day the child's continuous period of care began"),
        _date("placement_start", "day the placement began; a legal change alone does not break it"),
        _date("carer_start", "day the child began to live with the present carer"),
        _date(
            "settled_start",
            "placement_start; for a child placed for adoption, the start of the placement before it",
        ),
        _date(
            "settled_carer_start",
            "carer_start; for a child placed for adoption, the day living with the carer before began",
        ),
        _text("legal_status", "legal status code"),
        _text("placement", "placement code, in the newest code set"),
        _text("provider", "placement provider code"),
        _text("need", "primary need code"),
        _text("reason_new", "reason for the new episode"),
        _text("reason_ceased", "reason the episode ceased; blank: still"),
    ),
)
UNACCOMPANIED_SPELL = StandardTable(
    "unaccompanied_spell",
    "Days on which a child counts as an unaccompanied asylum-seeking child.",
    "spell",
    "child",
    ("start", "end"),
    (
        _CHILD,
        _date("start", "blank: since before care began"),
        _date("end", "first day no longer; blank: still"),
    ),
)
ADOPTION = StandardTable(
    "adoption",
    "A child adopted from care.",
    "event",
    "child",
    ("adoption_date",),
    (
        _CHILD,
        _BORN,
        _date("adoption_date", "day of the adoption order: the end of the last episode"),
        _date("period_start", "start of the latest continuous period of care; blank: not in the files loaded"),
        _date("moved_in", "start of the unbroken run of adoptive placements; blank: no such run"),
        _date("moved_in_with_carer", "as moved_in; for a carer who adopts, the day the child came to them"),
        _integer("days_to_family", "days from period_start to moved_in"),
        _integer("days_to_carer", "days from period_start to moved_in_with_carer"),
    ),
)
CARE_LEAVER_CONTACT = StandardTable(
    "care_leaver_contact",
    "A care leaver's situation around a birthday, 17th to 21st.",
    "event",
    "child",
    ("birthday",),
    (
        _CHILD,
        _date("birthday", "the birthday in the return's year", identifying=True),
        _integer("age", "age reached on the birthday"),
        _text("in_touch", "YES, NO, DIED, REFU, NREQ or RHOM"),
        _text("activity", "main activity code; 0: none"),
        _text("accommodation", "accommodation code"),
    ),
)
MISSING_EPISODE = StandardTable(
    "missing_episode",
    "An episode of a child being missing or away without authorisation.",
    "spell",
    "child",
    ("start", "end"),
    (
        _CHILD,
        _BORN,
        _date("start", "day the child went missing"),
        _date("end", "day the child returned; blank: still missing"),
        _text("type", "M missing, A away without authorisation"),
    ),
)

_AREA = _text("area", "district code; what the framework does not know is not known")
_SCHOOL = _text("school", "school code (LA and establishment number)")
_PERSON = _text("person", "keyed pseudonym of the young person")
_PUPIL = _text("pupil", "keyed pseudonym of the pupil")

EARLY_HELP_EPISODE = StandardTable(
    "early_help_episode",
    "A family's or child's time with Early Help, from contact to closure.",
    "event",
    "child",
    ("contact_date", "allocated_date", "assessment_completed_date", "closure_form_completed_date"),
    (
        _CHILD,
        _BORN,
        _text("family", "keyed pseudonym of the family"),
        _AREA,
        _date("contact_date", "day of the contact or notification"),
        _text("notification_type", "how the episode began"),
        _text("stage", "stage reached: notification, record, assessment, plan"),
        _text("unit", "Early Help Unit; blank: not sent to a Unit"),
        _date("allocated_date", "day it was allocated to a worker"),
        _date("assessment_completed_date", "day the assessment was completed; blank: not yet"),
        _date("closure_form_completed_date", "day the closure form was completed; blank: still open"),
        _text("closure_outcome", "outcome as written on the closure form"),
    ),
    area_column="area",
)
RETURN_INTERVIEW = StandardTable(
    "return_interview",
    "An episode of a child going missing, with the interview offered on return.",
    "spell",
    "child",
    ("start", "end"),
    (
        _CHILD,
        _BORN,
        _date("start", "day the child went missing"),
        _date("end", "day the child returned; blank: still missing"),
        _text("type", "M missing, A away without authorisation"),
        _date("offered_date", "day an interview was offered; blank: none offered"),
        _date("completed_date", "day an interview was completed; blank: none completed"),
        _integer("days_to_interview", "days from the return to the completed interview"),
    ),
)
WORKFORCE_POST = StandardTable(
    "workforce_post",
    "A post of a children's social work team on the day of the snapshot.",
    "snapshot",
    "post",
    ("as_at",),
    (
        _text("post", "keyed pseudonym of the post"),
        _text("team", "team as the council names it"),
        _AREA,
        _date("as_at", "day of the snapshot"),
        _boolean("case_holding", "whether the post holds cases"),
        _integer("fte", "full-time equivalent × 1,000", 1000),
        _text("holder_type", "permanent, agency or vacant"),
        _boolean("qualified", "whether the holder is a qualified social worker"),
        _text("holder", "keyed pseudonym of the holder; blank: vacant"),
    ),
    area_column="area",
)
CASE_ALLOCATION = StandardTable(
    "case_allocation",
    "A child's case in the hands of a worker of a team.",
    "spell",
    "child",
    ("start", "end"),
    (
        _CHILD,
        _text("worker", "keyed pseudonym of the worker"),
        _text("team", "team as the council names it"),
        _date("start", "first day"),
        _date("end", "first day no longer; blank: still"),
    ),
    area_basis="team",
)
OFFENDER_OUTCOME = StandardTable(
    "offender_outcome",
    "A young person's caution, conviction or release, with the offence behind it.",
    "event",
    "person",
    ("entry_date", "offence_date", "proven_date"),
    (
        _PERSON,
        _BORN,
        _date("entry_date", "release from custody, blank until then; for what is no custody the disposal"),
        _text("disposal_type", "reprimand, caution, non-custodial, custody"),
        _date("offence_date", "day of the offence"),
        _date("proven_date", "day it was proven: conviction, caution, reprimand or warning"),
    ),
)
EYFSP_RESULT = StandardTable(
    "eyfsp_result",
    "A child's result at the end of the Early Years Foundation Stage.",
    "event",
    "pupil",
    ("assessed_on",),
    (
        _PUPIL,
        _SCHOOL,
        _AREA,
        _date("assessed_on", "30 June of the year of assessment"),
        _boolean("good_level", "good level of development"),
        _boolean("fsm", "eligible for free school meals; blank: unclassified"),
    ),
    area_column="area",
)
KS2_RESULT = StandardTable(
    "ks2_result",
    "A pupil's result at the end of Key Stage 2. Absent pupils are rows too.",
    "event",
    "pupil",
    ("assessed_on",),
    (
        _PUPIL,
        _SCHOOL,
        _AREA,
        _date("assessed_on", "31 May of the year of assessment"),
        _boolean("reading", "expected standard in reading"),
        _boolean("writing", "expected standard in writing"),
        _boolean("maths", "expected standard in mathematics"),
        _boolean("fsm", "eligible for free school meals; blank: unclassified"),
    ),
    area_column="area",
)
KS4_RESULT = StandardTable(
    "ks4_result",
    "A pupil's Attainment 8 at the end of Key Stage 4.",
    "event",
    "pupil",
    ("assessed_on",),
    (
        _PUPIL,
        _SCHOOL,
        _AREA,
        _date("assessed_on", "31 August of the year of the examinations"),
        _integer("attainment_8", "Attainment 8 points × 100; unfilled slots count 0", 100),
        _boolean("fsm", "eligible for free school meals; blank: unclassified"),
    ),
    area_column="area",
)
SCHOOL_PREFERENCE = StandardTable(
    "school_preference",
    "An application for a school place, on the national offer day. Late applications are no rows.",
    "event",
    "pupil",
    ("offer_day",),
    (
        _PUPIL,
        _AREA,
        _date("offer_day", "national offer day of the phase"),
        _text("phase", "primary or secondary"),
        _integer("preference_offered", "1, 2, 3 …; 0: none of the preferences"),
    ),
    area_column="area",
)
SCHOOL_CAPACITY = StandardTable(
    "school_capacity",
    "Places and pupils of a school on the day of the snapshot. Sixth forms are left out.",
    "snapshot",
    "school",
    ("as_at",),
    (
        _SCHOOL,
        _AREA,
        _date("as_at", "day of the snapshot"),
        _text("phase", "primary or secondary"),
        _integer("capacity", "places"),
        _integer("roll", "pupils on roll"),
        _integer("unfilled", "places less pupils where positive, else 0"),
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
        _text("enrolment", "keyed pseudonym of the pupil's enrolment at a school"),
        _SCHOOL,
        _AREA,
        _date("period_end", "last day of the month or term"),
        _text("phase", "primary or secondary"),
        _text("status", "enrolment status: C M S F O G"),
        _integer("age", "age at the start of the academic year"),
        _integer("possible", "sessions possible"),
        _integer("absent", "sessions missed, authorised or not"),
    ),
    area_column="area",
)

STANDARD_TABLES = {
    table.name: table
    for table in (
        CHILD,
        CHILD_AREA,
        REFERRAL,
        ASSESSMENT,
        PROTECTION_PLAN,
        CARE_EPISODE,
        UNACCOMPANIED_SPELL,
        ADOPTION,
        CARE_LEAVER_CONTACT,
        MISSING_EPISODE,
        EARLY_HELP_EPISODE,
        RETURN_INTERVIEW,
        WORKFORCE_POST,
        CASE_ALLOCATION,
        OFFENDER_OUTCOME,
        EYFSP_RESULT,
        KS2_RESULT,
        KS4_RESULT,
        SCHOOL_PREFERENCE,
        SCHOOL_CAPACITY,
        ATTENDANCE,
    )
}
