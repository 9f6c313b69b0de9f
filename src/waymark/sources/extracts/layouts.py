"""Our own layouts for what no national return holds: one CSV table each, known by its column names.

A layout is data. To add one: its columns here, and how its standard rows are made in `to_standard.py`.
"""

from waymark.sources.extracts.layout import Kind, Layout, LayoutColumn, Order, Reach

COVERS_FROM, COVERS_TO = "covers_from", "covers_to"

_SPAN = (
    LayoutColumn(
        COVERS_FROM,
        COVERS_FROM,
        Kind.DATE,
        "first day that the file speaks for, the same in every row; blank: read from the rows",
        "2018-04-01",
        optional=True,
    ),
    LayoutColumn(
        COVERS_TO,
        COVERS_TO,
        Kind.DATE,
        "last day that the file speaks for, the same in every row; blank: read from the rows",
        "2019-03-31",
        optional=True,
    ),
)
_DISTRICT = LayoutColumn("district", "area", Kind.PLACE, "name or code of the district; blank: not known", "Northfield")
_BORN = LayoutColumn("dob", "birth_date", Kind.BIRTH, "date of birth; blank: unborn or not known", "2008-09-14")
_PUPIL = LayoutColumn("pupil_id", "pupil", Kind.ID, "the pupil's id", "P20417", needed=True)
_SCHOOL = LayoutColumn("school", "school", Kind.SCHOOL, "school code: LA and establishment number", "9992001")
_SCHOOL_OF_KEY = LayoutColumn(
    "school", "school", Kind.SCHOOL, "school code: LA and establishment number", "9992001", needed=True
)
_PHASE = LayoutColumn(
    "phase", "phase", Kind.WORD, "phase of the school", "primary", needed=True, words=("primary", "secondary")
)
_YEAR = LayoutColumn(
    "year", "year", Kind.YEAR, "academic year, as 2018-19, or the year in which it ends", "2018-19", needed=True
)
_FSM = LayoutColumn(
    "fsm",
    "fsm",
    Kind.YES_NO,
    "whether eligible for free school meals; blank: unclassified",
    "no",
    unknown_words=("unclassified", "unknown", "not known"),
)
_MISSING_TYPES = {"missing": "M", "away": "A", "away without authorisation": "A"}
_STAGES = {
    "early help notification": "notification",
    "early help record": "record",
    "early help assessment": "assessment",
    "early help plan": "plan",
}
_DISPOSALS = {
    "warning": "reprimand",
    "final warning": "reprimand",
    "youth caution": "caution",
    "conditional caution": "caution",
    "youth conditional caution": "caution",
    "non custodial": "non-custodial",
    "custodial": "custody",
}


def _standard(name: str) -> LayoutColumn:
    meaning = f"expected standard in {'mathematics' if name == 'maths' else name}; a code of the tests will do"
    return LayoutColumn(name, name, Kind.STANDARD, meaning, "EXS", expected=True)


def _points(name: str, meaning: str, example: str) -> LayoutColumn:
    return LayoutColumn(name, name, Kind.DECIMAL, f"{meaning}; blank: unfilled, 0", example, digits=2, most=11)


