"""Results at the end of the early years, of primary and of secondary school."""

from waymark.domain.tables.columns import AREA, PUPIL_KEY, SCHOOL, boolean, date, integer
from waymark.domain.tables.table import StandardTable

EYFSP_RESULT = StandardTable(
    "eyfsp_result",
    "A child's result at the end of the Early Years Foundation Stage.",
    "event",
    "pupil",
    ("assessed_on",),
    (
        PUPIL_KEY,
        SCHOOL,
        AREA,
        date("assessed_on", "30 June of the year of assessment"),
        boolean("good_level", "good level of development"),
        boolean("fsm", "eligible for free school meals; blank: unclassified"),
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
        PUPIL_KEY,
        SCHOOL,
        AREA,
        date("assessed_on", "31 May of the year of assessment"),
        boolean("reading", "expected standard in reading"),
        boolean("writing", "expected standard in writing"),
        boolean("maths", "expected standard in mathematics"),
        boolean("fsm", "eligible for free school meals; blank: unclassified"),
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
        PUPIL_KEY,
        SCHOOL,
        AREA,
        date("assessed_on", "31 August of the year of the examinations"),
        integer("attainment_8", "Attainment 8 points × 100; unfilled slots count 0", 100),
        boolean("fsm", "eligible for free school meals; blank: unclassified"),
    ),
    area_column="area",
)
