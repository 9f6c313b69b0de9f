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
    """One column. `identifying`: must never leave the record tables (date of birth)."""

    name: str
    type: ColumnType
    meaning: str
    identifying: bool = False


@dataclass(frozen=True)
class StandardTable:
    """One table. `entity`: the column that says whose row it is; `kind` event (one date) or spell (start, end).

    `area_basis`: which child_area basis places a row (home unless an indicator says otherwise).
    """

    name: str
    meaning: str
    kind: str
    entity: str
    dates: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    area_basis: str = "home"

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


def _integer(name: str, meaning: str) -> TableColumn:
    return TableColumn(name, ColumnType.INTEGER, meaning)


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
    )
}
