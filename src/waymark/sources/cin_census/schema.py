"""What a CIN census file holds, element by element, and the record tables that it is read into.

Element names are compared without case, because exports differ (`CINclosureDate`, `CINClosureDate`); a field that
was renamed lists every name. Source: the yearly schemas of the Department for Education.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, TableColumn


class Kind(Enum):
    """How the text of an element is read."""

    EVENT = "event"  # a day on which something happened: never after the year that the return is about
    PLANNED = "planned"  # a day something is due, which may lie ahead
    BORN = "born"  # a day that identifies: its text is never shown
    BOOLEAN = "boolean"
    INTEGER = "integer"
    CODE = "code"
    CODES = "codes"  # repeated codes, kept in order of the code with commas between


_TYPE = {
    Kind.EVENT: ColumnType.DATE,
    Kind.PLANNED: ColumnType.DATE,
    Kind.BORN: ColumnType.DATE,
    Kind.BOOLEAN: ColumnType.BOOLEAN,
    Kind.INTEGER: ColumnType.INTEGER,
    Kind.CODE: ColumnType.TEXT,
    Kind.CODES: ColumnType.TEXT,
}


@dataclass(frozen=True)
class RecordField:
    """One column of a record table and the elements that fill it, the schema's own name first.

    opposites: elements that say the contrary (`ICPCRequired` for `ICPCnotRequired`).
    """

    column: str
    kind: Kind
    elements: tuple[str, ...]
    meaning: str
    code_set: str = ""
    opposites: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[tuple[str, bool], ...]:
        """Element names in small letters, and whether each says the contrary."""
        says = (*((name, False) for name in self.elements), *((name, True) for name in self.opposites))
        return tuple((name.casefold(), contrary) for name, contrary in says)

    @property
    def table_column(self) -> TableColumn:
        return TableColumn(self.column, _TYPE[self.kind], self.meaning, identifying=self.kind is Kind.BORN)


@dataclass(frozen=True)
class RecordTable:
    """One record table. `element`: what one row of it is in the file.

    placed_by: the column without which a row cannot be placed in time; '' for the child itself ·
    ordered: pairs of columns, (start, end), where an end before its start is not believed.
    """

    name: str
    element: str
    fields: tuple[RecordField, ...]
    placed_by: str = ""
    ordered: tuple[tuple[str, str], ...] = ()

    @cached_property
    def columns(self) -> tuple[TableColumn, ...]:
        return (*_EVERY_RECORD, *(_OF_AN_EVENT if self.placed_by else ()), *(f.table_column for f in self.fields))

    def element_of(self, column: str) -> str:
        """The schema's name of the element that fills a column."""
        return self.field_of(column).elements[0]

    def field_of(self, column: str) -> RecordField:
        return next(field for field in self.fields if field.column == column)


_EVERY_RECORD = (
    TableColumn(ROW_ID, ColumnType.TEXT, "record table and line of the file; unique in the file"),
    TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',end,'), or empty"),
    TableColumn("child", ColumnType.TEXT, "keyed pseudonym of the child"),
)
_OF_AN_EVENT = (TableColumn("birth_date", ColumnType.DATE, "date of birth, when known", identifying=True),)


def _field(
    column: str, kind: Kind, elements: str, meaning: str, code_set: str = "", opposites: str = ""
) -> RecordField:
    return RecordField(column, kind, tuple(elements.split()), meaning, code_set, tuple(opposites.split()))


