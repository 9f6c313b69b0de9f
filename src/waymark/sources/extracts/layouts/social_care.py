"""Children's social care: where children count, who goes missing, posts and cases of social workers."""

from waymark.sources.extracts.layouts.columns import BORN, CHILD, DISTRICT, SPAN
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

_MISSING_TYPES = {"missing": "M", "away": "A", "away without authorisation": "A"}

CHILD_AREA = Layout(
    "child_area",
    "Where each child counts, spell by spell. No national return of children's social care has a district.",
    (
        CHILD,
        LayoutColumn("area", "area", Kind.PLACE, "name or code of the area", "Northfield", needed=True),
        LayoutColumn("from", "start", Kind.DATE, "first day there; blank: always", "2018-05-01", placing=True),
        LayoutColumn("to", "end", Kind.DATE, "first day no longer there; blank: still"),
        LayoutColumn(
            "basis",
            "basis",
            Kind.WORD,
            "why the child counts there; blank: home",
            "home",
            placing=True,
            words=("home", "team", "school"),
            when_blank="home",
            optional=True,
        ),
    ),
    known_by=("child_id", "area"),
    feeds="child_area",
    reach=Reach.WHOLE,
    orders=(Order("start", "end", "end", spell=True),),
)
MISSING_EPISODE = Layout(
    "missing_episode",
    "Episodes of a child going missing, with the interview offered on return.",
    (
        CHILD,
        BORN,
        LayoutColumn("start", "start", Kind.DATE, "day the child went missing", "2018-08-02", needed=True),
        LayoutColumn("end", "end", Kind.DATE, "day the child returned; blank: still missing", "2018-08-03"),
        LayoutColumn(
            "type",
            "type",
            Kind.WORD,
            "M missing, A away without authorisation",
            "M",
            words=("M", "A"),
            also=_MISSING_TYPES,
        ),
        LayoutColumn(
            "rhi_offered_date",
            "offered_date",
            Kind.DATE,
            "day a return interview was offered; blank: none offered",
            "2018-08-03",
        ),
        LayoutColumn(
            "rhi_completed_date",
            "completed_date",
            Kind.DATE,
            "day the interview was completed; blank: none completed",
            "2018-08-05",
        ),
        *SPAN,
    ),
    known_by=("child_id", "rhi_completed_date"),
    feeds="return_interview",
    reach=Reach.SPAN,
    placed_by="start",
    key=("child", "start"),
    orders=(
        Order("birth_date", "start", "birth_date"),
        Order("start", "end", "end"),
        Order("start", "offered_date", "offered_date"),
        Order("end", "completed_date", "completed_date"),
    ),
)
WORKFORCE_POST = Layout(
    "workforce_post",
    "Posts of the children's social work teams as they stood on a day: one row for each post.",
    (
        LayoutColumn("post_id", "post", Kind.ID, "the post's id", "SW0212", needed=True, of="post"),
        LayoutColumn(
            "team",
            "team",
            Kind.TEXT,
            "the team, in your words; the Kent framework knows children-in-care teams by CIC, others by CSWT",
            "CIC North",
        ),
        DISTRICT,
        LayoutColumn("case_holding", "case_holding", Kind.YES_NO, "whether the post holds cases", "yes", expected=True),
        LayoutColumn(
            "fte",
            "fte",
            Kind.DECIMAL,
            "full-time equivalent, with at most three decimals",
            "0.6",
            expected=True,
            digits=3,
            most=2,
        ),
        LayoutColumn(
            "holder_type",
            "holder_type",
            Kind.WORD,
            "who holds the post; agency cover of a vacancy is agency",
            "permanent",
            expected=True,
            words=("permanent", "agency", "vacant"),
        ),
        LayoutColumn("qualified", "qualified", Kind.YES_NO, "whether the holder is a qualified social worker", "yes"),
        LayoutColumn("holder_id", "holder", Kind.ID, "the holder's id; blank: vacant", "W0519", of="worker"),
        LayoutColumn("as_at", "as_at", Kind.DATE, "day of the snapshot", "2019-02-28", needed=True),
        LayoutColumn(
            "cases", "cases", Kind.COUNT, "cases that the holder has on the day", "17", optional=True, most=1_000
        ),
    ),
    known_by=("post_id", "holder_type"),
    feeds="workforce_post",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("post", "as_at"),
)
ALLOCATION = Layout(
    "allocation",
    "Cases in the hands of workers, spell by spell: one row for each child and worker.",
    (
        CHILD,
        LayoutColumn("worker_id", "worker", Kind.ID, "the worker's id", "W0519", needed=True, of="worker"),
        LayoutColumn(
            "team",
            "team",
            Kind.TEXT,
            "the team, in your words; the Kent framework knows children-in-care teams by CIC, others by CSWT",
            "CIC North",
        ),
        LayoutColumn("from", "start", Kind.DATE, "first day", "2018-05-01", needed=True),
        LayoutColumn("to", "end", Kind.DATE, "first day no longer; blank: still"),
        *SPAN,
    ),
    known_by=("child_id", "worker_id"),
    feeds="case_allocation",
    reach=Reach.SPAN,
    placed_by="start",
    key=("child", "worker", "start"),
    orders=(Order("start", "end", "end", spell=True),),
)
