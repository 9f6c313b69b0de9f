"""Children with special educational needs: requests for a plan, and plans."""

from waymark.sources.extracts.layouts.columns import CHILD, DISTRICT, SCHOOL, SPAN
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

EHCP_REQUEST = Layout(
    "ehcp_request",
    "Requests for an Education, Health and Care Plan, from the request to the plan: one row for each request.",
    (
        LayoutColumn("request_id", "request", Kind.ID, "the request's id", "R00417", needed=True, of="request"),
        CHILD,
        DISTRICT,
        SCHOOL,
        LayoutColumn(
            "request_date", "request_date", Kind.DATE, "day the request was received", "2018-05-03", needed=True
        ),
        LayoutColumn(
            "decision_date",
            "decision_date",
            Kind.DATE,
            "day it was decided whether to assess; blank: not yet",
            "2018-06-11",
        ),
        LayoutColumn(
            "plan_issued_date",
            "plan_issued_date",
            Kind.DATE,
            "day the final plan was issued; blank: not yet, or no plan",
            "2018-09-20",
        ),
        LayoutColumn(
            "exception",
            "exception",
            Kind.YES_NO,
            "whether the law lets this request take longer than 20 weeks",
            "no",
            expected=True,
        ),
        *SPAN,
    ),
    known_by=("request_id", "plan_issued_date"),
    feeds="ehcp_request",
    reach=Reach.SPAN,
    placed_by="request_date",
    key=("request",),
    orders=(
        Order("request_date", "decision_date", "decision_date"),
        Order("request_date", "plan_issued_date", "plan_issued_date"),
    ),
)
SEN_PLAN = Layout(
    "sen_plan",
    "Education, Health and Care Plans, spell by spell: one row for each child and school.",
    (
        CHILD,
        SCHOOL,
        DISTRICT,
        LayoutColumn("start", "start", Kind.DATE, "first day of the plan at this school", "2018-09-20", needed=True),
        LayoutColumn("end", "end", Kind.DATE, "first day no longer; blank: still"),
        LayoutColumn("primary_need", "primary_need", Kind.TEXT, "code of the primary need", "ASD"),
        *SPAN,
    ),
    known_by=("child_id", "primary_need"),
    feeds="sen_plan",
    reach=Reach.SPAN,
    placed_by="start",
    key=("child", "start"),
    orders=(Order("start", "end", "end", spell=True),),
)