CHILD = RecordTable(
    "child",
    "Child",
    (
        _field("birth_date", Kind.BORN, "PersonBirthDate", "date of birth; blank for an unborn child"),
        _field("expected_birth_date", Kind.BORN, "ExpectedPersonBirthDate", "day an unborn child is expected"),
        _field("death_date", Kind.BORN, "PersonDeathDate", "date of death"),
        _field("sex", Kind.CODE, "Sex GenderCurrent", "sex code of the file's year", "sex"),
        _field("ethnicity", Kind.CODE, "Ethnicity", "ethnicity code", "ethnicity"),
        _field("disabilities", Kind.CODES, "Disability", "disability codes", "disability"),
    ),
)
REFERRAL = RecordTable(
    "referral",
    "CINdetails",
    (
        _field("referral_date", Kind.EVENT, "CINreferralDate", "day the referral was received"),
        _field("source", Kind.CODE, "ReferralSource", "referral source code", "referral_source"),
        _field("need", Kind.CODE, "PrimaryNeedCode", "primary need code", "need"),
        _field("no_further_action", Kind.BOOLEAN, "ReferralNFA", "closed without further action"),
        _field("closure_date", Kind.EVENT, "CINclosureDate", "day the case closed; blank: open"),
        _field("closure_reason", Kind.CODE, "ReasonForClosure", "reason for closure code", "closure_reason"),
        _field("conference_date", Kind.EVENT, "DateOfInitialCPC DateofInitialICPC", "day of the initial conference"),
    ),
    "referral_date",
    (("referral_date", "closure_date"),),
)
ASSESSMENT = RecordTable(
    "assessment",
    "Assessments",
    (
        _field("start_date", Kind.EVENT, "AssessmentActualStartDate", "day the assessment began"),
        _field("review_date", Kind.PLANNED, "AssessmentInternalReviewDate", "day of the internal review"),
        _field("authorised_date", Kind.EVENT, "AssessmentAuthorisationDate", "day it was authorised; blank: not yet"),
        _field("factors", Kind.CODES, "AssessmentFactors", "factors found, codes", "factor"),
    ),
    "start_date",
    (("start_date", "authorised_date"),),
)
CHILD_IN_NEED_PLAN = RecordTable(
    "child_in_need_plan",
    "CINPlanDates",
    (
        _field("start", Kind.EVENT, "CINPlanStartDate", "day the plan began"),
        _field("end", Kind.EVENT, "CINPlanEndDate", "day the plan ended; blank: still"),
    ),
    "start",
    (("start", "end"),),
)
SECTION_47 = RecordTable(
    "section_47",
    "Section47",
    (
        _field("start_date", Kind.EVENT, "S47ActualStartDate", "day the enquiry began"),
        _field("conference_target", Kind.PLANNED, "InitialCPCtarget", "day the initial conference was due"),
        _field("conference_date", Kind.EVENT, "DateOfInitialCPC DateofInitialICPC", "day of the initial conference"),
        _field(
            "conference_not_required",
            Kind.BOOLEAN,
            "ICPCnotRequired",
            "no initial conference was needed",
            opposites="ICPCRequired",
        ),
    ),
    "start_date",
    (("start_date", "conference_date"),),
)
PROTECTION_PLAN = RecordTable(
    "protection_plan",
    "ChildProtectionPlans",
    (
        _field("start", Kind.EVENT, "CPPstartDate", "day the plan began"),
        _field("end", Kind.EVENT, "CPPendDate", "day the plan ended; blank: still"),
        _field("initial_category", Kind.CODE, "InitialCategoryOfAbuse", "category when the plan began", "abuse"),
        _field("latest_category", Kind.CODE, "LatestCategoryOfAbuse", "latest category of abuse", "abuse"),
        _field("previous_plans", Kind.INTEGER, "NumberOfPreviousCPP", "number of earlier plans, as recorded"),
    ),
    "start",
    (("start", "end"),),
)
PLAN_REVIEW = RecordTable(
    "plan_review",
    "CPPreviewDate",
    (_field("review_date", Kind.EVENT, "CPPreviewDate", "day a child protection plan was reviewed"),),
    "review_date",
)

RECORD_TABLES = {
    table.name: table
    for table in (CHILD, REFERRAL, ASSESSMENT, CHILD_IN_NEED_PLAN, SECTION_47, PROTECTION_PLAN, PLAN_REVIEW)
}
# The standard tables that a census feeds, each from the record table of the same name.
FEEDS = (CHILD.name, REFERRAL.name, ASSESSMENT.name, PROTECTION_PLAN.name)
COLUMNS = {name: table.columns for name, table in RECORD_TABLES.items()}

CHILD_ID = "LAchildID"
# Never kept, and never shown: what a message about a child must not repeat.
IDENTIFIERS = (CHILD_ID, "UPN", "FormerUPN", "ULN")
# Read past without a word: known, and of no use to any figure.
NOT_KEPT = (*IDENTIFIERS, "UPNunknown", "UPNUnknownType")
# Elements that only hold others.
WRAPPERS = (
    *("ChildIdentifiers", "ChildCharacteristics", "Disabilities"),
    *("FactorsIdentifiedAtAssessment", "Reviews"),
)
