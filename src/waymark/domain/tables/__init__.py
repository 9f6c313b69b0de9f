"""The standard tables, as data: what every return is turned into, and all that a measure may read.

Every table has `row_id` (extract, file and row of the source, unique in the table; the tie-break of the total
order), `child` where rows are about a child (a keyed pseudonym, never a source id) and `flagged` (names of the
columns whose value was wrong: the field is then NULL here, and the value as found is kept with the extract).
NULL means blank in the source unless the column is flagged. One module holds the tables of one subject.
"""

from waymark.domain.tables.attainment import EYFSP_RESULT, KS2_RESULT, KS4_RESULT
from waymark.domain.tables.child import CHILD, CHILD_AREA
from waymark.domain.tables.early_help import EARLY_HELP_EPISODE, EARLY_HELP_NOTIFICATION
from waymark.domain.tables.early_years import FUNDED_PLACE
from waymark.domain.tables.inspection import INSPECTION
from waymark.domain.tables.missing_children import MISSING_EPISODE, RETURN_INTERVIEW
from waymark.domain.tables.participation import NEET_STATUS
from waymark.domain.tables.published import POPULATION, REFERENCE_VALUE
from waymark.domain.tables.pupils import ATTENDANCE, EXCLUSION, FSM_PERIOD, PUPIL_ENROLMENT
from waymark.domain.tables.school_places import SCHOOL_CAPACITY, SCHOOL_PREFERENCE
from waymark.domain.tables.social_care import (
    ADOPTION,
    ASSESSMENT,
    CARE_EPISODE,
    CARE_LEAVER_CONTACT,
    PROTECTION_PLAN,
    REFERRAL,
    UNACCOMPANIED_SPELL,
)
from waymark.domain.tables.special_needs import EHCP_REQUEST, SEN_PLAN
from waymark.domain.tables.table import FLAGGED, ROW_ID, ColumnType, StandardTable, TableColumn
from waymark.domain.tables.workforce import CASE_ALLOCATION, WORKFORCE_POST
from waymark.domain.tables.youth_justice import OFFENDER_OUTCOME

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
        RETURN_INTERVIEW,
        EARLY_HELP_NOTIFICATION,
        EARLY_HELP_EPISODE,
        WORKFORCE_POST,
        CASE_ALLOCATION,
        OFFENDER_OUTCOME,
        EYFSP_RESULT,
        KS2_RESULT,
        KS4_RESULT,
        FUNDED_PLACE,
        SCHOOL_PREFERENCE,
        SCHOOL_CAPACITY,
        PUPIL_ENROLMENT,
        ATTENDANCE,
        FSM_PERIOD,
        EXCLUSION,
        EHCP_REQUEST,
        SEN_PLAN,
        INSPECTION,
        NEET_STATUS,
        POPULATION,
        REFERENCE_VALUE,
    )
}

__all__ = [
    "ADOPTION",
    "ASSESSMENT",
    "ATTENDANCE",
    "CARE_EPISODE",
    "CARE_LEAVER_CONTACT",
    "CASE_ALLOCATION",
    "CHILD",
    "CHILD_AREA",
    "EARLY_HELP_EPISODE",
    "EARLY_HELP_NOTIFICATION",
    "EHCP_REQUEST",
    "EXCLUSION",
    "EYFSP_RESULT",
    "FLAGGED",
    "FSM_PERIOD",
    "FUNDED_PLACE",
    "INSPECTION",
    "KS2_RESULT",
    "KS4_RESULT",
    "MISSING_EPISODE",
    "NEET_STATUS",
    "OFFENDER_OUTCOME",
    "POPULATION",
    "PROTECTION_PLAN",
    "PUPIL_ENROLMENT",
    "REFERENCE_VALUE",
    "REFERRAL",
    "RETURN_INTERVIEW",
    "ROW_ID",
    "SCHOOL_CAPACITY",
    "SCHOOL_PREFERENCE",
    "SEN_PLAN",
    "STANDARD_TABLES",
    "UNACCOMPANIED_SPELL",
    "WORKFORCE_POST",
    "ColumnType",
    "StandardTable",
    "TableColumn",
]
