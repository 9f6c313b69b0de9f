"""Young people who are cautioned or convicted."""

from waymark.domain.tables.columns import AREA, BORN, PERSON_KEY, date, text
from waymark.domain.tables.table import StandardTable

OFFENDER_OUTCOME = StandardTable(
    "offender_outcome",
    "A young person's caution, conviction or release, with the offence behind it.",
    "event",
    "person",
    ("entry_date", "offence_date", "proven_date"),
    (
        PERSON_KEY,
        BORN,
        AREA,
        date("entry_date", "release from custody, blank until then; for what is no custody the disposal"),
        text(
            "disposal_type",
            "reprimand, caution, non-custodial, custody",
            ("reprimand", "caution", "non-custodial", "custody"),
        ),
        date("offence_date", "day of the offence"),
        date("proven_date", "day it was proven: conviction, caution, reprimand or warning"),
    ),
    area_column="area",
)
