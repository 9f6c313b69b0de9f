"""Children with special educational needs: requests for a plan, and plans."""

from waymark.domain.tables.columns import AREA, CHILD_KEY, SCHOOL, boolean, date, integer, pseudonym, text
from waymark.domain.tables.table import StandardTable

EHCP_REQUEST = StandardTable(
    "ehcp_request",
    "A request that a child's needs be assessed for an Education, Health and Care Plan.",
    "event",
    "child",
    ("request_date", "decision_date", "plan_issued_date"),
    (
        pseudonym("request", "request", "keyed pseudonym of the request"),
        CHILD_KEY,
        AREA,
        SCHOOL,
        date("request_date", "day the request was received"),
        date("decision_date", "day it was decided whether to assess; blank: not yet"),
        date("plan_issued_date", "day the final plan was issued; blank: not yet, or no plan"),
        boolean("exception", "whether the law lets this request take longer than 20 weeks"),
        integer("days_to_plan", "calendar days from the request to the plan: 20 weeks are 140"),
    ),
    area_column="area",
)
SEN_PLAN = StandardTable(
    "sen_plan",
    "Days on which a child has an Education, Health and Care Plan at one school.",
    "spell",
    "child",
    ("start", "end"),
    (
        CHILD_KEY,
        SCHOOL,
        AREA,
        date("start", "first day"),
        date("end", "first day no longer; blank: still"),
        text("primary_need", "code of the primary need, such as ASD"),
    ),
    area_column="area",
)
