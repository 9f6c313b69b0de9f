"""Children who go missing, and the interviews they are offered on return."""

from waymark.domain.tables.columns import BORN, CHILD_KEY, date, integer, text
from waymark.domain.tables.table import StandardTable

MISSING_EPISODE = StandardTable(
    "missing_episode",
    "An episode of a child being missing or away without authorisation.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        BORN,
        date("start", "day the child went missing"),
        date("end", "day the child returned; blank: still missing"),
        text("type", "M missing, A away without authorisation", ("M", "A")),
    ),
)
RETURN_INTERVIEW = StandardTable(
    "return_interview",
    "An episode of a child going missing, with the interview offered on return.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        BORN,
        date("start", "day the child went missing"),
        date("end", "day the child returned; blank: still missing"),
        text("type", "M missing, A away without authorisation", ("M", "A")),
        date("offered_date", "day an interview was offered; blank: none offered"),
        date("completed_date", "day an interview was completed; blank: none completed"),
        integer("days_to_interview", "days from the return to the completed interview"),
    ),
)
