"""Our own layouts for what no national return holds: one CSV table each, known by its column names.

A layout is data. To add one: its columns in the module of its subject, its place in the list below, and how its
standard rows are made in `to_standard.py`.
"""

from waymark.sources.extracts.layouts.attainment import EYFSP_RESULT, KS2_RESULT, KS4_RESULT
from waymark.sources.extracts.layouts.early_help import EARLY_HELP_EPISODE, EARLY_HELP_NOTIFICATION
from waymark.sources.extracts.layouts.early_years import FUNDED_PLACE
from waymark.sources.extracts.layouts.inspection import INSPECTION
from waymark.sources.extracts.layouts.participation import NEET_STATUS
from waymark.sources.extracts.layouts.published import POPULATION, REFERENCE_VALUE
from waymark.sources.extracts.layouts.pupils import ATTENDANCE, EXCLUSION, PUPIL_ON_ROLL
from waymark.sources.extracts.layouts.school_places import SCHOOL_CAPACITY, SCHOOL_PREFERENCE
from waymark.sources.extracts.layouts.social_care import ALLOCATION, CHILD_AREA, MISSING_EPISODE, WORKFORCE_POST
from waymark.sources.extracts.layouts.special_needs import EHCP_REQUEST, SEN_PLAN
from waymark.sources.extracts.layouts.youth_justice import YJ_OUTCOME

LAYOUTS = {
    layout.name: layout
    for layout in (
        CHILD_AREA,
        EARLY_HELP_NOTIFICATION,
        EARLY_HELP_EPISODE,
        MISSING_EPISODE,
        WORKFORCE_POST,
        ALLOCATION,
        YJ_OUTCOME,
        EYFSP_RESULT,
        KS2_RESULT,
        KS4_RESULT,
        FUNDED_PLACE,
        SCHOOL_PREFERENCE,
        SCHOOL_CAPACITY,
        PUPIL_ON_ROLL,
        ATTENDANCE,
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
    "ALLOCATION",
    "ATTENDANCE",
    "CHILD_AREA",
    "EARLY_HELP_EPISODE",
    "EARLY_HELP_NOTIFICATION",
    "EHCP_REQUEST",
    "EXCLUSION",
    "EYFSP_RESULT",
    "FUNDED_PLACE",
    "INSPECTION",
    "KS2_RESULT",
    "KS4_RESULT",
    "LAYOUTS",
    "MISSING_EPISODE",
    "NEET_STATUS",
    "POPULATION",
    "PUPIL_ON_ROLL",
    "REFERENCE_VALUE",
    "SCHOOL_CAPACITY",
    "SCHOOL_PREFERENCE",
    "SEN_PLAN",
    "WORKFORCE_POST",
    "YJ_OUTCOME",
]