CHILD_AREA = Layout(
    "child_area",
    "Where each child counts, spell by spell. No national return of children's social care has a district.",
    (
        LayoutColumn("child_id", "child", Kind.ID, "the child's id as in the other returns", "C1042", needed=True),
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
EARLY_HELP_EPISODE = Layout(
    "early_help_episode",
    "Time with Early Help, from contact to closure: one row for each child and case.",
    (
        LayoutColumn("case_id", "case", Kind.ID, "the case's id", "EH3310", needed=True, of="case"),
        LayoutColumn("family_id", "family", Kind.ID, "the family's id", "F0871", of="family"),
        LayoutColumn(
            "child_id", "child", Kind.ID, "the child's id; for a family, the child named first", "C1042", needed=True
        ),
        _BORN,
        _DISTRICT,
        LayoutColumn(
            "contact_date", "contact_date", Kind.DATE, "day of the contact or notification", "2018-06-11", needed=True
        ),
        LayoutColumn("notification_type", "notification_type", Kind.TEXT, "how it began, in your words", "School"),
        LayoutColumn(
            "stage",
            "stage",
            Kind.WORD,
            "stage reached",
            "plan",
            words=("notification", "record", "assessment", "plan"),
            also=_STAGES,
        ),
        LayoutColumn("unit", "unit", Kind.TEXT, "Early Help Unit; blank: not sent to a Unit", "Northfield Unit 1"),
        LayoutColumn("allocated_date", "allocated_date", Kind.DATE, "day allocated to a worker", "2018-06-14"),
        LayoutColumn(
            "assessment_completed_date",
            "assessment_completed_date",
            Kind.DATE,
            "day the assessment was completed; blank: not yet",
            "2018-07-20",
        ),
        LayoutColumn(
            "closure_form_completed_date",
            "closure_form_completed_date",
            Kind.DATE,
            "day the closure form was completed; blank: still open",
            "2018-12-03",
        ),
        LayoutColumn(
            "closure_outcome", "closure_outcome", Kind.TEXT, "outcome as on the closure form", "Outcomes achieved"
        ),
        *_SPAN,
    ),
    known_by=("case_id", "closure_form_completed_date"),
    feeds="early_help_episode",
    reach=Reach.SPAN,
    placed_by="contact_date",
    key=("case", "child"),
    orders=(
        Order("birth_date", "closure_form_completed_date", "birth_date"),
        Order("allocated_date", "assessment_completed_date", "assessment_completed_date"),
        Order("contact_date", "closure_form_completed_date", "closure_form_completed_date"),
    ),
)
MISSING_EPISODE = Layout(
    "missing_episode",
    "Episodes of a child going missing, with the interview offered on return.",
    (
        LayoutColumn("child_id", "child", Kind.ID, "the child's id as in the other returns", "C1042", needed=True),
        _BORN,
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
        *_SPAN,
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
        LayoutColumn("team", "team", Kind.TEXT, "the team, in your words", "Children in Care North"),
        _DISTRICT,
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
        LayoutColumn("child_id", "child", Kind.ID, "the child's id as in the other returns", "C1042", needed=True),
        LayoutColumn("worker_id", "worker", Kind.ID, "the worker's id", "W0519", needed=True, of="worker"),
        LayoutColumn("team", "team", Kind.TEXT, "the team, in your words", "Children in Care North"),
        LayoutColumn("from", "start", Kind.DATE, "first day", "2018-05-01", needed=True),
        LayoutColumn("to", "end", Kind.DATE, "first day no longer; blank: still"),
        *_SPAN,
    ),
    known_by=("child_id", "worker_id"),
    feeds="case_allocation",
    reach=Reach.SPAN,
    placed_by="start",
    key=("child", "worker", "start"),
    orders=(Order("start", "end", "end", spell=True),),
)
YJ_OUTCOME = Layout(
    "yj_outcome",
    "Cautions, convictions and releases of young people: one row for each offence dealt with.",
    (
        LayoutColumn("person_id", "person", Kind.ID, "the young person's id", "C1042", needed=True),
        LayoutColumn("dob", "birth_date", Kind.BIRTH, "date of birth", "2003-02-27"),
        LayoutColumn("disposal_date", "disposal_date", Kind.DATE, "day of the disposal", "2018-07-19", needed=True),
        LayoutColumn(
            "disposal_type",
            "disposal_type",
            Kind.WORD,
            "kind of disposal",
            "non-custodial",
            expected=True,
            words=("reprimand", "caution", "non-custodial", "custody"),
            also=_DISPOSALS,
        ),
        LayoutColumn("release_date", "release_date", Kind.DATE, "day of release from custody; blank: none"),
        LayoutColumn("offence_date", "offence_date", Kind.DATE, "day of the offence", "2018-05-30", expected=True),
        LayoutColumn(
            "conviction_date",
            "conviction_date",
            Kind.DATE,
            "day of conviction; blank: none, as for a caution",
            "2018-07-19",
        ),
        *_SPAN,
    ),
    known_by=("person_id", "disposal_date"),
    feeds="offender_outcome",
    reach=Reach.SPAN,
    placed_by="disposal_date",
    key=("person", "disposal_date", "disposal_type", "offence_date"),
    orders=(
        Order("birth_date", "disposal_date", "birth_date"),
        Order("offence_date", "disposal_date", "offence_date"),
        Order("disposal_date", "release_date", "release_date"),
        Order("offence_date", "conviction_date", "conviction_date"),
    ),
)
EYFSP_RESULT = Layout(
    "eyfsp_result",
    "Results at the end of the Early Years Foundation Stage: one row for each child and year.",
    (
        _PUPIL,
        _SCHOOL,
        _DISTRICT,
        _YEAR,
        LayoutColumn("good_level", "good_level", Kind.YES_NO, "good level of development", "yes", expected=True),
        _FSM,
    ),
    known_by=("pupil_id", "good_level"),
    feeds="eyfsp_result",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="year",
    key=("pupil", "year"),
)
KS2_RESULT = Layout(
    "ks2_result",
    "Results at the end of Key Stage 2: one row for each pupil and year, absent pupils too.",
    (_PUPIL, _SCHOOL, _DISTRICT, _YEAR, _standard("reading"), _standard("writing"), _standard("maths"), _FSM),
    known_by=("pupil_id", "reading", "writing", "maths"),
    feeds="ks2_result",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="year",
    key=("pupil", "year"),
)
KS4_RESULT = Layout(
    "ks4_result",
    "Points at the end of Key Stage 4, slot by slot: one row for each pupil and year. Attainment 8 is their sum, "
    "mathematics counted twice, and English twice where both language and literature were taken.",
    (
        _PUPIL,
        _SCHOOL,
        _DISTRICT,
        _YEAR,
        _points("english_points", "points of the better of English language and literature", "6"),
        LayoutColumn(
            "english_both", "english_both", Kind.YES_NO, "whether both language and literature were taken", "yes"
        ),
        _points("maths_points", "points in mathematics, not doubled", "5"),
        _points("ebacc_1", "points of the first further English Baccalaureate subject", "5"),
        _points("ebacc_2", "points of the second", "5"),
        _points("ebacc_3", "points of the third", "4"),
        _points("open_1", "points of the first open slot", "6"),
        _points("open_2", "points of the second", "4.5"),
        _points("open_3", "points of the third", ""),
        _FSM,
    ),
    known_by=("pupil_id", "english_points", "maths_points"),
    feeds="ks4_result",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="year",
    key=("pupil", "year"),
    goes_with=(("english_both", "english_points"),),
)
SCHOOL_PREFERENCE = Layout(
    "school_preference",
    "Applications for a school place, as on the national offer day: one row for each pupil.",
    (
        _PUPIL,
        _DISTRICT,
        LayoutColumn(
            "phase",
            "phase",
            Kind.WORD,
            "phase applied for",
            "primary",
            needed=True,
            words=("primary", "secondary"),
        ),
        LayoutColumn("offer_day", "offer_day", Kind.DATE, "national offer day", "2019-04-16", needed=True),
        LayoutColumn(
            "preference_offered",
            "preference_offered",
            Kind.COUNT,
            "1, 2, 3 …: which preference was offered; 0: none of them",
            "1",
            expected=True,
            most=10,
        ),
        LayoutColumn(
            "late",
            "late",
            Kind.YES_NO,
            "whether the application was late, and so is left out; blank: no",
            "no",
            placing=True,
        ),
    ),
    known_by=("pupil_id", "preference_offered"),
    feeds="school_preference",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="offer_day",
    key=("pupil", "phase", "offer_day"),
    parted_by="phase",
)
SCHOOL_CAPACITY = Layout(
    "school_capacity",
    "Places and pupils of schools as they stood on a day: one row for each school and phase.",
    (
        _SCHOOL_OF_KEY,
        _DISTRICT,
        _PHASE,
        LayoutColumn("as_at", "as_at", Kind.DATE, "day of the snapshot", "2019-05-16", needed=True),
        LayoutColumn(
            "capacity",
            "capacity",
            Kind.COUNT,
            "places, without those of a sixth form",
            "420",
            expected=True,
            most=10_000,
        ),
        LayoutColumn(
            "roll",
            "roll",
            Kind.COUNT,
            "all pupils on roll; those of sixth_form_roll are taken off",
            "397",
            expected=True,
            most=10_000,
        ),
        LayoutColumn(
            "sixth_form_roll",
            "sixth_form_roll",
            Kind.COUNT,
            "how many of the roll are in the sixth form; blank: 0",
            "",
            optional=True,
            most=10_000,
        ),
    ),
    known_by=("school", "capacity"),
    feeds="school_capacity",
    reach=Reach.MONTHS,
    placed_by="as_at",
    key=("school", "phase", "as_at"),
    parted_by="phase",
    limits=(("sixth_form_roll", "roll"),),
)
ATTENDANCE = Layout(
    "attendance",
    "Sessions of each enrolment, month by month or term by term.",
    (
        _PUPIL,
        _SCHOOL_OF_KEY,
        _DISTRICT,
        _PHASE,
        LayoutColumn("period_end", "period_end", Kind.DATE, "last day of the month or term", "2018-12-31", needed=True),
        LayoutColumn(
            "status",
            "status",
            Kind.WORD,
            "enrolment status of the School Census",
            "C",
            words=("C", "M", "S", "F", "O", "G"),
        ),
        LayoutColumn("age", "age", Kind.COUNT, "age at the start of the academic year", "9", most=25),
        LayoutColumn("possible", "possible", Kind.COUNT, "sessions possible", "138", expected=True, most=500),
        LayoutColumn(
            "absent", "absent", Kind.COUNT, "sessions missed, authorised or not", "6", expected=True, most=500
        ),
        LayoutColumn(
            "period_start",
            "period_start",
            Kind.DATE,
            "first day of the month or term; blank: of the month of period_end",
            "2018-09-01",
            optional=True,
        ),
        *_SPAN,
    ),
    known_by=("pupil_id", "possible", "absent"),
    feeds="attendance",
    reach=Reach.SPAN,
    placed_by="period_end",
    begins="period_start",
    key=("pupil", "school", "period_end"),
    parted_by="phase",
    orders=(Order("period_start", "period_end", "period_start"),),
    limits=(("absent", "possible"),),
)

LAYOUTS = {
    layout.name: layout
    for layout in (
        CHILD_AREA,
        EARLY_HELP_EPISODE,
        MISSING_EPISODE,
        WORKFORCE_POST,
        ALLOCATION,
        YJ_OUTCOME,
        EYFSP_RESULT,
        KS2_RESULT,
        KS4_RESULT,
        SCHOOL_PREFERENCE,
        SCHOOL_CAPACITY,
        ATTENDANCE,
    )
}
